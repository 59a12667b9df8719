"""The one word for each thing that wall, console and paper all name: spread, outcome, evidence, answers, rules, dates.

The tables hold sentence case, for a word that stands alone. Those that end in `_INSIDE` hold the form within a
sentence: another language may need another word there, not just a small letter. Texts are marked, and looked up with
`_` by whoever shows them.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from mastery_desktop.domain.choices import (
    DecisionRule,
    EvidenceKind,
    ExitQuestion,
    FistToFive,
    FocusFate,
    GoalReach,
    OutcomeKind,
    PromiseState,
    Strength,
    TrueForAll,
)
from mastery_desktop.domain.clock import time_in_words
from mastery_desktop.domain.coming_back import EarlierResult
from mastery_desktop.domain.content import EvidenceSide
from mastery_desktop.domain.days import MONTHS, read_day
from mastery_desktop.domain.learner_groups import holds_back
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.rating import Spread, as_it_stands, spread
from mastery_desktop.domain.records import Promise, Rating
from mastery_desktop.domain.workshop import REVEALED
from mastery_desktop.messages import N_, _

SPREADS: Final = {
    Spread.SPLIT: N_("Split"),
    Spread.MIXED: N_("Mixed"),
    Spread.TOGETHER: N_("Together"),
    Spread.NONE: N_("No marks"),
}
SPREADS_INSIDE: Final = {
    Spread.SPLIT: N_("split"),
    Spread.MIXED: N_("mixed"),
    Spread.TOGETHER: N_("together"),
    Spread.NONE: N_("no marks"),
}

UNBACKED: Final = N_("Strong, no evidence yet")
"""What is said of a practice whose marks or level are high, while nothing is written down that shows it."""

UNBACKED_SHORT: Final = N_("No evidence yet")
"""The same beside the marks that it is about."""

UNBACKED_QUESTION: Final = N_("What have we seen that shows it?")
"""What is asked there: evidence, and nobody’s reasons."""

OUTCOMES: Final = {
    OutcomeKind.AGREED: N_("Agreed"),
    OutcomeKind.MAJORITY: N_("Majority"),
    OutcomeKind.NOT_AGREED: N_("Not agreed yet"),
    OutcomeKind.NOT_RATED: N_("Not rated"),
}

TRUE_FOR_ALL: Final = {
    TrueForAll.YES: N_("Yes"),
    TrueForAll.SOME: N_("For some"),
    TrueForAll.UNKNOWN: N_("We don’t know yet"),
}

EVIDENCE_KINDS: Final = {
    EvidenceKind.SURVEY: N_("Survey"),
    EvidenceKind.INTERVIEW: N_("Interview or focus group"),
    EvidenceKind.ARTIFACT: N_("Artifact"),
    EvidenceKind.OBSERVATION: N_("Observation"),
}
EVIDENCE_KINDS_INSIDE: Final = {
    EvidenceKind.SURVEY: N_("survey"),
    EvidenceKind.INTERVIEW: N_("interview or focus group"),
    EvidenceKind.ARTIFACT: N_("artifact"),
    EvidenceKind.OBSERVATION: N_("observation"),
}

EVIDENCE_SIDES: Final = {EvidenceSide.SYSTEM: N_("System"), EvidenceSide.STUDENT: N_("Student experience")}
REACHES: Final = {
    GoalReach.CLASSROOM: N_("Classroom"),
    GoalReach.SCHOOL: N_("School"),
    GoalReach.SYSTEM: N_("System"),
}
EVIDENCE_SIDES_INSIDE: Final = {EvidenceSide.SYSTEM: N_("system"), EvidenceSide.STUDENT: N_("student experience")}

STRENGTHS: Final = {
    Strength.SAW: N_("We saw it"),
    Strength.TOLD: N_("Someone told us"),
    Strength.BELIEVE: N_("We believe it"),
}
STRENGTHS_INSIDE: Final = {
    Strength.SAW: N_("we saw it"),
    Strength.TOLD: N_("someone told us"),
    Strength.BELIEVE: N_("we believe it"),
}

PROMISES: Final = {
    PromiseState.DONE: N_("Done"),
    PromiseState.MOVING: N_("Moving"),
    PromiseState.STUCK: N_("Stuck"),
    PromiseState.DROPPED: N_("Dropped"),
}

FOCUS_FATES: Final = {
    FocusFate.KEPT: N_("We keep it"),
    FocusFate.CLOSED: N_("We close it"),
    FocusFate.CHANGED: N_("We change it"),
}

COMPARISON: Final = N_("A rating can be lower than before because a team has learned more and looks more closely.")
"""What is said wherever two results stand side by side."""

NOT_COMPARED: Final = N_(
    "These practices were rated before, but with other words or without known ones. What means something else cannot"
    " be compared."
)
"""What is said of earlier results that are not shown beside the new ones."""

EXIT_QUESTIONS: Final = {
    ExitQuestion.NEXT: N_("What will you do differently, and from when on?"),
    ExitQuestion.WORTH: N_("What in this meeting was worth your time?"),
    ExitQuestion.CHANGE: N_("What should we change next time?"),
}
WORTH_QUESTION: Final = N_("Was your time well spent?")
WORTH_ANSWERS: Final = (N_("Yes"), N_("Partly"), N_("No"))
"""What an exit slip asks, in the order of the paper."""

RULES: Final = {
    DecisionRule.CONSENSUS: N_("By consensus"),
    DecisionRule.MAJORITY: N_("By majority"),
    DecisionRule.TWO_ROUNDS: N_("After two rounds"),
}
RULES_INSIDE: Final = {
    DecisionRule.CONSENSUS: N_("by consensus"),
    DecisionRule.MAJORITY: N_("by majority"),
    DecisionRule.TWO_ROUNDS: N_("after two rounds"),
}
FISTS: Final = {
    FistToFive.HOLDS: N_("Everybody showed three fingers or more: the level holds."),
    FistToFive.NOT_YET: N_("Somebody showed fewer than three: ask what they would need, and show hands again."),
}
"""What came of a fist-to-five, for those who lead."""

FISTS_INSIDE: Final = {
    FistToFive.HOLDS: N_("fist-to-five: holds"),
    FistToFive.NOT_YET: N_("fist-to-five: not yet"),
}
"""What came of a fist-to-five, behind the level."""

FISTS_ON_WALL: Final = {
    FistToFive.HOLDS: N_("we can all live with it"),
    FistToFive.NOT_YET: N_("some of us cannot live with it yet"),
}
"""What came of a fist-to-five, for the room; how many hands it were is nobody’s concern."""

RULE_SENTENCES: Final = {
    DecisionRule.CONSENSUS: N_(
        "We talk until we can all stand behind one level: in a fist-to-five, everybody shows three fingers or more. "
        "Where we cannot, we write down between which two we are."
    ),
    DecisionRule.MAJORITY: N_("We talk first. Then the level that most of us chose is our rating."),
    DecisionRule.TWO_ROUNDS: N_(
        "We mark, we talk briefly, and we mark once more. If we are still apart then, we write down “not agreed yet”."
    ),
}
"""What each rule means, as wall and paper say it to the room."""


_KEPT_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def long_date(day: date) -> str:
    """A date with its month in words."""
    return _("{month} {day}, {year}").format(month=_(MONTHS[day.month - 1]), day=day.day, year=day.year)


def moment_in_words(moment: datetime) -> str:
    """A moment by the clock of this computer: the day with its month in words, and the time."""
    here = moment.astimezone()
    return _("{day}, {time}").format(day=long_date(here.date()), time=time_in_words(here))


def space_in_words(amount: int) -> str:
    """So much room on a disk, in bytes: gigabytes, or megabytes where it is less than one."""
    giga, mega = 10**9, 10**6
    return _("{n} GB").format(n=amount // giga) if amount >= giga else _("{n} MB").format(n=amount // mega)


def day_of(text: str, near: date) -> date | None:
    """The day that a text names, typed by somebody or written by `long_date` in the language in use; None for none.

    Args:
        text: what stands there.
        near: the day of the workshop, for days without a year.
    """
    if day := read_day(text, near):
        return day
    numbers = [int(number) for number in re.findall(r"\d{1,4}", text)]
    for month, name in enumerate(MONTHS, start=1):
        if len(numbers) == 2 and _(name).casefold() in text.casefold():  # noqa: PLR2004 - the day and the year
            try:
                found = date(max(numbers), month, min(numbers))
            except ValueError:
                continue
            if long_date(found).casefold() == " ".join(text.split()).casefold():
                return found
    return None


def kept_day(text: str, near: date) -> str:
    """How a day is kept that the program wrote out, so that any language can say it: `2027-01-14`; else the text.

    What somebody is still typing is no such day, nor is `by Thanksgiving`.

    Args:
        text: what stands there.
        near: the day of the workshop, for days without a year.
    """
    day = day_of(text, near)
    return day.isoformat() if day and text == long_date(day) else text


def said_day(kept: str) -> str:
    """What `kept_day` gave, in the language in use."""
    if not _KEPT_DAY.fullmatch(kept):
        return kept
    try:
        return long_date(date.fromisoformat(kept))
    except ValueError:  # typed by somebody: there is no such day
        return kept


def outcome_text(rating: Rating | EarlierResult, pack: Pack) -> str:
    """What came of a rating, in the levels' short words; marks that the room saw may have settled no level."""
    names = {level.id: level.short for level in pack.levels}
    lower, upper = (names.get(level, "") if level else "" for level in (rating.level, rating.upper))
    fist = rating.fist if isinstance(rating, Rating) else None
    if rating.outcome is OutcomeKind.NOT_RATED and isinstance(rating, Rating) and rating.state in REVEALED:
        return _("No level settled")
    outcome = _(OUTCOMES[as_it_stands(rating.outcome, fist)])
    if rating.outcome in (OutcomeKind.AGREED, OutcomeKind.MAJORITY):
        said = _("{outcome}: {level}").format(outcome=outcome, level=lower)
        return _("{said} ({fist})").format(said=said, fist=_(FISTS_INSIDE[fist])) if fist else said
    if rating.outcome is OutcomeKind.NOT_AGREED and lower and upper:
        return _("{outcome}: between {lower} and {upper}").format(outcome=outcome, lower=lower, upper=upper)
    return outcome


