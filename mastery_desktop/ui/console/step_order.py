"""Says which steps of a run sheet come before what they need: marks are given, counted, revealed and talked about."""

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.records import Step
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _

_ORDER: Final = (StepKind.RATE, StepKind.COUNT, StepKind.REVEAL, StepKind.DISCUSS)


def out_of_order(workshop: Workshop, steps: Sequence[Step], moved: str) -> str:
    """What to say where a step was moved before one that it needs, or behind one that needs it; empty if all is well.

    Args:
        workshop: the session, for what its steps are called.
        steps: the run sheet as it would be.
        moved: the id of the step that was moved.
    """
    step = next(one for one in steps if one.id == moved)
    own = [one for one in steps if one.domain == step.domain and one.kind in _ORDER and not one.skipped]
    for first, later in combinations(own, 2):
        if step in (first, later) and _ORDER.index(first.kind) > _ORDER.index(later.kind):
            return _("“{first}” now comes before “{later}”, which it needs.").format(
                first=workshop.step_name(first.kind), later=workshop.step_name(later.kind)
            )
    return ""
