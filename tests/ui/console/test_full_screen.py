"""Where laptop and wall are one picture it fills the display, and the window comes back to its place."""

import pytest
from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers.displays import AVAILABLE, LAPTOP, Plugged, plug, plugged
from tests.ui.console.helpers import press

K = Qt.Key
pytestmark = pytest.mark.skipif(not AVAILABLE, reason="displays can be plugged in the offscreen platform of Linux only")
PLACE = QRect(60, 40, 1040, 680)


@pytest.fixture
def _displays():
    with plugged(LAPTOP):
        yield


@pytest.fixture
def placed(_displays, open_console, new_session):
    console = open_console(new_session())
    console.window().setGeometry(PLACE)
    QApplication.processEvents()
    return console


def test_one_picture_fills_the_display_and_gives_it_back(placed):
    window = placed.window()
    press(placed, K.Key_F5)
    assert window.isFullScreen()
    assert window.geometry() == window.screen().geometry()
    placed.wall.stop()
    assert not window.isFullScreen()
    assert window.geometry() == PLACE


def test_a_maximised_window_is_maximised_again(placed):
    window = placed.window()
    window.showMaximized()
    press(placed, K.Key_F5)
    assert window.isFullScreen()
    placed.wall.stop()
    assert window.isMaximized()
    window.showNormal()
    assert window.geometry() == PLACE


def test_what_is_kept_for_the_next_start_is_the_place_before(placed, context, qtbot):
    press(placed, K.Key_F5)
    other = QWidget()
    qtbot.addWidget(other)
    assert other.restoreGeometry(QByteArray.fromHex(context.window_state.console.encode()))
    assert not other.isFullScreen()
    assert other.geometry() == PLACE


@pytest.mark.slow
def test_a_second_display_gives_the_console_back(placed, qtbot):
    window = placed.window()
    press(placed, K.Key_F5)
    assert window.isFullScreen()
    plug(LAPTOP, Plugged("hall", x=1366, width=1920, height=1080))
    qtbot.waitUntil(placed.wall.audience.isVisible, timeout=5000)
    assert not window.isFullScreen()
    assert window.geometry() == PLACE


@pytest.mark.slow
def test_a_display_of_another_size_is_filled_again(placed, qtbot):
    window = placed.window()
    press(placed, K.Key_F5)
    plug(Plugged(LAPTOP.name, width=1920, height=1080))
    qtbot.waitUntil(lambda: window.geometry() == QRect(0, 0, 1920, 1080), timeout=5000)
    assert window.isFullScreen()
    placed.wall.stop()
    assert window.geometry() == PLACE
