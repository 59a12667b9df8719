"""What gives way when a workshop runs late, in a fixed order: talk first, then ceremony, then what can wait.

Rating alone and the close are never cut: without the one there is nothing to talk about, without the other nobody
knows what was promised. All minutes are whole, and none is counted that is already spent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.pace import MINUTE
from mastery_desktop.domain.records import Step, StepId
from mastery_desktop.messages import N_, _

NEVER_CUT: Final = frozenset({StepKind.RATE, StepKind.ONE_BY_ONE, StepKind.CLOSE})
"""The steps that are never proposed, and that an editor removes only when it is told twice."""

DISCUSSED: Final = 3
"""How many practices are discussed before two are enough."""

DOTS_MINUTES: Final = 5
"""Minutes to choose a focus area by dots alone."""


class CutKind(StrEnum):
    """What is left out, in the order in which it is proposed."""

    DISCUSS_TWO = "discuss_two"
    DOTS_ALONE = "dots_alone"
    PLAN_LATER = "plan_later"


CUT_NAMES: Final = {
    CutKind.DISCUSS_TWO: N_("Discuss two instead of three"),
    CutKind.DOTS_ALONE: N_("Choose the focus area by dots alone"),
    CutKind.PLAN_LATER: N_("Move the action plan to a follow-up"),
}
"""What a button says, marked for translation."""

_OF_KIND: Final = {
    CutKind.DISCUSS_TWO: StepKind.DISCUSS,
    CutKind.DOTS_ALONE: StepKind.FOCUS,
    CutKind.PLAN_LATER: StepKind.PLAN,
}


@dataclass(frozen=True, kw_only=True)
class Cut:
    """A cut of one step, and the minutes that it gives back."""

    kind: CutKind
    step: StepId
    minutes: int


def cuts(steps: Sequence[Step], here: StepId, visit: int, *, discussed: int = DISCUSSED) -> tuple[Cut, ...]:
    """The cuts that still give something back, in the order in which to make them; what was led gives nothing.

    Args:
        steps: the run sheet.
        here: the step that the team is at.
        visit: seconds of this visit to it.
        discussed: how many practices the agenda discusses.
    """
    at = next((place for place, step in enumerate(steps) if step.id == here), 0)
    left = [(step, step.planned * MINUTE - step.spent - (visit if step.id == here else 0)) for step in steps[at:]]
    return tuple(
        Cut(kind=kind, step=step.id, minutes=minutes)
        for kind in CutKind
        for step, seconds in left
        if not step.skipped and not step.short and step.ended is None and step.kind is _OF_KIND[kind]
        for minutes in _given(kind, step, seconds // MINUTE, begun=step.id == here, discussed=discussed)
    )


def _given(kind: CutKind, step: Step, left: int, *, begun: bool, discussed: int) -> Iterator[int]:
    """The minutes that a cut gives back, where it gives any."""
    if kind is CutKind.DISCUSS_TWO:
        given = step.planned // discussed if discussed >= DISCUSSED else 0
    elif kind is CutKind.DOTS_ALONE:
        given = step.planned - DOTS_MINUTES
    else:
        given = 0 if begun else step.planned
    given = min(given, left)
    if given > 0:
        yield given


def cut_step(step: Step, cut: Cut) -> Step:
    """The step as a cut leaves it: shorter, or skipped where it waits for a follow-up.

    Raises:
        NotPossible: the step is never cut, or not by this.
    """
    if step.kind in NEVER_CUT or step.kind is not _OF_KIND[cut.kind] or not 0 < cut.minutes <= step.planned:
        raise NotPossible(_("This step cannot be cut like that. Nothing was changed."))
    if cut.kind is CutKind.PLAN_LATER:
        return replace(step, skipped=True, short=True)
    return replace(step, planned=step.planned - cut.minutes, short=True)
