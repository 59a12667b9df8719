"""What the played room hands in where marks are counted: slips, piles, and the levels that tables agree on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt

from mastery_desktop.domain.counting import Piles
from mastery_desktop.domain.table_names import name_of
from mastery_desktop.messages import _
from mastery_desktop.ui.rehearsal.hands import Hand, number_key

if TYPE_CHECKING:
    from mastery_desktop.domain.content import Element, ElementId
    from mastery_desktop.domain.counting import Count
    from mastery_desktop.domain.rating import Spread
    from mastery_desktop.domain.rehearsal import PlayedRoom
    from mastery_desktop.domain.workshop import Workshop
    from mastery_desktop.ui.console.count import CountPanel
    from mastery_desktop.ui.console.count_book import Part


class Counted(NamedTuple):
    """What the room says to a count, and what could be typed."""

    sentence: str
    hand: Hand | None = None


def counting(panel: CountPanel, room: PlayedRoom, mood: Spread) -> Counted:
    """What the room hands in at a panel that counts."""
    part = panel.part_at_hand
    if part is None:
        return _not_counting(panel)
    played = _Played(panel, part, room, mood)
    if part.at_table:
        return played.level_of_table()
    count = part.count
    if count is None:
        return Counted(_("The room talks at its tables."))
    return played.piles(count, count.entry) if isinstance(count.entry, Piles) else played.slips(count)


def _not_counting(panel: CountPanel) -> Counted:
    if not panel.counted_elements:
        return Counted(_("The room waits for the first practice."))
    if panel.reveals:
        return Counted(_("The slips are counted. The room waits for the reveal."))
    if any(panel.workshop.revealed(element.id) for element in panel.counted_elements):
        return Counted(_("The room looks at its marks."))
    return Counted(_("The slips are counted. The room talks."))


class _Played:
    """One part of a count, as the room plays it."""

    def __init__(self, panel: CountPanel, part: Part, room: PlayedRoom, mood: Spread) -> None:
        self._panel, self._part, self._room, self._mood = panel, part, room, mood
        self._levels = len(panel.desk.pack.levels)
        workshop: Workshop = panel.workshop
        table = part.one.group
        self._table = workshop.groups.index(table) + 1 if table is not None and table in workshop.groups else 0
        self._order = [element.id for element in panel.elements]

    def slips(self, count: Count) -> Counted:
        """The next slip."""
        slips, done = self._slips(count), count.slips_in
        if done >= len(slips):
            return Counted(_("That was the last slip. Enter ends the count."))
        slip = slips[done]
        marks = "  ".join(str(mark) for mark in slip)
        sentence = _("Slip {n} of {all} says: {marks}").format(n=done + 1, all=len(slips), marks=marks)
        do = partial(self._press, *(number_key(mark) for mark in slip))
        return Counted(sentence, Hand(self._subject, done, _("Type this slip"), _("Type all slips"), do))

    def piles(self, count: Count, piles: Piles) -> Counted:
        """How many chose each level of the next practice."""
        element = next((each for each in piles.elements if None in piles.row(each)), None)
        if element is None:
            return Counted(_("That was the last practice. Enter ends the count."))
        at = piles.elements.index(element)
        marks = [slip[at] for slip in self._slips(count)]
        numbers = tuple(marks.count(level) for level in range(1, self._levels + 1))
        said = "  ".join(
            _("{level}: {n}").format(level=level.short, n=number)
            for level, number in zip(self._panel.desk.pack.levels, numbers, strict=True)
        )
        sentence = _("{name} has {counts}").format(name=self._element(element).name, counts=said)
        hand = Hand(
            self._subject,
            at,
            _("Type this practice"),
            _("Type all practices") if len(piles.elements) > 1 else "",
            partial(self._fill, piles, element, numbers),
        )
        return Counted(sentence, hand)

    def level_of_table(self) -> Counted:
        """The level that a table agrees on for the next practice."""
        table, panel = self._part.one.group, self._panel
        element = panel.table.first_open
        if table is None or element is None:
            return Counted(_("The table has agreed on all its levels."))
        level = self._room.agreed(self._mood, self._order.index(element), self._levels, self._table)
        sentence = _("{table} agrees on {level} for {name}.").format(
            table=name_of(table), level=panel.desk.pack.levels[level - 1].short, name=self._element(element).name
        )
        do = partial(self._agree, element, level)
        return Counted(sentence, Hand(self._subject, element, _("Type this level"), _("Type all levels"), do))

    def _agree(self, element: ElementId, level: int) -> None:
        self._panel.table.go_to(element)
        self._press(number_key(level))

    def _fill(self, piles: Piles, element: ElementId, numbers: tuple[int, ...]) -> None:
        """Go to each pile of a practice, empty it where something was typed, and type its number."""
        row = piles.elements.index(element) * piles.levels
        for level, number in enumerate(numbers):
            while piles.at != row + level:
                self._press(Qt.Key.Key_Right if piles.at < row + level else Qt.Key.Key_Left)
            while piles.row(element)[level] is not None:
                self._press(Qt.Key.Key_Backspace)
            self._press(*(number_key(int(digit)) for digit in str(number)))

    def _press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self._panel.private_key(key.value)

    def _slips(self, count: Count) -> list[tuple[int, ...]]:
        """What stands on the slips of this part: of all practices of the domain, those that it is about."""
        places = [self._order.index(element) for element in count.elements]
        slips = self._room.slips(self._mood, len(self._order), self._levels, people=count.expected, table=self._table)
        return [tuple(slip[place] for place in places) for slip in slips]

    def _element(self, element: ElementId) -> Element:
        return self._panel.desk.pack.elements[element]

    @property
    def _subject(self) -> tuple[object, ...]:
        return self._part.group, self._part.one.elements, bool(self._part.count and self._part.count.checking)
