"""Two copies of a record in words: what a team sees of each where two computers wrote apart."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from mastery_desktop.domain.checklist import SORTINGS, item_names
from mastery_desktop.domain.choices import ParkedFate
from mastery_desktop.domain.coming_back import EarlierFocus, ExitLine, ExitSlips, Promise
from mastery_desktop.domain.follow_up import Cycle, PlanCheck, RoadmapEntry, SortedItem
from mastery_desktop.domain.goal_words import NEEDS
from mastery_desktop.domain.labels import (
    EVIDENCE_KINDS,
    EVIDENCE_SIDES,
    FOCUS_FATES,
    PROMISES,
    REACHES,
    RULES,
    STRENGTHS,
    TRUE_FOR_ALL,
    WORTH_ANSWERS,
    long_date,
    outcome_text,
    said_day,
)
from mastery_desktop.domain.own_slide import OwnSlide
from mastery_desktop.domain.pack import Pack
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
    Session,
    ShiftMarks,
    StageChoice,
    TableLevel,
)
from mastery_desktop.domain.roadmap_words import STATES
from mastery_desktop.messages import N_, _, ngettext

TITLES: Final[Mapping[type[Record], str]] = {
    Session: N_("The workshop"),
    Group: N_("Table"),
    ShiftMarks: N_("Marks on a shift"),
    Counts: N_("Count"),
    TableLevel: N_("Level of a table"),
    Rating: N_("Result"),
    Evidence: N_("Evidence"),
    Candidate: N_("Dots and reasons"),
    PotentialFocus: N_("Potential focus area"),
    FocusArea: N_("Focus area"),
    StageChoice: N_("Stage"),
    SortedItem: N_("Checklist"),
    Goal: N_("Goal"),
    Action: N_("Action"),
    PlanCheck: N_("Look at the plan"),
    Cycle: N_("Trying a change"),
    RoadmapEntry: N_("Roadmap"),
    Promise: N_("Promise"),
    EarlierFocus: N_("Earlier focus"),
    ExitSlips: N_("Exit slips"),
    ExitLine: N_("Line of an exit slip"),
    Parked: N_("Parked thought"),
    OwnSlide: N_("Slide of your own"),
}
"""What a team can tell apart, by kind. Of the rest, such as times of steps, the newer one stays without a question."""

MANY: Final = (Evidence, Action, Parked)
"""Kinds of which a session can have one more: both are kept as two."""

TEXTS: Final[Mapping[type[Record], tuple[str, ...]]] = {
    Session: ("purpose", "board_ask", "voters"),
    Rating: ("not_for",),
    Candidate: ("impact", "effort", "waits"),
    FocusArea: ("reason", "second_reason"),
    Goal: ("text", "notice", "barriers"),
    PlanCheck: ("done", "evidence", "needs"),
    Cycle: ("change", "plan", "do", "study", "act"),
    RoadmapEntry: ("notes",),
    Promise: ("brought",),
    EarlierFocus: ("learned",),
}
"""Sentences of which both can be kept, one below the other."""

_PLAIN: Final[Mapping[type[Record], tuple[str, ...]]] = {
    Session: (
        "team",
        "school",
        "district",
        "title",
        "held_on",
        "facilitator",
        "purpose",
        "board_ask",
        "voters",
        "calendar",
    ),
    Group: ("name",),
    Rating: ("not_for",),
    Candidate: ("impact", "effort", "waits"),
    FocusArea: ("reason", "second_reason"),
    Goal: ("text", "check_on", "notice", "barriers"),
    Action: ("what", "who", "by", "evidence", "resources", "check"),
    PlanCheck: ("due", "done", "evidence", "needs"),
    Cycle: ("change", "plan", "do", "study", "act"),
    RoadmapEntry: ("owner", "notes"),
    Promise: ("what", "who", "by", "evidence", "resources", "brought"),
    EarlierFocus: ("learned",),
    ExitLine: ("text",),
    Parked: ("text", "due"),
    PotentialFocus: ("answers",),
    StageChoice: ("evidence",),
    OwnSlide: ("name",),
}


FATES: Final = {
    ParkedFate.ACTION: N_("Action"),
    ParkedFate.DATE: N_("A date"),
    ParkedFate.NEXT: N_("Next meeting"),
    ParkedFate.CLOSED: N_("Closed"),
}
"""What a thought can become, in the order of the buttons; marked for translation."""

_PLACES: Final = (N_("far left"), N_("left"), N_("middle"), N_("right"), N_("far right"))
_LINE: Final = 1001
"""Places on the line of a shift."""

_NAMED_BY: Final[Mapping[type[Record], str]] = {
    Group: "name",
    Evidence: "text",
    Action: "what",
    Promise: "what",
    ExitLine: "text",
    Parked: "text",
}
"""The words by which a team knows one of many."""


def about(record: Record, pack: Pack) -> str:
    """What a record is about: its kind, and the practice or domain where it has one; of many the words of this one."""
    title = _(TITLES[type(record)])
    known = {str(element.id): element.name for element in pack.elements.values()}
    known |= {str(domain.id): domain.name for domain in pack.domains}
    subject = "" if isinstance(record, FocusArea) else getattr(record, "element", None) or getattr(record, "domain", "")
    if isinstance(record, Action):
        title = _("{kind} {n}").format(kind=title, n=record.place + 1)
    if isinstance(record, PlanCheck):
        title = _("{kind} after {days} days").format(kind=title, days=record.days)
    if isinstance(record, SortedItem):
        subject = record.item
        known |= item_names(pack)
    if isinstance(record, RoadmapEntry):
        subject = record.item
        sections = pack.roadmap.sections if pack.roadmap else ()
        known |= {item.id: item.title for section in sections for item in section.items}
    if subject in known:
        title = f"{title}: {known[subject]}"
    words = getattr(record, _NAMED_BY[type(record)]) if type(record) in _NAMED_BY else ""
    return _("{kind}: “{words}”").format(kind=title, words=words) if words else title


def words_of(record: Record, pack: Pack) -> tuple[str, ...]:
    """A record's content, part by part, the same parts for each record of its kind; a part may be empty."""
    plain = tuple(_plain(getattr(record, name)) for name in _PLAIN.get(type(record), ()))
    special = _SPECIAL.get(type(record))
    return (*(special(record, pack) if special else ()), *plain)


