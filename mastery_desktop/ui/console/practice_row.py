"""What rows share that somebody can point at."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from mastery_desktop.domain.content import Element


class PointedRow(QFrame):
    """A row that can become the current one.

    Attributes:
        pressed: somebody pointed at the row.
    """

    pressed = Signal()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()


class PracticeRow(PointedRow):
    """A row about a practice.

    Attributes:
        element: the practice.
    """

    def __init__(self, element: Element) -> None:
        """Be about a practice."""
        super().__init__()
        self.setAccessibleName(element.name)  # its buttons have the names of all such rows
        self.element = element
