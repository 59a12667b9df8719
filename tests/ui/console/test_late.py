"""A workshop that runs late: the end in sight, quiet reminders, cuts on one press, and a step that began earlier."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import StepKind
from tests.ui.console.helpers import go_to, press, visible_texts

K = Qt.Key


@pytest.fixture
def console(open_console, new_session):
    made = open_console(new_session())
    press(made, K.Key_PageDown)
    return made


def pass_time(console, clock, minutes):
    clock.wait(minutes * 60)
    console._chrome.show_time()


def step_of(services, console, kind):
    return next(s for s in services.sessions.load(console.desk.session_id).steps if s.kind is kind)


def to(console, kind):
    console.presenter.go_to_step(next(s for s in console.desk.workshop.steps if s.kind is kind).id)


def test_nothing_is_said_while_the_workshop_keeps_its_time(console, clock):
    pass_time(console, clock, 4)
    assert not console.frame.nudge.isVisible()


@pytest.mark.slow
def test_the_end_is_in_sight_before_and_while_it_moves(console, clock):
    begun = clock.now
    pass_time(console, clock, 10)
    planned, expected = ((begun + timedelta(minutes=m)).astimezone() for m in (90, 96))
    text = (
        f"Ends {expected.hour % 12 or 12}:{expected.minute:02d}, planned {planned.hour % 12 or 12}:{planned.minute:02d}"
    )
    assert console.frame.clock.end.text() == text


def test_where_there_is_little_room_one_cut_is_proposed_after_the_other(console, clock):
    pass_time(console, clock, 14)
    nudge = console.frame.nudge
    assert [made.label.split(":")[0] for made in nudge.offers if made.isVisible()] == ["Discuss two instead of three"]
    nudge.offers[0].click()
    assert [made.label.split(":")[0] for made in nudge.offers if made.isVisible()] == [
        "Choose the focus area by dots alone"
    ]


@pytest.mark.slow
def test_cuts_are_proposed_in_order_with_the_end_they_lead_to(console, clock, services):
    console.window().resize(1920, 1080)
    pass_time(console, clock, 14)
    nudge = console.frame.nudge
    assert [made.label.split(":")[0] for made in nudge.offers] == [
        "Discuss two instead of three",
        "Choose the focus area by dots alone",
        "Move the action plan to a follow-up",
    ]
    assert "−6 min" in nudge.offers[0].label
    before = console.presenter.pace.expected_end
    nudge.offers[0].click()
    assert step_of(services, console, StepKind.DISCUSS).planned == 14
    assert before - console.presenter.pace.expected_end == timedelta(minutes=6)
    assert nudge.offers[0].label.startswith("Choose the focus area by dots alone")
    nudge.offers[1].click()
    assert step_of(services, console, StepKind.PLAN).skipped
    console.desk.undo()
    console.desk.undo()
    assert step_of(services, console, StepKind.DISCUSS).planned == 20
    assert not step_of(services, console, StepKind.PLAN).skipped


def test_not_now_lets_it_rest_until_the_next_step(console, clock):
    pass_time(console, clock, 14)
    console.frame.nudge.later.click()
    pass_time(console, clock, 5)
    assert not console.frame.nudge.isVisible()
    to(console, StepKind.QUESTION)
    assert console.frame.nudge.isVisible()


@pytest.mark.slow
def test_rating_that_nobody_started_is_said_quietly(console, clock):
    to(console, StepKind.RATE)
    pass_time(console, clock, 12)
    assert any("Rating alone has not been started" in text for text in visible_texts(console))
    assert "not been started" not in console.wall.audience.view.slide.text


@pytest.mark.slow
def test_rating_that_was_timed_is_not_said_to_be_forgotten(console, clock):
    to(console, StepKind.RATE)
    press(console, K.Key_F2)
    pass_time(console, clock, 12)
    assert not any("Rating alone has not been started" in text for text in visible_texts(console))


def test_a_wall_that_stayed_behind_is_said_with_the_step_of_the_clock(console, clock):
    pass_time(console, clock, 6)
    assert any("would be at “Framework” by now" in text for text in visible_texts(console))


@pytest.mark.slow
def test_a_step_that_began_earlier_takes_its_time_from_the_one_before(console, clock, services):
    clock.wait(600)
    go_to(console, StepKind.QUESTION)
    purpose = step_of(services, console, StepKind.PURPOSE)
    assert purpose.spent == 600
    console.frame.began.open.click()
    console.frame.began.choices[1].click()
    assert step_of(services, console, StepKind.PURPOSE).spent == 300
    assert console.presenter.pace.spent == 300
    console.desk.undo()
    assert step_of(services, console, StepKind.PURPOSE).spent == 600
    assert console.presenter.pace.spent == 0


def test_a_workshop_that_began_earlier_ends_earlier(console, clock):
    promised = console.presenter.pace.planned_end
    console.frame.began.choices[1].click()
    assert promised - console.presenter.pace.planned_end == timedelta(minutes=5)
