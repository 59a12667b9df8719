"""What the team of the demonstration says, marks and decides: twelve people, one domain, ninety minutes.

It fits any content pack: practices, levels and stages are taken by their place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from mastery_desktop.domain.agenda import TEMPLATE_BY_ID
from mastery_desktop.domain.choices import OutcomeKind, StepKind, TrueForAll
from mastery_desktop.domain.rating import discussion_order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mastery_desktop.domain.content import ActivityId, Element, ElementId, LevelId, StageId
    from mastery_desktop.domain.pack import Pack

TEMPLATE: Final = "90"
LINE: Final = 1000
"""The length of a shift's line, as marks on it are kept."""


@dataclass(frozen=True)
class Decision:
    """What the team decides about a practice: levels by their place, from 0; two of them when it does not agree."""

    kind: OutcomeKind
    levels: tuple[int, ...]


@dataclass(frozen=True)
class Talk:
    """What is written down while one practice is discussed.

    Attributes:
        have: the evidence there is, a line each.
        want: the evidence the team wants.
        cards: what the second round gave, per level; empty without one.
        decision: what came of it.
        for_all: whether it is true for all learners.
        not_for: for which groups not.
    """

    have: tuple[str, ...]
    want: tuple[str, ...]
    cards: tuple[int, ...]
    decision: Decision
    for_all: TrueForAll
    not_for: str = ""


@dataclass(frozen=True)
class PlannedAction:
    """An action in the order of the fields that Enter goes through."""

    what: str
    who: str
    by: str
    evidence: str
    resources: str
    check: str


