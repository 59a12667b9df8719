"""The levels at which a session is shared: what exactly leaves, what stays, and a warning where a name may be in it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, TypeVar

from mastery_desktop.domain.choices import RatingState, SessionState
from mastery_desktop.domain.coming_back import EarlierFocus, EarlierResult, ExitLine, ExitSlips, Promise
from mastery_desktop.domain.computers import Computer
from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.follow_up import Cycle, PlanCheck, RoadmapEntry, SortedItem
from mastery_desktop.domain.goal_words import NEEDS
from mastery_desktop.domain.labels import EVIDENCE_KINDS, long_date, outcome_text, said_day
from mastery_desktop.domain.leaving_names import names_leaving
from mastery_desktop.domain.own_slide import OwnSlide
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.pack_texts import lines_of, texts_of
from mastery_desktop.domain.records import (
    Action,
    Candidate,
    Counts,
    Evidence,
    FocusArea,
    Goal,
    Group,
    Parked,
    PotentialFocus,
    Rating,
    Record,
    Series,
    Session,
    ShiftMarks,
    StageChoice,
    Step,
    TableLevel,
    Wording,
)
from mastery_desktop.domain.roles import who_for_all
from mastery_desktop.domain.school_share import DRAFT, UNFINISHED, SchoolShare, ShareLevel, reduced
from mastery_desktop.domain.workshop import REVEALED
from mastery_desktop.messages import N_, _

R = TypeVar("R")

_RELEASED_WHERE: Final = N_("That is done under Print, with the one-page summary ticked.")

_STAYS: Final = {
    ShareLevel.TEAM: N_("What stays here: who was there, files on this computer, and what was undone."),
    ShareLevel.DISTRICT: N_(
        "What stays here: evidence in words, reasons, notes, the goal, the parking lot, and marks of fewer than five."
    ),
    ShareLevel.STATE: N_(
        "What stays here: names of team, school and district, every mark, every sentence, and the actions. No id in it"
        " stands in another file of this session; its day, levels and focus area stand in one for the public too."
    ),
    ShareLevel.PUBLIC: N_(
        "What stays here: evidence, the facilitator, the times, the parking lot, exit slips, shifts, dots, tables,"
        " first rounds, and marks not revealed."
    ),
}

IN_WORDS: Final = (Session, Rating, FocusArea, StageChoice, Goal, Action)
"""Kinds of which every record is told in words."""

NUMBERED: Final[dict[type[Record], str]] = {
    Counts: N_("Counts of marks"),
    Group: N_("Tables and groups"),
    TableLevel: N_("Levels of tables"),
    ShiftMarks: N_("Shifts with marks"),
    Evidence: N_("Lines of evidence"),
    Candidate: N_("Practices with dots for the focus area"),
    PotentialFocus: N_("Potential focus areas"),
    SortedItem: N_("Activities and resources sorted"),
    PlanCheck: N_("Looks at the plan"),
    Cycle: N_("Changes tried"),
    RoadmapEntry: N_("Steps of the roadmap"),
    Promise: N_("Promises of the workshop before"),
    EarlierFocus: N_("Focus areas of the workshop before"),
    EarlierResult: N_("Earlier results"),
    ExitSlips: N_("Counts of exit slips"),
    ExitLine: N_("Lines of exit slips"),
    Parked: N_("Thoughts on the parking lot"),
    OwnSlide: N_("Slides of your own"),
    Step: N_("Steps of the run sheet"),
    Computer: N_("Computers that worked on it"),
}
"""Kinds of which the number of records is told."""

UNTOLD: Final = (Series, Wording)
"""Kinds that hold nothing of the talk: what links workshops, and the words of the framework."""


@dataclass(frozen=True)
class Leaving:
    """What leaves at a level, line by line; what stays; and words that may be names of people."""

    leaves: tuple[str, ...]
    stays: str
    names: tuple[str, ...]


def leaving_reduced(level: ShareLevel, share: SchoolShare, pack: Pack) -> Leaving:
    """Say what leaves in a file for roll-ups.

    Args:
        level: for whom the file is made.
        share: what a district may see of the session.
        pack: the framework.
    """
    told = reduced(share, level)
    return Leaving(tuple(_of_share(told, pack)), _(_STAYS[level]), _of_people([told], pack))


def leaving_records(level: ShareLevel, records: Sequence[Record], pack: Pack) -> Leaving:
    """Say what leaves in a session file.

    Args:
        level: for whom the file is made.
        records: what the file holds.
        pack: the framework.
    """
    told = list(_of_records(records, pack))
    if level is ShareLevel.PUBLIC and not any(isinstance(one, Session) and one.released for one in records):
        told.insert(0, " ".join((_(DRAFT), _(_RELEASED_WHERE))))
    return Leaving(tuple(told), _(_STAYS[level]), _of_people(records, pack))


def with_held_back(leaving: Leaving, actions: Iterable[Action]) -> Leaving:
    """Say too who does which action is not told at this level, because it may be the name of a person."""
    held = dict.fromkeys(action.who for action in actions if action.what and action.who and not who_for_all(action))
    if not held:
        return leaving
    words = _(
        "Who does an action stays here where it may be the name of a person: {names}. Write a role there, or confirm"
        " in the plan that it is one, and it leaves."
    )
    return replace(leaving, stays=f"{leaving.stays} {words.format(names='; '.join(held))}")


def _of_people(told: Iterable[object], pack: Pack) -> tuple[str, ...]:
    """What may be names of people; what the framework itself says, such as the name of a tool, is none."""
    said = _said_by(pack)
    return tuple(name for name in names_leaving(told) if " " not in name or name not in said)


@lru_cache(maxsize=4)
def _said_by(pack: Pack) -> str:
    return "\n".join(lines_of(one.original) for one in texts_of(pack, frozenset()))


def _of_share(share: SchoolShare, pack: Pack) -> Iterator[str]:
    yield _whose(share.team, share.school, share.district)
    yield _("Day: {day}").format(day=long_date(share.held_on))
    if share.unfinished:
        yield _(UNFINISHED)
    rated = {one.element: one for one in share.ratings}
    for element in _in_order(rated, pack):
        one = rated[element]
        stands = Rating(
            id="",
            session_id=share.session,
            element=element,
            state=RatingState.SETTLED,
            outcome=one.outcome,
            level=one.level,
            upper=one.upper,
        )
        yield _result(stands, one.marks, pack)
    for focus in share.focus:
        yield _focus(focus.element, focus.stage, pack)
    for action in share.actions:
        yield _action(action.what, action.who, said_day(action.by), ", ".join(_(NEEDS[need]) for need in action.needs))
    yield _("Support asked for: {needs}").format(needs=", ".join(_(NEEDS[need]) for need in share.needs) or _("none"))
    wanted = dict.fromkeys(
        _("{practice}: {kind}").format(
            practice=_named(want.element, pack), kind=_(EVIDENCE_KINDS[want.kind]) if want.kind else _("Not said")
        )
        for want in share.wanted
    )
    yield _("Sorts of evidence wanted: {kinds}").format(kinds="; ".join(wanted) or _("none"))


def _of_records(records: Sequence[Record], pack: Pack) -> Iterator[str]:
    (session,) = _all(records, Session)
    yield _whose(session.team, session.school, session.district)
    yield _("Day: {day}").format(day=long_date(session.held_on))
    if session.state is not SessionState.FINISHED:
        yield _(UNFINISHED)
    said = (
        (_("Title: {text}"), session.title),
        (_("Facilitator: {text}"), session.facilitator),
        (_("Purpose: {text}"), session.purpose),
        (_("Who can rate: {text}"), session.voters),
        (_("People: {text}"), str(session.people)),
        (_("What we ask of the board: {text}"), session.board_ask),
    )
    yield from (words.format(text=text) for words, text in said if text)
    marks = _seen_marks(records)
    ratings = {one.element: one for one in _all(records, Rating) if one.state in REVEALED}
    for element in _in_order(ratings, pack):
        yield _result(ratings[element], marks.get(element, ()), pack)
    stages = {choice.focus: choice.stage for choice in _all(records, StageChoice)}
    goals = {goal.focus: goal.text for goal in _all(records, Goal)}
    for area in sorted(_all(records, FocusArea), key=lambda area: (not area.active, area.place)):
        yield _focus(area.element, stages.get(area.id), pack)
        if area.reason:
            yield _("Why: {reason}").format(reason=area.reason)
        if goals.get(area.id):
            yield _("Goal: {goal}").format(goal=goals[area.id])
    for action in sorted(_all(records, Action), key=lambda action: (action.place, action.id)):
        yield _action(action.what, action.who, said_day(action.by), action.resources)
    numbers = Counter(type(record) for record in records)
    for kind, name in NUMBERED.items():
        if numbers[kind]:
            yield _("{what}: {n}").format(what=_(name), n=numbers[kind])


def _seen_marks(records: Sequence[Record]) -> dict[ElementId, tuple[int, ...]]:
    """The marks of the last round of everybody, by practice; only those that were revealed are ever asked for."""
    room = [counts for counts in _all(records, Counts) if counts.group is None]
    return {counts.element: counts.marks for counts in sorted(room, key=lambda counts: counts.round)}


def _whose(*names: str) -> str:
    return _("Who: {who}").format(who=", ".join(dict.fromkeys(filter(None, names))) or _("no name"))


def _result(rating: Rating, marks: Sequence[int], pack: Pack) -> str:
    said = _("{practice}: {level}").format(practice=_named(rating.element, pack), level=outcome_text(rating, pack))
    told = ", ".join(f"{level.short} {n}" for level, n in zip(pack.levels, marks, strict=False))
    return _("{said} (marks {marks})").format(said=said, marks=told) if told else said


def _focus(element: str, stage: str | None, pack: Pack) -> str:
    known = next((one.name for one in pack.stage_model.stages if one.id == stage), "")
    return _("Focus area: {focus}").format(focus=", ".join(filter(None, (_named(element, pack), known))))


def _action(*parts: str) -> str:
    return _("Action: {action}").format(action=", ".join(filter(None, parts)))


def _named(element: str, pack: Pack) -> str:
    return next((known.name for known in pack.elements.values() if known.id == element), element)


def _in_order(found: Iterable[ElementId], pack: Pack) -> list[ElementId]:
    """Practices in the order of the framework; those that it does not know stand behind the others."""
    order = {str(element): place for place, element in enumerate(pack.elements)}
    return sorted(found, key=lambda element: order.get(str(element), len(order)))


def _all(records: Sequence[Record], kind: type[R]) -> list[R]:
    return [record for record in records if isinstance(record, kind)]
