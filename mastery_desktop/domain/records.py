"""What a session keeps, as immutable records.

One record is one row in the database and one object in a session file. `id` is a UUID, made once. Where a session can
hold only one record of a kind for a subject (the counts of an element, round and group), the id follows from the
subject (`natural_id`), so that two laptops that worked on the same session mean the same record.

Every field carries a privacy class, and the class decides where the field may go: on the wall, into a file for
colleagues, or nowhere but this computer. Counts are per level, never per person, and carry no order and no time.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import get_args, get_type_hints
from uuid import NAMESPACE_URL, uuid4, uuid5

from mastery_desktop.domain.choices import (
    DecisionRule,
    EvidenceKind,
    FistToFive,
    GoalLabels,
    GoalReach,
    Need,
    OutcomeKind,
    ParkedFate,
    RatingMode,
    RatingState,
    SessionState,
    StepKind,
    Strength,
    TrueForAll,
)
from mastery_desktop.domain.coming_back import EarlierFocus, EarlierResult, ExitLine, ExitSlips, Promise
from mastery_desktop.domain.computers import Computer
from mastery_desktop.domain.content import DomainId, ElementId, EvidenceSide, LevelId, ResourceId, StageId
from mastery_desktop.domain.follow_up import Cycle, PlanCheck, RoadmapEntry, SortedItem
from mastery_desktop.domain.identity import FocusId, GroupId, Local, Own, Privacy, Public, SessionId, StepId, Team, Wall
from mastery_desktop.domain.own_slide import OwnSlide
from mastery_desktop.domain.room import RoomCheck
from mastery_desktop.domain.tables import Group, TableLevel

_NAMESPACE = uuid5(NAMESPACE_URL, "mastery-desktop:record")


def new_id() -> str:
    """Make the id of a new record."""
    return str(uuid4())


@lru_cache(maxsize=4096)
def natural_id(*subject: str | int | None) -> str:
    """Make the id that a record has because of its subject, the same on every computer."""
    return str(uuid5(_NAMESPACE, "\x1f".join("" if part is None else str(part) for part in subject)))


@dataclass(frozen=True, kw_only=True)
class Session:
    """A workshop of one team on one day.

    `people` are present and `raters` have a vote; both are numbers, and so is everything said of people here. A title
    `by_domains` was typed by nobody, and follows the language. `minutes` is the length planned. `step` and `anchor`
    are the position: a step and a place in its text, never a page. The pack's id, version and hash say which content
    was used; `Wording` keeps what was shown. `released` says that the team has released the one-page summary, and
    `board_ask` what it asks of the board there. `calendar` says on which days the school is closed, as
    `school_calendar` reads it. `consents` says that the school may appear, unnamed, in a roll-up of several schools
    however few they are. A `sample` is invented, and never counted anywhere.
    """

    id: Public[SessionId]
    team: Public[str]
    school: Public[str] = ""
    district: Public[str] = ""
    title: Public[str] = ""
    by_domains: Public[bool] = False
    held_on: Public[date]
    facilitator: Team[str] = ""
    people: Public[int]
    raters: Public[int]
    language: Public[str] = "en"
    pack_id: Public[str]
    pack_version: Public[str]
    pack_hash: Public[str]
    overlay: Public[str] = ""
    template: Public[str] = ""
    minutes: Public[int]
    rule: Public[DecisionRule] = DecisionRule.CONSENSUS
    mode: Public[RatingMode] = RatingMode.SLIPS
    voters: Wall[str] = ""
    purpose: Public[str] = ""
    board_ask: Public[str] = ""
    calendar: Wall[str] = ""
    released: Public[bool] = False
    consents: Public[bool] = False
    sample: Public[bool] = False
    state: Public[SessionState] = SessionState.PLANNED
    step: Team[StepId | None] = None
    anchor: Team[str] = ""
    series: Team[str | None] = None
    previous: Team[SessionId | None] = None
    created: Team[datetime]
    changed: Team[datetime]


@dataclass(frozen=True, kw_only=True)
class Series:
    """Workshops of one team over a year, under the team's name when it began."""

    id: Team[str]
    title: Team[str]


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step of the run sheet. `planned` is in minutes; `spent` in seconds, over all visits.

    A `short` step was cut because time ran out: two are discussed instead of three, or the focus is chosen by dots.
    """

    id: Public[StepId]
    session_id: Public[SessionId]
    place: Public[int]
    kind: Public[StepKind]
    domain: Public[DomainId | None] = None
    planned: Public[int] = 0
    started: Team[datetime | None] = None
    ended: Team[datetime | None] = None
    spent: Team[int] = 0
    skipped: Team[bool] = False
    short: Team[bool] = False


@dataclass(frozen=True, kw_only=True)
class ShiftMarks:
    """Marks on the line of a shift, in thousandths of its length, sorted; `placed` is where the team put itself."""

    id: Wall[str]
    session_id: Wall[SessionId]
    element: Wall[ElementId]
    group: Wall[GroupId | None] = None
    marks: Wall[tuple[int, ...]] = ()
    placed: Wall[int | None] = None


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many chose each level, lowest level first, for an element, round (from 1) and group.

    `raters` is how many could have rated and `slips` how many came in; a difference is accepted openly. A slip may have
    empty boxes, so that there are no more marks than slips.
    """

    id: Public[str]
    session_id: Public[SessionId]
    element: Public[ElementId]
    round: Public[int]
    group: Public[GroupId | None] = None
    mode: Public[RatingMode]
    marks: Public[tuple[int, ...]]
    raters: Public[int]
    slips: Public[int]


