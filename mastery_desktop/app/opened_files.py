"""Takes the session files that macOS hands to a program that runs: there no second start brings them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent
from typing_extensions import override


class OpenedFiles(QObject):
    """Hears that a file was opened from the desktop. To be installed on the application, and only on macOS.

    Everywhere else it would be asked about every event for nothing.
    """

    def __init__(self, take: Callable[[Path], object], parent: QObject) -> None:
        """Hand the files to `take`."""
        super().__init__(parent)
        self._take = take

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self._take(Path(event.file()))
            return True
        return super().eventFilter(watched, event)
