"""A choice among some words that no wheel changes while somebody only scrolls past it."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from mastery_desktop.ui.early import STRONG_FOCUS


class ChoiceBox(QComboBox):
    """Leaves the wheel to the area around it, unless it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without choices."""
        super().__init__(parent)
        self.setProperty("focusPolicy", STRONG_FOCUS)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
