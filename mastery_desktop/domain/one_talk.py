"""How a run sheet follows the way to rate: marks are counted, revealed and talked about, without them all is one talk.

Only what nobody has led yet changes, and only where nothing was counted; what was counted keeps its reveal.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from mastery_desktop.domain.agenda import OF_MARKS, TEMPLATE_BY_ID, USUAL_TEMPLATE
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.content import DomainId
from mastery_desktop.domain.records import Step, StepId, new_id

_AGREES = (StepKind.COUNT, StepKind.ONE_BY_ONE)
"""The steps in which a team that talks agrees on its levels."""


def fitted(steps: Sequence[Step], counted: Collection[DomainId], template: str, *, by_talk: bool) -> tuple[Step, ...]:
    """A run sheet as the way to rate wants it, as long as before.

    Args:
        steps: the run sheet.
        counted: the domains of which marks were counted already.
        template: the agenda that it was made from, by its id: it tells how long a count and a reveal take.
        by_talk: whether the team agrees in talk from now on.
    """
    changed = _in_one(steps, counted) if by_talk else _apart(steps, counted, template)
    return tuple(replace(step, place=place) for place, step in enumerate(changed))


def _in_one(steps: Sequence[Step], counted: Collection[DomainId]) -> list[Step]:
    """Give the time of what only marks can fill to the step in which the team agrees."""
    found: list[Step] = []
    for step in steps:
        own = (at for at, other in enumerate(found) if other.domain == step.domain and _agrees(other, counted))
        at = next(own, None)
        if at is None or step.kind not in OF_MARKS or step.started is not None:
            found.append(step)
        else:
            found[at] = replace(found[at], planned=found[at].planned + (0 if step.skipped else step.planned))
    return found


def _apart(steps: Sequence[Step], counted: Collection[DomainId], template: str) -> list[Step]:
    """Part the step in which the team would agree into count, reveal and talk, as the agenda has them."""
    usual = dict(TEMPLATE_BY_ID.get(template, TEMPLATE_BY_ID[USUAL_TEMPLATE]).domain_part)
    found: list[Step] = []
    for step in steps:
        kinds = {other.kind for other in steps if other.domain == step.domain}
        if not _agrees(step, counted) or kinds.intersection(OF_MARKS):
            found.append(step)
            continue
        talk = min(usual[StepKind.DISCUSS], max(0, step.planned - 1))
        show = 0 if step.kind is StepKind.ONE_BY_ONE else min(usual[StepKind.REVEAL], max(0, step.planned - talk - 1))
        parts = ((step.kind, step.planned - talk - show), (StepKind.REVEAL, show), (StepKind.DISCUSS, talk))
        (_kind, minutes), *others = parts
        found.append(replace(step, planned=minutes))
        found += [_new(step, kind, planned) for kind, planned in others if planned]
    return found


def _agrees(step: Step, counted: Collection[DomainId]) -> bool:
    return step.kind in _AGREES and step.ended is None and step.domain not in counted


def _new(beside: Step, kind: StepKind, minutes: int) -> Step:
    return Step(
        id=StepId(new_id()),
        session_id=beside.session_id,
        place=beside.place,
        kind=kind,
        domain=beside.domain,
        planned=minutes,
    )
