"""The audience's window and displays that come and go: by Qt's own signals, on the offscreen platform."""

import random

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from mastery_desktop.ui.wall.displays import Display, Screen, best_match, screens_now, without_copies
from mastery_desktop.ui.wall.projection import Projection, ProjectionState, explain
from mastery_desktop.ui.wall.window import AudienceWindow
from tests.helpers.displays import AVAILABLE, LAPTOP, PROJECTOR, Plugged, plug, plugged

pytestmark = pytest.mark.skipif(not AVAILABLE, reason="displays can be plugged in the offscreen platform of Linux only")

OTHER = Plugged("other projector", x=1366, width=1920, height=1080)
MIRROR = Plugged("projector", width=1366)


@pytest.fixture
def room(qtbot):
    """A console on the laptop, a projector beside it, and a projection that is not started."""
    with plugged(LAPTOP, PROJECTOR):
        console = QWidget()
        console.setGeometry(100, 80, 800, 600)
        console.show()
        window = AudienceWindow()
        projection = Projection(window, console, settle_ms=0)
        yield Room(qtbot, console, window, projection)
        projection.stop()
        for widget in (window, console):
            widget.close()
            widget.deleteLater()
        projection.deleteLater()


class Room:
    """What a test sees of the room."""

    def __init__(self, qtbot, console, window, projection):
        self.qtbot, self.console, self.window, self.projection = qtbot, console, window, projection

    def becomes(self, state: ProjectionState) -> None:
        self.qtbot.waitUntil(lambda: self.projection.state is state, timeout=3000)

    def settles(self) -> None:
        self.qtbot.waitUntil(lambda: not self.projection._settle.isActive(), timeout=3000)

    @property
    def covered(self) -> bool:
        return self.window.isVisible() and self.window.geometry().intersects(self.console.frameGeometry())


def area(display: Plugged) -> QRect:
    return QRect(display.x, display.y, display.width, display.height)


def test_nothing_is_shown_before_the_start(room):
    assert not room.window.isVisible()
    assert room.projection.state is ProjectionState.OFF


def test_the_wall_fills_the_other_display(room):
    room.projection.start()
    room.becomes(ProjectionState.PROJECTING)
    assert room.window.isVisible()
    assert room.window.geometry() == area(PROJECTOR)
    assert room.projection.display.name == "projector"


def test_unplugged_it_hides_and_replugged_it_returns(room):
    room.projection.start()
    for _ in range(3):
        plug(LAPTOP)
        room.becomes(ProjectionState.LOST)
        assert not room.window.isVisible()
        plug(LAPTOP, PROJECTOR)
        room.becomes(ProjectionState.PROJECTING)
        assert room.window.geometry() == area(PROJECTOR)


def test_it_never_covers_the_console_while_displays_settle(room):
    room.projection.start()
    room.projection._settle.setInterval(600_000)
    plug(LAPTOP)
    assert not room.covered
    plug(LAPTOP, PROJECTOR)
    room.projection.apply()
    assert room.window.isVisible()
    plug(LAPTOP, MIRROR)
    assert not room.covered


def test_it_is_gone_before_qt_could_move_it(room):
    """Qt moves the window of a lost display onto the console right after it has told of the loss."""
    room.projection.start()
    visible = []

    def note(_screen):
        visible.append(room.window.isVisible())

    QGuiApplication.instance().screenRemoved.connect(note)
    plug(LAPTOP)
    QGuiApplication.instance().screenRemoved.disconnect(note)
    assert visible == [False]


def test_it_makes_way_when_the_laptops_own_display_goes(room):
    """A closed lid puts the console onto the projector, under the wall."""
    room.projection.start()
    room.projection._settle.setInterval(600_000)
    plug(PROJECTOR)
    room.console.setGeometry(1400, 60, 600, 500)
    room.projection._on_change()
    assert not room.covered


def test_a_mirror_is_no_second_display(room):
    room.projection.start()
    plug(LAPTOP, MIRROR)
    room.becomes(ProjectionState.MIRRORED)
    assert not room.window.isVisible()
    plug(LAPTOP, PROJECTOR)
    room.becomes(ProjectionState.PROJECTING)


