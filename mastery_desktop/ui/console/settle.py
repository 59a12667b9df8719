"""Settling many practices quickly by keyboard: one row each, with the levels and what came of it."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.choices import OutcomeKind, RatingState
from mastery_desktop.domain.content import Element, ElementId, LevelId
from mastery_desktop.domain.labels import outcome_text
from mastery_desktop.domain.rating import as_it_stands, fist_after
from mastery_desktop.domain.records import Rating
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.evidence import EvidenceBox
from mastery_desktop.ui.console.key_frame import KeyFrame
from mastery_desktop.ui.console.outcome import TAKE_BACK, OutcomeEditor, restore
from mastery_desktop.ui.console.panel import StepPanel, SubItem
from mastery_desktop.ui.console.parts import LevelButtons, clear, column, label
from mastery_desktop.ui.console.practice_row import PracticeRow
from mastery_desktop.ui.console.snapshots import put
from mastery_desktop.ui.console.tiles import Tiles, boxed
from mastery_desktop.ui.console.typed_run import TypedRun, taken_back
from mastery_desktop.ui.console.words import is_done, rounds_text
from mastery_desktop.ui.looks import show_as
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import keep_in_sight

_OF_ONE: Final = (Qt.Key.Key_A, Qt.Key.Key_M, Qt.Key.Key_N)
"""Keys that say how the current practice was decided."""


class SettleRow(PracticeRow):
    """A practice with its levels.

    Attributes:
        chosen: the place of the level that the team agrees on.
    """

    chosen = Signal(int)

    def __init__(self, desk: Desk, element: Element) -> None:
        """Show a practice."""
        super().__init__(element)
        self._desk = desk
        self._places = {level.id: place for place, level in enumerate(desk.pack.levels)}
        self._name = label(element.name, "strong")
        self._said = label("", "small")
        self._result = label("", "small")
        self.levels = LevelButtons(desk.pack.levels)
        self.levels.setAccessibleName(element.name)
        self.levels.chosen.connect(self.chosen)
        words = column(self._name, self._said, self._result, spacing=2)
        across = Tiles(boxed(words), self.levels, least=15, shares=(1, 5))
        across.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        self.setLayout(across)

    def refresh(self, *, here: bool) -> None:
        """Show what came of the practice; `here`: the next key is for this row."""
        workshop = self._desk.workshop
        rating = workshop.rating(self.element.id)
        self.levels.mark([self._places[level] for level in (rating.level, rating.upper) if level in self._places])
        self._said.setText(rounds_text(workshop, self.element.id, short=True))
        self._said.setVisible(bool(self._said.text()))
        plain = as_it_stands(rating.outcome, rating.fist) in (OutcomeKind.AGREED, OutcomeKind.NOT_RATED)
        self._result.setText("" if plain else outcome_text(rating, self._desk.pack))
        self._result.setVisible(bool(self._result.text()))
        show_as(self, "kind", "tint" if here else "")

    def show_level(self, level: LevelId | None, *, here: bool) -> None:
        """Show a level that is not the whole team's, and nothing else."""
        self.levels.mark([self._places[level]] if level in self._places else [])
        self._said.hide()
        self._result.hide()
        show_as(self, "kind", "tint" if here else "")


