"""The action plan: a goal, a table of actions that the keyboard fills, the looks at it, and one turn."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.checklist import titles_sorted_as
from mastery_desktop.domain.choices import Sorting
from mastery_desktop.domain.records import Action, FocusArea
from mastery_desktop.messages import _, ngettext
from mastery_desktop.services.planning import MOST_ACTIONS
from mastery_desktop.services.slides import anchor_of
from mastery_desktop.ui.console.action_row import FIELDS, ActionRow, go_to
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.focus_tabs import FocusTabs
from mastery_desktop.ui.console.follow_up import ChecksPart, CyclePart
from mastery_desktop.ui.console.goal_fields import GoalFields
from mastery_desktop.ui.console.notes import first_empty, flush_notes
from mastery_desktop.ui.console.on_wall import LetterByLetter, say_when_done
from mastery_desktop.ui.console.panel import StepPanel
from mastery_desktop.ui.console.parts import Choice, button, clear, column, label, row
from mastery_desktop.ui.console.snapshots import put
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import keep_in_sight

_AT_FIRST = 3
_PLAN, _CHECKS, _CYCLE = range(3)


class PlanPanel(StepPanel):
    """Goal and actions for the focus area."""

    def __init__(self, desk: Desk) -> None:
        """Plan for the session on the desk."""
        super().__init__(desk)
        self._area: FocusArea | None = None
        self._rows: list[ActionRow] = []
        self._wanted = _AT_FIRST
        self._goal = GoalFields(desk, self)
        self._goal.day_done.connect(self._on_day_done)
        self._goal.calendar_changed.connect(self._look)
        self.goal, self.check_on = self._goal.goal, self._goal.check_on
        self.notice, self.barriers = self._goal.notice, self._goal.barriers
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.XS)
        self._more = button(_("One more action"), self._on_more)
        self._warning = label(
            _("More than {most} actions are rarely kept. Which two matter most?").format(most=MOST_ACTIONS), "strong"
        )
        self._next = label("", "muted")
        self._work = QWidget()
        self._work.setLayout(
            column(
                self._goal.head,
                self._next,
                label(_("Actions: Enter goes to the next field. Empty a row to remove it."), "label"),
                self._list,
                self._warning,
                row(self._more, 1),
                self._goal.foot,
            )
        )
        self.checks, self.cycle = ChecksPart(desk), CyclePart(desk)
        self._parts: tuple[QWidget, ...] = (self._work, self.checks, self.cycle)
        self.parts = Choice([_("1 Plan"), _("2 After 30, 60, 90 days"), _("3 One turn")], kind="tab")
        self.parts.chosen.connect(self._on_part)
        self.parts.show_place(_PLAN)
        self._areas = FocusTabs(desk, self)
        self._areas.chosen.connect(self._on_area)
        self._typing = LetterByLetter(desk)
        for tool in (self._areas, self.parts, self._typing):
            self.tools.addWidget(tool)
        self._none = button(_("Choose a focus area first"), self._on_none)
        for part in self._parts:
            self.body.addWidget(part)
        self.body.addLayout(row(self._none, 1))

    @override
    def enter(self) -> None:
        self.parts.show_place(_PLAN)

    @override
    def refresh(self) -> None:
        area = self.desk.area
        self._areas.refresh()
        self._typing.refresh()
        for place, part in enumerate(self._parts):
            part.setVisible(area is not None and place == self.parts.place)
        for tool in (self.parts, self._typing):
            tool.setVisible(area is not None)
        self._none.setVisible(area is None)
        self.heading.setText(_("Who does what, by when?"))
        if area is None:
            self.hint.setText(no_focus_text(len(self.workshop.actions_for(None))))
            return
        self.hint.setText(
            _("Focus area: {name}. One to {most} actions; a role, not a person’s name.").format(
                name=self.desk.pack.elements[area.element].name, most=MOST_ACTIONS
            )
        )
        if self._area is None or self._area.id != area.id:
            self._area, self._wanted = area, _AT_FIRST
            clear(self._list)
            self._rows = []
        self._goal.show_area(area)
        sorted_next = titles_sorted_as(Sorting.NEXT, self.desk.pack, self.workshop.sorting(area))
        self._next.setText(_("Sorted as next: {activities}").format(activities="; ".join(sorted_next)))
        self._next.setVisible(bool(sorted_next))
        self.checks.show_area(area)
        self.cycle.show_area(area)
        self._show_actions(area)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus() and self._area is not None:
            first = (self.goal, self.checks.cards[0].due, self.cycle.change)[self.parts.place]
            go_to(first)
        elif self._area is not None and 0 <= place < len(self._parts) and self.alone.may_act:
            self.alone.acted(partial(self.parts.press, self.parts.place))
            self.parts.press(place)
        else:
            super().keyPressEvent(event)

    @override
    def decide(self) -> None:
        """Nothing is decided here by single keys, but for which part is shown."""
        if self._area is not None:
            go_to(self.parts.buttons[self.parts.place])

    @property
    @override
    def first_field(self) -> QWidget:
        goal = first_empty(self.goal, self.check_on, self.notice, self.barriers)
        return (goal, self.checks.cards[0].due, self.cycle.change)[self.parts.place]

    # slots

    def _on_part(self, place: int) -> None:
        flush_notes(self)
        self.refresh()
        self.rest()
        keep_in_sight(self.heading)
        self.go_to.emit(self._anchor(("plan", "checks", "cycle")[place]))

    def _on_area(self, _element: str) -> None:
        self.refresh()
        self.go_to.emit(self._anchor("plan"))

    def _on_day_done(self) -> None:
        if self._rows:
            go_to(self._rows[0].fields["what"])

    def _on_row(self) -> None:
        sender = self.sender()
        if not isinstance(sender, ActionRow) or self._area is None or sender.adding:
            return
        texts, planning = sender.texts, self.desk.actions.planning
        sender.look(self._goal.school_days, self._goal.near)
        if sender.action is None:
            if any(texts.values()):
                sender.adding = True
                call = partial(planning.add_action, self.desk.session_id, self._area.id, texts["what"])
                self.desk.do(call, then=partial(self._on_added, sender, self._area, texts["what"]))
        elif not any(texts.values()):
            self.desk.do(partial(planning.remove_action, self.desk.session_id, sender.action.id))
        else:
            self._change(replace(sender.action, needs=sender.needs.needs, who_role=sender.is_role, **texts))  # type: ignore[arg-type]

    def _on_added(self, made: ActionRow, area: FocusArea, what: str, action_id: str) -> None:
        place = len(self.workshop.actions)
        made.adding = False
        made.action = Action(id=action_id, session_id=self.desk.session_id, focus=area.id, place=place, what=what)
        if made.needs.needs or made.texts != {"what": what} | dict.fromkeys(FIELDS[1:], ""):  # more was typed meanwhile
            self._change(replace(made.action, needs=made.needs.needs, who_role=made.is_role, **made.texts))  # type: ignore[arg-type]

    def _on_said(self) -> None:
        sender = self.sender()
        if isinstance(sender, ActionRow) and any(sender.texts.values()):
            before = self._rows[: self._rows.index(sender)]
            self.desk.row_said.emit(sum(any(made.texts.values()) for made in before))

    def _on_finished(self) -> None:
        sender = self.sender()
        if isinstance(sender, ActionRow):
            at = self._rows.index(sender)
            if at + 1 == len(self._rows):
                self._on_more()
            go_to(self._rows[at + 1].fields["what"])

    def _on_more(self) -> None:
        self._wanted = len(self._rows) + 1
        self.refresh()

    def _on_none(self) -> None:
        self.focus_wanted.emit()

    # helpers

    def _anchor(self, name: str) -> str:
        return anchor_of(name, self.workshop, self._area)

    def _look(self) -> None:
        for made in self._rows:
            made.look(self._goal.school_days, self._goal.near)

    def _change(self, action: Action) -> None:
        kept = next((a for a in self.workshop.actions if a.id == action.id), None)
        action = replace(action, place=kept.place if kept else action.place)
        call = partial(self.desk.actions.planning.change_action, self.desk.session_id, action)
        self.desk.do(call, expect=replace(self.workshop, actions=put(self.workshop.actions, action)))

    def _chain(self, made: ActionRow) -> None:
        """Let Tab go through the rows before it comes to the button for one more."""
        at = self._rows.index(made)
        before: QWidget = self._rows[at - 1].needs if at else self.check_on
        for field in made.stops():
            self.setTabOrder(before, field)
            before = field
        for after in (self._more, self.notice, self.barriers):
            self.setTabOrder(before, after)
            before = after

    def _show_actions(self, area: FocusArea) -> None:
        actions = self.workshop.actions_for(area)
        wanted = max(self._wanted, len(actions))
        while len(self._rows) < wanted:
            made = ActionRow(len(self._rows) + 1)
            made.edited.connect(self._on_row)
            made.finished.connect(self._on_finished)
            say_when_done(self.desk, *made.fields.values())
            made.said.connect(self._on_said)
            self._rows.append(made)
            self._list.addWidget(made)
            self._chain(made)
        taken = {made.action.id for made in self._rows if made.action}
        fresh = [action for action in actions if action.id not in taken]
        by_id = {action.id: action for action in actions}
        for made in self._rows:
            if made.action is not None:
                made.show_action(by_id.get(made.action.id))
            if made.action is None and not made.adding and not any(made.texts.values()) and fresh:
                made.show_action(fresh.pop(0))
            made.look(self._goal.school_days, self._goal.near)
        self._warning.setVisible(len(self._rows) > MOST_ACTIONS)


def no_focus_text(carried: int) -> str:
    """Why there is no plan yet, and how many actions from last time wait for it."""
    if not carried:
        return _("A plan belongs to a focus area.")
    return ngettext(
        "A plan belongs to a focus area. {n} action from last time waits for it.",
        "A plan belongs to a focus area. {n} actions from last time wait for it.",
        carried,
    ).format(n=carried)
