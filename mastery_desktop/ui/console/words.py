"""The words that several panels use for what the room said and decided."""

from collections.abc import Sequence

from mastery_desktop.domain.choices import DecisionRule, EvidenceKind, OutcomeKind, RatingMode, Strength, TrueForAll
from mastery_desktop.domain.content import ElementId, EvidenceSide, Level, LevelId
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.rating import Spread, spread
from mastery_desktop.domain.records import Rating
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import N_, _

SPREADS = {
    Spread.SPLIT: N_("split"),
    Spread.MIXED: N_("mixed"),
    Spread.TOGETHER: N_("together"),
    Spread.NONE: N_("no marks"),
}

OUTCOMES = {
    OutcomeKind.AGREED: N_("Agreed"),
    OutcomeKind.MAJORITY: N_("Majority"),
    OutcomeKind.NOT_AGREED: N_("Not agreed yet"),
}

TRUE_FOR_ALL = {
    TrueForAll.YES: N_("Yes"),
    TrueForAll.SOME: N_("For some"),
    TrueForAll.UNKNOWN: N_("Don’t know"),
}

KINDS = {
    EvidenceKind.SURVEY: N_("Survey"),
    EvidenceKind.INTERVIEW: N_("Interview"),
    EvidenceKind.ARTIFACT: N_("Artifact"),
    EvidenceKind.OBSERVATION: N_("Observation"),
}

SIDES = {EvidenceSide.SYSTEM: N_("System"), EvidenceSide.STUDENT: N_("Students")}

STRENGTHS = {
    Strength.SAW: N_("We saw it"),
    Strength.TOLD: N_("We were told"),
    Strength.BELIEVE: N_("We believe it"),
}

RULES = {
    DecisionRule.CONSENSUS: N_("Consensus, fist to five"),
    DecisionRule.MAJORITY: N_("Majority"),
    DecisionRule.TWO_ROUNDS: N_("Two rounds, then “not agreed yet”"),
}

MODES = {
    RatingMode.SLIPS: N_("Tick slips"),
    RatingMode.CARDS: N_("Hold-up cards"),
    RatingMode.DOTS: N_("Dot posters"),
    RatingMode.TABLES: N_("Table consensus"),
    RatingMode.DIRECT: N_("Direct consensus"),
}


def level_names(levels: Sequence[Level]) -> dict[LevelId, str]:
    """The short words of the levels."""
    return {level.id: level.short for level in levels}


def outcome_text(pack: Pack, rating: Rating) -> str:
    """What the team decided, in words; empty where it decided nothing."""
    names = level_names(pack.levels)
    low, high = names.get(rating.level or LevelId(""), ""), names.get(rating.upper or LevelId(""), "")
    if rating.outcome is OutcomeKind.AGREED:
        return _("Agreed: {level}").format(level=low)
    if rating.outcome is OutcomeKind.MAJORITY:
        return _("Majority: {level}").format(level=low)
    if rating.outcome is OutcomeKind.NOT_AGREED:
        return _("Not agreed yet: between {low} and {high}").format(low=low, high=high)
    return ""


def counts_text(marks: Sequence[int]) -> str:
    """How many chose each level, lowest level first."""
    return " · ".join(map(str, marks))


def rounds_text(workshop: Workshop, element: ElementId, *, short: bool = False) -> str:
    """The revealed rounds of an element with the word for their spread; empty before the reveal."""
    if not workshop.revealed(element):
        return ""
    if short:
        room = [counts.marks for counts in workshop.rounds(element) if counts.group is None]
        return " → ".join(f"{counts_text(marks)}  {_(SPREADS[spread(marks)])}" for marks in room)
    parts = [
        _("Round {number}: {counts} {spread}").format(
            number=counts.round, counts=counts_text(counts.marks), spread=_(SPREADS[spread(counts.marks)])
        )
        for counts in workshop.rounds(element)
        if counts.group is None
    ]
    return "   ".join(parts)


def revealed_marks(workshop: Workshop, elements: Sequence[ElementId]) -> dict[ElementId, tuple[int, ...]]:
    """The latest revealed counts of the whole room, per element that has them."""
    found: dict[ElementId, tuple[int, ...]] = {}
    for element in elements:
        if workshop.revealed(element):
            for counts in workshop.rounds(element):
                if counts.group is None:
                    found[element] = counts.marks
    return found
