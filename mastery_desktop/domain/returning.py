"""The time that looking back takes in the next workshop of a series, and what gives way for it.

A promise is told in a minute, an earlier focus kept or closed in two, and two practices are set beside the last time in
a minute. The whole stays as long as it was: discussions give way first, then the choice of the focus area, in the order
in which a workshop is cut that runs late, and then what a team that comes back knows already. What they cannot give is
left over, and the planner says so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.cuts import DISCUSSED, DOTS_MINUTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from mastery_desktop.domain.agenda import PlannedStep
    from mastery_desktop.domain.content import ElementId
    from mastery_desktop.domain.pack import Pack
    from mastery_desktop.domain.workshop import Workshop

PROMISE_MINUTES: Final = 1
"""Minutes to say what became of one promise."""

FOCUS_MINUTES: Final = 2
"""Minutes to keep, close or change one earlier focus area."""

COMPARED_IN_A_MINUTE: Final = 2
"""How many practices are looked at beside the last time in a minute."""


_TALKS: Final = frozenset({StepKind.COUNT, StepKind.ONE_BY_ONE})
"""The steps that hold the talk of a team that keeps no marks."""


def looking_back(
    steps: Sequence[PlannedStep], before: Workshop, pack: Pack, *, discussed: int = DISCUSSED
) -> tuple[PlannedStep, ...]:
    """A run sheet with the time that its promises, its earlier focus and its comparisons take.

    Args:
        steps: the run sheet without them.
        before: the workshop that the new one goes on from.
        pack: what both are about.
        discussed: how many practices the agenda discusses; where they are but two, none of them gives way.
    """
    more = [_more(step, before, pack) for step in steps]
    gives = _given(steps, sum(more), talk=discussed >= DISCUSSED)
    return tuple(
        replace(step, minutes=step.minutes + longer - gives[place])
        for place, (step, longer) in enumerate(zip(steps, more, strict=True))
    )


def _more(step: PlannedStep, before: Workshop, pack: Pack) -> int:
    """Minutes that a step needs beyond its own."""
    if step.kind is StepKind.PURPOSE:
        areas = before.active_focus
        active = {None} | {area.id for area in areas}
        promises = sum(bool(action.what) and action.focus in active for action in before.actions)
        return PROMISE_MINUTES * promises + FOCUS_MINUTES * len(areas)
    if step.kind is StepKind.RESULTS and step.domain:
        compared = sum(_known(before, element.id) for element in pack.domain_by_id[step.domain].elements)
        return -(-compared // COMPARED_IN_A_MINUTE)
    return 0


def _known(before: Workshop, element: ElementId) -> bool:
    return before.revealed(element) or any(result.element == element for result in before.earlier_results)


def _given(steps: Sequence[PlannedStep], needed: int, *, talk: bool) -> Counter[int]:
    """Minutes that each step gives, by its place: minute by minute in turn, so that no domain gives all of them."""
    given: Counter[int] = Counter()
    kinds = {StepKind.DISCUSS} if any(step.kind is StepKind.DISCUSS for step in steps) else _TALKS
    for most in (*((partial(_most_of_talk, kinds),) if talk else ()), _most_of_choosing, _most_of_known):
        turns = [place for place, step in enumerate(steps) for _minute in range(most(step))]
        for place in _in_turn(turns):
            if given.total() < needed:
                given[place] += 1
    return given


def _in_turn(places: Sequence[int]) -> Iterator[int]:
    """Places that come several times, one after the other in turn."""
    left = Counter(places)
    while left.total():
        for place in list(left):
            if left[place]:
                left[place] -= 1
                yield place


def _most_of_talk(kinds: Set[StepKind], step: PlannedStep) -> int:
    """The minutes of one discussion of three: two are discussed then."""
    return step.minutes // DISCUSSED if step.kind in kinds else 0


def _most_of_choosing(step: PlannedStep) -> int:
    """What dots alone leave of the choice."""
    return max(0, step.minutes - DOTS_MINUTES) if step.kind is StepKind.FOCUS else 0


def _most_of_known(step: PlannedStep) -> int:
    """Half of trying the levels, and all but a minute of the question: the team has done both before."""
    if step.kind is StepKind.CALIBRATE:
        return step.minutes // 2
    return max(0, step.minutes - 1) if step.kind is StepKind.QUESTION else 0
