"""The gentle question beside a chosen stage: it asks where the team's own words speak against each other."""

from dataclasses import replace

import pytest

from mastery_desktop.domain.choices import OutcomeKind, Sorting
from mastery_desktop.domain.follow_up import ItemId, SortedItem
from mastery_desktop.domain.stage_doubts import doubt
from tests.helpers.packs import small_pack
from tests.helpers.workshops import full_workshop

PACK = small_pack()
STAGES = [stage.id for stage in PACK.stage_model.stages]
NAMES = [stage.name for stage in PACK.stage_model.stages]


@pytest.fixture
def workshop():
    whole = full_workshop(PACK)
    return replace(whole, sorted_items=(), ratings=())


def asked(workshop, stage, shown, **more):
    choice = replace(
        workshop.stage_choices[0],
        stage=None if stage is None else STAGES[stage],
        evidence={STAGES[at]: "We have it." for at in shown},
    )
    workshop = replace(workshop, stage_choices=(choice,), **more)
    return doubt(PACK, workshop, workshop.focus)


def test_without_a_choice_nothing_is_asked_and_nothing_is_proposed(workshop):
    assert asked(workshop, None, range(len(STAGES))) == ""


def test_it_asks_for_what_shows_the_stage_then_for_the_stages_before(workshop):
    last = len(STAGES) - 1
    assert "visitor" in asked(workshop, last, ())
    question = asked(workshop, last, (last,))
    assert all(name in question for name in NAMES[:last])
    assert asked(workshop, last, range(len(STAGES))) == ""


def test_evidence_for_a_later_stage_is_asked_about(workshop):
    assert NAMES[-1] in asked(workshop, 0, (0, len(STAGES) - 1))


def test_the_lowest_level_beside_a_late_stage_is_asked_about(workshop):
    rating = replace(workshop.rating(workshop.focus.element), outcome=OutcomeKind.AGREED, level=PACK.levels[0].id)
    every = range(len(STAGES))
    assert "explains both" in asked(workshop, len(STAGES) - 1, every, ratings=(rating,))
    unsure = replace(rating, outcome=OutcomeKind.NOT_AGREED, upper=PACK.levels[1].id)
    assert asked(workshop, len(STAGES) - 1, every, ratings=(unsure,)) == ""


def test_what_the_team_itself_left_for_later_is_asked_about(workshop):
    part = PACK.domain_of[workshop.focus.element].stages[0]
    leaf = part.activities[0].leaves[0]
    made = SortedItem(
        id="x", session_id=workshop.session.id, focus=workshop.focus.id, item=ItemId(leaf.id), sorting=Sorting.NEXT
    )
    assert "1 activity" in asked(workshop, 1, (0, 1), sorted_items=(made,))
    assert asked(workshop, 1, (0, 1), sorted_items=(replace(made, sorting=Sorting.DONE),)) == ""
