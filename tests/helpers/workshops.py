"""A whole workshop as a team leaves it: rated in two rounds, argued about, focused, staged and planned."""

from datetime import UTC, date, datetime

from mastery_desktop.domain.choices import (
    DecisionRule,
    EvidenceKind,
    ExitQuestion,
    FocusFate,
    GoalReach,
    Need,
    OutcomeKind,
    ParkedFate,
    PromiseState,
    RatingMode,
    RatingState,
    RoadmapState,
    SessionState,
    Sorting,
    StepKind,
    Strength,
    TrueForAll,
)
from mastery_desktop.domain.coming_back import EarlierFocus, EarlierResult, ExitLine, ExitSlips
from mastery_desktop.domain.content import DomainId, Element, EvidenceSide, StageId
from mastery_desktop.domain.follow_up import Cycle, ItemId, PlanCheck, RoadmapEntry, SortedItem
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import (
    Action,
    Candidate,
    Counts,
    Evidence,
    FocusArea,
    FocusId,
    Goal,
    Parked,
    PotentialFocus,
    Promise,
    Rating,
    Session,
    SessionId,
    ShiftMarks,
    StageChoice,
    Step,
    StepId,
    natural_id,
)
from mastery_desktop.domain.workshop import Workshop

SESSION = SessionId("0b0f6f0e-5a51-4d8e-9a76-3d3c7f3b6a10")
RATERS = 12
LAST_TIME = date(2026, 3, 6)
STEPS = (
    (StepKind.PURPOSE, 4),
    (StepKind.FRAMEWORK, 4),
    (StepKind.SHIFTS, 8),
    (StepKind.CALIBRATE, 6),
    (StepKind.RATE, 10),
    (StepKind.COUNT, 4),
    (StepKind.REVEAL, 3),
    (StepKind.DISCUSS, 20),
    (StepKind.RESULTS, 3),
    (StepKind.FOCUS, 9),
    (StepKind.READINESS, 6),
    (StepKind.PLAN, 9),
    (StepKind.CLOSE, 4),
)
NEEDS = ((Need.TIME,), (Need.TIME, Need.PEOPLE), ())
FIRST_ROUND = ((1, 7, 4, 0), (0, 2, 8, 2), (3, 6, 3, 0), (4, 1, 2, 5), (6, 5, 1, 0), (2, 8, 2, 0))
SECOND_ROUND = {2: (1, 9, 2, 0), 3: (3, 3, 4, 2)}
OUTCOMES = (
    (OutcomeKind.AGREED, 1, None, DecisionRule.CONSENSUS),
    (OutcomeKind.AGREED, 2, None, DecisionRule.CONSENSUS),
    (OutcomeKind.MAJORITY, 1, None, DecisionRule.TWO_ROUNDS),
    (OutcomeKind.NOT_AGREED, 1, 2, DecisionRule.TWO_ROUNDS),
    (OutcomeKind.AGREED, 0, None, DecisionRule.CONSENSUS),
    (OutcomeKind.AGREED, 1, None, DecisionRule.CONSENSUS),
)
EVIDENCE = (
    (0, True, "Advisory runs twice a week in every grade", EvidenceKind.OBSERVATION, Strength.SAW),
    (0, True, "Fall climate survey: questions 4 and 7", EvidenceKind.SURVEY, Strength.SAW),
    (0, False, "How newcomers describe their first month here", EvidenceKind.INTERVIEW, None),
    (1, True, "Each learner is matched with an adult for all three years", EvidenceKind.ARTIFACT, Strength.TOLD),
    (2, True, "Grade 6 and 7 teams looked at student work together in October", EvidenceKind.OBSERVATION, Strength.SAW),
    (2, True, "Common planning time exists on paper for all grades", EvidenceKind.ARTIFACT, Strength.BELIEVE),
    (2, False, "What learners notice when their teachers plan together", EvidenceKind.INTERVIEW, None),
    (2, False, "Whether the elective teachers can join", None, None),
    (3, True, "Two projects with the watershed council last year", EvidenceKind.ARTIFACT, Strength.SAW),
)
ACTIONS = (
    ("Agree on one protocol for looking at student work", "Grade 6 lead", "Dec 12", "The protocol, tried once",
     "Collaborative Analysis Tools", "Jan 9"),
    ("Protect 45 minutes of common planning each week", "Principal", "by Thanksgiving", "The spring master schedule",
     "Schedule committee", "Jan 9"),
    ("Visit one team at a neighbouring school that plans from student work", "Two teacher leaders", "Feb 6",
     "Notes: what we saw, what we will try", "Substitute cover for one day", "Feb 20"),
    ("Ask 20 learners what changed in class", "Counselor and student council", "March", "Short summary, no names",
     "Student Focus Group Protocol", "Mar 12"),
    ("Share what we learned with the board", "Principal and grade 6 lead", "April meeting", "One page", "",
     "Apr 16"),
)  # fmt: skip

