"""A workshop that goes on another day: which steps stay, which go, and how the second meeting begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mastery_desktop.domain.agenda import PlannedStep
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.records import Step, StepId

WELCOME_MINUTES: Final = 4
RECALL_MINUTES: Final = 2
CLOSE_MINUTES: Final = 4

OF_ALL_DOMAINS: Final = frozenset({StepKind.FOCUS, StepKind.READINESS, StepKind.ACTIVITIES, StepKind.PLAN})
"""Steps that look at everything the team has rated."""


@dataclass(frozen=True)
class Split:
    """The steps that stay, those that go, and the run sheet of the second meeting."""

    stay: tuple[Step, ...]
    go: tuple[Step, ...]
    following: tuple[PlannedStep, ...]


def split(steps: Sequence[Step], here: StepId) -> Split:
    """Divide a run sheet after the step that the team is at.

    What is done stays, and so does the close: it is never cut. A step that was skipped stays skipped, unless it was
    moved to a follow-up. The second meeting opens with a welcome, recalls what the room said of each domain that its
    steps build on, and has a close of its own.
    """
    at = next((place for place, step in enumerate(steps) if step.id == here), len(steps))
    go = tuple(step for place, step in enumerate(steps) if _goes(step, after=place > at))
    while go and go[0].kind is StepKind.BREAK:
        go = go[1:]
    gone = {step.id for step in go}
    stay = tuple(step for step in steps if step.id not in gone)
    if not go:
        return Split(stay, (), ())
    close = next((step.planned for step in steps if step.kind is StepKind.CLOSE), CLOSE_MINUTES)
    moved = [PlannedStep(kind=step.kind, minutes=step.planned, domain=step.domain) for step in go]
    following = (
        PlannedStep(kind=StepKind.PURPOSE, minutes=WELCOME_MINUTES),
        *_recalled(stay, go),
        *moved,
        PlannedStep(kind=StepKind.CLOSE, minutes=close),
    )
    return Split(stay, go, following)


def _goes(step: Step, *, after: bool) -> bool:
    if step.kind in (StepKind.CLOSE, StepKind.PURPOSE) or step.ended is not None:
        return False
    if step.skipped:
        return step.short
    return after


def _shows_all(step: Step) -> bool:
    return step.kind is StepKind.RESULTS and step.domain is None


def _recalled(stay: Sequence[Step], go: Sequence[Step]) -> tuple[PlannedStep, ...]:
    """What the room said in the domains that were rated and that no step of the second meeting begins with."""
    if not any(step.kind in OF_ALL_DOMAINS for step in go):
        return ()
    if _shows_all(go[0]):
        return ()
    led = dict.fromkeys(step.domain for step in stay if step.domain and step.ended)
    again = {step.domain for step in go}
    return tuple(
        PlannedStep(kind=StepKind.RESULTS, minutes=RECALL_MINUTES, domain=domain)
        for domain in led
        if domain not in again
    )
