"""The teaching content of a workshop, as immutable values.

A framework: its introduction, domains with their elements, the stages of change, and the levels and forms of the
self-assessment. What the back of the guide holds is in `domain.reference`, and all of it together in `domain.pack`.
Every value that a reader sees is plain text in one language. `Source` names where a unit comes from.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

DomainId = NewType("DomainId", str)
ElementId = NewType("ElementId", str)
StageId = NewType("StageId", str)
LevelId = NewType("LevelId", str)
ActivityId = NewType("ActivityId", str)
ResourceId = NewType("ResourceId", str)


class EvidenceSide(StrEnum):
    """Whether evidence speaks of the system and its practices, or of what students experience."""

    SYSTEM = "system"
    STUDENT = "student"


class LevelSymbol(StrEnum):
    """How full the circle is that stands for a level, so that it is never told by colour alone."""

    EMPTY = "empty"
    QUARTER = "quarter"
    THIRD = "third"
    HALF = "half"
    TWO_THIRDS = "two_thirds"
    THREE_QUARTERS = "three_quarters"
    FULL = "full"

    @property
    def share(self) -> float:
        """How much of the circle is filled, from 0 to 1; screens and paper fill it clockwise from the top."""
        return _SHARES[self]


_SHARES = {
    LevelSymbol.EMPTY: 0.0,
    LevelSymbol.QUARTER: 1 / 4,
    LevelSymbol.THIRD: 1 / 3,
    LevelSymbol.HALF: 1 / 2,
    LevelSymbol.TWO_THIRDS: 2 / 3,
    LevelSymbol.THREE_QUARTERS: 3 / 4,
    LevelSymbol.FULL: 1.0,
}


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a unit comes from: the document's id in the pack and the heading it stands under."""

    document: str
    heading: str


@dataclass(frozen=True, kw_only=True)
class SourceDocument:
    """A publication that the pack is written from."""

    id: str
    title: str
    publisher: str
    year: str = ""


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A titled piece of text: a component of the framework, a key to change, a tip, a policy point."""

    id: str
    source: Source
    title: str
    text: str
    domain: DomainId | None = None


@dataclass(frozen=True, kw_only=True)
class Statute:
    """The legal definition that the framework builds on."""

    id: str
    source: Source
    citation: str
    definition: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Introduction:
    """What mastery-based education is and how the guide is made.

    `welcome` are paragraphs; `framework` is the statement the components unfold; `facts` are the acknowledgements.
    A framework that builds on no law has no `statute`.
    """

    id: str
    source: Source
    welcome: tuple[str, ...]
    framework: str
    getting_started: str
    statute: Statute | None = None
    components: tuple[Passage, ...]
    keys: tuple[Passage, ...]
    chapter_parts: tuple[Passage, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A stage of change with both lists of key activities; worksheets and wall use the handout's list.

    `have` and `ready` are the readiness statements: what the team already has, and what it is ready for.
    """

    id: StageId
    source: Source
    name: str
    summary: str
    guide_activities: tuple[str, ...]
    handout_activities: tuple[str, ...]
    have: str
    ready: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class StageModel:
    """The stages in order and the advice that belongs to the whole model."""

    id: str
    source: Source
    title: str
    introduction: str
    advice: tuple[str, ...]
    stages: tuple[Stage, ...]


@dataclass(frozen=True, kw_only=True)
class Level:
    """One box of the self-assessment: the full label for forms, the short one for narrow places."""

    id: LevelId
    source: Source
    label: str
    short: str
    symbol: LevelSymbol


@dataclass(frozen=True, kw_only=True)
class EvidenceColumn:
    """One side of the evidence table: its heading, the question it answers and the kinds of evidence."""

    id: str
    source: Source
    side: EvidenceSide
    title: str
    lead: str
    question: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Form:
    """The self-assessment of one domain. `derived` marks a form built from the guide's indicators.

    `tips` are in the printed order; a derived form says in `derived_note` that it is one.
    """

    id: str
    source: Source
    domain: DomainId
    derived: bool
    name: str
    title: str
    introduction: tuple[str, ...]
    tips: tuple[Passage, ...]
    focus_title: str
    item_names: tuple[str, ...]
    derived_note: str = ""


