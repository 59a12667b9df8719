"""Watches for what a person would be irritated by: a complaint of the program, or a window that flashes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget
from typing_extensions import override

from mastery_desktop.ui.wall.window import AudienceWindow

if TYPE_CHECKING:
    from mastery_desktop.ui.main_window import MainWindow

_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)


class Watch(QObject):
    """Sees every window that is shown, and what stands in the strip for messages."""

    def __init__(self, window: MainWindow) -> None:
        """Watch a program by its main window."""
        super().__init__()
        self._window = window
        self._stray = ""

    def complaint(self) -> str:
        """What is wrong, in words; empty while all is well."""
        message = self._window.news.message
        if message and message.is_error:
            return message.happened
        return self._stray

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            known = isinstance(watched, QMainWindow | AudienceWindow | QDialog) or watched.windowType() in _PASSING
            if not known:
                self._stray = f"{type(watched).__name__} “{watched.accessibleName()}” is shown as a window of its own"
        return False
