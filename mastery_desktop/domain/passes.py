"""The parts of a count: which marks are entered together, by the way they were given and the table they come from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mastery_desktop.domain.choices import RatingMode
from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.rating import ANONYMOUS_FROM, COLLECTED, keeps_no_marks
from mastery_desktop.domain.records import Group
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _

_AT_TABLES = COLLECTED | {RatingMode.TABLES}
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
    at_tables = [element for element in elements if workshop.mode(element) in _AT_TABLES]
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

    A table that agreed on a level has come in whole. What is counted here are people and slips, over all levels: it
    tells nothing of any level.
    """
    wanted = set(elements)
    counts = [c for c in workshop.counts if c.element in wanted and c.round == 1]
    tables = [table for table in workshop.groups if any(table.rates(element) for element in wanted)]
    at_tables = {c.group for c in counts if c.group} | {t.group for t in workshop.table_levels if t.element in wanted}
    if not at_tables:
        room = [c for c in counts if c.group is None]
        came = max((c.slips for c in room), default=0)
        return came, max((c.raters for c in room), default=workshop.session.raters)
    came = expected = 0
    for table in tables:
        slips = [c.slips for c in counts if c.group == table.id]
        agreed = any(t.group == table.id and t.element in wanted for t in workshop.table_levels)
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


def leaves_table_out(workshop: Workshop, elements: Sequence[ElementId]) -> bool:
    """Whether marks of some tables are kept, and another one has given neither marks nor a level: it may be too few."""
    wanted = set(elements)
    marked = {c.group for c in workshop.counts if c.element in wanted and c.group}
    agreed = {t.group for t in workshop.table_levels if t.element in wanted}
    rating = {table.id for table in workshop.groups if any(table.rates(element) for element in wanted)}
    return bool(marked) and not rating <= marked | agreed
