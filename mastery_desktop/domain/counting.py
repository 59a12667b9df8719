"""Counting the marks of a round, in memory: slip by slip or pile by pile, and a second count that confirms the first.

Nothing of this is ever stored but the counts it ends in. Nothing here gives a number per level except `counts`, which
the console reads when counting is done and the private grid of piles reads while it is filled in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.rating import Tally
from mastery_desktop.messages import _

MOST_IN_PILE = 99
"""The largest number that a pile can hold: two digits, more than any room."""


class CountWay(StrEnum):
    """How marks are entered: one slip after the other, or how many chose each level."""

    SLIPS = "slips"
    PILES = "piles"


@dataclass
class Piles:
    """Counts as they are typed per level; None is a pile that nobody has typed yet.

    Attributes:
        elements: the elements in the order of the paper.
        levels: how many levels there are.
        at: the pile that the next key goes to, counted through all elements.
    """

    elements: tuple[ElementId, ...]
    levels: int
    at: int = 0
    _piles: list[int | None] = field(default_factory=list, repr=False)
    _before: list[tuple[int, tuple[int | None, ...]]] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        """Begin with empty piles."""
        self._piles = [None] * (len(self.elements) * self.levels)

    @property
    def current(self) -> ElementId:
        """The element whose pile is typed."""
        return self.elements[self.at // self.levels]

    @property
    def level(self) -> int:
        """The place of the level whose pile is typed."""
        return self.at % self.levels

    @property
    def complete(self) -> bool:
        """Whether every pile has a number."""
        return all(pile is not None for pile in self._piles)

    @property
    def started(self) -> bool:
        """Whether anything was typed."""
        return any(pile is not None for pile in self._piles)

    @property
    def done(self) -> int:
        """How many elements have all their numbers."""
        return sum(None not in self.row(element) for element in self.elements)

    def row(self, element: ElementId) -> tuple[int | None, ...]:
        """The piles of an element, lowest level first."""
        start = self.elements.index(element) * self.levels
        return tuple(self._piles[start : start + self.levels])

    def total(self, element: ElementId) -> int:
        """How many marks of an element were typed."""
        return sum(pile or 0 for pile in self.row(element))

    def go_to(self, at: int) -> None:
        """Choose the pile that the next key goes to; outside of the grid, the nearest one."""
        if at != self.at:
            self._before.clear()  # who chooses a pile takes back what stands there
        self._move(at)

    def _move(self, at: int) -> None:
        self.at = min(max(at, 0), len(self._piles) - 1)

    def press(self, digit: int) -> None:
        """Add a digit to the pile.

        Raises:
            NotPossible: the pile would be larger than any room.
        """
        number = (self._piles[self.at] or 0) * 10 + digit
        if number > MOST_IN_PILE:
            raise NotPossible(_("A pile holds at most {most} marks. What stood there stays.").format(most=MOST_IN_PILE))
        self._note()
        self._piles[self.at] = number

    def back(self) -> bool:
        """Take the last key back, whatever it did; tell whether there was one.

        After a pile was chosen, it takes the last digit of that pile, or steps to the pile before an empty one.
        """
        if self._before:
            self.at, before = self._before.pop()
            self._piles = list(before)
            return True
        pile = self._piles[self.at]
        if pile is None:
            moved = self.at > 0
            self._move(self.at - 1)
            return moved
        self._piles[self.at] = pile // 10 or None
        return True

    def next_pile(self) -> None:
        """Close the pile, with none in it where nothing was typed, and go on."""
        self._note()
        if self._piles[self.at] is None:
            self._piles[self.at] = 0
        self._move(self.at + 1)

    def next_element(self) -> None:
        """Close all piles of the element and go on to the next one."""
        self._note()
        row = self.at // self.levels
        for at in range(row * self.levels, (row + 1) * self.levels):
            if self._piles[at] is None:
                self._piles[at] = 0
        self._move((row + 1) * self.levels)

    def _note(self) -> None:
        """Remember how it was before a key, in memory only, like all of it."""
        self._before.append((self.at, tuple(self._piles)))

    def counts(self) -> dict[ElementId, tuple[int, ...]]:
        """How many chose each level, per element."""
        return {element: tuple(pile or 0 for pile in self.row(element)) for element in self.elements}


class Count:
    """The count of one round: a first pass, and a second one where somebody checks.

    Attributes:
        elements: the elements in the order of the paper.
        levels: how many levels there are.
        expected: how many rate in this round.
        way: how marks are entered.
    """

    def __init__(
        self, elements: Sequence[ElementId], levels: int, expected: int, way: CountWay = CountWay.SLIPS
    ) -> None:
        """Begin to count."""
        self.elements, self.levels, self.expected, self.way = tuple(elements), levels, expected, way
        self._first = self._fresh()
        self._second: Tally | Piles | None = None

    @property
    def entry(self) -> Tally | Piles:
        """Where the next key goes."""
        return self._second or self._first

    @property
    def checking(self) -> bool:
        """Whether the second pass is under way."""
        return self._second is not None

    @property
    def started(self) -> bool:
        """Whether anything was entered in this pass."""
        entry = self.entry
        return entry.started if isinstance(entry, Piles) else bool(entry.slips_in or entry.slip)

    @property
    def slips_in(self) -> int:
        """How many slips this pass holds; for piles none before all are typed, then the most marks of an element."""
        return self._slips(self.entry)

    @property
    def missing(self) -> tuple[ElementId, ...]:
        """The elements whose piles are not all typed; none where slips are typed one by one.

        The wall may show how many: a pile that is typed alone, before the others of its element, changes nothing.
        """
        entry = self.entry
        return tuple(each for each in self.elements if None in entry.row(each)) if isinstance(entry, Piles) else ()

    @property
    def counted(self) -> int:
        """How many slips the first pass holds."""
        return self._slips(self._first)

    @property
    def finished(self) -> bool:
        """Whether this pass can be closed: no slip half typed, no pile left open, and something entered."""
        entry = self.entry
        if isinstance(entry, Piles):
            return entry.complete and self.slips_in > 0
        return entry.between_slips and entry.slips_in > 0

    def set_expected(self, number: int) -> None:
        """Change how many rate: people come late, or leave a slip empty in their pocket."""
        self.expected = max(1, number)
        for entry in (self._first, self._second):
            if isinstance(entry, Tally):
                entry.expected = self.expected

    def choose(self, way: CountWay) -> None:
        """Enter marks another way from now on; what was entered in this pass is forgotten."""
        self.way = way
        if self._second is None:
            self._first = self._fresh()
        else:
            self._second = self._fresh()

    def check(self) -> None:
        """Begin the second pass."""
        self._second = self._fresh()

    def stop_checking(self) -> None:
        """Leave the second pass; the first count stands."""
        self._second = None

    def differing(self) -> tuple[ElementId, ...]:
        """The elements for which the two passes do not agree."""
        if self._second is None:
            return ()
        first, second = self._first.counts(), self._second.counts()
        return tuple(element for element in self.elements if first[element] != second[element])

    @property
    def all_in(self) -> bool:
        """Whether the pass under way holds as many slips as the one that stands."""
        return isinstance(self.entry, Piles) or self.slips_in >= self.counted

    @property
    def disagrees(self) -> bool:
        """Whether both passes are there and do not agree."""
        return self.checking and self.finished and self.all_in and bool(self.differing())

    def keep_second(self) -> None:
        """Let the second pass stand instead of the first."""
        if self._second is not None:
            self._first, self._second = self._second, None

    def short(self) -> dict[ElementId, int]:
        """By how many marks the piles of an element miss the number of raters; below zero there are too many.

        A slip may leave a box empty, so that slips typed one by one miss nothing.
        """
        entry = self.entry
        if not isinstance(entry, Piles):
            return {}
        totals = {element: entry.total(element) for element in self.elements if None not in entry.row(element)}
        return {element: self.expected - total for element, total in totals.items() if total != self.expected}

    def leaves_short(self, *, row: bool) -> int:
        """By how many marks the element at hand misses the number of raters when the next key leaves it; 0 for none.

        Where as many are missing as of another element, somebody does not rate, and it was said already.

        Args:
            row: the key leaves the element in any case, and not only its last pile.
        """
        entry = self.entry
        if not isinstance(entry, Piles) or entry.complete or not (row or entry.level == entry.levels - 1):
            return 0
        short = self.expected - entry.total(entry.current)
        others = [missing for element, missing in self.short().items() if element != entry.current]
        return 0 if short in others else short

    def counts(self) -> dict[ElementId, tuple[int, ...]]:
        """How many chose each level, per element, of the count that stands."""
        return self._first.counts()

    def clear(self) -> None:
        """Forget everything that was entered."""
        self._first, self._second = self._fresh(), None

    def _fresh(self) -> Tally | Piles:
        if self.way is CountWay.PILES:
            return Piles(self.elements, self.levels)
        return Tally(self.elements, self.levels, self.expected)

    def _slips(self, entry: Tally | Piles) -> int:
        if isinstance(entry, Piles):
            return max(map(entry.total, self.elements), default=0) if entry.complete else 0
        return entry.slips_in