@dataclass(frozen=True, kw_only=True)
class Rating:
    """Where the rating of an element stands and what came of it.

    `level` is the level agreed or chosen by the majority; of "not agreed yet", the lower end, and `upper` the upper.
    `rule` is how it was decided, and `fist` what the fist-to-five said of the level. `mode` is how marks are given for
    this element where it is not as in the rest of the session. `not_for` names groups of learners for whom the practice
    is not true, never persons; `not_for_groups` says that these very words are groups, though they look like a name.
    """

    id: Public[str]
    session_id: Public[SessionId]
    element: Public[ElementId]
    state: Public[RatingState] = RatingState.COLLECTING
    outcome: Public[OutcomeKind] = OutcomeKind.NOT_RATED
    level: Public[LevelId | None] = None
    upper: Public[LevelId | None] = None
    rule: Public[DecisionRule | None] = None
    fist: Public[FistToFive | None] = None
    mode: Public[RatingMode | None] = None
    discussed: Public[bool] = False
    true_for_all: Wall[TrueForAll | None] = None
    not_for: Wall[str] = ""
    not_for_groups: Wall[bool] = False


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A line of evidence for an element, that we have or want; `no_name`: it names nobody, though it may seem to."""

    id: Wall[str]
    session_id: Wall[SessionId]
    element: Wall[ElementId]
    place: Wall[int]
    text: Wall[str]
    have: Wall[bool] = True
    kind: Wall[EvidenceKind | None] = None
    side: Wall[EvidenceSide | None] = None
    strength: Wall[Strength | None] = None
    no_name: Wall[bool] = False


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An element that could be the focus area: private dots as a count, impact and effort in the team's words."""

    id: Wall[str]
    session_id: Wall[SessionId]
    element: Wall[ElementId]
    dots: Wall[int] = 0
    impact: Wall[str] = ""
    effort: Wall[str] = ""
    waits: Wall[str] = ""


@dataclass(frozen=True, kw_only=True)
class PotentialFocus:
    """The potential focus area of a domain, with the answers to the guide's questions in their order."""

    id: Wall[str]
    session_id: Wall[SessionId]
    domain: Wall[DomainId]
    element: Wall[ElementId | None] = None
    answers: Wall[tuple[str, ...]] = ()


