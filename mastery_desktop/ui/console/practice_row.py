"""What the rows of practices share: somebody can point at one, and the current one stands out."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from mastery_desktop.domain.content import Element


class PracticeRow(QFrame):
    """A row about a practice.

    Attributes:
        element: the practice.
        pressed: somebody pointed at the row.
    """

    pressed = Signal()

    def __init__(self, element: Element) -> None:
        """Be about a practice."""
        super().__init__()
        self.element = element

    def show_kind(self, kind: str) -> None:
        """Look like a kind of frame that the style sheet knows."""
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
