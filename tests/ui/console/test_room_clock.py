"""The countdown of the room, its chime with the visual twin, and the moves for a room that is stuck."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.wall import Countdown
from tests.ui.console.helpers import go_to, press, visible_texts, write

K = Qt.Key
ALT, SHIFT, CONTROL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
SILENT, ROUND_ROBIN, PAIRS, OTHER_VIEW, PARK, BREAK = (K.Key_1, K.Key_2, K.Key_3, K.Key_4, K.Key_5, K.Key_6)


@pytest.fixture
def console(open_console, new_session):
    made = open_console(new_session())
    made.room.chime._play = None
    return made


@pytest.fixture
def rung(console):
    """How often the chime was heard."""
    times = []
    console.room.chime.ring = lambda: times.append(1)
    return times


def wall(console):
    return console.wall.audience.view.slide


def pass_time(console, clock, seconds):
    """A second at a time would take long: the countdown looks at the clock whenever it ticks."""
    clock.wait(seconds)
    console.desk.timer._on_tick()
    QApplication.processEvents()


@pytest.mark.slow
def test_no_step_shows_a_clock_before_the_facilitator_wants_it(console, clock, rung):
    for step in console.desk.workshop.steps:
        console.presenter.go_to_step(step.id)
        pass_time(console, clock, 4000)
        assert wall(console).clock is None
        assert not any(isinstance(block, Countdown) for block in wall(console).blocks)
    assert rung == []


def test_a_countdown_runs_in_any_step_by_its_key(console, clock):
    go_to(console, StepKind.SHIFTS)
    press(console, K.Key_F2)
    assert wall(console).clock.text == "8 min"
    pass_time(console, clock, 130)
    assert wall(console).clock.text == "6 min"
    press(console, K.Key_F2)
    pass_time(console, clock, 600)
    assert wall(console).clock.text == "6 min", "held"
    press(console, K.Key_F2, SHIFT)
    assert wall(console).clock.text == "7 min"
    press(console, K.Key_F2, CONTROL)
    assert wall(console).clock is None


def test_the_end_is_heard_once_and_seen_on_the_wall_and_in_the_console(console, clock, rung):
    go_to(console, StepKind.SHIFTS)
    press(console, K.Key_F2)
    pass_time(console, clock, 480)
    pass_time(console, clock, 30)
    assert rung == [1]
    assert wall(console).clock.over
    assert "Time’s up" in wall(console).text
    assert "Time’s up" in visible_texts(console)
    assert console.presenter.step.kind is StepKind.SHIFTS, "nothing steps on by itself"
    press(console, K.Key_F2)
    assert wall(console).clock is None


def test_the_setting_lets_only_the_sound_go(console, clock, rung, context):
    context.choices.chime = False
    go_to(console, StepKind.SHIFTS)
    press(console, K.Key_F2)
    pass_time(console, clock, 500)
    assert rung == []
    assert wall(console).clock.over


def test_one_minute_more_after_the_end_runs_again(console, clock, rung):
    go_to(console, StepKind.SHIFTS)
    press(console, K.Key_F2)
    pass_time(console, clock, 481)
    press(console, K.Key_F2, SHIFT)
    assert wall(console).clock.text == "1:00"
    pass_time(console, clock, 61)
    assert rung == [1, 1]


@pytest.mark.slow
def test_the_next_step_has_no_clock_again(console):
    go_to(console, StepKind.SHIFTS)
    press(console, K.Key_F2)
    go_to(console, StepKind.INDICATORS)
    assert wall(console).clock is None


def test_a_move_for_a_stuck_room_goes_back_to_where_the_room_was(console, clock):
    go_to(console, StepKind.SHIFTS)
    press(console, K.Key_PageDown)
    before = wall(console)
    press(console, K.Key_1, ALT)
    assert wall(console).title == "Silent minute"
    assert any(isinstance(block, Countdown) for block in wall(console).blocks)
    assert console.frame.buttons.shown.label.startswith("Go on")
    assert any("Nobody talks" in text for text in visible_texts(console)), "the facilitator has words to say"
    press(console, K.Key_PageDown)
    assert wall(console) == before
    assert console.desk.timer.on_wall is None


def test_a_move_gives_back_the_countdown_that_ran(console, clock):
    go_to(console, StepKind.SHIFTS)
    press(console, K.Key_F2)
    pass_time(console, clock, 130)
    press(console, K.Key_1, ALT)
    pass_time(console, clock, 61)
    assert "Time’s up" in wall(console).text
    press(console, K.Key_1, ALT)
    assert wall(console).clock.text == "6 min", "the room's own time waited"


LONG_RUN = [pytest.param(key, marks=pytest.mark.slow) for key in (ROUND_ROBIN, PAIRS, OTHER_VIEW, BREAK)]


@pytest.mark.slow
@pytest.mark.parametrize("key", [SILENT, PARK, *LONG_RUN])
def test_every_move_comes_from_any_step_and_leads_back(console, key):
    for step in console.desk.workshop.steps:
        console.presenter.go_to_step(step.id)
        before = wall(console)
        press(console, key, ALT)
        assert wall(console).anchor.startswith("rescue."), step.kind
        console.presenter.end_rescue()
        assert wall(console) == before


def test_a_move_in_a_private_step_shows_nothing_private(console):
    go_to(console, StepKind.COUNT)
    write(console, "12341")
    press(console, K.Key_2, ALT)
    assert "Slips" not in wall(console).text
    press(console, K.Key_PageDown)
    assert "Slips in: 1 of 12" in wall(console).text


def test_park_it_waits_for_the_words(console, services):
    go_to(console, StepKind.SHIFTS)
    press(console, K.Key_5, ALT)
    write(console, "Who pays for the buses?")
    press(console, K.Key_Return)
    (thought,) = services.sessions.load(console.desk.session_id).parked
    assert thought.text == "Who pays for the buses?"
    assert "buses" not in wall(console).text


def test_a_break_says_when_to_be_back(console, clock):
    go_to(console, StepKind.SHIFTS)
    press(console, K.Key_6, ALT)
    back = (clock.now + timedelta(minutes=5)).astimezone()
    assert f"We start again at {back.hour % 12 or 12}:{back.minute:02d}." in wall(console).text


def test_leaving_the_console_ends_the_countdown(console):
    press(console, K.Key_F2)
    console.close_session()
    assert not console.desk.timer.shown


def test_on_one_picture_the_keys_work_and_the_parking_lot_is_written_below_the_wall(
    open_console, new_session, services
):
    console = open_console(new_session(), (1024, 768))
    press(console, K.Key_F5)
    assert console.wall.is_single
    press(console, K.Key_F2)
    assert console.wall.single.view.slide.clock.text == "4 min"
    press(console, K.Key_1, ALT)
    assert console.wall.single.view.slide.title == "Silent minute"
    press(console, K.Key_PageDown)
    assert console.wall.single.view.slide.clock.text == "4 min"
    press(console, K.Key_K, CONTROL)
    write(console, "a thought")
    press(console, K.Key_Return)
    (thought,) = services.sessions.load(console.desk.session_id).parked
    assert thought.text == "a thought"