@dataclass(frozen=True, kw_only=True)
class FocusArea:
    """The focus area that the team works on, and why; a second one at a time needs a reason of its own.

    `place` is the order in which focus areas were chosen; of two active ones, the lower is the first.
    """

    id: Public[FocusId]
    session_id: Public[SessionId]
    place: Public[int]
    element: Public[ElementId]
    active: Public[bool] = True
    reason: Public[str] = ""
    second_reason: Public[str] = ""


@dataclass(frozen=True, kw_only=True)
class StageChoice:
    """The stage that the team chose for a focus area, with a line of evidence for each stage's statements."""

    id: Public[str]
    session_id: Public[SessionId]
    focus: Public[FocusId]
    stage: Public[StageId | None] = None
    evidence: Wall[dict[StageId, str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Goal:
    """The goal of the action plan and the day the team looks at it again.

    `notice` is how learners will notice and what evidence will show it; `barriers` what could block the team, and who
    can remove it. `labels` are the words in which the team was asked.
    """

    id: Public[str]
    session_id: Public[SessionId]
    focus: Public[FocusId]
    text: Public[str] = ""
    check_on: Public[date | None] = None
    notice: Wall[str] = ""
    barriers: Wall[str] = ""
    reach: Public[GoalReach | None] = None
    labels: Public[GoalLabels] = GoalLabels.PLAIN


@dataclass(frozen=True, kw_only=True)
class Action:
    """One of up to six actions. `who` is a role.

    `by` and `check` are as the team said them ("by Thanksgiving"); a day that was read stands there as `2027-01-14`.

    `who_role` says that these very words are a role, though they look like a name.

    `needs` are the kinds of resources it takes, in the order of the kinds; `resources` says them in words.

    One that was carried on from the workshop before has no `focus`: it was there before this one chose.
    """

    id: Public[str]
    session_id: Public[SessionId]
    focus: Public[FocusId | None] = None
    place: Public[int]
    what: Public[str] = ""
    who: Public[str] = ""
    who_role: Public[bool] = False
    by: Public[str] = ""
    evidence: Wall[str] = ""
    resources: Wall[str] = ""
    needs: Wall[tuple[Need, ...]] = ()
    check: Wall[str] = ""


@dataclass(frozen=True, kw_only=True)
class Parked:
    """A thought for later, on the parking lot; `due` is the day that the team gave it."""

    id: Team[str]
    session_id: Team[SessionId]
    place: Team[int]
    text: Team[str]
    fate: Team[ParkedFate] = ParkedFate.OPEN
    due: Team[date | None] = None

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do about it in this workshop."""
        return self.fate is not ParkedFate.OPEN


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The wording that the session was led with, by unit and field."""

    id: Public[str]
    session_id: Public[SessionId]
    pack_id: Public[str]
    pack_hash: Public[str]
    language: Public[str]
    texts: Public[dict[str, str]]


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """Who was there, for credit; kept apart from ratings and never in a shared session file."""

    id: Own[str]
    session_id: Own[SessionId]
    place: Own[int]
    name: Own[str]
    role: Own[str] = ""
    minutes: Own[int] = 0


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file on this computer that stands for a named resource."""

    id: Local[str]
    resource: Local[ResourceId]
    path: Local[str]


Record = (
    Session
    | Series
    | Group
    | Step
    | ShiftMarks
    | Counts
    | TableLevel
    | Rating
    | Evidence
    | Candidate
    | PotentialFocus
    | FocusArea
    | StageChoice
    | SortedItem
    | Goal
    | Action
    | PlanCheck
    | Cycle
    | RoadmapEntry
    | Promise
    | EarlierFocus
    | EarlierResult
    | ExitSlips
    | ExitLine
    | Parked
    | Computer
    | OwnSlide
    | Wording
    | Attendance
    | RoomCheck
    | Attachment
)

RECORD_TYPES: tuple[type[Record], ...] = get_args(Record)
"""Every kind of record, in the order in which files list them."""

SHARED_TYPES: tuple[type[Record], ...] = tuple(
    kind for kind in RECORD_TYPES if get_type_hints(kind, include_extras=True)["id"].__metadata__[0] <= Privacy.TEAM
)
"""The kinds of record that belong into a session file."""
