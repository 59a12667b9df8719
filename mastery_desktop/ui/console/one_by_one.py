"""Practice by practice: each one is read, rated, counted and revealed before the next."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from mastery_desktop.domain.choices import RatingState
from mastery_desktop.domain.content import Element, ElementId
from mastery_desktop.domain.passes import come_in
from mastery_desktop.messages import _
from mastery_desktop.ui import keys, single_keys
from mastery_desktop.ui.console.count import CountPanel
from mastery_desktop.ui.console.count_book import CountBook
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.panel import Primary, SubItem
from mastery_desktop.ui.console.parts import label
from mastery_desktop.ui.console.snapshots import put


class OneByOnePanel(CountPanel):
    """The count of the practice that the wall is at, and its reveal."""

    def __init__(self, desk: Desk) -> None:
        """Lead the session on the desk."""
        super().__init__(desk)
        self._books: dict[ElementId, CountBook] = {}
        self._begin = label(_("PgDn leads to the first practice."), "muted")
        self.body.insertWidget(0, self._begin)

    @property
    @override
    def counted_elements(self) -> tuple[Element, ...]:
        return (self.element,) if self.has_element and self.element else ()

    @property
    @override
    def has_open_count(self) -> bool:
        return any(book.is_open for book in self._books.values())

    @override
    def enter(self) -> None:
        self._take_book()
        super().enter()

    @override
    def refresh(self) -> None:
        other = self._take_book()
        super().refresh()
        self._begin.setVisible(not self.has_element)
        if not self.has_element:
            self.heading.setText(_("Practice by practice"))
            self.hint.setText(_("Read, rate, count, reveal; then the next one."))
            return
        if self.element:
            self.heading.setText(f"{self.element.name}: {self.heading.text()}")
        if self._revealed:
            self.heading.setText(self.element.name if self.element else "")
            self.hint.setText(_("Give them half a minute to look. PgDn goes to the next practice."))
        if other:
            self.live_changed.emit()

    @override
    def primary(self) -> Primary | None:
        if not self._waits:
            return super().primary()
        came, expected = come_in(self.workshop, [self._waits])
        if came >= expected:
            return Primary(_("Reveal"), hint=keys.REVEAL.hint)
        return Primary(_("Reveal with {n} of {expected}").format(n=came, expected=expected), hint=keys.REVEAL.hint)

    @override
    def press_primary(self) -> None:
        element = self._waits
        if element is None:
            super().press_primary()
            return
        rating = replace(self.workshop.rating(element), state=RatingState.REVEALED)
        expected = replace(self.workshop, ratings=put(self.workshop.ratings, rating))
        self.desk.do(partial(self.desk.actions.rating.reveal, self.desk.session_id, [element]), expect=expected)
        self.go_to.emit(f"{element}/marks")

    @property
    @override
    def reveals(self) -> bool:
        return self._waits is not None

    @override
    def sub_items(self) -> Sequence[SubItem]:
        return tuple(SubItem(e.id, e.name, done=self.workshop.revealed(e.id)) for e in self.elements)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_R and single_keys.are_on() and self._waits:
            self.press_primary()
        else:
            super().keyPressEvent(event)

    @property
    def _waits(self) -> ElementId | None:
        """The practice at hand, when its marks wait for the reveal and no table is left to count."""
        element = next(iter(self.counted_elements), None) if self._step is not None else None
        if element is None or self.workshop.rating(element.id).state is not RatingState.COMPLETE:
            return None
        return element.id if all(part.done(self.workshop) for part in self._book.parts) or self._counted else None

    def _take_book(self) -> bool:
        """Take up the count of the practice at hand; tell whether it is another one."""
        element = next(iter(self.counted_elements), None)
        book = self._books.setdefault(element.id if element else ElementId(""), CountBook(self.desk))
        other = book is not self._book
        self._book = book
        return other
