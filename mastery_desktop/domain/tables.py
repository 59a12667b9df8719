"""Tables that rate on their own: what they rate, and the level that a small one agrees on."""

from collections.abc import Sequence
from dataclasses import dataclass

from mastery_desktop.domain.content import ElementId, LevelId
from mastery_desktop.domain.identity import GroupId, SessionId, Wall


@dataclass(frozen=True, kw_only=True)
class Group:
    """A table that rates on its own: all practices, or those in `elements` where the work is shared out."""

    id: Wall[GroupId]
    session_id: Wall[SessionId]
    place: Wall[int]
    name: Wall[str]
    raters: Wall[int]
    elements: Wall[tuple[ElementId, ...]] = ()

    def rates(self, element: ElementId) -> bool:
        """Whether the table rates a practice."""
        return not self.elements or element in self.elements


@dataclass(frozen=True, kw_only=True)
class TableLevel:
    """The level that a table agreed on for an element: no mark of anybody, and so safe for a table of two."""

    id: Wall[str]
    session_id: Wall[SessionId]
    element: Wall[ElementId]
    group: Wall[GroupId]
    level: Wall[LevelId]


def shared_out(elements: Sequence[ElementId], tables: int) -> tuple[tuple[ElementId, ...], ...]:
    """Which practices each of some tables rates when they share the work: one after the other, in the order of paper.

    With more tables than practices, practices are rated by several tables, so that none is idle.
    """
    if not elements or not tables:
        return ((),) * tables
    if tables > len(elements):
        return tuple((elements[at % len(elements)],) for at in range(tables))
    return tuple(tuple(elements[at::tables]) for at in range(tables))