def promise_text(promise: Promise, *, carried: bool) -> str:
    """What became of a promise, and whether this plan goes on with it; empty until the team has said it."""
    state = _(PROMISES[promise.state]) if promise.state in PROMISES else ""
    if not carried:
        return state
    return _("{state}; goes on").format(state=state) if state else _("Goes on")


def true_for_all_text(rating: Rating, *, on_wall: bool = False) -> str:
    """The answer to "is it true for all learners here", with the groups that it is not true for; empty without one.

    Words that look like a name are held back until somebody has said that they name a group. Paper says so; the wall
    is silent about it, since the room should not guess at whom it is.
    """
    if rating.true_for_all is None:
        return ""
    answer = _(TRUE_FOR_ALL[rating.true_for_all])
    if not rating.not_for:
        return answer
    if holds_back(rating):
        return answer if on_wall else _("{answer}; the groups are not confirmed yet").format(answer=answer)
    return _("{answer}. Not yet for: {groups}").format(answer=answer, groups=rating.not_for)


def spread_course(rounds: Sequence[Sequence[int]]) -> str:
    """How far apart the marks of one round after the other are, in words that stand alone; no number is compared."""
    words = [spread(marks) for marks in rounds]
    if words and words[0] is not words[-1]:
        return _("{first}, now {last}").format(first=_(SPREADS[words[0]]), last=_(SPREADS_INSIDE[words[-1]]))
    if words[1:]:
        return _("{spread}, as before").format(spread=_(SPREADS[words[-1]]))
    return _(SPREADS[words[0]]) if words else ""