def _plain(value: object) -> str:
    if isinstance(value, Mapping):
        return "; ".join(filter(None, map(str, value.values())))
    if isinstance(value, tuple):
        return "; ".join(filter(None, map(str, value)))
    if isinstance(value, date):
        return long_date(value)
    return "" if value is None else said_day(str(value))


def _level(level: str | None, pack: Pack) -> str:
    return next((known.short for known in pack.levels if known.id == level), level or "")


def _session(record: Session, _pack: Pack) -> tuple[str, ...]:
    return (
        ngettext("{n} person", "{n} people", record.people).format(n=record.people),
        ngettext("{n} can rate", "{n} can rate", record.raters).format(n=record.raters),
        _(RULES[record.rule]),
        _("may appear, unnamed, among few schools") if record.consents else _("does not appear among few schools"),
        _("one-page summary released") if record.released else _("one-page summary not released"),
    )


def _counts(record: Counts, pack: Pack) -> tuple[str, ...]:
    names = [level.short for level in pack.levels]
    marks = ", ".join(f"{name} {n}" for name, n in zip(names, record.marks, strict=False))
    of_whom = ngettext("{n} can rate", "{n} can rate", record.raters).format(n=record.raters)
    return marks, ngettext("{n} slip in", "{n} slips in", record.slips).format(n=record.slips), of_whom


def _rating(record: Rating, pack: Pack) -> tuple[str, ...]:
    answer = _(TRUE_FOR_ALL[record.true_for_all]) if record.true_for_all else ""
    return outcome_text(record, pack), answer