PROMISES = (
    ("Visit two classrooms that use conferencing and write down what we saw", "Grade 7 team", "Sep 30",
     "Two pages of notes", "Cover for one period", PromiseState.DONE),
    ("Ask families what they want to know about a competency", "Counselor", "before conferences",
     "Ten answers, no names", "", PromiseState.MOVING),
    ("Try a shared planning agenda in every grade", "Grade leads", "October", "Three agendas", "",
     PromiseState.STUCK),
    ("Write a glossary for families", "Principal", "Oct 15", "The glossary", "", PromiseState.DROPPED),
    ("Read the chapter on culture together", "Everyone", "", "", "The guide", PromiseState.OPEN),
    ("Find one hour a month in the bus schedule", "Schedule committee", "fall break", "The new schedule", "",
     PromiseState.MOVING),
)  # fmt: skip


def full_workshop(pack: Pack, domain: DomainId | None = None) -> Workshop:
    """A finished 90-minute workshop of twelve raters on one domain of a pack, the first one without another."""
    place = pack.domain_by_id[domain] if domain else pack.domains[0]
    elements = place.elements
    focus_at = min(2, len(elements) - 1)
    focus = FocusArea(
        id=FocusId(natural_id("focus", SESSION, elements[focus_at].id)),
        session_id=SESSION,
        place=0,
        element=elements[focus_at].id,
        reason="It feeds the other practices, the grade 6 team has already begun, and it costs time, not money.",
    )
    stage = pack.stage_model.stages[min(1, len(pack.stage_model.stages) - 1)]
    steps = tuple(
        Step(
            id=StepId(natural_id("step", SESSION, at)),
            session_id=SESSION,
            place=at,
            kind=kind,
            domain=place.id,
            planned=minutes,
        )
        for at, (kind, minutes) in enumerate(STEPS)
    )
    return Workshop(
        session=_session(pack, steps[-1].id),
        steps=steps,
        shift_marks=tuple(_shift(element, at) for at, element in enumerate(elements)),
        counts=_counts(pack, elements),
        ratings=tuple(_rating(pack, element, at) for at, element in enumerate(elements)),
        evidence=_evidence(elements),
        candidates=_candidates(elements, focus_at),
        potential=(
            PotentialFocus(
                id=natural_id("potential", SESSION, place.id),
                session_id=SESSION,
                domain=place.id,
                element=elements[focus_at].id,
                answers=(
                    "Looking at student work together: it is what we say we value in every interview.",
                    "If teachers plan from the same evidence, conferencing and pathways come within reach.",
                    "The grade 6 team meets on Tuesdays and has tried two protocols.",
                    "Electives share no planning time; the bus schedule ends the day at 2:50.",
                ),
            ),
        ),
        focus_areas=(focus,),
        stage_choices=(
            StageChoice(
                id=natural_id("stage", SESSION, focus.id),
                session_id=SESSION,
                focus=focus.id,
                stage=stage.id,
                evidence={
                    StageId(
                        pack.stage_model.stages[0].id
                    ): "We read and visited in spring; the notes are in the binder."
                },
            ),
        ),
        sorted_items=_sorted(pack, focus),
        goals=(
            Goal(
                id=natural_id("goal", SESSION, focus.id),
                session_id=SESSION,
                focus=focus.id,
                text="By April every grade team plans one unit a month from student work it has looked at together.",
                check_on=date(2027, 1, 14),
                notice="They get the same kind of feedback in every class; we ask 20 of them in March.",
                barriers="Electives share no planning time; the principal and the schedule committee can change that.",
                reach=GoalReach.SCHOOL,
            ),
        ),
        actions=tuple(
            Action(
                id=natural_id("action", SESSION, at),
                session_id=SESSION,
                focus=focus.id,
                place=at,
                what=what,
                who=who,
                by=by,
                evidence=evidence,
                resources=resources,
                needs=NEEDS[at % len(NEEDS)],
                check=check,
            )
            for at, (what, who, by, evidence, resources, check) in enumerate(ACTIONS)
        ),
        checks=(
            PlanCheck(
                id=natural_id("check", SESSION, focus.id, 30),
                session_id=SESSION,
                focus=focus.id,
                days=30,
                due=date(2026, 12, 7),
                done="Two of four grade teams have met with student work.",
                evidence="Notes of both meetings; six samples of writing.",
                needs="A substitute for one hour, from the principal.",
            ),
        ),
        cycles=(
            Cycle(
                id=natural_id("cycle", SESSION, focus.id),
                session_id=SESSION,
                focus=focus.id,
                change="Look at three pieces of student work before planning a unit.",
                plan="Grade 6, Tuesdays in January; feedback should name the next step.",
                do="Three meetings of four took place.",
                study="Feedback named a next step in most pieces; not for learners who write little.",
                act="Keep it, and begin with the pieces that are hard to read.",
            ),
        ),
        roadmap=_roadmap(pack),
        promises=tuple(
            Promise(
                id=natural_id("promise", SESSION, at),
                session_id=SESSION,
                place=at,
                what=what,
                who=who,
                by=by,
                evidence=evidence,
                resources=resources,
                state=state,
            )
            for at, (what, who, by, evidence, resources, state) in enumerate(PROMISES)
        ),
        earlier_focus=(
            EarlierFocus(
                id=natural_id("earlier focus", SESSION, elements[-1].id),
                session_id=SESSION,
                place=0,
                element=elements[-1].id,
                held_on=LAST_TIME,
                reason="Advisory was new.",
                goal="By June every learner has an adult who knows them.",
                stage=stage.id,
                fate=FocusFate.CLOSED,
                learned="Advisory works where it has a room of its own.",
            ),
        ),
        earlier_results=tuple(_earlier(pack, element, at) for at, element in enumerate(elements[:3])),
        exit_slips=(ExitSlips(id=natural_id("exit slips", SESSION), session_id=SESSION, slips=11, worth=(8, 2, 1)),),
        exit_lines=(
            ExitLine(
                id=natural_id("exit line", SESSION, ExitQuestion.NEXT, "Try the protocol with my team by Friday"),
                session_id=SESSION,
                place=0,
                question=ExitQuestion.NEXT,
                text="Try the protocol with my team by Friday",
            ),
            ExitLine(
                id=natural_id("exit line", SESSION, ExitQuestion.CHANGE, "More time to talk"),
                session_id=SESSION,
                place=1,
                question=ExitQuestion.CHANGE,
                text="More time to talk",
                times=4,
            ),
        ),
        parked=(
            Parked(
                id=natural_id("parked", SESSION, 0), session_id=SESSION, place=0, text="Grading policy: who decides?"
            ),
            Parked(
                id=natural_id("parked", SESSION, 1),
                session_id=SESSION,
                place=1,
                text="Ask the district about substitutes",
                fate=ParkedFate.CLOSED,
            ),
        ),
    )


