"""Sentences that several sheets share: where it was, how it was decided, what evidence is, the rounds."""

from mastery_desktop.documents.marks import Round
from mastery_desktop.domain.choices import DecisionRule, OutcomeKind
from mastery_desktop.domain.content import ElementId, Level
from mastery_desktop.domain.goal_words import NEEDS
from mastery_desktop.domain.labels import (
    EVIDENCE_KINDS_INSIDE,
    EVIDENCE_SIDES_INSIDE,
    RULES_INSIDE,
    SPREADS_INSIDE,
    STRENGTHS_INSIDE,
)
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.rating import as_it_stands, spread
from mastery_desktop.domain.records import Action, Evidence, Rating
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _, both, ngettext, sides


def place_name(workshop: Workshop) -> str:
    """The school, or the team where no school is named."""
    return workshop.session.school or workshop.session.team


def needs_pieces(action: Action) -> tuple[str, str]:
    """The resources of an action: the kinds it takes, and the words about them; each may be empty."""
    needs = ", ".join(_(NEEDS[need]) for need in action.needs)
    return f"{needs}:" if needs and action.resources else needs, action.resources


def parted(words: str, written: str) -> tuple[str, str]:
    """A sentence in two languages that ends with what somebody wrote, parted there, so that it can stand once."""
    said = sides(words)
    if not written or len(said) == 1 or not all(side.endswith(written) for side in said):
        return words, ""
    first, second = (side.removesuffix(written).rstrip() for side in said)
    return both(first, second), written


def chosen_level(rating: Rating, pack: Pack) -> Level | None:
    """The level that was agreed or chosen by the majority; None where there is no such level."""
    if as_it_stands(rating.outcome, rating.fist) not in (OutcomeKind.AGREED, OutcomeKind.MAJORITY):
        return None
    return next((level for level in pack.levels if level.id == rating.level), None)


def decided_words(workshop: Workshop, element: ElementId) -> str:
    """The outcome's rule, such as "by consensus"; empty where nothing was decided, or nobody agreed by it.

    Of a rule of rounds it is said how many there were, and nothing where no marks were kept.
    """
    rating = workshop.rating(element)
    outcome = as_it_stands(rating.outcome, rating.fist)
    led_here = outcome is not OutcomeKind.NOT_AGREED or rating.rule is DecisionRule.TWO_ROUNDS
    if not rating.rule or not led_here or outcome is OutcomeKind.NOT_RATED:
        return ""
    if rating.rule is not DecisionRule.TWO_ROUNDS:
        return _(RULES_INSIDE[rating.rule])
    held = len({counts.round for counts in workshop.rounds(element)})
    if held == 1:
        return _("after one round")
    return _(RULES_INSIDE[rating.rule]) if held else ""


def evidence_detail(evidence: Evidence) -> str:
    """What a line of evidence is: kind, side and strength, as far as they are known."""
    parts = [
        _(EVIDENCE_KINDS_INSIDE[evidence.kind]) if evidence.kind else "",
        _(EVIDENCE_SIDES_INSIDE[evidence.side]) if evidence.side else "",
        _(STRENGTHS_INSIDE[evidence.strength]) if evidence.strength else "",
    ]
    return ", ".join(part for part in parts if part)


def room_rounds(workshop: Workshop, element: ElementId, levels: int) -> tuple[Round, ...]:
    """The marks of the whole room per round, of an element whose marks may be seen; tables are put together.

    A count with another number of levels, from a file that somebody else's hands made, is left out.
    """
    if not workshop.revealed(element):
        return ()
    counts = [one for one in workshop.rounds(element) if len(one.marks) == levels]
    rounds = []
    for number in sorted({one.round for one in counts}):
        here = [one for one in counts if one.round == number]
        room = [one for one in here if one.group is None] or here
        marks = tuple(sum(column) for column in zip(*(one.marks for one in room), strict=True))
        given, raters = sum(marks), sum(one.raters for one in room)
        if given == raters:
            name = ngettext("Round {number}: {given} mark", "Round {number}: {given} marks", given)
        else:
            name = ngettext(
                "Round {number}: {given} mark, {raters} could rate",
                "Round {number}: {given} marks, {raters} could rate",
                given,
            )
        name = _("{round}, {spread}").format(
            round=name.format(number=number, given=given, raters=raters), spread=_(SPREADS_INSIDE[spread(marks)])
        )
        rounds.append(Round(name, marks))
    return tuple(rounds)