def _evidence(record: Evidence, _pack: Pack) -> tuple[str, ...]:
    return (
        _("Have") if record.have else _("Want"),
        record.text,
        _(EVIDENCE_KINDS[record.kind]) if record.kind else "",
        _(EVIDENCE_SIDES[record.side]) if record.side else "",
        _(STRENGTHS[record.strength]) if record.strength else "",
    )


def _exit_slips(record: ExitSlips, _pack: Pack) -> tuple[str, ...]:
    worth = ", ".join(f"{_(answer)} {n}" for answer, n in zip(WORTH_ANSWERS, record.worth, strict=False))
    return ngettext("{n} slip in", "{n} slips in", record.slips).format(n=record.slips), worth


def _dots(record: Candidate, _pack: Pack) -> tuple[str, ...]:
    return (ngettext("{n} dot", "{n} dots", record.dots).format(n=record.dots),)


def _focus(record: FocusArea, pack: Pack) -> tuple[str, ...]:
    element = pack.elements.get(record.element)
    return element.name if element else "", "" if record.active else _("no longer active")


def _stage(record: StageChoice, pack: Pack) -> tuple[str, ...]:
    return (next((stage.name for stage in pack.stage_model.stages if stage.id == record.stage), ""),)


def _shift(record: ShiftMarks, _pack: Pack) -> tuple[str, ...]:
    placed = "" if record.placed is None else _("the team: {where}").format(where=_where(record.placed))
    return ", ".join(map(_where, record.marks)), placed


def _where(mark: int) -> str:
    """Where on the line of a shift a mark stands; such a line has two ends and no numbers."""
    return _(_PLACES[min(mark * len(_PLACES) // _LINE, len(_PLACES) - 1)])


def _table(record: Group, pack: Pack) -> tuple[str, ...]:
    names = [element.name for element in pack.elements.values() if element.id in record.elements]
    return ngettext("{n} can rate", "{n} can rate", record.raters).format(n=record.raters), ", ".join(names)


def _needs(record: Action | Promise, _pack: Pack) -> tuple[str, ...]:
    return (", ".join(_(NEEDS[need]) for need in record.needs),)


def _promise(record: Promise, pack: Pack) -> tuple[str, ...]:
    return *_needs(record, pack), _(PROMISES.get(record.state, "")) if record.state in PROMISES else ""


def _times(record: ExitLine, _pack: Pack) -> tuple[str, ...]:
    return (ngettext("on {n} slip", "on {n} slips", record.times).format(n=record.times),)


def _sorting(record: SortedItem, _pack: Pack) -> tuple[str, ...]:
    return (_(SORTINGS[record.sorting]) if record.sorting else _("not sorted"),)


def _potential(record: PotentialFocus, pack: Pack) -> tuple[str, ...]:
    element = pack.elements.get(record.element) if record.element else None
    return (element.name if element else "",)


_SPECIAL: Final[Mapping[type[Record], Callable[[Any, Pack], tuple[str, ...]]]] = {
    Session: _session,
    Group: _table,
    Counts: _counts,
    TableLevel: lambda record, pack: (_level(record.level, pack),),
    Rating: _rating,
    Evidence: _evidence,
    Candidate: _dots,
    FocusArea: _focus,
    StageChoice: _stage,
    ShiftMarks: _shift,
    PotentialFocus: _potential,
    ExitSlips: _exit_slips,
    RoadmapEntry: lambda record, _pack: (_(STATES[record.state]) if record.state else "",),
    SortedItem: _sorting,
    Goal: lambda record, _pack: (_(REACHES[record.reach]) if record.reach else "",),
    Action: _needs,
    Promise: _promise,
    ExitLine: _times,
    OwnSlide: lambda record, _pack: (_("picture {mark}").format(mark=record.picture[:6]),),
    Parked: lambda record, _pack: (_(FATES[record.fate]) if record.fate in FATES else "",),
    EarlierFocus: lambda record, _pack: (_(FOCUS_FATES[record.fate]) if record.fate in FOCUS_FATES else "",),
}
