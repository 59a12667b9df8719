"""How a table of numbers of schools is shown so that no number can be worked out that was not meant to be seen.

A row is hidden in part where it holds a one or a two: all numbers up to a bound are, and the bound is the lowest one at
which at least two numbers that differ are hidden. Which cells are hidden follows from their values alone and not from
their places. So for every hidden cell there is another way to fill the hidden cells, with another value there, that
looks the same: two of them changed places. None can be recovered by subtraction, also by somebody who knows the rule
and the sum of the row. Where that takes more than half of a row, the row is too few to show.

Two roll-ups of nearly the same schools can be subtracted from each other. `gives_away` looks across both for the
same way out: for every hidden cell another filling that fits both tables and the number of schools that came and went.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, permutations, product
from typing import Final

FEWEST_SCHOOLS: Final = 5
"""How many schools a row counts at least, where not all of them have said that they may appear."""

FEWEST_IN_CELL: Final = 3
"""The lowest number of schools that is shown; none at all is shown too, because it speaks of no school."""

_MOST_TRIED: Final = 150
"""How many fillings of a row are followed; what has more counts as given away."""

_MOST_LOOKED_AT: Final = 2000

Cells = tuple[int | None, ...]
"""The cells of a row as they are shown; None where a number is hidden."""


@dataclass(frozen=True)
class Shown:
    """A row as it is shown: its cells, or nothing of it where it is `too_few` to show."""

    cells: Cells
    too_few: bool = False

    @property
    def hidden(self) -> tuple[int, ...]:
        """The places of hidden cells."""
        return tuple(at for at, cell in enumerate(self.cells) if cell is None)


def whole(row: Sequence[int]) -> Shown:
    """A row with nothing hidden: every school has said that it may appear."""
    return Shown(tuple(row))


def nothing_of(row: Sequence[int]) -> Shown:
    """A row that is too few to show."""
    return Shown((None,) * len(row), too_few=True)


def protected(row: Sequence[int], fewest: int = FEWEST_SCHOOLS) -> Shown:
    """A row as it may be shown.

    Args:
        row: numbers of schools, each in one cell.
        fewest: how many schools a row counts at least.
    """
    if not any(row):
        return whole(row)
    if sum(row) < fewest:
        return nothing_of(row)
    if not any(0 < cell < FEWEST_IN_CELL for cell in row):
        return whole(row)
    for bound in sorted(set(row) - {0}):
        hidden = [cell for cell in row if 0 < cell <= bound]
        if len(set(hidden)) > 1:
            if len(hidden) * 2 > len(row):
                break
            return Shown(tuple(None if 0 < cell <= bound else cell for cell in row))
    return nothing_of(row)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """The same row in an earlier roll-up and in this one, with how many of its schools `left` and `came` since."""

    before: tuple[int, ...]
    now: tuple[int, ...]
    shown_before: Shown
    shown_now: Shown
    left: int
    came: int


def gives_away(pair: Pair) -> bool:
    """Whether a hidden number of either roll-up could be worked out from both together.

    All ways to fill the hidden cells that follow from each other by small steps get the same answer, so that the answer
    itself tells nothing. It errs on the side of hiding: what it cannot show to be safe, it takes for given away.
    """
    first = pair.before, pair.now
    known, waiting = {first}, [first]
    while waiting:
        before, now = waiting.pop()
        fillings = list(_fillings(before, now, pair))
        if _pinned(pair.shown_before, before, [then for then, _now in fillings]):
            return True
        if _pinned(pair.shown_now, now, [today for _then, today in fillings]):
            return True
        new = set(fillings) - known
        known |= new
        waiting += new
        if len(known) > _MOST_TRIED:
            return True
    return False


def _pinned(shown: Shown, row: tuple[int, ...], others: Sequence[tuple[int, ...]]) -> bool:
    """Whether a hidden cell has the same value in every other filling."""
    return any(all(other[at] == row[at] for other in others) for at in shown.hidden)


def _fillings(
    before: tuple[int, ...], now: tuple[int, ...], pair: Pair
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Other ways to fill both rows that look the same and can follow from each other."""
    befores = (before, *_others(before, pair.shown_before))
    nows = (now, *_others(now, pair.shown_now))
    for then, today in islice(product(befores, nows), _MOST_LOOKED_AT):
        if sum(max(0, one - other) for one, other in zip(then, today, strict=True)) <= pair.left:
            yield then, today


def _others(row: tuple[int, ...], shown: Shown) -> Iterator[tuple[int, ...]]:
    """Rows with the same sum that look the same: two hidden cells changed places, or a school moved."""
    for one, other in permutations(shown.hidden, 2):
        if row[one] > row[other]:
            swapped = list(row)
            swapped[one], swapped[other] = row[other], row[one]
            yield tuple(swapped)
        if row[one]:
            moved = list(row)
            moved[one] -= 1
            moved[other] += 1
            if protected(moved) == shown:
                yield tuple(moved)