def _session(pack: Pack, step: StepId) -> Session:
    return Session(
        id=SESSION,
        team="Clearwater Middle School team",
        school="Clearwater Middle School",
        district="Clearwater Valley School District",
        title="Fall workshop",
        held_on=date(2026, 11, 6),
        people=14,
        raters=RATERS,
        pack_id=pack.id,
        pack_version=pack.version,
        pack_hash=pack.hash,
        template="90",
        minutes=90,
        rule=DecisionRule.CONSENSUS,
        mode=RatingMode.SLIPS,
        voters="Teachers and counselors; the facilitator does not vote",
        purpose="To plan our own next steps",
        board_ask="Keep the early-release Fridays for team planning through next year.",
        state=SessionState.FINISHED,
        step=step,
        created=datetime(2026, 11, 6, 13, 0, tzinfo=UTC),
        changed=datetime(2026, 11, 6, 14, 30, tzinfo=UTC),
    )


def _shift(element: Element, at: int) -> ShiftMarks:
    marks = tuple(sorted((137 * (n + 1) + 61 * at) % 1000 for n in range(RATERS)))
    return ShiftMarks(
        id=natural_id("shift", SESSION, element.id, None), session_id=SESSION, element=element.id, marks=marks
    )


def _fit(marks: tuple[int, ...], levels: int) -> tuple[int, ...]:
    """Marks for a pack with another number of levels: what does not fit goes to the last level."""
    if levels >= len(marks):
        return marks + (0,) * (levels - len(marks))
    return (*marks[: levels - 1], sum(marks[levels - 1 :]))


