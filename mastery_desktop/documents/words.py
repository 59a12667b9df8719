"""Sentences that several sheets share: dates, outcomes, what evidence is."""

from datetime import date
from typing import Final

from mastery_desktop.documents.marks import Round
from mastery_desktop.domain.choices import DecisionRule, EvidenceKind, OutcomeKind, Strength, TrueForAll
from mastery_desktop.domain.content import ElementId, EvidenceSide, Level
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import Evidence, Rating
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import N_, _, ngettext

_MONTHS: Final = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
_KINDS: Final = {
    EvidenceKind.SURVEY: N_("survey"),
    EvidenceKind.INTERVIEW: N_("interview or focus group"),
    EvidenceKind.ARTIFACT: N_("artifact"),
    EvidenceKind.OBSERVATION: N_("observation"),
}
_SIDES: Final = {EvidenceSide.SYSTEM: N_("system"), EvidenceSide.STUDENT: N_("student experience")}
_STRENGTHS: Final = {
    Strength.SAW: N_("we saw it"),
    Strength.TOLD: N_("someone told us"),
    Strength.BELIEVE: N_("we believe it"),
}
_RULES: Final = {
    DecisionRule.CONSENSUS: N_("by consensus"),
    DecisionRule.MAJORITY: N_("by majority"),
    DecisionRule.TWO_ROUNDS: N_("after two rounds"),
}
_ANSWERS: Final = {
    TrueForAll.YES: N_("yes"),
    TrueForAll.SOME: N_("for some"),
    TrueForAll.UNKNOWN: N_("we don’t know yet"),
}


def long_date(day: date) -> str:
    """A date with its month in words."""
    return _("{month} {day}, {year}").format(month=_(_MONTHS[day.month - 1]), day=day.day, year=day.year)


def place_name(workshop: Workshop) -> str:
    """The school, or the team where no school is named."""
    return workshop.session.school or workshop.session.team


def chosen_level(rating: Rating, pack: Pack) -> Level | None:
    """The level that was agreed or chosen by the majority; None where there is no such level."""
    if rating.outcome not in (OutcomeKind.AGREED, OutcomeKind.MAJORITY):
        return None
    return next((level for level in pack.levels if level.id == rating.level), None)


def outcome_words(rating: Rating, pack: Pack) -> str:
    """What came of a rating, in the levels' short words."""
    names = {level.id: level.short for level in pack.levels}
    lower, upper = (names.get(level, "") if level else "" for level in (rating.level, rating.upper))
    if rating.outcome is OutcomeKind.AGREED:
        return _("Agreed: {level}").format(level=lower)
    if rating.outcome is OutcomeKind.MAJORITY:
        return _("Majority: {level}").format(level=lower)
    if rating.outcome is OutcomeKind.NOT_AGREED:
        if lower and upper:
            return _("Not agreed yet (between {lower} and {upper})").format(lower=lower, upper=upper)
        return _("Not agreed yet")
    return _("Not rated")


def decided_words(rating: Rating) -> str:
    """The outcome's rule, such as "by consensus"; empty where nothing was decided."""
    return _(_RULES[rating.rule]) if rating.rule else ""


def true_for_all_words(rating: Rating) -> str:
    """The answer to "is it true for all learners here", with the groups that it is not true for."""
    if rating.true_for_all is None:
        return ""
    answer = _(_ANSWERS[rating.true_for_all])
    if not rating.not_for:
        return answer
    return _("{answer}; not for {groups}").format(answer=answer, groups=rating.not_for)


def evidence_detail(evidence: Evidence) -> str:
    """What a line of evidence is: kind, side and strength, as far as they are known."""
    parts = [
        _(_KINDS[evidence.kind]) if evidence.kind else "",
        _(_SIDES[evidence.side]) if evidence.side else "",
        _(_STRENGTHS[evidence.strength]) if evidence.strength else "",
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
        name = name.format(number=number, given=given, raters=raters)
        rounds.append(Round(name, marks))
    return tuple(rounds)
