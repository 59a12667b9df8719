"""What gives way when a workshop runs late; what never does; and what the facilitator is reminded of."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mastery_desktop.domain.agenda import TEMPLATES
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.content import DomainId
from mastery_desktop.domain.cuts import NEVER_CUT, Cut, CutKind, cut_step, cuts
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.pace import MINUTE, pace
from mastery_desktop.domain.records import SessionId, Step, StepId
from mastery_desktop.domain.reminders import by_clock
from mastery_desktop.services.run_sheet import new_steps

NOW = datetime(2026, 11, 6, 22, 0, tzinfo=UTC)


def sheet(template, **how):
    domains = [DomainId(f"d{number}") for number in range(template.domains)]
    return new_steps(SessionId("session"), template.steps(domains, **how))


NINETY = sheet(next(template for template in TEMPLATES if template.id == "90"))
ONE_BY_ONE = sheet(next(template for template in TEMPLATES if template.id == "90"), one_by_one=True)


def test_the_cuts_come_in_the_order_that_hurts_least():
    found = cuts(NINETY, NINETY[0].id, 0)
    assert [(cut.kind, cut.minutes) for cut in found] == [
        (CutKind.DISCUSS_TWO, 6),
        (CutKind.DOTS_ALONE, 4),
        (CutKind.PLAN_LATER, 9),
    ]


def test_a_workshop_that_discusses_two_has_nothing_to_cut_there():
    found = cuts(NINETY, NINETY[0].id, 0, discussed=2)
    assert CutKind.DISCUSS_TWO not in [cut.kind for cut in found]


def test_what_was_led_already_gives_nothing_to_who_goes_back():
    led = [replace(step, started=NOW, ended=NOW) for step in NINETY]
    discuss = next(step for step in led if step.kind is StepKind.DISCUSS)
    assert cuts(led, discuss.id, 0) == ()
    ahead = [replace(step, ended=None) if step.kind is StepKind.PLAN else step for step in led]
    assert [cut.kind for cut in cuts(ahead, discuss.id, 0)] == [CutKind.PLAN_LATER]


def test_what_was_cut_is_not_proposed_again():
    steps = NINETY
    for _round in range(3):
        first = cuts(steps, steps[0].id, 0)[0]
        steps = [cut_step(step, first) if step.id == first.step else step for step in steps]
    assert cuts(steps, steps[0].id, 0) == ()


def test_what_is_past_is_not_cut():
    close = NINETY[-1]
    assert cuts(NINETY, close.id, 0) == ()


@pytest.mark.parametrize("kind", sorted(NEVER_CUT))
def test_rating_alone_and_the_close_cannot_be_cut(kind):
    step = next(step for step in (*NINETY, *ONE_BY_ONE) if step.kind is kind)
    for cut in CutKind:
        with pytest.raises(NotPossible):
            cut_step(step, Cut(kind=cut, step=step.id, minutes=1))


def test_practice_by_practice_takes_the_time_of_the_steps_it_stands_for():
    assert sum(step.planned for step in ONE_BY_ONE) == sum(step.planned for step in NINETY)
    kinds = [step.kind for step in ONE_BY_ONE]
    assert kinds.count(StepKind.ONE_BY_ONE) == 1
    assert not {StepKind.RATE, StepKind.COUNT, StepKind.REVEAL} & set(kinds)


kinds = st.sampled_from((StepKind.DISCUSS, StepKind.FOCUS, StepKind.PLAN, StepKind.RATE, StepKind.CLOSE))
rows = st.tuples(kinds, st.integers(0, 90), st.integers(0, 3000), st.booleans(), st.booleans())


@given(st.lists(rows, min_size=1, max_size=8), st.data())
def test_a_cut_gives_back_no_more_than_its_step_still_has_and_the_end_moves_by_just_that(made, data):
    steps = [
        Step(
            id=StepId(f"s{place}"),
            session_id=SessionId("session"),
            place=place,
            kind=kind,
            planned=planned,
            spent=spent,
            skipped=skipped,
            short=short,
        )
        for place, (kind, planned, spent, skipped, short) in enumerate(made)
    ]
    here = data.draw(st.sampled_from(steps))
    visit = data.draw(st.integers(0, 2000))
    proposed = cuts(steps, here.id, visit)
    assume(proposed)  # without it the examples would be such that propose nothing
    by_id = {step.id: step for step in steps}
    before = pace(steps, here.id, visit, now=NOW, minutes=90)
    for cut in proposed:
        step = by_id[cut.step]
        spent = step.spent + (visit if step.id == here.id else 0)
        assert step.kind not in NEVER_CUT
        assert 0 < cut.minutes * MINUTE <= step.planned * MINUTE - spent
        after = [cut_step(step, cut) if step.id == cut.step else step for step in steps]
        found = pace(after, here.id, visit, now=NOW, minutes=90)
        assert before.expected_end - found.expected_end >= timedelta(minutes=cut.minutes)
        assert before.expected_end - found.expected_end < timedelta(minutes=cut.minutes + 1)
        changed = [one.id for one, other in zip(steps, after, strict=True) if one != other]
        assert changed == [cut.step]


def test_the_clock_tells_which_step_it_would_be():
    assert by_clock(NINETY, NOW, NOW) == NINETY[0]
    assert by_clock(NINETY, NOW, NOW + timedelta(minutes=4)) == NINETY[1]
    assert by_clock(NINETY, NOW, NOW + timedelta(minutes=90)) is None
    skipped = [replace(NINETY[0], skipped=True), *NINETY[1:]]
    assert by_clock(skipped, NOW, NOW) == NINETY[1]