def _counts(pack: Pack, elements: tuple[Element, ...]) -> tuple[Counts, ...]:
    rounds = [(at, 1, FIRST_ROUND[at % len(FIRST_ROUND)]) for at in range(len(elements))]
    rounds += [(at, 2, marks) for at, marks in SECOND_ROUND.items() if at < len(elements)]
    return tuple(
        Counts(
            id=natural_id("counts", SESSION, elements[at].id, number, None),
            session_id=SESSION,
            element=elements[at].id,
            round=number,
            mode=RatingMode.SLIPS if number == 1 else RatingMode.CARDS,
            marks=_fit(marks, len(pack.levels)),
            raters=RATERS,
            slips=RATERS,
        )
        for at, number, marks in rounds
    )


def _rating(pack: Pack, element: Element, at: int) -> Rating:
    outcome, level, upper, rule = OUTCOMES[at % len(OUTCOMES)]
    last = len(pack.levels) - 1
    discussed = at in (0, 2, 3)
    return Rating(
        id=natural_id("rating", SESSION, element.id),
        session_id=SESSION,
        element=element.id,
        state=RatingState.SETTLED,
        outcome=outcome,
        level=pack.levels[min(level, last)].id,
        upper=None if upper is None else pack.levels[min(upper, last)].id,
        rule=rule,
        discussed=discussed,
        true_for_all=(TrueForAll.SOME if at else TrueForAll.YES) if discussed else None,
        not_for="learners who ride the late bus; learners new to the district" if discussed and at else "",
    )


def _evidence(elements: tuple[Element, ...]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            id=natural_id("evidence", SESSION, at),
            session_id=SESSION,
            element=elements[element].id,
            place=at,
            text=text,
            have=have,
            kind=kind,
            side=EvidenceSide.STUDENT if kind in (EvidenceKind.SURVEY, EvidenceKind.INTERVIEW) else EvidenceSide.SYSTEM,
            strength=strength,
        )
        for at, (element, have, text, kind, strength) in enumerate(EVIDENCE)
        if element < len(elements)
    )


def _earlier(pack: Pack, element: Element, at: int) -> EarlierResult:
    """A result of last time: marks of the same meaning, of an older one, and a level without marks."""
    return EarlierResult(
        id=natural_id("earlier result", SESSION, element.id),
        session_id=SESSION,
        element=element.id,
        held_on=LAST_TIME,
        pack_id=pack.id,
        meaning=element.meaning - (at == 1),
        overlay=pack.overlay,
        marks=_fit((0, 4, 6, 0), len(pack.levels)) if at != 2 else (),
        raters=10 if at != 2 else 3,
        outcome=OutcomeKind.AGREED,
        level=pack.levels[-1].id,
    )


def _candidates(elements: tuple[Element, ...], focus_at: int) -> tuple[Candidate, ...]:
    chosen = sorted({0, focus_at, len(elements) - 1})
    dots = {focus_at: 7}
    return tuple(
        Candidate(
            id=natural_id("candidate", SESSION, elements[at].id),
            session_id=SESSION,
            element=elements[at].id,
            dots=dots.get(at, 3 if at == 0 else 2),
            impact="All grades feel it" if at == focus_at else "Some grades",
            effort="Time, no money" if at == focus_at else "New materials",
            waits="" if at == focus_at else "It will be easier once teams plan together.",
        )
        for at in chosen
    )


def _roadmap(pack: Pack) -> tuple[RoadmapEntry, ...]:
    items = [item for section in pack.roadmap.sections for item in section.items] if pack.roadmap else []
    states = (RoadmapState.IN_PLACE, RoadmapState.UNDER_WAY, RoadmapState.NOT_BEGUN)
    return tuple(
        RoadmapEntry(
            id=natural_id("roadmap", SESSION, item.id),
            session_id=SESSION,
            item=ItemId(item.id),
            state=state,
            owner="Curriculum lead",
            notes="Drafted with the district in spring.",
        )
        for item, state in zip(items, states, strict=False)
    )


def _sorted(pack: Pack, focus: FocusArea) -> tuple[SortedItem, ...]:
    stages = pack.domain_of[focus.element].stages
    return tuple(
        SortedItem(
            id=natural_id("sorted", SESSION, focus.id, activity.id),
            session_id=SESSION,
            focus=focus.id,
            item=ItemId(activity.id),
            sorting=Sorting.DONE if at != 1 else Sorting.NEXT,
        )
        for stage in stages[:1]
        for at, activity in enumerate(stage.activities)
    )
