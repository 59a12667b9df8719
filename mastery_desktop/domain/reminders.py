"""What the facilitator may have forgotten, said quietly: a step whose time is over and that nobody has begun."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

from mastery_desktop.domain.choices import OutcomeKind, RatingState, StepKind
from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.pace import MINUTE
from mastery_desktop.domain.records import Step
from mastery_desktop.domain.workshop import REVEALED, Workshop
from mastery_desktop.messages import N_

LATE: Final = MINUTE
"""Seconds past the end of a step before anybody is reminded of it."""

REMINDERS: Final = {
    StepKind.RATE: N_("Rating alone has not been started: no time runs, and the minutes for it are over."),
    StepKind.COUNT: N_("Nothing is counted yet, and the minutes for it are over."),
    StepKind.REVEAL: N_("The marks are not revealed yet, and the minutes for it are over."),
    StepKind.DISCUSS: N_("Nothing is written down from the talk yet, and the minutes for it are over."),
    StepKind.OUTCOME: N_("Nothing is settled yet, and the minutes for it are over."),
    StepKind.FOCUS: N_("No focus area is chosen yet, and the minutes for it are over."),
    StepKind.READINESS: N_("No stage is chosen yet, and the minutes for it are over."),
    StepKind.PLAN: N_("No action is written down yet, and the minutes for it are over."),
}
"""What to say where a step was not begun, marked for translation; other steps need nothing but time."""

_OF_MARKS: Final = frozenset({StepKind.RATE, StepKind.COUNT, StepKind.REVEAL})
"""The steps in which a team that agrees in talk has nothing to time, to count or to reveal."""

Acted = Callable[[Workshop, Sequence[ElementId]], bool]


def _counted(workshop: Workshop, elements: Sequence[ElementId]) -> bool:
    return any(workshop.rounds(element) for element in elements) or _settled(workshop, elements)


def _revealed(workshop: Workshop, elements: Sequence[ElementId]) -> bool:
    return any(workshop.rating(element).state in REVEALED for element in elements)


def _talked(workshop: Workshop, elements: Sequence[ElementId]) -> bool:
    return any(workshop.rating(element).discussed or workshop.evidence_for(element) for element in elements) or (
        _settled(workshop, elements)
    )


def _settled(workshop: Workshop, elements: Sequence[ElementId]) -> bool:
    ratings = [workshop.rating(element) for element in elements]
    return any(rating.outcome is not OutcomeKind.NOT_RATED or rating.state is RatingState.SETTLED for rating in ratings)


def _focused(workshop: Workshop, _elements: Sequence[ElementId]) -> bool:
    return workshop.focus is not None


def _placed(workshop: Workshop, _elements: Sequence[ElementId]) -> bool:
    return workshop.focus is not None and workshop.stage_choice(workshop.focus).stage is not None


def _planned(workshop: Workshop, _elements: Sequence[ElementId]) -> bool:
    return any(action.what for action in workshop.actions)


_ACTED: Final[dict[StepKind, Acted]] = {
    StepKind.COUNT: _counted,
    StepKind.REVEAL: _revealed,
    StepKind.DISCUSS: _talked,
    StepKind.OUTCOME: _settled,
    StepKind.FOCUS: _focused,
    StepKind.READINESS: _placed,
    StepKind.PLAN: _planned,
}


def not_begun(workshop: Workshop, step: Step, left: int, elements: Sequence[ElementId], *, timed: bool) -> str:
    """What to say of a step past its time that nobody has begun, marked for translation; empty where all is well.

    Args:
        workshop: the session as it is now.
        step: the step that the wall shows.
        left: seconds left of it, below zero when it runs over.
        elements: the practices that it is about.
        timed: whether the room was given a countdown since the step began.
    """
    if left > -LATE or step.kind not in REMINDERS:
        return ""
    if workshop.by_talk(elements) and step.kind in _OF_MARKS:
        return REMINDERS[StepKind.OUTCOME] if step.kind is StepKind.COUNT and not _settled(workshop, elements) else ""
    acted = timed if step.kind is StepKind.RATE else _ACTED[step.kind](workshop, elements)
    return "" if acted else REMINDERS[step.kind]


def by_clock(steps: Sequence[Step], begun: datetime, now: datetime) -> Step | None:
    """The step that the team would be at if all had gone by plan; None where the plan is over."""
    end = begun
    for step in steps:
        end += timedelta(minutes=0 if step.skipped else step.planned)
        if now < end:
            return step
    return None
