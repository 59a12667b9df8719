"""What became of the wall is there again after the program was killed, and gone after it was closed."""

import json

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.config.settings import WindowState
from tests.helpers.displays import AVAILABLE, LAPTOP, PROJECTOR, Plugged, plug, plugged
from tests.ui.console.helpers import press, visible_texts

pytestmark = [
    pytest.mark.skipif(not AVAILABLE, reason="displays can be plugged in the offscreen platform of Linux only"),
    pytest.mark.usefixtures("displays"),
]

K = Qt.Key
SENTENCE = "The wall is as it was when the program ended."


@pytest.fixture
def displays():
    with plugged(LAPTOP, PROJECTOR):
        yield


@pytest.fixture
def restart(displays, open_console, context, tmp_path):
    """Ends the program as a power cut does, and opens the session again with what is on the disk."""

    def begin(console, session):
        kept = WindowState.read(tmp_path / "state.json").values
        console.wall.projection.stop()  # its window went with the power, and nothing was told
        console.wall.audience.hide()
        context.window_state.values = dict(kept)
        return open_console(session)

    return begin


@pytest.mark.slow
@pytest.mark.parametrize("blank", [False, True])
def test_the_wall_returns_as_it_was_with_one_sentence(open_console, new_session, restart, blank):
    session = new_session()
    console = open_console(session)
    press(console, K.Key_F5)
    if blank:
        press(console, K.Key_B, Qt.KeyboardModifier.ControlModifier)
    again = restart(console, session)
    assert again.wall.projection.running
    assert again.wall.audience.isVisible()
    assert again.wall.blank is blank
    assert visible_texts(again).count(SENTENCE) == 1


@pytest.mark.slow
def test_a_held_wall_keeps_the_slide_that_the_room_saw(open_console, new_session, restart):
    session = new_session()
    console = open_console(session)
    press(console, K.Key_F5)
    press(console, K.Key_J, Qt.KeyboardModifier.ControlModifier)
    seen = console.wall.audience.view.slide
    for _press in range(5):
        press(console, K.Key_PageDown)
    console.presenter._keep.timeout.emit()
    ahead = console.presenter.step.id, console.presenter.anchor
    again = restart(console, session)
    assert again.wall.held
    assert again.wall.audience.view.slide.anchor == seen.anchor
    assert (again.presenter.step.id, again.presenter.anchor) == ahead


def test_a_wall_that_was_taken_away_stays_away(open_console, new_session, restart):
    session = new_session()
    console = open_console(session)
    press(console, K.Key_F5)
    press(console, K.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    again = restart(console, session)
    assert not again.wall.projection.running
    assert SENTENCE not in visible_texts(again)


def test_a_session_that_was_closed_starts_without_a_wall(open_console, new_session, restart):
    session = new_session()
    console = open_console(session)
    press(console, K.Key_F5)
    console.close_session()
    assert not restart(console, session).wall.projection.running


def test_another_session_has_nothing_of_it(open_console, new_session, restart):
    console = open_console(new_session())
    press(console, K.Key_F5)
    assert not restart(console, new_session()).wall.projection.running


@pytest.mark.slow
@pytest.mark.parametrize("left", ["{", "[]", "3", json.dumps({"session": 3}), json.dumps({"session": "x", "y": 1})])
def test_what_cannot_be_read_is_no_wall(open_console, new_session, context, displays, left):
    context.window_state.wall_left = left
    console = open_console(new_session())
    assert not console.wall.projection.running


def test_the_display_of_the_wall_is_on_the_disk_as_soon_as_it_changes(open_console, new_session, displays, tmp_path):
    console = open_console(new_session())
    press(console, K.Key_F5)
    assert "projector" in WindowState.read(tmp_path / "state.json").wall_screen
    hall = Plugged("hall", x=2390, width=1280, height=720)
    plug(LAPTOP, PROJECTOR, hall)
    chosen = next(d for d in console.wall.projection.choices() if d.name == "hall")
    console.wall.choose(chosen)
    assert console.wall.projection.display.name == "hall"
    assert "hall" in WindowState.read(tmp_path / "state.json").wall_screen


def test_a_full_disk_leaves_the_wall_on(open_console, new_session, displays, monkeypatch):
    console = open_console(new_session())

    def full():
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(WindowState, "snapshot", lambda _self: full)
    press(console, K.Key_F5)
    assert console.wall.audience.isVisible()