def test_another_resolution_fills_again(room):
    room.projection.start()
    wide = Plugged("projector", x=1366, width=1920, height=1080)
    plug(LAPTOP, wide)
    room.qtbot.waitUntil(lambda: room.window.geometry() == area(wide), timeout=3000)
    assert room.projection.state is ProjectionState.PROJECTING


def test_another_projector_is_taken_and_the_first_preferred_when_it_is_back(room):
    room.projection.start()
    plug(LAPTOP, OTHER)
    room.qtbot.waitUntil(lambda: room.window.geometry() == area(OTHER), timeout=3000)
    plug(LAPTOP, OTHER, Plugged("projector", x=4000, width=1024))
    room.qtbot.waitUntil(lambda: room.window.geometry().x() == 4000, timeout=3000)


def test_no_display_at_all_is_survived(room):
    room.projection.start()
    plug()
    room.becomes(ProjectionState.NONE)
    plug(LAPTOP, PROJECTOR)
    room.becomes(ProjectionState.PROJECTING)
    assert not room.covered


def test_one_display_from_the_start_is_single(room):
    plug(LAPTOP)
    room.projection.start()
    room.becomes(ProjectionState.SINGLE)
    plug(LAPTOP, PROJECTOR)
    room.becomes(ProjectionState.PROJECTING)


def test_the_wall_makes_way_for_a_console_that_moves_to_its_display(room):
    room.projection.start()
    room.console.move(1400, 60)
    room.projection.apply()
    assert room.window.geometry() == area(LAPTOP)


def test_stopped_it_stays_away(room):
    room.projection.start()
    room.projection.stop()
    plug(LAPTOP)
    plug(LAPTOP, PROJECTOR)
    room.settles()
    assert not room.window.isVisible()
    assert room.projection.state is ProjectionState.OFF


def test_the_remembered_display_is_chosen_among_several(room):
    plug(LAPTOP, PROJECTOR, Plugged("hall", x=3000, width=1280, height=720))
    told = []
    room.projection.display_changed.connect(told.append)
    room.projection.choose(Display(name="hall"))
    room.projection.start()
    assert room.window.geometry().x() == 3000
    assert told[-1].name == "hall"
    assert {display.name for display in room.projection.choices()} == {"projector", "hall"}


def test_whatever_happens_the_console_is_free_and_the_state_is_true(room):
    """Random plugging: after each event the wall is on a display of its own, or hidden and says why."""
    room.projection.start()
    dice = random.Random(20)  # noqa: S311 - the same events in every run
    for _ in range(40):
        second = dice.choice((None, PROJECTOR, MIRROR, OTHER, Plugged("projector", x=1366, width=800, height=600)))
        first = dice.choice((LAPTOP, LAPTOP, Plugged("laptop", width=1280, height=720)))
        plug(*(display for display in (first, second) if display))
        assert not room.covered
        room.settles()
        shown = room.window.isVisible()
        assert shown == (room.projection.state is ProjectionState.PROJECTING)
        assert not room.covered
        if shown:
            assert room.window.geometry() in [screen.area for screen in without_copies(screens_now())]


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_every_state_has_its_sentence(platform):
    sentences = {explain(state, platform) for state in ProjectionState}
    assert len(sentences) == len(ProjectionState)
    if platform == "win32":
        assert "Windows is duplicating the screen: press Win+P, choose Extend." in sentences


def test_a_display_is_known_by_more_than_its_name():
    seen = Display(name="HDMI-1", manufacturer="Epson", model="EB", serial="77", width=400, height=300)
    other_socket = Display(name="HDMI-2", manufacturer="Epson", model="EB", serial="77", width=400, height=300)
    same_socket = Display(name="HDMI-1", manufacturer="Acer", model="X", serial="5", width=500, height=300)
    screens = [Screen(display, QRect(), cloned=False) for display in (same_socket, other_socket)]
    assert best_match(screens, seen).display == other_socket
    assert Display.from_text(seen.to_text()) == seen
    assert Display.from_text("not a display") is None


def test_the_clone_group_of_windows_counts_as_mirrored(room):
    plug(Plugged("laptop|projector"))
    room.projection.start()
    room.becomes(ProjectionState.MIRRORED)


def test_the_locked_screen_of_windows_is_no_display(room):
    plug(LAPTOP, Plugged("WinDisc", x=1366))
    room.projection.start()
    room.becomes(ProjectionState.SINGLE)
