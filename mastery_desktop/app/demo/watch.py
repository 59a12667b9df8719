"""Watches for what a person would be irritated by: complaints, windows that flash up, boxes that block all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QMainWindow, QMessageBox, QWidget
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
            self._look_at(watched)
        return False

    def _look_at(self, window: QWidget) -> None:
        if isinstance(window, QDialog) and window.isModal():
            words = window.text() if isinstance(window, QMessageBox) else window.windowTitle()
            self._stray = f"a box blocks all windows: {words}"
            QTimer.singleShot(0, window.reject)  # it would wait for an answer for ever
        elif not isinstance(window, QMainWindow | AudienceWindow | QDialog) and window.windowType() not in _PASSING:
            self._stray = f"{type(window).__name__} “{window.accessibleName()}” is shown as a window of its own"
