"""What a step of the run sheet leaves behind, so that a tick is not put where nothing was decided."""

from collections.abc import Callable, Sequence
from typing import Final

from mastery_desktop.domain.choices import OutcomeKind, StepKind
from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import Step
from mastery_desktop.domain.workshop import Workshop, elements_of


def left_open(pack: Pack, workshop: Workshop, step: Step) -> bool:
    """Whether a step that asks for a decision has none; false for steps that are only read or heard."""
    decided = _DECIDED.get(step.kind)
    if decided is None:
        return False
    domains = (step.domain,) if step.domain else workshop.domains
    return not decided(workshop, [element.id for element in elements_of(pack, domains)])


def _counted(workshop: Workshop, elements: Sequence[ElementId]) -> bool:
    return any(workshop.rounds(each) for each in elements) or _settled(workshop, elements)


def _revealed(workshop: Workshop, elements: Sequence[ElementId]) -> bool:
    return any(workshop.revealed(each) for each in elements) or _settled(workshop, elements)


def _discussed(workshop: Workshop, elements: Sequence[ElementId]) -> bool:
    return any(workshop.evidence_for(each) for each in elements) or _settled(workshop, elements)


def _settled(workshop: Workshop, elements: Sequence[ElementId]) -> bool:
    return any(workshop.rating(each).outcome is not OutcomeKind.NOT_RATED for each in elements)


def _placed(workshop: Workshop, _elements: Sequence[ElementId]) -> bool:
    return any(shift.marks or shift.placed is not None for shift in workshop.shift_marks)


def _focused(workshop: Workshop, _elements: Sequence[ElementId]) -> bool:
    return workshop.focus is not None


def _staged(workshop: Workshop, _elements: Sequence[ElementId]) -> bool:
    return any(workshop.stage_choice(area).stage for area in workshop.active_focus)


def _sorted(workshop: Workshop, _elements: Sequence[ElementId]) -> bool:
    return any(workshop.sorting(area) for area in workshop.active_focus)


def _planned(workshop: Workshop, _elements: Sequence[ElementId]) -> bool:
    return bool(workshop.actions) or any(goal.text for goal in workshop.goals)


def _mapped(workshop: Workshop, _elements: Sequence[ElementId]) -> bool:
    return bool(workshop.roadmap)


_DECIDED: Final[dict[StepKind, Callable[[Workshop, Sequence[ElementId]], bool]]] = {
    StepKind.SHIFTS: _placed,
    StepKind.COUNT: _counted,
    StepKind.REVEAL: _revealed,
    StepKind.ONE_BY_ONE: _revealed,
    StepKind.DISCUSS: _discussed,
    StepKind.OUTCOME: _settled,
    StepKind.FOCUS: _focused,
    StepKind.READINESS: _staged,
    StepKind.ACTIVITIES: _sorted,
    StepKind.PLAN: _planned,
    StepKind.ROADMAP: _mapped,
}
