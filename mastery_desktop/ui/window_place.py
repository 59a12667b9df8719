"""Where the main window stands: in its last place and size, if that is still on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QRect
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from mastery_desktop.config.settings import WindowState

_FIRST_SIZE: Final = (1366, 768)
_LEAST_SIZE: Final = (800, 560)
_TITLE_BAR: Final = 48
_WITHOUT_FRAMES: Final = frozenset({"offscreen", "minimal"})


def show_where_it_was(window: QMainWindow, state: WindowState) -> None:
    """Show a window in its last place and size, or where it fits."""
    place = QByteArray.fromHex(state.console.encode())
    if place.isEmpty() or not window.restoreGeometry(place):
        screens = QGuiApplication.screens()  # there can be none for a moment
        room = screens[0].availableGeometry() if screens else QRect(0, 0, *_FIRST_SIZE)
        window.resize(min(_FIRST_SIZE[0], room.width()), min(_FIRST_SIZE[1], room.height()))
        tight = room.width() <= _FIRST_SIZE[0] or room.height() < _FIRST_SIZE[1] + _TITLE_BAR
        if tight and QGuiApplication.platformName() not in _WITHOUT_FRAMES:  # a frame would not fit around it
            from PySide6.QtCore import Qt  # noqa: PLC0415 - not before every first frame, see `early`

            window.setWindowState(Qt.WindowState.WindowMaximized)
    window.setMinimumSize(*_LEAST_SIZE)
    window.show()


def keep_place(window: QMainWindow, state: WindowState) -> None:
    """Remember where a window stands; of one that has a whole display, the place before is remembered already."""
    if not window.isFullScreen():
        state.console = bytes(window.saveGeometry().toHex().data()).decode()
