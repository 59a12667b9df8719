"""The gate before the reveal: who is in, as it holds for every practice and every table."""

from dataclasses import replace

from mastery_desktop.domain.choices import RatingMode, RatingState, StepKind
from mastery_desktop.domain.live import LiveState
from mastery_desktop.services.slides import SlideBuilder
from tests.helpers.wall import in_state, pack, step_of
from tests.helpers.workshops import full_workshop


def counted(content, raters):
    """A domain whose first round is counted whole, by so many, and waits."""
    workshop = in_state(full_workshop(content), RatingState.COMPLETE)
    first = tuple(
        replace(one, marks=(raters, 0, 0, 0), raters=raters, slips=raters) for one in workshop.counts if one.round == 1
    )
    return replace(workshop, session=replace(workshop.session, raters=raters), counts=first, groups=())


def gates(workshop, content, kind=StepKind.REVEAL):
    step = step_of(workshop, kind, content.domains[0].id)
    return [slide for slide in SlideBuilder(content).slides(workshop, step, LiveState()) if slide.gate]


def test_a_practice_that_fewer_marked_is_told_in_the_number_that_are_ready():
    content = pack()
    workshop = counted(content, 14)
    last = workshop.counts[-1]
    fewer = replace(last, mode=RatingMode.CARDS, marks=(13, 0, 0, 0), slips=13)
    (gate,) = gates(replace(workshop, counts=(*workshop.counts[:-1], fewer)), content)
    assert gate.title == "Ready: 13 to 14 of 14"
    (gate,) = gates(workshop, content)
    assert gate.title == "Ready: 14 of 14"
