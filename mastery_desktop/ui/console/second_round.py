"""A second round with hold-up cards for one practice: how many cards per level, kept beside the first round."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mastery_desktop.domain.choices import RatingMode
from mastery_desktop.domain.content import Element
from mastery_desktop.domain.counting import Count, CountWay, Piles
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.messages import _
from mastery_desktop.ui.console.count_keys import Answer, press
from mastery_desktop.ui.console.count_words import with_counts
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.pads import PileGrid
from mastery_desktop.ui.console.parts import button, clear, column, label, row


class SecondRound(QWidget):
    """Counts cards: type how many hold up each level.

    Attributes:
        closed: the round was kept or given up.
    """

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        """Count on the desk."""
        super().__init__()
        self._desk = desk
        self._element: Element | None = None
        self._count: Count | None = None
        self._grid: PileGrid | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._place = column()
        self._keep = button(_("Show the second round"), self._on_keep, "primary")
        self._give_up = button(_("No second round"), self._on_close)
        self.setLayout(
            column(
                label(_("Cards up! How many hold up each level?"), "strong"),
                self._place,
                row(self._keep, self._give_up, label(_("Digits, Tab for the next level, Enter to show"), "small"), 1),
            )
        )
        self.hide()

    def open(self, element: Element) -> None:
        """Begin the second round of a practice."""
        raters = self._desk.workshop.session.raters
        if raters < ANONYMOUS_FROM:
            self._desk.refuse(_("With so few raters no marks are kept. Talk, and keep the level you agree on."))
            return
        self._element = element
        self._count = Count((element.id,), len(self._desk.pack.levels), raters, CountWay.PILES)
        clear(self._place)
        self._grid = PileGrid((element,), self._desk.pack.levels)
        self._grid.chosen.connect(self._on_pile)
        self._place.addWidget(self._grid)
        self._refresh()
        self.show()
        self.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._count is None:
            return
        if event.key() == Qt.Key.Key_Escape:
            self._on_close()
            return
        try:
            answer = press(self._count, event.key())
        except NotPossible as error:
            self._desk.refuse(str(error))
            return
        if answer is Answer.FINISH:
            self._on_keep()
        elif answer is Answer.TAKEN:
            self._refresh()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        entry = self._count.entry if self._count else None
        if self.hasFocus() and isinstance(entry, Piles) and not entry.complete:
            if next:
                entry.next_pile()
            else:
                entry.go_to(entry.at - 1)
            self._refresh()
            return True
        return super().focusNextPrevChild(next)

    def _on_pile(self, at: int) -> None:
        if self._count is not None and isinstance(self._count.entry, Piles):
            self._count.entry.go_to(at)
            self._refresh()
        self.setFocus()

    def _on_keep(self) -> None:
        if self._count is None or self._element is None or not self._count.finished:
            return
        desk, count, counts = self._desk, self._count, self._count.counts()
        call = partial(
            desk.actions.rating.save_counts,
            desk.session_id,
            counts,
            raters=count.expected,
            round_number=2,
            mode=RatingMode.CARDS,
        )
        fits = ANONYMOUS_FROM <= count.slips_in <= count.expected
        expected = with_counts(desk.workshop, counts, count.expected, round_number=2) if fits else None
        desk.do(call, expect=expected, then=self._on_kept)

    def _on_kept(self, _nothing: None) -> None:
        self._on_close()

    def _on_close(self) -> None:
        self._count = self._element = None
        self.hide()
        self.closed.emit()

    def _refresh(self) -> None:
        if self._grid and self._count:
            self._grid.show_count(self._count)
            self._keep.setEnabled(self._count.finished)
