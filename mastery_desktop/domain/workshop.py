"""A whole session at one moment, as screens, sheets and the wall see it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from mastery_desktop.domain.choices import PromiseState, RatingMode, RatingState, SessionState, Sorting, StepKind
from mastery_desktop.domain.coming_back import EarlierFocus, EarlierResult, ExitLine, ExitSlips
from mastery_desktop.domain.content import ActivityId, DomainId, Element, ElementId, LevelId
from mastery_desktop.domain.derived_ids import carried_id
from mastery_desktop.domain.follow_up import Cycle, ItemId, PlanCheck, RoadmapEntry, SortedItem
from mastery_desktop.domain.own_slide import ShownSlide
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.rating import keeps_no_marks, room_talks
from mastery_desktop.domain.records import (
    Action,
    Candidate,
    Counts,
    Evidence,
    FocusArea,
    Goal,
    Group,
    GroupId,
    Parked,
    PotentialFocus,
    Promise,
    Rating,
    Session,
    ShiftMarks,
    StageChoice,
    Step,
    StepId,
    TableLevel,
    natural_id,
)
from mastery_desktop.domain.step_names import step_name
from mastery_desktop.messages import _

REVEALED = frozenset(
    {RatingState.REVEALED, RatingState.DISCUSSING, RatingState.SECOND_ROUND, RatingState.SETTLED},
)
"""The states in which the marks of an element may be seen."""


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """A session with all that belongs to it. Every tuple is in the order in which it is shown."""

    session: Session
    groups: tuple[Group, ...] = ()
    steps: tuple[Step, ...] = ()
    shift_marks: tuple[ShiftMarks, ...] = ()
    counts: tuple[Counts, ...] = ()
    table_levels: tuple[TableLevel, ...] = ()
    ratings: tuple[Rating, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    potential: tuple[PotentialFocus, ...] = ()
    focus_areas: tuple[FocusArea, ...] = ()
    stage_choices: tuple[StageChoice, ...] = ()
    sorted_items: tuple[SortedItem, ...] = ()
    goals: tuple[Goal, ...] = ()
    actions: tuple[Action, ...] = ()
    checks: tuple[PlanCheck, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    roadmap: tuple[RoadmapEntry, ...] = ()
    promises: tuple[Promise, ...] = ()
    earlier_focus: tuple[EarlierFocus, ...] = ()
    earlier_results: tuple[EarlierResult, ...] = ()
    exit_slips: tuple[ExitSlips, ...] = ()
    exit_lines: tuple[ExitLine, ...] = ()
    parked: tuple[Parked, ...] = ()
    own_slides: tuple[ShownSlide, ...] = ()

    @cached_property
    def step_by_id(self) -> dict[StepId, Step]:
        """The steps of the run sheet by id."""
        return {step.id: step for step in self.steps}

    @property
    def step(self) -> Step | None:
        """The step the team is at; the first one where none is set."""
        here = self.step_by_id.get(self.session.step) if self.session.step else None
        return here or (self.steps[0] if self.steps else None)

    @cached_property
    def domains(self) -> tuple[DomainId, ...]:
        """The domains that the run sheet leads through, in its order."""
        return tuple(dict.fromkeys(step.domain for step in self.steps if step.domain))

    @cached_property
    def _ratings(self) -> dict[ElementId, Rating]:
        return {rating.element: rating for rating in self.ratings}

    def rating(self, element: ElementId) -> Rating:
        """Where the rating of an element stands; a fresh one where nothing was done."""
        found = self._ratings.get(element)
        session = self.session.id
        return found or Rating(id=natural_id("rating", session, element), session_id=session, element=element)

    @property
    def decides_by_talk(self) -> bool:
        """Whether no marks are kept, so that there is nothing to count, to reveal or to compare."""
        return keeps_no_marks(self.session.mode, self.session.raters)

    def mode(self, element: ElementId) -> RatingMode:
        """How marks are given for an element: as everywhere in the session, or in a way of its own."""
        return self.rating(element).mode or self.session.mode

    def by_talk(self, elements: Iterable[ElementId]) -> bool:
        """Whether no marks are kept for any of some elements, nor levels of tables."""
        tables, raters = bool(self.groups), self.session.raters
        return all(room_talks(self.mode(element), raters, tables=tables) for element in elements)

    @property
    def talks(self) -> bool:
        """Whether every practice is rated in talk, so that the run sheet has no step that only marks can fill."""
        whole = room_talks(self.session.mode, self.session.raters, tables=bool(self.groups))
        return whole and self.by_talk(rating.element for rating in self.ratings if rating.mode)

    def step_name(self, kind: StepKind) -> str:
        """What a kind of step is called where practices are rated as in this workshop."""
        return step_name(kind, by_talk=self.talks)

    def table_level(self, element: ElementId, group: GroupId) -> LevelId | None:
        """The level that a table agreed on; None while it has not."""
        wanted = (element, group)
        return next((t.level for t in self.table_levels if (t.element, t.group) == wanted), None)

    def revealed(self, element: ElementId) -> bool:
        """Whether the marks of an element may be seen."""
        return self.rating(element).state in REVEALED

    def rounds(self, element: ElementId) -> tuple[Counts, ...]:
        """The counts of an element, by round and group."""
        return tuple(counts for counts in self.counts if counts.element == element)

    def marks(self, element: ElementId, round_number: int, group: GroupId | None = None) -> Counts | None:
        """The counts of an element in a round and group; the whole room is the group None."""
        for counts in self.counts:
            if (counts.element, counts.round, counts.group) == (element, round_number, group):
                return counts
        return None

    def earlier(self, element: ElementId) -> EarlierResult | None:
        """What came of an element the last time; nothing before the new result may be seen, so that none follows it."""
        if not self.revealed(element):
            return None
        return next((result for result in self.earlier_results if result.element == element), None)

    def evidence_for(self, element: ElementId, *, have: bool | None = None) -> tuple[Evidence, ...]:
        """The evidence for an element: what we have, what we want, or both."""
        return tuple(e for e in self.evidence if e.element == element and have in (None, e.have))

    def shift(self, element: ElementId, group: GroupId | None = None) -> ShiftMarks:
        """The marks on the line of an element's shift."""
        for marks in self.shift_marks:
            if (marks.element, marks.group) == (element, group):
                return marks
        session = self.session.id
        return ShiftMarks(
            id=natural_id("shift", session, element, group), session_id=session, element=element, group=group
        )

    def candidate(self, element: ElementId) -> Candidate:
        """An element as a candidate for the focus area."""
        for candidate in self.candidates:
            if candidate.element == element:
                return candidate
        session = self.session.id
        return Candidate(id=natural_id("candidate", session, element), session_id=session, element=element)

    def potential_focus(self, domain: DomainId) -> PotentialFocus:
        """The potential focus area of a domain."""
        for potential in self.potential:
            if potential.domain == domain:
                return potential
        session = self.session.id
        return PotentialFocus(id=natural_id("potential", session, domain), session_id=session, domain=domain)

    @property
    def active_focus(self) -> tuple[FocusArea, ...]:
        """The active focus areas, the one that was chosen first before the others."""
        return tuple(sorted((area for area in self.focus_areas if area.active), key=attrgetter("place")))

    @property
    def focus(self) -> FocusArea | None:
        """The active focus area; the first one chosen where there are two."""
        return next(iter(self.active_focus), None)

    def stage_choice(self, focus: FocusArea) -> StageChoice:
        """The stage chosen for a focus area."""
        for choice in self.stage_choices:
            if choice.focus == focus.id:
                return choice
        session = self.session.id
        return StageChoice(
            id=natural_id("stage", session, focus.id), session_id=session, focus=focus.id, stage=None, evidence={}
        )

    def sorting(self, focus: FocusArea) -> dict[str, Sorting]:
        """How the team sorted activities and resources for a focus area, by their ids."""
        return {s.item: s.sorting for s in self.sorted_items if s.focus == focus.id and s.sorting}

    def done(self, focus: FocusArea) -> frozenset[ActivityId]:
        """The activities that the team has done for a focus area."""
        return frozenset(ActivityId(item) for item, how in self.sorting(focus).items() if how is Sorting.DONE)

    def goal(self, focus: FocusArea) -> Goal:
        """The goal for a focus area."""
        for goal in self.goals:
            if goal.focus == focus.id:
                return goal
        session = self.session.id
        return Goal(id=natural_id("goal", session, focus.id), session_id=session, focus=focus.id)

    def check(self, focus: FocusArea, days: int) -> PlanCheck:
        """The look at a focus area's plan after so many days."""
        for check in self.checks:
            if (check.focus, check.days) == (focus.id, days):
                return check
        session = self.session.id
        own = natural_id("check", session, focus.id, days)
        return PlanCheck(id=own, session_id=session, focus=focus.id, days=days)

    def cycle(self, focus: FocusArea) -> Cycle:
        """The turn of plan, do, study, act of a focus area."""
        for cycle in self.cycles:
            if cycle.focus == focus.id:
                return cycle
        session = self.session.id
        return Cycle(id=natural_id("cycle", session, focus.id), session_id=session, focus=focus.id)

    def roadmap_entry(self, item: str) -> RoadmapEntry:
        """Where the team stands with a step of the roadmap."""
        for entry in self.roadmap:
            if entry.item == item:
                return entry
        session = self.session.id
        return RoadmapEntry(id=natural_id("roadmap", session, item), session_id=session, item=ItemId(item))

    def actions_for(self, focus: FocusArea | None) -> tuple[Action, ...]:
        """The actions for a focus area, in order; with those carried on, which stand in the plan of the first one."""
        wanted = {focus.id if focus else None} | ({None} if focus == self.focus else set())
        return tuple(action for action in self.actions if action.focus in wanted)

    def carried(self, promise: Promise) -> Action | None:
        """The action of this plan that goes on with a promise of the workshop before."""
        wanted = carried_id(promise.id)
        return next((action for action in self.actions if action.id == wanted), None)


