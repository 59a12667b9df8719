"""The display of the wall is known again at the next start."""

import pytest

from mastery_desktop.config.settings import WindowState
from mastery_desktop.ui.wall.displays import Display
from tests.helpers.displays import AVAILABLE, LAPTOP, Plugged, plug, plugged

pytestmark = pytest.mark.skipif(not AVAILABLE, reason="displays can be plugged in the offscreen platform of Linux only")

MONITOR = Plugged("monitor", x=1366, width=1024)
HALL = Plugged("hall", x=2390, width=1920, height=1080)


@pytest.fixture
def displays():
    """A laptop, whose display is the first one, and what a test plugs in; afterwards all is as before."""
    with plugged(LAPTOP):
        yield


@pytest.mark.slow
@pytest.mark.usefixtures("displays")
def test_the_wall_returns_at_the_next_start_to_the_display_it_was_on(open_console, context, new_session, tmp_path):
    session = new_session()
    plug(LAPTOP, HALL)
    first = open_console(session)
    first.wall.project()
    assert first.wall.projection.display.name == "hall"
    first.close_session()
    context.window_state.save()

    plug(LAPTOP, MONITOR, HALL)
    context.window_state.values = WindowState.read(tmp_path / "state.json").values
    again = open_console(session)
    again.wall.project()
    assert again.wall.projection.display.name == "hall"


@pytest.mark.slow
@pytest.mark.usefixtures("displays")
@pytest.mark.parametrize("kept", ["", "{", '{"socket": 3}', "[]"])
def test_a_display_that_is_not_known_again_takes_the_wall_away_from_nobody(open_console, context, new_session, kept):
    context.window_state.wall_screen = kept
    plug(LAPTOP, MONITOR, HALL)
    console = open_console(new_session())
    console.wall.project()
    assert console.wall.projection.display.name == "monitor"
    assert Display.from_text(context.window_state.wall_screen).name == "monitor"


@pytest.mark.usefixtures("displays")
def test_the_wall_goes_to_the_laptop_when_the_console_stands_on_the_other_display(open_console, new_session):
    plug(LAPTOP, HALL)
    console = open_console(new_session())
    console.window().move(HALL.x + 20, 20)
    console.wall.project()
    assert console.wall.projection.display.name == "laptop"
    assert not console.wall.audience.geometry().intersects(console.window().frameGeometry())
