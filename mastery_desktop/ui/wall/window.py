"""The window that the audience sees: a slide and nothing else."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.ui.wall.layout import Layouts
from mastery_desktop.ui.wall.view import WallView


class AudienceWindow(QWidget):
    """A plain window for the second display. While it is projected, only the console takes it away.

    It has no keys of its own: those of a clicker work in every window of the program, and the console wants the others.

    Attributes:
        view: what it shows.
        placed: the window has another place or size, whoever gave it.
        took_keys: the system lets the keys go to this window; some do so with every window that is new.
    """

    placed = Signal()
    took_keys = Signal()

    def __init__(self, layouts: Layouts | None = None) -> None:
        """Make the window, hidden."""
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(_("The wall"))
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the keys of the clicker are looked at where the focus is
        self.view = WallView(layouts)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.view)
        self._kept = False

    def keep_open(self, *, kept: bool) -> None:
        """Refuse to be closed, or no longer."""
        self._kept = kept

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.placed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.placed.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.took_keys.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._kept:
            event.ignore()
        else:
            super().closeEvent(event)
