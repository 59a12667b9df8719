"""After a power cut the session that was led is there again with its countdown; after it was closed nothing is."""

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.config.settings import WindowState
from mastery_desktop.ui.console.left_open import to_reopen
from tests.ui.console.helpers import press, visible_texts, write

SENTENCE = "The workshop goes on where it was when the program ended."


@pytest.fixture
def kept(tmp_path):
    return lambda: WindowState.read(tmp_path / "state.json")


@pytest.fixture
def again(open_console, context, kept, clock):
    """Opens a session as the program does after a power cut: with what is on the disk."""

    def begin(session, seconds=0):
        context.window_state.values = dict(kept().values)
        clock.wait(seconds)
        return open_console(session)

    return begin


@pytest.mark.slow
def test_the_step_and_the_running_countdown_are_there_with_one_sentence(open_console, new_session, again, kept, qtbot):
    session = new_session()
    console = open_console(session)
    press(console, Qt.Key.Key_PageDown)
    press(console, Qt.Key.Key_PageDown)
    console.desk.timer.start(300)
    assert to_reopen(kept()) == session
    load = console.desk.actions.sessions.load
    qtbot.waitUntil(lambda: load(session).session.anchor == console.presenter.anchor)
    after = again(session, seconds=100)
    assert after.presenter.step.id == console.presenter.step.id
    assert after.presenter.anchor == console.presenter.anchor
    assert (after.desk.timer.left, after.desk.timer.running) == (200, True)
    assert visible_texts(after).count(SENTENCE) == 1


def test_a_countdown_that_was_held_is_held(open_console, new_session, again, clock):
    session = new_session()
    console = open_console(session)
    console.desk.timer.start(300)
    clock.wait(60)
    console.desk.timer.toggle()
    after = again(session, seconds=1000)
    assert (after.desk.timer.left, after.desk.timer.running) == (240, False)


def test_time_that_ran_out_meanwhile_is_up(open_console, new_session, again):
    session = new_session()
    open_console(session).desk.timer.start(120)
    assert again(session, seconds=500).desk.timer.over


def test_what_was_closed_stays_closed(open_console, new_session, again, kept):
    session = new_session()
    console = open_console(session)
    console.desk.timer.start(300)
    console.close_session()
    assert to_reopen(kept()) is None
    after = again(session)
    assert not after.desk.timer.shown
    assert SENTENCE not in visible_texts(after)


@pytest.mark.slow
def test_a_session_that_ends_the_program_every_time_is_not_opened_for_ever(
    open_console, new_session, again, kept, clock
):
    session = new_session()
    console = open_console(session)
    console.desk.timer.start(300)
    for _time in range(2):
        assert to_reopen(kept()) == session
        console = again(session)
    assert to_reopen(kept()) is None
    console.desk.saved.emit(clock())
    assert to_reopen(kept()) == session


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"session": 5}', '{"session": "x", "left": "y"}', "nonsense"])
def test_what_makes_no_sense_opens_nothing(tmp_path, text):
    state = WindowState.read(tmp_path / "none.json")
    state.session_left = text
    assert to_reopen(state) is None


def test_a_clock_that_is_set_back_neither_stops_nor_lengthens_the_countdown(open_console, new_session, clock):
    timer = open_console(new_session()).desk.timer
    timer.start(300)
    clock.wait(100)
    timer._on_tick()
    clock.wait(-3600)
    timer._on_tick()
    assert timer.left == 200
    clock.wait(50)
    timer._on_tick()
    assert timer.left == 150


def at_the_count(console):
    console.presenter.go_to_step(next(s for s in console.desk.workshop.steps if s.kind.value == "count").id)
    return console


@pytest.mark.slow
def test_slips_that_were_typed_and_not_closed_are_asked_for_again(open_console, new_session, again):
    session = new_session(people=12)
    console = at_the_count(open_console(session))
    write(console, "21342" * 3)
    assert console.status.text == "The count is not on disk until it is closed."
    console = again(session)
    assert console.status.news == f"{SENTENCE} Slips that were typed of this count were not on disk: type them again."


@pytest.mark.slow
def test_a_count_that_is_closed_or_taken_back_is_not_asked_for_again(open_console, new_session, again):
    session = new_session(people=12)
    console = at_the_count(open_console(session))
    write(console, "2")
    press(console, Qt.Key.Key_Backspace)
    assert "not on disk" not in console.status.text
    write(console, "21342" * 12)
    assert "not on disk" in console.status.text
    press(console, Qt.Key.Key_Return)
    assert "All changes saved" in console.status.text
    assert again(session).status.news == SENTENCE


def test_where_the_wall_is_the_one_picture_its_bar_asks_for_the_slips_again(open_console, new_session, again):
    session = new_session(people=12)
    console = at_the_count(open_console(session))
    press(console, Qt.Key.Key_F5)
    write(console, "21342" * 3)
    console = again(session)
    assert console.wall.is_single
    asked = "Slips that were typed of this count were not on disk: type them again."
    console.wall.single._brief.timeout.emit()
    assert asked in console.wall.single.text
    write(console, "2")
    assert asked not in console.wall.single.text


@pytest.mark.slow
def test_private_dots_that_were_typed_and_not_shown_are_asked_for_again(open_console, new_session, again):
    session = new_session(people=12)
    console = open_console(session)
    console.presenter.go_to_step(next(s for s in console.desk.workshop.steps if s.kind.value == "focus").id)
    write(console, "23")
    news = again(session).status.news
    assert news == f"{SENTENCE} Private dots that were typed and not shown yet were not on disk: type them again."


@pytest.mark.slow
def test_a_time_that_nobody_started_is_the_planned_one_after_the_console_was_built_anew(
    open_console, new_session, again, clock
):
    session = new_session()
    console = open_console(session)
    press(console, Qt.Key.Key_PageDown)
    planned = console.presenter.step.planned * 60
    clock.wait(120)
    console.close_session()
    after = again(session)
    assert after.desk.workshop.step.spent >= 100
    assert after.desk.timer.left == planned