class Story:
    """The words and numbers, for one pack."""

    team = "Clearwater Middle School"
    school = "Clearwater Middle School"
    district = "Clearwater Valley"
    template = TEMPLATE
    title = "Fall workshop"
    people = 12
    raters = 12
    shift_marks = (300, 350, 430, 440, 620)
    shift_placed = 380
    added = (StepKind.OWN, StepKind.GALLERY, StepKind.ROTATION)
    added_after = StepKind.FRAMEWORK
    shortened: ClassVar[Mapping[StepKind, int]] = {
        StepKind.OWN: 4,
        StepKind.DISCUSS: 6,
        StepKind.FOCUS: 3,
        StepKind.PLAN: 2,
    }
    board = "What learners wrote in October"
    notes = (
        "I try again when it goes wrong",
        "Feedback comes when we are done",
        "We chose our own project",
        "Nobody asks what we know already",
        "My group helped me",
        "I want to show it in another way",
    )
    team_of_tables = "All schools of Clearwater Valley"
    people_at_tables = 18
    facilitator = "The regional coach"
    purpose = "To plan our own next steps. A one-page summary goes to the board."
    voters = "Teachers and counselors; the facilitator does not vote"
    parked = "Who decides about the grading policy?"
    reason = "It feeds the other practices, and it costs time, not money."
    impact = "Every grade team would plan from the same student work"
    effort = "45 minutes a week, no money"
    waits = "Easier once teams plan together"
    _answers = (
        "Looking at student work together: we say so in every interview.",
        "With common evidence the rest comes within reach.",
        "One team has tried two protocols.",
        "Electives share no planning time.",
    )
    goal = "By April every grade team plans one unit a month from student work."
    look_again = date(2027, 1, 14)
    actions = (
        PlannedAction(
            "Agree on one protocol for looking at student work", "Grade 6 lead", "Dec 12", "The protocol, tried once",
            "A collection of protocols", "Jan 9",
        ),
        PlannedAction(
            "Protect 45 minutes of common planning each week", "Principal", "by Thanksgiving",
            "The spring master schedule", "Schedule committee", "Jan 9",
        ),
        PlannedAction(
            "Ask 20 learners what changed in class", "Counselor & student council", "March", "A summary, no names",
            "Questions for learners <draft>", "Mar 12",
        ),
    )  # fmt: skip

    def __init__(self, pack: Pack) -> None:
        """Tell the story with the practices of the pack's first domain."""
        self.pack = pack
        self.domain = pack.domains[0]
        self.elements: tuple[Element, ...] = self.domain.elements
        self.focus = self.elements[min(2, len(self.elements) - 1)]
        self.waiting = self.elements[0] if self.focus is not self.elements[0] else self.elements[-1]
        self.stage = pack.stage_model.stages[min(1, len(pack.stage_model.stages) - 1)]
        self.stage_evidence = ("We read and visited in spring.", "One grade team has begun.")[: len(self.stages_read)]

    @property
    def counts(self) -> tuple[tuple[int, ...], ...]:
        """How many mark each level in the first round, for each practice, lowest level first."""
        rooms = ((1, 7, 4, 0), (0, 2, 8, 2), (3, 6, 3, 0), (5, 1, 1, 5), (6, 5, 1, 0), (2, 8, 2, 0))
        return tuple(self._fit(rooms[place % len(rooms)]) for place in range(len(self.elements)))

    @property
    def table_keys(self) -> tuple[str, ...]:
        """What each of three tables agrees on: a key for each practice."""
        rows = ("232123", "133222", "222311")
        return tuple("".join(row[place % len(row)] for place in range(len(self.elements))) for row in rows)

    @property
    def slips(self) -> tuple[str, ...]:
        """The slips as they are typed: a key for each practice; together they give the counts."""
        columns = []
        for place, marks in enumerate(self.counts):
            keys = [str(level) for level, number in enumerate(marks, 1) for _slip in range(number)]
            turn = 5 * place % len(keys)
            columns.append(keys[turn:] + keys[:turn])
        return tuple("".join(slip) for slip in zip(*columns, strict=True))

    @property
    def talks(self) -> dict[ElementId, Talk]:
        """What is discussed, by practice, in the order in which the program puts them."""
        talks = (
            Talk(
                ("Two projects with the watershed council last year", "Fall climate survey: questions 4 & 7"),
                ("How newcomers describe their first month here",),
                self._fit((1, 8, 2, 1)),
                Decision(OutcomeKind.MAJORITY, (1,)),
                TrueForAll.SOME,
                "learners who ride the late bus",
            ),
            Talk(
                ("Grade 6 and 7 looked at student work together in October",),
                ("What learners notice when teachers plan together", "Whether elective teachers can join"),
                (),
                Decision(OutcomeKind.AGREED, (1,)),
                TrueForAll.YES,
            ),
            Talk(
                ("Advisory runs twice a week in every grade",),
                (),
                (),
                Decision(OutcomeKind.NOT_AGREED, (1, 2)),
                TrueForAll.UNKNOWN,
            ),
        )
        return dict(zip(self._by_spread, talks, strict=False))

    @property
    def rest(self) -> dict[ElementId, Decision]:
        """What is decided about the practices that are not discussed."""
        rest = [element.id for element in self.elements if element.id not in self.talks]
        return {element: Decision(OutcomeKind.AGREED, (place % 2,)) for place, element in enumerate(rest)}

    @property
    def answers(self) -> tuple[str, ...]:
        """What is said to the guide's questions about the focus area."""
        return self._answers[: len(self.pack.self_assessment.focus_questions)]

    @property
    def dots(self) -> tuple[int, ...]:
        """How many private dots each practice gets; most for the focus area."""
        return tuple(7 if element is self.focus else 1 + place % 2 for place, element in enumerate(self.elements))

    @property
    def kinds(self) -> tuple[StepKind, ...]:
        """The steps of the run sheet, in order."""
        kinds = [step.kind for step in TEMPLATE_BY_ID[TEMPLATE].steps([self.domain.id])]
        place = kinds.index(self.added_after) + 1
        kinds = [*kinds[:place], *self.added, *kinds[place:]]
        place = kinds.index(StepKind.PLAN) + 1
        return (*kinds[:place], StepKind.ROADMAP, *kinds[place:])

    @property
    def stages_read(self) -> tuple[StageId, ...]:
        """The stages for which a line of evidence is written: those up to the chosen one."""
        stages = [stage.id for stage in self.pack.stage_model.stages]
        return tuple(stages[: stages.index(self.stage.id) + 1])

    @property
    def activities(self) -> tuple[ActivityId, ...]:
        """What the team has done already of what the chosen stage asks for."""
        part = next((part for part in self.domain.stages if part.stage == self.stage.id), None)
        leaves = [leaf.id for activity in part.activities for leaf in activity.leaves] if part else []
        return tuple(leaves[:2])

    @property
    def _by_spread(self) -> list[ElementId]:
        marks = {element.id: counts for element, counts in zip(self.elements, self.counts, strict=True)}
        return discussion_order(marks)

    def level(self, place: int) -> LevelId:
        """The id of a level by its place."""
        return self.pack.levels[min(place, len(self.pack.levels) - 1)].id

    def _fit(self, marks: tuple[int, ...]) -> tuple[int, ...]:
        """Marks for the number of levels that the pack has."""
        levels = len(self.pack.levels)
        if levels >= len(marks):
            return marks + (0,) * (levels - len(marks))
        return (*marks[: levels - 1], sum(marks[levels - 1 :]))
