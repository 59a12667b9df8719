"""The counts of a step, one for each part that is counted by itself: a way of rating, a table, or the whole room."""

from collections.abc import Sequence
from dataclasses import dataclass

from mastery_desktop.domain.choices import RatingMode, RatingState
from mastery_desktop.domain.content import Element, ElementId
from mastery_desktop.domain.counting import Count, CountWay
from mastery_desktop.domain.live import LiveState
from mastery_desktop.domain.passes import CountPass, come_in, count_passes, slips_come_in
from mastery_desktop.domain.records import GroupId
from mastery_desktop.domain.table_names import name_of
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _
from mastery_desktop.ui.console.count_closed import ClosedCount
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.words import MODES

Key = tuple[RatingMode, GroupId | None, tuple[ElementId, ...]]


@dataclass
class Part:
    """One part of a count: what is typed of it, in memory only.

    Attributes:
        one: what is counted.
        count: what was typed; None where a level is agreed in talk.
        closed: the count that was closed last, and can be opened again.
        asked: for how many slips Enter has asked whether the count is to be closed.
        several: whether its table has parts beside it.
    """

    one: CountPass
    count: Count | None
    closed: ClosedCount
    asked: int = 0
    several: bool = False

    @property
    def group(self) -> GroupId | None:
        """The table that is counted; the whole room is None."""
        return self.one.group.id if self.one.group else None

    @property
    def at_table(self) -> bool:
        """Whether a table keeps the level that it agrees on."""
        return self.one.by_talk and self.one.group is not None

    def counted(self, workshop: Workshop) -> bool:
        """Whether its marks are kept, and wait."""
        if self.one.by_talk:
            return False
        if self.one.group is None:
            return any(workshop.rating(element).state is RatingState.COMPLETE for element in self.one.elements)
        return any(workshop.marks(element, 1, self.group) is not None for element in self.one.elements)

    def done(self, workshop: Workshop) -> bool:
        """Whether nothing is left to count or to agree on."""
        if self.one.group is not None and self.one.by_talk:
            return all(workshop.table_level(element, self.one.group.id) for element in self.one.elements)
        if self.one.by_talk:
            return all(workshop.rating(element).level is not None for element in self.one.elements)
        return self.counted(workshop)

    def label(self) -> str:
        """How the part is called among the others."""
        way = _(MODES[self.one.mode])
        if self.one.group is None or self.one.by_talk:
            return name_of(self.one.group) if self.one.group else way
        if not self.several:
            return name_of(self.one.group)
        return _("{table}: {way}").format(table=name_of(self.one.group), way=way)


class CountBook:
    """Keeps the parts of the practices that are counted, and which one is at hand."""

    def __init__(self, desk: Desk) -> None:
        """Count on the desk, nothing yet."""
        self._desk = desk
        self._of: tuple[str, tuple[ElementId, ...]] = ("", ())
        self._parts: dict[Key, Part] = {}
        self._order: tuple[Key, ...] = ()
        self._here: Key | None = None
        self._aside: dict[tuple[ElementId, ...], tuple[dict[Key, Part], Key | None]] = {}
        self._way: CountWay | None = None

    def open(self, elements: Sequence[Element]) -> bool:
        """Count some practices; tell whether they are others than before.

        What was typed of the others is there again when they come back; with another session it is forgotten.
        """
        subject = self._desk.session_id, tuple(element.id for element in elements)
        other = subject != self._of
        if other:
            session, before = self._of
            if session != subject[0]:
                self._aside.clear()
            elif self._parts:
                self._aside[before] = self._parts, self._here
            self._of = subject
            self._parts, self._here = self._aside.pop(subject[1], ({}, None))
        self.refresh()
        return other

    def refresh(self) -> None:
        """Take over how many rate, in which way and at which tables."""
        order = []
        for one in count_passes(self._desk.workshop, self._of[1]):
            key: Key = one.mode, one.group.id if one.group else None, one.elements
            part = self._parts.get(key)
            if part is None or (part.count is None) != one.by_talk:
                count = None if one.by_talk else self._fresh(one, None)
                part = self._parts[key] = Part(one, count, ClosedCount(self._desk))
            part.one = one
            if part.count and not part.count.started and part.count.expected != one.raters:
                part.count.set_expected(one.raters)
            order.append(key)
        self._order = tuple(order)
        tables = [part.group for part in self.parts]
        for part in self.parts:
            part.several = tables.count(part.group) > 1
        if self._here not in order:
            self._here = next(iter(order), None)

    @property
    def is_open(self) -> bool:
        """Whether slips are typed that are not kept yet, of these practices or of others."""
        known = (self._parts, *(parts for parts, _here in self._aside.values()))
        counts = (part.count for parts in known for part in parts.values() if part.count is not None)
        return any(count.started or count.counted for count in counts)

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts, in their order."""
        return tuple(self._parts[key] for key in self._order)

    @property
    def part(self) -> Part | None:
        """The part at hand."""
        return self._parts.get(self._here) if self._here else None

    @property
    def place(self) -> int:
        """The place of the part at hand."""
        return self._order.index(self._here) if self._here in self._order else 0

    def choose(self, place: int) -> None:
        """Take up another part."""
        if 0 <= place < len(self._order):
            self._here = self._order[place]

    def choose_table(self, table: GroupId) -> None:
        """Take up the part in which a table agrees on levels."""
        self.choose(
            next((at for at, part in enumerate(self.parts) if part.at_table and part.group == table), self.place)
        )

    def go_on(self) -> None:
        """Take up the next part that is not done, when there is one."""
        places = [*range(self.place + 1, len(self._order)), *range(self.place)]
        workshop = self._desk.workshop
        self.choose(next((at for at in places if not self.parts[at].done(workshop)), self.place))

    def close(self, part: Part) -> None:
        """Keep what was typed to open it again, and begin with nothing."""
        if part.count is not None:
            part.closed.keep(part.count, part.group)
        self.begin(part)

    def begin(self, part: Part) -> None:
        """Begin a part with nothing, typed in the same way as before."""
        part.count, part.asked = self._fresh(part.one, part.count), 0

    def live(self) -> LiveState:
        """How many slips are in, typed or kept, of all parts together."""
        workshop, parts = self._desk.workshop, [part for part in self.parts if part.count is not None]
        if not parts:
            return LiveState()
        if all(part.one.group is None for part in parts):
            counts = [(p.count, p.counted(workshop)) for p in parts if p.count is not None]
            typed = [(c.counted if c.checking else c.slips_in) for c, kept in counts if not kept]
            came, _of = come_in(workshop, self._of[1])
            return LiveState(
                slips_in=max([*typed, came] if len(parts) > 1 else typed, default=came),
                slips_expected=max(c.expected for c, _kept in counts),
                missing=tuple(element for c, kept in counts if not kept and c.started for element in c.missing),
            )
        came, _of = slips_come_in(workshop, self._of[1])
        tables: dict[GroupId | None, int] = {part.group: part.one.raters for part in parts}
        for part in parts:
            if part.count is not None and not part.counted(workshop):
                came += part.count.counted if part.count.checking else part.count.slips_in
                tables[part.group] = part.count.expected
        return LiveState(slips_in=came, slips_expected=sum(tables.values()))

    def _fresh(self, one: CountPass, before: Count | None) -> Count:
        by_level = one.mode in (RatingMode.CARDS, RatingMode.DOTS)
        way = before.way if before else CountWay.PILES if by_level else CountWay.SLIPS
        return Count(one.elements, len(self._desk.pack.levels), one.raters, way)
