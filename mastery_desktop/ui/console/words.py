"""The words that several panels use for what the room said and decided."""

from collections.abc import Sequence

from mastery_desktop.domain.choices import FistToFive, OutcomeKind, RatingMode
from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.labels import SPREADS_INSIDE
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.passes import levels_left
from mastery_desktop.domain.rating import spread
from mastery_desktop.domain.records import Rating
from mastery_desktop.domain.table_names import name_of
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import N_, _
from mastery_desktop.ui import keys

MODES = {
    RatingMode.SLIPS: N_("Tick slips"),
    RatingMode.CARDS: N_("Hold-up cards"),
    RatingMode.DOTS: N_("Dot posters"),
    RatingMode.TABLES: N_("Table consensus"),
    RatingMode.DIRECT: N_("Direct consensus"),
}


def is_done(rating: Rating) -> bool:
    """Whether the run sheet ticks a practice off: something is decided, and no hands say that they are shown again."""
    return rating.outcome is not OutcomeKind.NOT_RATED and rating.fist is not FistToFive.NOT_YET


def counts_text(marks: Sequence[int]) -> str:
    """How many chose each level, lowest level first."""
    return " · ".join(map(str, marks))


def rounds_text(workshop: Workshop, element: ElementId, *, short: bool = False) -> str:
    """The revealed rounds of an element with the word for their spread; empty before the reveal."""
    if not workshop.revealed(element):
        return ""
    if short:
        room = [counts.marks for counts in workshop.rounds(element) if counts.group is None]
        said = [f"{counts_text(marks)}  {_(SPREADS_INSIDE[spread(marks)])}" for marks in room]
        return _("{first},\nthen {last}").format(first=said[0], last=said[-1]) if said[1:] else "".join(said)
    parts = [
        _("Round {number}: {counts} {spread}").format(
            number=counts.round, counts=counts_text(counts.marks), spread=_(SPREADS_INSIDE[spread(counts.marks)])
        )
        for counts in workshop.rounds(element)
        if counts.group is None
    ]
    return "   ".join(parts)


def tables_text(workshop: Workshop, pack: Pack, element: ElementId) -> str:
    """The level that each table agreed on for an element; empty before the reveal."""
    if not workshop.revealed(element):
        return ""
    names = {level.id: level.short for level in pack.levels}
    return ", ".join(
        _("{table}: {level}").format(table=name_of(table), level=names[level])
        for table in workshop.groups
        if (level := workshop.table_level(element, table.id)) in names
    )


def tables_left(workshop: Workshop, elements: Sequence[ElementId]) -> str:
    """Which tables have not agreed on all their levels, before a reveal that would leave them out; empty for none."""
    words = _("{table}: {n} of {count} levels, {key} leads back.")
    left = levels_left(workshop, elements)
    return " ".join(words.format(table=t.name, n=n, count=of, key=keys.BACK.hint) for t, n, of in left)


def revealed_marks(workshop: Workshop, elements: Sequence[ElementId]) -> dict[ElementId, tuple[int, ...]]:
    """The latest revealed counts of the whole room, per element that has them."""
    found: dict[ElementId, tuple[int, ...]] = {}
    for element in elements:
        if workshop.revealed(element):
            for counts in workshop.rounds(element):
                if counts.group is None:
                    found[element] = counts.marks
    return found
