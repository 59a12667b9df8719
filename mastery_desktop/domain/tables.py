"""Tables that rate on their own: what they rate, and the level that a small one agrees on."""

from collections.abc import Sequence
from dataclasses import dataclass

from mastery_desktop.domain.content import ElementId, LevelId
from mastery_desktop.domain.identity import GroupId, Public, SessionId


@dataclass(frozen=True, kw_only=True)
class Group:
    """A table that rates on its own: all practices, or those in `elements` where the work is shared out."""

    id: Public[GroupId]
    session_id: Public[SessionId]
    place: Public[int]
    name: Public[str]
    raters: Public[int]
    elements: Public[tuple[ElementId, ...]] = ()

    def rates(self, element: ElementId) -> bool:
        """Whether the table rates a practice."""
        return not self.elements or element in self.elements


@dataclass(frozen=True, kw_only=True)
class TableLevel:
    """The level that a table agreed on for an element: no mark of anybody, and so safe for a table of two."""

    id: Public[str]
    session_id: Public[SessionId]
    element: Public[ElementId]
    group: Public[GroupId]
    level: Public[LevelId]


def shared_out(elements: Sequence[ElementId], tables: int) -> tuple[tuple[ElementId, ...], ...]:
    """Which practices each of some tables rates when they share the work: one after the other, in the order of paper.

    With more tables than practices, practices are rated by several tables, so that none is idle.
    """
    if not elements or not tables:
        return ((),) * tables
    if tables > len(elements):
        return tuple((elements[at % len(elements)],) for at in range(tables))
    return tuple(tuple(elements[at::tables]) for at in range(tables))
