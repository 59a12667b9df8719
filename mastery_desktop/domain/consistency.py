"""What must hold within one session, whoever wrote it: the rules that a session file is checked against.

The services never break these rules; a file from elsewhere may. Each problem is told as a place and a reason.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Annotated, get_args, get_origin, get_type_hints

from mastery_desktop.domain.computers import Computer
from mastery_desktop.domain.follow_up import Cycle, PlanCheck, RoadmapEntry, SortedItem
from mastery_desktop.domain.own_slide import OwnSlide
from mastery_desktop.domain.rating import ANONYMOUS_FROM, lacks_level
from mastery_desktop.domain.records import (
    Candidate,
    Counts,
    EarlierFocus,
    EarlierResult,
    ExitLine,
    ExitSlips,
    FocusArea,
    Goal,
    Group,
    PotentialFocus,
    Privacy,
    Rating,
    Record,
    Series,
    Session,
    SessionId,
    ShiftMarks,
    StageChoice,
    TableLevel,
    Wording,
    natural_id,
)
from mastery_desktop.messages import _

SUBJECTS: dict[type[Record], Callable[..., tuple[str | int | None, ...]]] = {
    Counts: lambda r: ("counts", r.session_id, r.element, r.round, r.group),
    TableLevel: lambda r: ("table level", r.session_id, r.element, r.group),
    Rating: lambda r: ("rating", r.session_id, r.element),
    ShiftMarks: lambda r: ("shift", r.session_id, r.element, r.group),
    EarlierFocus: lambda r: ("earlier focus", r.session_id, r.element),
    EarlierResult: lambda r: ("earlier result", r.session_id, r.element),
    ExitSlips: lambda r: ("exit slips", r.session_id),
    ExitLine: lambda r: ("exit line", r.session_id, r.question, r.text),
    Candidate: lambda r: ("candidate", r.session_id, r.element),
    PotentialFocus: lambda r: ("potential", r.session_id, r.domain),
    StageChoice: lambda r: ("stage", r.session_id, r.focus),
    SortedItem: lambda r: ("sorted", r.session_id, r.focus, r.item),
    Goal: lambda r: ("goal", r.session_id, r.focus),
    PlanCheck: lambda r: ("check", r.session_id, r.focus, r.days),
    Cycle: lambda r: ("cycle", r.session_id, r.focus),
    RoadmapEntry: lambda r: ("roadmap", r.session_id, r.item),
    OwnSlide: lambda r: ("own slide", r.session_id, r.step),
    Wording: lambda r: ("wording", r.session_id),
    Computer: lambda r: ("computer", r.session_id, r.installation),
}
"""The subject of each kind of record of which a session has one for a subject; the id follows from it."""


@dataclass(frozen=True)
class Problem:
    """A rule that a record breaks: the record's kind and id, and the reason in words."""

    place: str
    reason: str


def privacy_of(kind: type[Record]) -> Mapping[str, Privacy]:
    """The privacy class of each field of a kind of record."""
    return _PRIVACY.get(kind) or _PRIVACY.setdefault(kind, _privacy_of(kind))


_PRIVACY: dict[type[Record], dict[str, Privacy]] = {}
"""What was worked out: a file asks for it with each of its records."""


def _privacy_of(kind: type[Record]) -> dict[str, Privacy]:
    hints = get_type_hints(kind, include_extras=True)
    classes = {}
    for field in fields(kind):
        hint = hints[field.name]
        assert get_origin(hint) is Annotated, field.name  # noqa: S101 - a field without a class is a mistake of ours
        classes[field.name] = next(part for part in get_args(hint) if isinstance(part, Privacy))
    return classes


def problems(session: SessionId, records: Iterable[Record], deleted: Iterable[str]) -> Iterator[Problem]:
    """Find what does not fit together among the records of one session.

    Args:
        session: the session that all of them belong to.
        records: the records.
        deleted: the ids of deleted ones, which others may still refer to.
    """
    records = tuple(records)
    gone = frozenset(deleted)
    places = {kind: _ids(records, kind) | gone for kind in (Group, FocusArea)}
    if [record.id for record in records if isinstance(record, Session)] != [session]:
        yield Problem("session", _("It does not hold exactly the session that it names."))
    series = {record.series for record in records if isinstance(record, Session)}
    seen: set[tuple[type[Record], str]] = set()
    for record in records:
        kind = type(record)
        place = f"{kind.__name__} {record.id}"
        if (kind, record.id) in seen or record.id in gone:
            yield Problem(place, _("The same record stands in it twice."))
        seen.add((kind, record.id))
        if getattr(record, "session_id", session) != session:
            yield Problem(place, _("A record belongs to another session."))
        if isinstance(record, Series) and record.id not in series:
            yield Problem(place, _("A record belongs to another session."))
        subject = SUBJECTS.get(kind)
        if subject and record.id != natural_id(*subject(record)):
            yield Problem(place, _("A record’s id does not fit what it is about."))
        if getattr(record, "focus", None) not in (None, *places[FocusArea]):
            yield Problem(place, _("A plan belongs to a focus area that is missing."))
        if getattr(record, "group", None) not in (None, *places[Group]):
            yield Problem(place, _("A count belongs to a table that is missing."))
        if reason := _own_problem(record):
            yield Problem(place, reason)


def _ids(records: Sequence[Record], kind: type[Record]) -> frozenset[str]:
    return frozenset(record.id for record in records if isinstance(record, kind))


def _own_problem(record: Record) -> str:
    """The reason why a record cannot be, looked at alone; empty where it can."""
    if isinstance(record, Counts):
        if record.raters < ANONYMOUS_FROM:
            return _("It holds marks of fewer people than keep marks anonymous.")
        if not sum(record.marks) <= record.slips <= record.raters or not record.marks or record.round < 1:
            return _("A count does not add up.")
    if isinstance(record, EarlierResult | ExitSlips):
        return _kept_problem(record)
    if isinstance(record, Rating) and lacks_level(record.outcome, record.level, record.upper):
        return _("An outcome lacks its level.")
    if isinstance(record, Session) and not record.team:
        return _("The team has no name.")
    return ""


def _kept_problem(record: EarlierResult | ExitSlips) -> str:
    """The same for the counts of an earlier workshop and those of exit slips."""
    marks, people = (record.worth, record.slips) if isinstance(record, ExitSlips) else (record.marks, record.raters)
    if marks and people < ANONYMOUS_FROM:
        return _("It holds marks of fewer people than keep marks anonymous.")
    adds_up = isinstance(record, ExitSlips) or sum(marks) <= people  # more ticks than slips are kept as they were typed
    return "" if adds_up else _("A count does not add up.")