@dataclass(frozen=True, kw_only=True)
class SessionSummary:
    """A session as a line of the list on the first screen.

    `rated` is how many elements of each domain are settled. `pack` is what a session kept of another framework than the
    one in use; None where it was led with that one, or kept too little. `domains` are those that gave it its title in
    another language than the one in use.
    """

    session: Session
    rated: dict[DomainId, int]
    focus: tuple[ElementId, ...]
    stage: tuple[str, ...]
    pack: Pack | None = None
    domains: tuple[DomainId, ...] = ()

    @property
    def can_be_followed(self) -> bool:
        """Whether a next workshop can go on from it: it was begun, or something was recorded in it."""
        begun = self.session.state is not SessionState.PLANNED
        return begun or bool(self.rated or self.focus or self.stage)


GOES_ON = frozenset({PromiseState.MOVING, PromiseState.STUCK})
"""The states from which a promise can be carried on into the next plan."""


def domains_title(domains: Sequence[DomainId], pack: Pack) -> str:
    """What a workshop is called by its domains, in the language of the pack; empty where the pack has none of them."""
    names = [pack.domain_by_id[domain].name for domain in domains if domain in pack.domain_by_id]
    return _("{count} domains").format(count=len(names)) if len(names) > 1 else "".join(names)


def title_of(workshop: Workshop, pack: Pack) -> str:
    """The title of a workshop: as it was typed, or else by its domains in the language in which it is shown."""
    session = workshop.session
    return (session.by_domains and domains_title(workshop.domains, pack)) or session.title


def elements_of(pack: Pack, domains: Iterable[DomainId]) -> tuple[Element, ...]:
    """The elements of some domains, in the order of the framework."""
    wanted = set(domains)
    return tuple(element for domain in pack.domains if domain.id in wanted for element in domain.elements)


def candidates_of(pack: Pack, workshop: Workshop) -> tuple[Element, ...]:
    """What was a candidate for the focus area, in the order of the framework; they are kept in none."""
    named = {candidate.element for candidate in workshop.candidates}
    return tuple(element for domain in pack.domains for element in domain.elements if element.id in named)
