"""Rules of rating: the tally while slips are counted, the spread of marks, and the order of discussion.

Levels are ordered words, not measurements. From marks nothing is derived but how many chose each level, and a word for
how far apart they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import pairwise

from mastery_desktop.domain.choices import FistToFive, OutcomeKind, RatingMode, RatingState
from mastery_desktop.domain.content import ElementId, LevelId
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.messages import _

ANONYMOUS_FROM = 5
"""The fewest raters in a group whose marks may be kept: with fewer, marks would point at persons."""

_NAMELESS = frozenset({RatingMode.SLIPS, RatingMode.DOTS})
"""The ways whose promise is that nobody can tell whose mark is whose."""

COLLECTED = frozenset({RatingMode.SLIPS, RatingMode.CARDS, RatingMode.DOTS})
"""The ways that end in marks, which are counted."""

_BY_TALK = frozenset({RatingMode.DIRECT, RatingMode.TABLES})
"""The ways that end in a level without marks."""


def fitting_mode(mode: RatingMode, raters: int) -> RatingMode:
    """Give the way to rate that fits a number of raters: too few for marks without a name agree in talk."""
    return RatingMode.DIRECT if raters < ANONYMOUS_FROM and mode in _NAMELESS else mode


def keeps_no_marks(mode: RatingMode, raters: int) -> bool:
    """Whether a team comes to its levels in talk: it chose to, or is too few for marks without a name."""
    return raters < ANONYMOUS_FROM or mode in _BY_TALK


def room_talks(mode: RatingMode, raters: int, *, tables: bool) -> bool:
    """Whether the whole room comes to its levels in one talk; `tables`: some could agree on their own."""
    return keeps_no_marks(mode, raters) and not (mode is RatingMode.TABLES and tables)


def lacks_level(outcome: OutcomeKind, level: LevelId | None, upper: LevelId | None) -> bool:
    """Whether an outcome lacks a level that it needs; “not agreed yet” has the two that it lies between, or none."""
    if outcome is OutcomeKind.NOT_AGREED:
        return bool(level) is not bool(upper)
    return outcome is not OutcomeKind.NOT_RATED and not level


def as_it_stands(outcome: OutcomeKind, fist: FistToFive | None) -> OutcomeKind:
    """The outcome after a show of hands: a level that somebody cannot live with is not agreed yet."""
    not_yet = outcome is OutcomeKind.AGREED and fist is FistToFive.NOT_YET
    return OutcomeKind.NOT_AGREED if not_yet else outcome


def fist_after(fist: FistToFive | None, *, again: bool) -> FistToFive | None:
    """What a show of hands still says once a level is decided; `again`: the same one. It ends hands that said no."""
    return fist if again and fist is FistToFive.HOLDS else None


class Spread(IntEnum):
    """How far apart marks are, the furthest first: the order in which they deserve talk."""

    SPLIT = 0
    MIXED = 1
    TOGETHER = 2
    NONE = 3


def spread(marks: Sequence[int]) -> Spread:
    """Give the word for how far apart marks are.

    Together: all marks lie on one level or on two neighbouring ones. Split: two camps, each at least a quarter of the
    marks and at least two of them, with a level between them that at most half as many chose as the fullest level of
    either camp. Mixed: everything else. The rule counts marks and compares places in the order of levels; it never
    computes with levels.

    Args:
        marks: how many chose each level, lowest level first.
    """
    chosen = [place for place, count in enumerate(marks) if count]
    if not chosen:
        return Spread.NONE
    if chosen[-1] - chosen[0] <= 1:
        return Spread.TOGETHER
    camp = max(2, -(-sum(marks) // 4))
    for gap in range(1, len(marks) - 1):
        low, high = marks[:gap], marks[gap + 1 :]
        if min(sum(low), sum(high)) >= camp and 2 * marks[gap] <= min(max(low), max(high)):
            return Spread.SPLIT
    return Spread.MIXED


def outside_main_camp(marks: Sequence[int]) -> int:
    """How many marks lie outside the fullest pair of neighbouring levels: ranks elements of the same spread."""
    pairs = [marks[place] + marks[place + 1] for place in range(len(marks) - 1)] or [sum(marks)]
    return sum(marks) - max(pairs)


def widest_gap(marks: Sequence[int]) -> int:
    """How many levels that nobody chose lie between two that somebody did, at the most."""
    chosen = [place for place, count in enumerate(marks) if count]
    return max((after - before - 1 for before, after in pairwise(chosen)), default=0)


def discussion_order(marks: dict[ElementId, tuple[int, ...]]) -> list[ElementId]:
    """Sort elements by how much their marks call for talk; equal ones stay in their order."""

    def calls(element: ElementId) -> tuple[Spread, int, int]:
        here = marks[element]
        return spread(here), -outside_main_camp(here), -widest_gap(here)

    return sorted(marks, key=calls)


NEXT_STATES: dict[RatingState, frozenset[RatingState]] = {
    RatingState.COLLECTING: frozenset({RatingState.COMPLETE, RatingState.SETTLED}),
    RatingState.COMPLETE: frozenset({RatingState.COLLECTING, RatingState.REVEALED}),
    RatingState.REVEALED: frozenset({RatingState.DISCUSSING, RatingState.SECOND_ROUND, RatingState.SETTLED}),
    RatingState.DISCUSSING: frozenset({RatingState.SECOND_ROUND, RatingState.SETTLED}),
    RatingState.SECOND_ROUND: frozenset({RatingState.DISCUSSING, RatingState.SETTLED}),
    RatingState.SETTLED: frozenset({RatingState.DISCUSSING, RatingState.SECOND_ROUND, RatingState.SETTLED}),
}
"""What may follow each state of a rating. Direct consensus settles without a count."""


def check_move(now: RatingState, then: RatingState) -> None:
    """Refuse a move of the rating that would skip the count or show marks too early.

    Raises:
        NotPossible: the move is not allowed.
    """
    if then != now and then not in NEXT_STATES[now]:
        raise NotPossible(_("This rating cannot take that step now. Nothing was changed; finish the count first."))


@dataclass
class Tally:
    """Slips as they are typed, in memory only.

    A slip carries one mark for each element; None means that the box was left empty. Keys enter marks one by one; the
    slip is in when it has all of them. `back` takes the last mark away, also across slips. Nothing of this is
    ever stored but the counts.

    Attributes:
        elements: the elements in the order of the paper.
        levels: how many levels there are.
        expected: how many slips should come.
    """

    elements: tuple[ElementId, ...]
    levels: int
    expected: int
    _marks: list[int | None] = field(default_factory=list, repr=False)

    @property
    def slips_in(self) -> int:
        """How many slips are complete."""
        return len(self._marks) // len(self.elements)

    @property
    def current(self) -> ElementId:
        """The element that the next key marks."""
        return self.elements[len(self._marks) % len(self.elements)]

    @property
    def slip(self) -> tuple[int | None, ...]:
        """The marks of the slip that is being typed."""
        return tuple(self._marks[self.slips_in * len(self.elements) :])

    @property
    def between_slips(self) -> bool:
        """Whether no slip is half typed."""
        return not self.slip

    @property
    def full(self) -> bool:
        """Whether all expected slips are in."""
        return self.slips_in >= self.expected

    def press(self, level: int | None) -> None:
        """Enter a mark: the place of a level from 0, or None for an empty box.

        Raises:
            NotPossible: all expected slips are in, or there is no such level.
        """
        if self.full:
            raise NotPossible(_("All slips are in. If one more has come, raise the number of slips first."))
        if level is not None and not 0 <= level < self.levels:
            raise NotPossible(_("There is no such level. Nothing was entered."))
        self._marks.append(level)

    def back(self) -> bool:
        """Take back the last mark; tell whether there was one."""
        if not self._marks:
            return False
        self._marks.pop()
        return True

    def counts(self) -> dict[ElementId, tuple[int, ...]]:
        """How many chose each level, per element, over the complete slips."""
        counts = {element: [0] * self.levels for element in self.elements}
        for place, mark in enumerate(self._marks[: self.slips_in * len(self.elements)]):
            if mark is not None:
                counts[self.elements[place % len(self.elements)]][mark] += 1
        return {element: tuple(marks) for element, marks in counts.items()}

    def clear(self) -> None:
        """Forget everything that was typed."""
        self._marks.clear()
