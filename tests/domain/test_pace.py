"""How a workshop keeps time: left, ahead, and the end that was promised beside the one to be expected."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.pace import ahead_text, back_dated, end_text, left_text, pace
from mastery_desktop.domain.records import SessionId, Step, StepId

NOW = datetime(2026, 11, 6, 22, 0, tzinfo=UTC)


def steps(*plans, spent=(), started=None, skipped=()):
    taken = (*spent, *[0] * len(plans))
    return [
        Step(
            id=StepId(f"s{place}"),
            session_id=SessionId("session"),
            place=place,
            kind=StepKind.DISCUSS,
            planned=plan,
            spent=taken[place],
            started=started if place == 0 else None,
            skipped=place in skipped,
        )
        for place, plan in enumerate(plans)
    ]


def test_a_workshop_that_begins_now_ends_when_it_was_to_end():
    found = pace(steps(10, 20), StepId("s0"), 0, now=NOW, minutes=30)
    assert found.planned_end == found.expected_end == NOW + timedelta(minutes=30)
    assert (found.left, found.ahead) == (600, 0)
    assert ahead_text(found.ahead) == "on time"


def test_a_step_that_runs_over_moves_the_expected_end_and_not_the_promised_one():
    begun = NOW - timedelta(minutes=13)
    found = pace(steps(10, 20, started=begun), StepId("s0"), 780, now=NOW, minutes=30)
    assert found.planned_end == begun + timedelta(minutes=30)
    assert found.expected_end == found.planned_end + timedelta(minutes=3)
    assert left_text(found.left) == "3 min over"
    assert ahead_text(found.ahead) == "3 min behind"
    assert "planned" in end_text(found)


def test_time_that_nobody_led_counts_as_well():
    """Five minutes without a projector are gone, whatever the steps say."""
    begun = NOW - timedelta(minutes=15)
    found = pace(steps(10, 20, spent=(600,), started=begun), StepId("s1"), 0, now=NOW, minutes=30)
    assert ahead_text(found.ahead) == "5 min behind"


def test_a_workshop_that_goes_on_another_day_keeps_the_time_it_has_led():
    begun = NOW - timedelta(days=1)
    found = pace(steps(10, 20, spent=(600,), started=begun), StepId("s1"), 60, now=NOW, minutes=30)
    assert found.ahead == 0
    assert found.expected_end == NOW + timedelta(minutes=19)


def test_a_skipped_step_gives_its_minutes_back():
    found = pace(steps(10, 20, 5, skipped=(1,)), StepId("s0"), 0, now=NOW, minutes=35)
    assert ahead_text(found.ahead) == "20 min ahead"


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 5000), st.booleans()), min_size=1, max_size=12),
    st.data(),
)
def test_the_ends_always_say_the_same_as_ahead(rows, data):
    at = data.draw(st.integers(0, len(rows) - 1))
    visit = data.draw(st.integers(0, 5000))
    made = steps(
        *(plan for plan, _spent, _skipped in rows),
        spent=tuple(spent for _plan, spent, _skipped in rows),
        skipped={place for place, row in enumerate(rows) if row[2]},
    )
    found = pace(made, StepId(f"s{at}"), visit, now=NOW, minutes=90)
    assert found.planned_end - found.expected_end == timedelta(seconds=found.ahead)
    assert found.expected_end >= NOW + timedelta(seconds=max(0, found.left))


@given(
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 100)), min_size=1, max_size=8),
    st.integers(1, 60),
)
def test_back_dating_moves_time_and_makes_none(rows, minutes):
    """What the earlier steps had is taken from them; the end that was promised stays."""
    led = [
        Step(
            id=StepId(f"s{place}"),
            session_id=SessionId("session"),
            place=place,
            kind=StepKind.DISCUSS,
            planned=5,
            spent=spent,
            started=NOW - timedelta(seconds=spent + after),
            ended=NOW - timedelta(seconds=after),
        )
        for place, (spent, after) in enumerate(rows)
    ]
    here = Step(
        id=StepId("here"), session_id=SessionId("session"), place=9, kind=StepKind.RATE, planned=10, started=NOW
    )
    moved = back_dated([*led, here], here.id, minutes * 60, NOW)
    assert moved[-1].spent == minutes * 60
    assert moved[-1].started == max(NOW - timedelta(minutes=minutes), min(step.started for step in led))
    before, after = (pace(steps, here.id, 0, now=NOW, minutes=90) for steps in ([*led, here], moved))
    assert after.planned_end == before.planned_end
    assert all(0 <= one.spent <= other.spent for one, other in zip(moved[:-1], led, strict=True))
    taken = sum(other.spent - one.spent for one, other in zip(moved[:-1], led, strict=True))
    assert taken == min(minutes * 60, sum(step.spent for step in led))
