"""The action plan: a goal, the day to look at it again, and a table of actions that the keyboard fills."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.records import Action, FocusArea
from mastery_desktop.domain.text import NOTE
from mastery_desktop.messages import _, ngettext
from mastery_desktop.services.planning import MOST_ACTIONS
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.notes import GrowingNote, NoteEdit, NoteLine
from mastery_desktop.ui.console.panel import StepPanel, put
from mastery_desktop.ui.console.parts import button, clear, column, label, row, titled
from mastery_desktop.ui.console.tiles import Tiles, boxed
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import keep_in_sight
from mastery_desktop.ui.widgets.labels import PlainLabel

_FIELDS = ("what", "who", "by", "evidence", "resources", "check")
_AT_FIRST = 3


class _Number(PlainLabel):
    """The number of a row; a slim 1 takes as much room as a 2, so that the fields stand in line."""

    @override
    def sizeHint(self) -> QSize:
        widest = max(self.fontMetrics().horizontalAdvance(digit) for digit in "0123456789")
        return super().sizeHint().expandedTo(QSize(widest, 0))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class ActionRow(QFrame):
    """One action in two lines of fields.

    Attributes:
        edited: some field has a new text.
        finished: Enter was pressed in the last field.
    """

    edited = Signal()
    finished = Signal()

    def __init__(self, number: int) -> None:
        """Begin empty."""
        super().__init__()
        self.action: Action | None = None
        self.adding = False
        hints = (
            _("What will you do?"),
            _("Who (a role)"),
            _("By when"),
            _("Evidence to bring"),
            _("Resources"),
            _("Check on"),
        )
        self.fields = dict(zip(_FIELDS, (GrowingNote(hint, 1000) for hint in hints), strict=True))
        lines = [Tiles(least=9, shares=(4, 2, 2), spacing=Space.XS) for _half in range(2)]
        whole = row(_Number(str(number), "lead"), column(*lines, spacing=Space.XS))
        whole.setStretch(1, 1)
        whole.setContentsMargins(0, 0, 0, Space.XS)
        self.setLayout(whole)
        for place, (hint, field) in enumerate(zip(hints, self.fields.values(), strict=True)):
            field.setAccessibleName(_("Action {n}: {field}").format(n=number, field=hint))
            field.edited.connect(self.edited)
            field.returnPressed.connect(self._on_return)
            lines[place // 3].addWidget(field)

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: field.text for name, field in self.fields.items()}

    def show_action(self, action: Action | None) -> None:
        """Show an action, or an empty row."""
        if action is None and (self.adding or any(self.texts.values())) and self.action is None:
            return
        self.action = action
        for name, field in self.fields.items():
            field.show_text(getattr(action, name) if action else "", action.id if action else None)

    def _on_return(self) -> None:
        fields = list(self.fields.values())
        at = next((place for place, field in enumerate(fields) if field.hasFocus()), len(fields) - 1)
        fields[at].flush()
        if at + 1 < len(fields):
            _go_to(fields[at + 1])
        else:
            self.finished.emit()


class PlanPanel(StepPanel):
    """Goal and actions for the focus area."""

    def __init__(self, desk: Desk) -> None:
        """Plan for the session on the desk."""
        super().__init__(desk)
        self._area: FocusArea | None = None
        self._rows: list[ActionRow] = []
        self._wanted = _AT_FIRST
        self.goal = NoteEdit(2, _("What will be true for learners when you have done this?"))
        self.goal.edited.connect(self._on_goal)
        self.check_on = NoteLine(_("2027-01-14"), 10)
        self.check_on.edited.connect(self._on_check)
        self.check_on.returnPressed.connect(self._on_day_done)
        self.notice, self.barriers = GrowingNote(limit=NOTE), GrowingNote(limit=NOTE)
        for field in (self.notice, self.barriers):
            field.edited.connect(self._on_goal)
        self.notice.returnPressed.connect(self.barriers.setFocus)
        self._wrong = label("", "bad")
        self._wrong.hide()
        self._work = QWidget()
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.XS)
        self._more = button(_("One more action"), self._on_more)
        self._warning = label(
            _("More than {most} actions are rarely kept. Which two matter most?").format(most=MOST_ACTIONS), "strong"
        )
        goal = row(
            titled(_("Our goal"), self.goal), column(titled(_("Look again on"), self.check_on), 1), spacing=Space.M
        )
        goal.setStretch(0, 1)
        self._work.setLayout(
            column(
                goal,
                self._wrong,
                label(_("Actions: Enter goes to the next field. Empty a row to remove it."), "label"),
                self._list,
                row(self._more, 1),
                self._warning,
                Tiles(
                    boxed(titled(_("How will learners notice? What evidence will show it?"), self.notice)),
                    boxed(titled(_("What could block us, and who can remove it?"), self.barriers)),
                    least=26,
                    spacing=Space.M,
                ),
            )
        )
        self._none = button(_("Choose a focus area first"), self._on_none)
        self.body.addWidget(self._work)
        self.body.addLayout(row(self._none, 1))

    @override
    def refresh(self) -> None:
        area = self.workshop.focus
        self._work.setVisible(area is not None)
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
        goal = self.workshop.goal(area)
        self.goal.show_text(goal.text, area.id)
        self.notice.show_text(goal.notice, area.id)
        self.barriers.show_text(goal.barriers, area.id)
        self.check_on.show_text(goal.check_on.isoformat() if goal.check_on else self.check_on.text(), area.id)
        self._show_actions(area)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus() and self._work.isVisible():
            self.goal.setFocus()
        else:
            super().keyPressEvent(event)

    # slots

    def _on_goal(self, _text: str) -> None:
        self._write_goal()

    def _on_check(self, text: str) -> None:
        try:
            read_day(text)
        except ValueError:
            self._wrong.setText(_("Write the day as year-month-day, such as 2027-01-14, or as 1/14/2027."))
            self._wrong.show()
            return
        self._wrong.hide()
        self._write_goal()

    def _on_day_done(self) -> None:
        self.check_on.flush()
        if self._rows:
            _go_to(self._rows[0].fields["what"])

    def _on_row(self) -> None:
        sender = self.sender()
        if not isinstance(sender, ActionRow) or self._area is None or sender.adding:
            return
        texts, planning = sender.texts, self.desk.actions.planning
        if sender.action is None:
            if any(texts.values()):
                sender.adding = True
                call = partial(planning.add_action, self.desk.session_id, self._area.id, texts["what"])
                self.desk.do(call, then=partial(self._on_added, sender, self._area, texts["what"]))
        elif not any(texts.values()):
            self.desk.do(partial(planning.remove_action, self.desk.session_id, sender.action.id))
        else:
            self._change(replace(sender.action, **texts))  # type: ignore[arg-type]

    def _on_added(self, made: ActionRow, area: FocusArea, what: str, action_id: str) -> None:
        place = len(self.workshop.actions)
        made.adding = False
        made.action = Action(id=action_id, session_id=self.desk.session_id, focus=area.id, place=place, what=what)
        if made.texts != {name: what if name == "what" else "" for name in _FIELDS}:  # more was typed meanwhile
            self._change(replace(made.action, **made.texts))  # type: ignore[arg-type]

    def _on_finished(self) -> None:
        sender = self.sender()
        if isinstance(sender, ActionRow):
            at = self._rows.index(sender)
            if at + 1 == len(self._rows):
                self._on_more()
            _go_to(self._rows[at + 1].fields["what"])

    def _on_more(self) -> None:
        self._wanted = len(self._rows) + 1
        self.refresh()

    def _on_none(self) -> None:
        self.focus_wanted.emit()

    # helpers

    def _write_goal(self) -> None:
        if self._area is None:
            return
        try:
            day = read_day(self.check_on.text())
        except ValueError:
            day = self.workshop.goal(self._area).check_on
        notice, barriers = self.notice.text, self.barriers.text
        now = self.workshop.goal(self._area)
        goal = replace(now, text=self.goal.text, check_on=day, notice=notice, barriers=barriers)
        set_goal = partial(self.desk.actions.planning.set_goal, self.desk.session_id, self._area.id)
        call = partial(set_goal, goal.text, day, notice=notice, barriers=barriers)
        self.desk.do(call, expect=replace(self.workshop, goals=put(self.workshop.goals, goal)))

    def _change(self, action: Action) -> None:
        kept = next((a for a in self.workshop.actions if a.id == action.id), None)
        action = replace(action, place=kept.place if kept else action.place)
        call = partial(self.desk.actions.planning.change_action, self.desk.session_id, action)
        self.desk.do(call, expect=replace(self.workshop, actions=put(self.workshop.actions, action)))

    def _chain(self, made: ActionRow) -> None:
        """Let Tab go through the rows before it comes to the button for one more."""
        at = self._rows.index(made)
        before: QWidget = self._rows[at - 1].fields["check"] if at else self.check_on
        for field in made.fields.values():
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
        self._warning.setVisible(len(actions) > MOST_ACTIONS)


def _go_to(field: QWidget) -> None:
    """Write on in a field, which may lie below what the area shows: Qt scrolls there for Tab alone."""
    field.setFocus()
    keep_in_sight(field)


def no_focus_text(carried: int) -> str:
    """Why there is no plan yet, and how many actions from last time wait for it."""
    if not carried:
        return _("A plan belongs to a focus area.")
    return ngettext(
        "A plan belongs to a focus area. {n} action from last time waits for it.",
        "A plan belongs to a focus area. {n} actions from last time wait for it.",
        carried,
    ).format(n=carried)


def read_day(text: str) -> date | None:
    """Read a day as people in the United States or computers write it; None for no text.

    Raises:
        ValueError: it is not a day.
    """
    words = text.strip()
    if not words:
        return None
    if "/" in words:
        month, day, year = (int(part) for part in words.split("/"))
        return date(year + (2000 if year < 100 else 0), month, day)  # noqa: PLR2004 - two digits
    return date.fromisoformat(words)
