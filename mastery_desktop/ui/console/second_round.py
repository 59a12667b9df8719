"""A second round with hold-up cards for one practice: how many cards per level, kept beside the first round."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mastery_desktop.domain.choices import RatingMode
from mastery_desktop.domain.counting import Count, CountWay, Piles
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.messages import _
from mastery_desktop.ui.console.count_keys import Answer, press
from mastery_desktop.ui.console.count_words import nothing_here_text, with_counts
from mastery_desktop.ui.console.held import Held
from mastery_desktop.ui.console.pads import PileGrid
from mastery_desktop.ui.console.parts import button, clear, column, label, row
from mastery_desktop.ui.key_guard import ENTER_ENDS, ENTER_OFFERED

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from mastery_desktop.domain.content import Element, ElementId
    from mastery_desktop.domain.records import SessionId
    from mastery_desktop.domain.workshop import Workshop
    from mastery_desktop.ui.console.desk import Desk


class SecondRound(QWidget):
    """Counts cards: type how many hold up each level.

    A round that is begun belongs to its practice: it waits there while another one is shown.

    Attributes:
        closed: the round was kept or given up.
        kept: the round of this practice was kept, while the team is still at it.
    """

    closed = Signal()
    kept = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Count on the desk."""
        super().__init__()
        self._desk = desk
        self._element: Element | None = None
        self._counts: dict[tuple[SessionId, ElementId], Count] = {}
        self._kept: tuple[Element, Count, object] | None = None
        self._asked = label("", "strong")
        self._grid: PileGrid | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(ENTER_ENDS, True)  # noqa: FBT003 - the value of a property
        self._place = column()
        self._keep = button(_("Show the second round"), self._on_keep, "primary")
        self._give_up = button(_("No second round"), self._on_close)
        self.setLayout(
            column(
                self._asked,
                self._place,
                row(self._keep, self._give_up, label(_("Digits, Tab for the next level, Enter to show"), "small"), 1),
            )
        )
        self.hide()

    def may_open(self) -> bool:
        """Whether enough people rate for a second round; else say why there is none, before anything is written."""
        few = self._desk.workshop.session.raters < ANONYMOUS_FROM
        if few:
            self._desk.refuse(_("With so few raters no marks are kept. Talk, and keep the level you agree on."))
        return not few

    def open(self, element: Element) -> None:
        """Begin the second round of a practice, which `may_open`."""
        raters = self._desk.workshop.session.raters
        self._counts[self._desk.session_id, element.id] = Count(
            (element.id,), len(self._desk.pack.levels), raters, CountWay.PILES
        )
        self._show(element)
        self.setFocus()

    def show_element(self, element: Element) -> None:
        """Show the round of a practice, where one is begun; that of another one waits."""
        if element == self._element:
            return
        left, typed = self._element, self._count is not None and self._count.started
        self.leave()
        if left is not None and typed:
            self._desk.tell(
                _("The second round of “{name}” waits there, as far as it is typed.").format(name=left.name)
            )
        if (self._desk.session_id, element.id) in self._counts:
            self._show(element)

    def leave(self) -> None:
        """Show no round; one that is begun waits for its practice."""
        self._element = None
        self.hide()

    def take_back(self) -> bool:
        """Take the last digit back; tell whether a round is begun here."""
        if self._count is None:
            return False
        if self._count.entry.back():
            self._refresh()
        else:
            self._desk.refuse(nothing_here_text())
        return True

    @property
    def can_open_again(self) -> bool:
        """Whether a round was kept, and nothing was changed in the session since."""
        return self._kept is not None and self._kept[2] == _content(self._desk.workshop)

    def open_again(self) -> ElementId | None:
        """Open the round that was kept last, to correct it; give its practice, None where something was done since."""
        if self._kept is None or not self.can_open_again:
            return None
        (element, count, _then), self._kept = self._kept, None
        self._counts[self._desk.session_id, element.id] = count
        self._show(element)
        self.setFocus()
        self._desk.tell(_("The second round of “{name}” is open again, to correct it.").format(name=element.name))
        return element.id

    @property
    def is_begun(self) -> bool:
        """Whether marks of a round are typed that are not kept yet."""
        return any(count.started for count in self._counts.values())

    @property
    def _count(self) -> Count | None:
        return self._counts.get((self._desk.session_id, self._element.id)) if self._element else None

    @property
    def piles(self) -> Piles | None:
        """How many hold up each level, as far as it is typed; None where no round is begun here."""
        entry = self._count.entry if self._count else None
        return entry if isinstance(entry, Piles) else None

    def _show(self, element: Element) -> None:
        self._element = element
        had_one = self._desk.workshop.marks(element.id, 2) is not None
        self._give_up.set_label(_("Leave it as it is") if had_one else _("No second round"))
        self._asked.setText(_("Cards up! {name}: how many hold up each level?").format(name=element.name))
        clear(self._place)
        self._grid = PileGrid((element,), self._desk.pack.levels)
        self._grid.chosen.connect(self._on_pile)
        self._place.addWidget(self._grid)
        self._refresh()
        self.show()

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
        self.setFocus()  # where it goes on when the number of cards is not possible
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
        desk.do(call, expect=expected, then=partial(self._on_kept, self._element, count))

    def _on_kept(self, element: Element, count: Count, _nothing: None) -> None:
        self._kept = (element, count, _content(self._desk.workshop))
        if element == self._element:
            self._on_close()
            self.kept.emit(element.id)
        else:  # the team is at another practice already
            self._forget(element)

    def _on_close(self) -> None:
        if self._element is not None:
            self._forget(self._element)
            self._element = None
        self.hide()
        self.closed.emit()

    def _forget(self, element: Element) -> None:
        self._counts.pop((self._desk.session_id, element.id), None)
        self._desk.hold(Held.ROUND, held=self.is_begun)

    def _refresh(self) -> None:
        if self._grid and self._count:
            self._grid.show_count(self._count)
            self._desk.hold(Held.ROUND, held=self.is_begun)
            self._keep.setEnabled(self._count.finished)
            self.setProperty(ENTER_OFFERED, self._count.finished)  # the room has seen the cards: nothing is lost by it


def _content(workshop: Workshop) -> object:
    """What undo could take back: all of a session but where the team is in it."""
    return [getattr(workshop, each.name) for each in fields(workshop) if each.name not in ("session", "steps")]
