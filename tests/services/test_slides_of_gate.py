"""The gate before the reveal: who is in, as it holds for every practice and every table."""

from dataclasses import replace

import pytest

from mastery_desktop.domain.choices import RatingMode, RatingState, StepKind
from mastery_desktop.domain.live import LiveState
from mastery_desktop.domain.records import Group, GroupId
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


def at_tables(content, *counted_at):
    """Tables of 6, 6, 5 and 5; those named have handed in all their slips."""
    workshop = counted(content, 22)
    tables = tuple(
        Group(id=GroupId(name), session_id=workshop.session.id, place=place, name=name, raters=raters)
        for place, (name, raters) in enumerate((("Window", 6), ("Door", 6), ("Stove", 5), ("Board", 5)))
    )
    counts = tuple(
        replace(one, id=f"{one.id}-{t.id}", group=t.id, marks=(t.raters, 0, 0, 0), raters=t.raters, slips=t.raters)
        for one in workshop.counts
        for t in tables
        if t.name in counted_at
    )
    return replace(workshop, groups=tables, counts=counts)


OUT = "A table where fewer than five gave marks agrees in talk; its marks are left out."


@pytest.mark.parametrize("kind", [StepKind.REVEAL, StepKind.ONE_BY_ONE])
def test_the_gate_says_why_a_table_under_five_is_not_among_those_that_are_ready(kind):
    content = pack()
    for gate in gates(at_tables(content, "Window", "Door", "Stove"), content, kind):
        assert gate.title == "Ready: 17 of 22"
        assert OUT in gate.text
        assert "Board" not in gate.text
    for gate in gates(at_tables(content, "Window", "Door", "Stove", "Board"), content, kind):
        assert gate.title == "Ready: 22 of 22"
        assert OUT not in gate.text