class SettleList(QWidget):
    """All practices of a domain, settled one after the other: a level key agrees and goes on to the next row.

    Attributes:
        moved: another practice is the current one.
    """

    moved = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Settle on the desk."""
        super().__init__()
        self._desk = desk
        self._rows: list[SettleRow] = []
        self._open: set[ElementId] = set()
        self._at = 0
        self._begins = self._rests = False
        self._run = TypedRun(desk.clock)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.XS)

    @property
    def current(self) -> ElementId | None:
        """The practice that the next key is for."""
        return self._rows[self._at].element.id if self._rows else None

    def show_elements(self, elements: tuple[Element, ...]) -> None:
        """Show the practices of a domain."""
        if tuple(made.element for made in self._rows) != elements:
            clear(self._layout)
            self._rows = []
            for element in elements:
                made = SettleRow(self._desk, element)
                made.chosen.connect(self._on_chosen)
                made.pressed.connect(self._on_pressed)
                self._rows.append(made)
                self._layout.addWidget(made)
            self.begin_again()
        self.refresh()

    def begin_again(self) -> None:
        """Let the next key be for the first practice that is open; where none is, no level key is for any."""
        self._at, self._begins = 0, True
        self._open = {made.element.id for made in self._rows}

    def refresh(self) -> None:
        """Show the session as it is now; where something was taken back, go on there."""
        was_open = self._open
        self._open = {made.element.id for made in self._rows if self.is_open(made)}
        taken = [place for place, made in enumerate(self._rows) if made.element.id in self._open - was_open]
        if self._begins and self._rows:
            first = next((place for place, made in enumerate(self._rows) if made.element.id in self._open), None)
            self._at, self._begins, self._rests = first or 0, False, first is None
        elif len(taken) == 1:  # several at once: another table, or another session
            self._at, self._rests = taken[0], False
        for place, made in enumerate(self._rows):
            self.show_row(made, here=place == self._at and not self._rests)

    def go_to(self, element: ElementId, *, in_sight: bool = True) -> None:
        """Make a practice the current one, without telling anybody, and scroll to it where that is wanted."""
        if self._rests:
            self._rests = False
            self.refresh()
        for place, made in enumerate(self._rows):
            if made.element.id == element and place != self._at:
                self._at = place
                self.refresh()
                if in_sight:
                    keep_in_sight(made)

    def press_key(self, key: int) -> bool:
        """Take a key: a level, Backspace to take it back, or up and down."""
        if not self._rows:
            return False
        level = key - Qt.Key.Key_1
        if self._rests and 0 <= level < len(self._desk.pack.levels):
            self._desk.refuse(_("Every practice has a level, so none was changed. ↑ ↓ lead to the one you want."))
        elif 0 <= level < len(self._desk.pack.levels):
            self.note_before()
            self.settle(self._rows[self._at], level)
            self._move(self._next_open)
        elif key in TAKE_BACK and not self.is_open(self._rows[self._at]):
            self._run.begin()
            self.settle(self._rows[self._at], -1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._run.begin()
            self._move(self._at + (0 if self._rests else 1 if key == Qt.Key.Key_Down else -1))
        else:
            return False
        return True

    def note_before(self) -> None:
        """A key is about to decide the current practice; it may turn out to be a sign of a sentence."""
        self._run.decided(partial(self._restore, self._at, self._desk.workshop.rating(self._rows[self._at].element.id)))

    def take_back(self) -> bool:
        """Take back what the first signs of a sentence decided; tell whether there was anything."""
        return self._run.take_back()

    def show_current(self) -> None:
        """Scroll to the current practice."""
        if self._rows:
            keep_in_sight(self._rows[self._at])

    @property
    def first_open(self) -> ElementId | None:
        """The first practice that nothing is decided about; None when all are settled."""
        return next((made.element.id for made in self._rows if self.is_open(made)), None)

    @property
    def _next_open(self) -> int:
        """The row to go on with: the next open one, so that no key changes what is settled; else the next."""
        rest = range(self._at + 1, len(self._rows))
        return next((place for place in rest if self.is_open(self._rows[place])), self._at + 1)

    def show_row(self, made: SettleRow, *, here: bool) -> None:
        """Show a row as it is now; `here`: the next key is for it."""
        made.refresh(here=here)

    def is_open(self, made: SettleRow) -> bool:
        """Whether nothing is decided about the practice of a row."""
        return self._desk.workshop.rating(made.element.id).outcome is OutcomeKind.NOT_RATED

    def _restore(self, place: int, before: Rating) -> None:
        restore(self._desk, before)
        self._move(place)

    def _on_chosen(self, level: int) -> None:
        sender = self.sender()
        self._run.begin()
        if isinstance(sender, SettleRow):
            self._move(self._rows.index(sender))
            self.settle(sender, level)

    def _on_pressed(self) -> None:
        sender = self.sender()
        self._run.begin()
        if isinstance(sender, SettleRow):
            self._move(self._rows.index(sender))

    def _move(self, place: int) -> None:
        self._at, self._rests = min(max(place, 0), len(self._rows) - 1), False
        self.refresh()
        self.show_current()
        self.moved.emit(self._rows[self._at].element.id)

    def settle(self, made: SettleRow, place: int) -> None:
        """Agree on the level at a place for the practice of a row; -1 takes it back."""
        desk, element = self._desk, made.element.id
        kind = OutcomeKind.AGREED if place >= 0 else OutcomeKind.NOT_RATED
        level = desk.pack.levels[place].id if place >= 0 else None
        before = desk.workshop.rating(element)
        call = partial(desk.actions.rating.settle, desk.session_id, element, kind, level=level)
        expected = None
        if before.state is not RatingState.COMPLETE:
            state = RatingState.SETTLED if place >= 0 else before.state
            fist = fist_after(before.fist, again=(kind, level) == (before.outcome, before.level))
            rating = replace(before, outcome=kind, level=level, upper=None, state=state, fist=fist)
            expected = replace(desk.workshop, ratings=put(desk.workshop.ratings, rating))
        desk.do(call, expect=expected)


class OutcomePanel(StepPanel):
    """Settle the practices that were not discussed; open one for all that can be said of it."""

    def __init__(self, desk: Desk) -> None:
        """Settle on the desk."""
        super().__init__(desk)
        self.list = SettleList(desk)
        self.list.moved.connect(self.go_to)
        self.evidence = EvidenceBox(self, desk, lines=2)
        self.outcome = OutcomeEditor(desk)
        self.deciding = KeyFrame(self, self.list, _("What does the team decide?"))
        self._at_hand = KeyFrame(self, self.outcome, _("The practice at hand"), *self.outcome.asides)
        self.deciding.writing.connect(self._on_writing)
        self._at_hand.writing.connect(self._on_writing)
        self._about = label("", "label")
        self._before: ElementId | None = None  # the practice shown before; none where the step begins
        self.body.addWidget(self._about)
        self.body.addWidget(self.evidence)
        self.body.addWidget(self.deciding)
        self.body.addWidget(self._at_hand)

    @override
    def enter(self) -> None:
        self.list.show_elements(self.elements)
        first = self.list.first_open
        self._before = None
        if first and self.element and self.workshop.rating(self.element.id).outcome is not OutcomeKind.NOT_RATED:
            self.go_to.emit(first)  # no key of this step should change what the team settled in its discussion

    @override
    def refresh(self) -> None:
        self.heading.setText(_("Settle the rest"))
        self.hint.setText(
            _(
                "{key}, then 1 to {most} agree on a level and go on; M majority, N not agreed yet. ↑ ↓ for a practice."
            ).format(key=keys.LEVELS.hint, most=len(self.desk.pack.levels))
        )
        self.list.show_elements(self.elements)
        if self.element:
            self._about.setText(_("Evidence: {practice}").format(practice=self.element.name))
            self.list.go_to(self.element.id, in_sight=self.decides)
            self.evidence.show_element(self.element.id)
            self.outcome.show_element(self.element.id)
            if self._before not in (None, self.element.id) and not self._writes_evidence:
                QTimer.singleShot(0, self.list, self.list.show_current)  # once all has its place
            self._before = self.element.id  # where the step begins, the evidence comes first

    @property
    def _writes_evidence(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.evidence.isAncestorOf(focus)

    @override
    def take_back(self) -> bool:
        return self.evidence.take_back()

    @override
    def decide(self) -> None:
        super().decide()
        self.list.show_current()  # the list may be higher than what can be seen of it

    @override
    def sub_items(self) -> tuple[SubItem, ...]:
        return tuple(SubItem(e.id, e.name, done=is_done(self.workshop.rating(e.id))) for e in self.elements)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._at_hand.has_keys or (self.decides and key in _OF_ONE):
            self.list.note_before()
            taken = self.outcome.press_key(key)
        else:
            moves = key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            taken = (moves or self.decides) and self.list.press_key(key)
        if not taken:
            super().keyPressEvent(event)

    def _on_writing(self) -> None:
        if self.list.take_back():
            self.outcome.begin_again()
            self.desk.tell(taken_back())

    @property
    @override
    def decides(self) -> bool:
        return super().decides or self._at_hand.has_keys

    @property
    @override
    def first_field(self) -> QWidget:
        return self.evidence.have
