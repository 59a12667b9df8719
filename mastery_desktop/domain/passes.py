"""The parts of a count: which marks are entered together, by the way they were given and the table they come from."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from mastery_desktop.domain.choices import RatingMode
from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.rating import ANONYMOUS_FROM, COLLECTED, keeps_no_marks
from mastery_desktop.domain.records import Group
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _, ngettext

_AT_A_TABLE = COLLECTED | {RatingMode.TABLES}
"""The ways in which a table gives its marks or its level by itself."""


@dataclass(frozen=True, kw_only=True)
class CountPass:
    """Practices that are counted together.

    Attributes:
        mode: how their marks are given.
        elements: the practices, in the order of the paper.
        raters: how many give marks.
        group: the table; the whole room is None.
    """

    mode: RatingMode
    elements: tuple[ElementId, ...]
    raters: int
    group: Group | None = None

    @property
    def by_talk(self) -> bool:
        """Whether it ends in a level that was agreed, without marks."""
        return keeps_no_marks(self.mode, self.raters)


def count_passes(workshop: Workshop, elements: Sequence[ElementId]) -> tuple[CountPass, ...]:
    """The parts in which the marks of some practices are counted: table by table, then what the room gives as one."""
    return tuple(_passes(workshop, elements))


def _passes(workshop: Workshop, elements: Sequence[ElementId]) -> Iterator[CountPass]:
    at_tables = [element for element in elements if workshop.mode(element) in _AT_A_TABLE]
    for table in workshop.groups:
        rated = tuple(element for element in at_tables if table.rates(element))
        modes = dict.fromkeys(workshop.mode(element) for element in rated)
        if rated and table.raters < ANONYMOUS_FROM:  # it agrees on levels, however the others give their marks
            yield CountPass(mode=RatingMode.TABLES, elements=rated, raters=table.raters, group=table)
            continue
        for mode in modes:
            same = tuple(element for element in rated if workshop.mode(element) is mode)
            yield CountPass(mode=mode, elements=same, raters=table.raters, group=table)
    seated = {element for table in workshop.groups for element in at_tables if table.rates(element)}
    left = [element for element in elements if element not in seated]
    for mode in dict.fromkeys(workshop.mode(element) for element in left):
        same = tuple(element for element in left if workshop.mode(element) is mode)
        yield CountPass(mode=mode, elements=same, raters=workshop.session.raters)


def come_in(workshop: Workshop, elements: Sequence[ElementId]) -> tuple[int, int]:
    """How many of those who rate have given marks for some practices, and how many there are.

    A table that agrees on its levels has come in whole, once it has all of them. What is counted here are people and
    slips, over all levels: it tells nothing of any level.
    """
    wanted = set(elements)
    counts = [c for c in workshop.counts if c.element in wanted and c.round == 1]
    at_tables = {c.group for c in counts if c.group} | {t.group for t in workshop.table_levels if t.element in wanted}
    if not at_tables:
        room = [c for c in counts if c.group is None]
        came = max((c.slips for c in room), default=0)
        return came, max((c.raters for c in room), default=workshop.session.raters)
    return _at_tables(workshop, wanted, _rating(workshop, wanted))


def slips_come_in(workshop: Workshop, elements: Sequence[ElementId]) -> tuple[int, int]:
    """How many slips have come in for some practices, and of how many: without tables that agree on levels instead."""
    agreeing = {table.id for table in _agreeing(workshop, elements)}
    if not agreeing:
        return come_in(workshop, elements)
    wanted = set(elements)
    giving = [table for table in _rating(workshop, wanted) if table.id not in agreeing]
    return _at_tables(workshop, wanted, giving)


def tables_agreed(workshop: Workshop, elements: Sequence[ElementId]) -> tuple[int, int]:
    """How many of the tables that agree on levels, instead of giving marks, have all of theirs, and of how many."""
    agreeing = _agreeing(workshop, elements)
    return len(agreeing) - len(levels_left(workshop, elements)), len(agreeing)


def levels_left(workshop: Workshop, elements: Sequence[ElementId]) -> tuple[tuple[Group, int, int], ...]:
    """The tables that agree on levels and do not have all of theirs: each with how many it has, and of how many."""
    found = []
    for table in _agreeing(workshop, elements):
        rated = [element for element in elements if table.rates(element)]
        n = sum(workshop.table_level(element, table.id) is not None for element in rated)
        if n < len(rated):
            found.append((table, n, len(rated)))
    return tuple(found)


def _agreeing(workshop: Workshop, elements: Sequence[ElementId]) -> tuple[Group, ...]:
    """The tables that give no marks for any of some practices, and agree on their levels."""
    passes = [one for one in count_passes(workshop, elements) if one.group is not None]
    marking = {one.group.id for one in passes if one.group and not one.by_talk}
    tables = {one.group.id: one.group for one in passes if one.group}
    return tuple(table for table in tables.values() if table.id not in marking)


def _rating(workshop: Workshop, wanted: Set[ElementId]) -> tuple[Group, ...]:
    """The tables that rate any of some practices."""
    return tuple(table for table in workshop.groups if any(table.rates(element) for element in wanted))


def _at_tables(workshop: Workshop, wanted: Set[ElementId], tables: Iterable[Group]) -> tuple[int, int]:
    """How many of those who rate at some tables have come in, and how many there are."""
    counts = [c for c in workshop.counts if c.element in wanted and c.round == 1]
    came = expected = 0
    for table in tables:
        slips = [c.slips for c in counts if c.group == table.id]
        agreed = all(workshop.table_level(e, table.id) is not None for e in wanted if table.rates(e))
        came += max(slips, default=table.raters if agreed else 0)
        expected += max((c.raters for c in counts if c.group == table.id), default=table.raters)
    return came, expected


def ready_words(workshop: Workshop, elements: Sequence[ElementId]) -> str:
    """How many are ready for the reveal of some practices: a range where fewer gave marks for one than for another."""
    n, expected = come_in(workshop, elements)
    each = [come_in(workshop, [element]) for element in elements if workshop.rounds(element)]
    least = min((came for came, of in each if of == expected), default=n)
    if least < n:
        return _("Ready: {least} to {most} of {expected}").format(least=least, most=n, expected=expected)
    return _("Ready: {n} of {expected}").format(n=n, expected=expected)


def left_empty(workshop: Workshop, element: ElementId, round_number: int = 1) -> str:
    """How many gave a slip and left the box of a practice empty, in words; empty where nobody did."""
    counts = workshop.marks(element, round_number)
    n = counts.slips - sum(counts.marks) if counts is not None else 0
    return ngettext("{n} left it empty", "{n} left it empty", n).format(n=n) if n > 0 else ""


def leaves_table_out(workshop: Workshop, elements: Sequence[ElementId]) -> bool:
    """Whether marks of some tables are kept, and another one has given neither marks nor a level: it may be too few."""
    wanted = set(elements)
    marked = {c.group for c in workshop.counts if c.element in wanted and c.group}
    agreed = {t.group for t in workshop.table_levels if t.element in wanted}
    rating = {table.id for table in _rating(workshop, wanted)}
    return bool(marked) and not rating <= marked | agreed
