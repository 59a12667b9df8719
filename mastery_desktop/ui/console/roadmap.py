"""The roadmap: for each of its steps where the team stands, who owns it, notes, and the tips of its designers."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mastery_desktop.domain.choices import RoadmapState
from mastery_desktop.domain.follow_up import RoadmapEntry
from mastery_desktop.domain.records import Step
from mastery_desktop.domain.reference import RoadmapItem, RoadmapSection
from mastery_desktop.domain.roadmap_words import STATES
from mastery_desktop.domain.roles import may_be_name
from mastery_desktop.domain.text import NOTE
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.group_check import GroupCheck
from mastery_desktop.ui.console.key_frame import KeyFrame
from mastery_desktop.ui.console.notes import GrowingNote, NoteLine, first_empty, flush_notes
from mastery_desktop.ui.console.on_wall import LetterByLetter, say_when_done
from mastery_desktop.ui.console.panel import StepPanel
from mastery_desktop.ui.console.parts import Choice, column, label, titled
from mastery_desktop.ui.console.snapshots import put
from mastery_desktop.ui.console.tiles import Tiles, boxed
from mastery_desktop.ui.console.typed_run import TypedRun, taken_back
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.tips import plain_tip
from mastery_desktop.ui.widgets.areas import keep_in_sight, scrolling
from mastery_desktop.ui.widgets.buttons import Button

_STATES: Final = tuple(RoadmapState)
_MARKS: Final = {RoadmapState.NOT_BEGUN: "○", RoadmapState.UNDER_WAY: "◐", RoadmapState.IN_PLACE: "●"}
_NOT_SAID: Final = "–"
_LEAST_ROW: Final = 200
_ROWS_SEEN: Final = 8
_TAKE_BACK: Final = (Qt.Key.Key_0, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class StepRow(Button):
    """A step in the list, on one line: where there is no room it ends in an ellipsis, and is said whole."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(kind="row")
        self._whole = ""
        self.be_one_of_several()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_step(self, text: str, said: str, *, here: bool) -> None:
        """Show a step; `said` is for those who hear it."""
        self._whole = text
        self.setChecked(here)
        self._fit()
        self.setAccessibleName(said)
        self.setToolTip(plain_tip(said))

    def _fit(self) -> None:
        bold = QFont(self.font())
        bold.setBold(True)
        room = self.width() - 2 * Space.M
        said = self.accessibleName()
        self.set_label(QFontMetrics(bold).elidedText(self._whole, Qt.TextElideMode.ElideRight, room))
        self.setAccessibleName(said)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_ROW, super().minimumSizeHint().height())

    @override
    def sizeHint(self) -> QSize:
        return QSize(_LEAST_ROW, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class RoadmapPanel(StepPanel):
    """The steps on the left, the one at hand on the right."""

    def __init__(self, desk: Desk) -> None:
        """Keep the roadmap of the session on the desk."""
        super().__init__(desk)
        sections = desk.pack.roadmap.sections if desk.pack.roadmap else ()
        self._items: tuple[tuple[RoadmapSection, RoadmapItem], ...] = tuple(
            (section, item) for section in sections for item in section.items
        )
        self._at = 0
        self._run = TypedRun(desk.clock)
        self._rows = [StepRow() for _item in self._items]
        for made in self._rows:
            made.clicked.connect(self._on_row)
        self._typing = LetterByLetter(desk)
        self.tools.addWidget(self._typing)
        self._name = label("", "lead")
        self.state = Choice([_(text) for text in STATES.values()], kind="tab", optional=True)
        self.state.chosen.connect(self._on_state)
        self.owner = NoteLine(_("A role, such as “Curriculum lead”"))
        self.check = GroupCheck("", _("Keep: it is a role"))
        self.check.kept.connect(self._on_keep)
        self.check.changed.connect(self._on_change)
        self._role = ""
        self.notes = GrowingNote(limit=NOTE, lines=2)
        self.owner.edited.connect(self._on_edited)
        self.notes.edited.connect(self._on_edited)
        self.owner.returnPressed.connect(self.notes.setFocus)
        say_when_done(desk, self.owner, self.notes)
        self._tips = label("")
        right = column(
            self._name,
            self.state,
            titled(_("Owner (role)"), self.owner),
            self.check,
            titled(_("Notes, for the team alone"), self.notes),
            label(_("Tips"), "label"),
            self._tips,
            1,
        )
        self._work = QWidget()
        rows = QWidget()
        rows.setLayout(column(*self._rows, 1, spacing=0))
        left = scrolling(rows)  # of its own, so that the step at hand stays beside the last rows too
        left.setFixedHeight(_ROWS_SEEN * self._rows[0].sizeHint().height() if self._rows else 0)
        self._work.setLayout(Tiles(boxed(column(left, 1)), boxed(right), least=30, shares=(5, 6), spacing=Space.L))
        self.deciding = KeyFrame(self, self._work, _("Where are we?"))
        self.deciding.writing.connect(self._on_writing)
        self.body.addWidget(self.deciding)

    @override
    def show_step(self, step: Step, anchor: str) -> None:
        sections = [section.id for section, _item in self._items]
        goes_on = anchor != self.anchor and anchor in sections and self._items[self._at][0].id != anchor
        if goes_on and self.is_at(step):
            flush_notes(self)
            self._run.begin()
            self._at = sections.index(anchor)
        super().show_step(step, anchor)
        if goes_on:
            keep_in_sight(self._rows[self._at])

    @override
    def refresh(self) -> None:
        self.heading.setText(_("Roadmap: where are we?"))
        self._work.setVisible(bool(self._items))
        self._typing.refresh()
        if not self._items:
            self.hint.setText(_("This content has no roadmap."))
            return
        self.hint.setText(
            _(
                "Arrows go through the steps; {key}, then 1 to 3 say where you are. Enter writes. Begin anywhere."
            ).format(key=keys.LEVELS.hint)
        )
        for at, ((_section, item), made) in enumerate(zip(self._items, self._rows, strict=True)):
            state = self.workshop.roadmap_entry(item.id).state
            said = _(STATES[state]) if state else _("not said yet")
            mark = _MARKS[state] if state else _NOT_SAID
            made.show_step(f"{mark}  {_titled(item)}", f"{_titled(item)}: {said}", here=at == self._at)
        section, item = self._items[self._at]
        entry = self.workshop.roadmap_entry(item.id)
        self._name.setText(_titled(item))
        self.state.show_place(_STATES.index(entry.state) if entry.state else -1)
        self.owner.show_text(entry.owner, item.id)
        self.notes.show_text(entry.notes, item.id)
        self._role = entry.owner if entry.owner_role else ""
        self._look()
        tips = [f"{tip.lead} {tip.text}" for tip in section.tips if tip.item == item.id]
        self._tips.setText("\n\n".join(tips) or _("None for this step; those of its neighbours may help."))

    @override
    def leave(self) -> None:
        super().leave()
        self._at = 0

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, place = event.key(), event.key() - Qt.Key.Key_1
        if not self._items or self.owner.hasFocus() or self.notes.hasFocus():  # a line passes its Enter on
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._pick(min(max(self._at + (1 if key == Qt.Key.Key_Down else -1), 0), len(self._items) - 1))
        elif self.decides and 0 <= place < len(_STATES):
            self._run.decided(partial(self._set_state, self._entry.state))
            self._set_state(_STATES[place])
        elif self.decides and key in _TAKE_BACK:
            self._run.decided(partial(self._set_state, self._entry.state))
            self._set_state(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.owner.setFocus()
            keep_in_sight(self.owner)
        else:
            super().keyPressEvent(event)

    @property
    @override
    def first_field(self) -> QWidget | None:
        return first_empty(self.owner, self.notes) if self._items else None

    # slots

    def _on_row(self) -> None:
        sender = self.sender()
        self._pick(next(at for at, made in enumerate(self._rows) if made is sender))

    def _on_state(self, place: int) -> None:
        self._set_state(_STATES[place] if place >= 0 else None)
        self._keep_keys()

    def _on_edited(self, _text: str) -> None:
        self._write(self._entry)

    def _on_keep(self) -> None:
        self.owner.flush()
        self._role = _words(self.owner.text())
        self.notes.setFocus()  # the question goes, and nothing else should take the keys
        self._write(self._entry)

    def _on_change(self) -> None:
        self.owner.setFocus()
        self.owner.selectAll()

    def _on_writing(self) -> None:
        if self._run.take_back():
            self.desk.tell(taken_back())

    # helpers

    @property
    def _entry(self) -> RoadmapEntry:
        return self.workshop.roadmap_entry(self._items[self._at][1].id)

    def _pick(self, at: int) -> None:
        flush_notes(self)
        self._run.begin()
        self._at = at
        self.refresh()
        self._keep_keys()
        keep_in_sight(self._rows[at])
        self.go_to.emit(self._items[at][0].id)

    def _look(self) -> None:
        """Ask whether a name stands where a role belongs."""
        owner = self.owner.text()
        question = _("Is “{who}” a name? A role outlasts a person: “Grade 6 lead”. The wall waits for your answer.")
        self.check.words.setText(question.format(who=owner))
        self.check.setAccessibleName(self.check.words.text())
        self.check.ask(about=may_be_name(owner) and _words(owner) != self._role)

    def _keep_keys(self) -> None:
        """Leave the keys where they are while they decide; else give them back to the panel."""
        if self.deciding is not None and self.deciding.has_focus:
            self.deciding.setFocus()
        else:
            self.rest()

    def _set_state(self, state: RoadmapState | None) -> None:
        self._write(replace(self._entry, state=state))

    def _write(self, entry: RoadmapEntry) -> None:
        is_role = bool(self._role) and _words(self.owner.text()) == self._role
        entry = replace(entry, owner=self.owner.text(), owner_role=is_role, notes=self.notes.text)
        planning, session = self.desk.actions.planning, self.desk.session_id
        call = partial(planning.set_roadmap, session, entry.item)
        call = partial(call, state=entry.state, owner=entry.owner, notes=entry.notes, owner_role=entry.owner_role)
        self.desk.do(call, expect=replace(self.workshop, roadmap=put(self.workshop.roadmap, entry)))


def _words(text: str) -> str:
    """A text as it is kept: without spaces that nobody sees."""
    return " ".join(text.split())


def _titled(item: RoadmapItem) -> str:
    return f"{item.number}{item.letter}  {item.title}"
