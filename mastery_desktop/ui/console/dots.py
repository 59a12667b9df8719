"""Private dots for the focus area: how many each candidate got, typed once, shown all at once."""

from dataclasses import replace
from functools import partial
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.content import Element
from mastery_desktop.domain.counting import Piles
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.messages import _
from mastery_desktop.ui.clicker_keys import MODIFIERS
from mastery_desktop.ui.console.count_words import nothing_here_text
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.held import Held
from mastery_desktop.ui.console.pads import Cell, keep_next_in_sight
from mastery_desktop.ui.console.parts import button, clear, column, label, row
from mastery_desktop.ui.console.snapshots import put
from mastery_desktop.ui.theme.tokens import Space

_COLUMNS = 2
_DIGITS = 10
_NEXT, _BEFORE = (Qt.Key.Key_Down, Qt.Key.Key_Right), (Qt.Key.Key_Up, Qt.Key.Key_Left)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class DotsEntry(QWidget):
    """A number for each candidate, in memory until all are shown together.

    Attributes:
        changed: something was typed.
        shown: the dots are kept, and the room may see them.
        ends: the line with the button that shows them.
    """

    changed = Signal()
    shown = Signal()

    def __init__(self, desk: Desk) -> None:
        """Enter dots for the session on the desk."""
        super().__init__()
        self._desk = desk
        self._elements: tuple[Element, ...] = ()
        self._piles: Piles | None = None
        self._cells: list[Cell] = []
        self._blind = self._asked = False
        self._progress = label("", "title")
        self._remark = label("", "strong")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.XS)
        self._holder = QWidget()
        self._holder.setLayout(self._grid)
        self._show_button = button(_("Show the dots to the room"), self.show_dots)
        keys = label(_("Digits, Tab or Enter for the next one (an empty box is 0), Backspace takes back"), "small")
        self.ends = row(self._show_button, 1)
        self.setLayout(
            column(
                label(
                    _(
                        "Everybody places one dot, or as many as you agree on, while nobody looks. "
                        "Type the numbers; the wall shows them together."
                    )
                ),
                self.ends,  # before the numbers: what lies last is cut first below the wall
                self._progress,
                self._remark,
                self._holder,
                keys,  # last: beside or above the numbers it pushed them out of sight where text is large
            )
        )

    def show_candidates(self, elements: tuple[Element, ...]) -> None:
        """Offer a number for each candidate."""
        if elements == self._elements:
            self._refresh()
            return
        self._elements = elements
        self._piles = Piles(tuple(e.id for e in elements), 1) if elements else None
        self._let_go()
        clear(self._grid)
        self._cells = []
        half = -(-len(elements) // _COLUMNS)
        for place, element in enumerate(elements):
            cell = Cell()
            cell.pressed.connect(self._on_cell)
            self._cells.append(cell)
            at, side = place % half, 2 * (place // half)
            self._grid.addWidget(label(element.name), at, side)
            self._grid.addWidget(cell, at, side + 1)
        for side in (0, 2):
            self._grid.setColumnStretch(side, 3)
            self._grid.setColumnStretch(side + 1, 1)
        self._refresh()

    @property
    def candidates(self) -> tuple[Element, ...]:
        """What dots are placed on, in the order of the numbers."""
        return self._elements

    @property
    def piles(self) -> Piles | None:
        """The numbers as far as they are typed; None where there is nothing to place dots on."""
        return self._piles

    def set_blind(self, *, blind: bool) -> None:
        """Show numbers, or only how far the entry is."""
        if blind != self._blind:
            self._let_go()  # it was asked for another view
        self._blind = blind
        self._refresh()

    def progress(self) -> str:
        """How far the entry is, with no number in it."""
        if self._piles is None:
            return ""
        if self._asked:
            words = [_("Enter again shows the dots to the room.")]
            if self._too_many:
                words.append(_("One practice has more dots than people."))
            return " ".join(words)
        return _("Dots for {name} ({n} of {count})").format(
            name=self._desk.pack.elements[self._piles.current].name, n=self._piles.at + 1, count=len(self._elements)
        )

    @property
    def asks(self) -> bool:
        """Whether the next Enter shows the dots to the room: it was asked."""
        return self._asked

    @property
    def _are_shown(self) -> bool:
        return any(self._desk.workshop.candidate(element.id).dots for element in self._elements)

    @property
    def _too_many(self) -> tuple[Element, ...]:
        """The candidates that have more dots than people rate."""
        piles, raters = self._piles, self._desk.workshop.session.raters
        return tuple(each for each in self._elements if piles and piles.total(each.id) > raters)

    def _remark_text(self) -> str:
        if self._blind or self._piles is None:
            return ""
        words = _(
            "{name}: {n} dots, and {people} people rate. "
            "Correct one of the two numbers, or go on if each has several dots."
        )
        people = self._desk.workshop.session.raters
        lines = [self.progress()] if self._asked else []
        lines += [words.format(name=e.name, n=self._piles.total(e.id), people=people) for e in self._too_many]
        return "\n".join(lines)

    def press_key(self, key: int) -> bool:
        """Take a key of the entry; tell whether it was one."""
        piles = self._piles
        if piles is None:
            return False
        asked = self._asked
        self._let_go()
        digit = key - Qt.Key.Key_0
        try:
            if 0 <= digit < _DIGITS:
                piles.press(digit)
            elif key in _ENTER and piles.complete and asked:
                self.show_dots()
                return True
            elif key in _ENTER and piles.complete:
                self._ask()
            elif key in _ENTER and not piles.started and self._are_shown:
                piles.go_to(piles.at + 1)  # who only looks through them begins no count
            elif key in _ENTER:
                piles.next_element()
            elif key == Qt.Key.Key_Backspace:
                piles.back()
            elif key in _NEXT + _BEFORE:
                piles.go_to(piles.at + (1 if key in _NEXT else -1))
            else:
                return False
        except NotPossible as error:
            self._desk.refuse(str(error))
        self._refresh()
        self.changed.emit()
        return True

    def take_back(self) -> bool:
        """Take the last digit back, and nothing of another step where there is none; tell whether dots are entered."""
        if self._piles is None:
            return False
        if self._piles.back():
            self._let_go()
            self._refresh()
            self.changed.emit()
        else:
            self._desk.refuse(nothing_here_text())
        return True

    def show_dots(self) -> None:
        """Keep the numbers; the wall shows them."""
        if self._piles is None or not self._piles.started:
            return
        dots = {element: marks[0] for element, marks in self._piles.counts().items()}
        workshop = self._desk.workshop
        call = partial(self._desk.actions.planning.set_dots, self._desk.session_id, dots)
        candidates = workshop.candidates
        for element, number in dots.items():
            candidates = put(candidates, replace(workshop.candidate(element), dots=number))
        self._piles = Piles(self._piles.elements, 1)
        self._let_go()
        self._desk.do(call, expect=replace(workshop, candidates=candidates), then=self._on_shown)
        self._refresh()

    def stop_asking(self) -> None:
        """Forget that Enter has asked: the team is elsewhere now."""
        if self._asked:
            self._let_go()
            self._refresh()
            self.changed.emit()

    def _ask(self) -> None:
        """Let the next Enter show the dots, and any other key, page or click ask for a first one again."""
        self._asked = True
        if (app := QApplication.instance()) is not None:
            app.installEventFilter(self)  # only meanwhile: it would slow down every event

    def _let_go(self) -> None:
        self._asked = False
        if (app := QApplication.instance()) is not None:
            app.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() in _KEYS and isinstance(event, QKeyEvent)
        goes_on = is_key and cast("QKeyEvent", event).key() in MODIFIERS | {*_ENTER}
        if (is_key and not goes_on) or event.type() == QEvent.Type.MouseButtonPress:
            self.stop_asking()
        return False

    def _on_shown(self, _nothing: None) -> None:
        self.shown.emit()

    def _on_cell(self) -> None:
        sender = self.sender()
        self._let_go()
        if self._piles is not None:
            self._piles.go_to(next(at for at, cell in enumerate(self._cells) if cell is sender))
            self._refresh()

    def _refresh(self) -> None:
        piles = self._piles
        if piles is None or not self._desk.is_open:
            return
        self._desk.hold(Held.DOTS, held=piles.started)
        self._holder.setVisible(not self._blind)
        self._progress.setVisible(self._blind)
        self._progress.setText(self.progress())
        self._remark.setText(self._remark_text())
        self._remark.setVisible(bool(self._remark.text()))
        self._show_button.setEnabled(piles.started)
        for at, (element, cell) in enumerate(zip(self._elements, self._cells, strict=True)):
            pile = piles.row(element.id)[0]
            kept = self._desk.workshop.candidate(element.id).dots
            text = str(pile) if pile is not None else "" if piles.started or not kept else str(kept)
            cell.show_text("" if self._blind else text, here=at == piles.at)
        keep_next_in_sight(self._cells)