@dataclass(frozen=True, kw_only=True)
class SelfAssessment:
    """What all forms share: levels, prompts, evidence kinds, focus-area questions, and what comes next."""

    id: str
    source: Source
    levels: tuple[Level, ...]
    evidence: tuple[EvidenceColumn, ...]
    learner_heading: str
    practices_heading: str
    support_prompt: str
    support_hint: str
    want_prompt: str
    focus_questions: tuple[str, ...]
    focus_field: str
    next_title: str
    next_text: tuple[str, ...]
    forms: tuple[Form, ...]


@dataclass(frozen=True, kw_only=True)
class Element:
    """One practice of a domain: a shift, a system indicator and a student indicator.

    `label` is the printed heading, `name` the one display name, `aliases` other names the sources use.
    `meaning` is raised only when the meaning of the element changes; only equal meanings are compared.
    `student` holds the statements of the student indicator (one, or two where the source separates them).
    `say`, `watch` and `stuck` are the facilitator's script.
    """

    id: ElementId
    meaning: int
    shift_source: Source
    indicator_source: Source
    name: str
    label: str
    aliases: tuple[str, ...]
    shift_from: str
    shift_to: str
    rationale: str
    system: str
    student: tuple[str, ...]
    say: str
    watch: str
    stuck: str


@dataclass(frozen=True, kw_only=True)
class Aspect:
    """A topic named in a domain's overview, with the element it stands for where there is one."""

    id: str
    title: str
    element: ElementId | None = None
    text: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ActivityPart:
    """A part of an umbrella activity."""

    id: ActivityId
    title: str
    text: str
    elements: tuple[ElementId, ...] = ()
    resources: tuple[ResourceId, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Activity:
    """A key activity of a domain in a stage, with the elements it serves and the resources it names.

    An umbrella activity leaves both to its parts, so that nothing is linked twice.
    """

    id: ActivityId
    source: Source
    title: str
    text: str
    elements: tuple[ElementId, ...] = ()
    resources: tuple[ResourceId, ...] = ()
    parts: tuple[ActivityPart, ...] = ()

    @property
    def leaves(self) -> tuple["Activity | ActivityPart", ...]:
        """The parts of an umbrella activity, or the activity itself."""
        return self.parts or (self,)


@dataclass(frozen=True, kw_only=True)
class DomainStage:
    """What a domain does in a stage: title, introduction, outcomes, activities."""

    id: str
    source: Source
    stage: StageId
    title: str
    introduction: str
    outcomes: tuple[str, ...]
    activities: tuple[Activity, ...]


@dataclass(frozen=True, kw_only=True)
class Domain:
    """A domain of the framework. `color` and `tint` are `#RRGGBB`; they say where we are, never how good."""

    id: DomainId
    source: Source
    color: str
    tint: str
    name: str
    label: str
    subtitle: str
    contents_title: str
    framework_line: str
    cover_question: str
    inner_question: str
    overview: tuple[str, ...]
    aspects_lead: str = ""
    aspects: tuple[Aspect, ...]
    elements: tuple[Element, ...]
    stages: tuple[DomainStage, ...]


@dataclass(frozen=True, kw_only=True)
class Script:
    """The facilitator's words for one kind of step: say this, watch for, if stuck.

    One for a way to rate may leave the last two to the usual script of its step.
    """

    id: str
    say: str
    watch: str = ""
    stuck: str = ""


@dataclass(frozen=True, kw_only=True)
class Rescue:
    """A short move for a room that is stuck: what it is called, what the wall says, and what the facilitator says.

    `minutes` is how long it takes; 0 where it needs no clock.
    """

    id: str
    minutes: int
    title: str
    wall: str
    say: str
