"""Whether a hidden number can be had by adding and subtracting whole roll-ups: a district out of all schools, say.

Every roll-up is a set of schools, and what it shows of a cell is how many of them are there. A hidden number is given
away where its set is a sum of shown ones, each taken any number of times, and also with a minus. Whoever reads is taken
to know which schools are in which roll-up.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from mastery_desktop.domain.suppression import FEWEST_IN_CELL, Shown

_Sum = dict[int, Fraction]
"""A sum of sets that do not overlap, each by its number and how often it is taken."""


@dataclass(frozen=True)
class Table:
    """A row of a roll-up: who is in it, what is shown, and whether what is hidden has to stay so.

    A school that says something else now counts as another one, so that only what stayed as it was is subtracted.
    """

    members: frozenset[Hashable]
    shown: Shown
    guarded: bool = True


def given_away(before: Sequence[Table], now: Table) -> bool:
    """Whether a row gives away a hidden number, together with the same row of earlier roll-ups.

    What those give away without it is not counted: holding it back would help nobody.
    """
    tables = [*before, now]
    if len(tables) < 3 or not any(table.shown.hidden for table in tables):  # noqa: PLR2004 - two sets have no third one
        return False
    pieces = _pieces(tables)
    for cell in range(len(now.shown.cells)):
        if now.shown.cells[cell] is None:
            continue
        hidden = [pieces[at] for at, table in enumerate(tables) if table.guarded and table.shown.cells[cell] is None]
        if not hidden:
            continue
        seen = [pieces[at] for at, table in enumerate(before) if table.shown.cells[cell] is not None]
        known, more = _basis(seen), _basis([*seen, pieces[-1]])
        if any(not _rest(one, more) and _rest(one, known) for one in hidden):
            return True
    return False


def tells_of_few(one: Table, other: Table) -> bool:
    """Whether two roll-ups of which one holds the other tell, subtracted, of one or two schools in a cell."""
    if one.members < other.members:
        one, other = other, one
    if not one.members > other.members or not (one.guarded and other.guarded):
        return False
    pairs = zip(one.shown.cells, other.shown.cells, strict=True)
    return any(0 < all_of - some < FEWEST_IN_CELL for all_of, some in pairs if all_of is not None and some is not None)


def _pieces(tables: Sequence[Table]) -> list[_Sum]:
    """Each table as a sum of sets that do not overlap: those of schools that are in the same tables."""
    where: dict[Hashable, list[int]] = {}
    for at, table in enumerate(tables):
        for member in table.members:
            where.setdefault(member, []).append(at)
    numbers: dict[tuple[int, ...], int] = {}
    pieces: list[_Sum] = [{} for _table in tables]
    for of in map(tuple, where.values()):
        number = numbers.setdefault(of, len(numbers))
        for at in of:
            pieces[at][number] = Fraction(1)
    return pieces


def _basis(sums: Iterable[_Sum]) -> dict[int, _Sum]:
    """Sums that give all these by adding and subtracting, by a piece that none of those after it holds."""
    basis: dict[int, _Sum] = {}
    for one in sums:
        rest = _rest(one, basis)
        if rest:
            first = min(rest)
            basis[first] = {piece: times / rest[first] for piece, times in rest.items()}
    return basis


def _rest(one: Mapping[int, Fraction], basis: Mapping[int, _Sum]) -> _Sum:
    """What of a sum no adding and subtracting of a basis gives; nothing where it gives all of it."""
    rest = dict(one)
    while left := rest.keys() & basis.keys():
        first = min(left)
        times = rest[first]
        for piece, factor in basis[first].items():
            rest[piece] = rest.get(piece, Fraction(0)) - times * factor
            if not rest[piece]:
                del rest[piece]
    return rest
