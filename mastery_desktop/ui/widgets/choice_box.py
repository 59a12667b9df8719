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
    def showPopup(self) -> None:
        """Show all choices whole: Qt leaves the air around them out of the height that it gives to their list."""
        super().showPopup()
        view = self.view()
        rows = sum(view.sizeHintForRow(row) for row in range(min(self.count(), self.maxVisibleItems())))
        popup = view.window()
        layout = popup.layout()
        if layout is not None:
            layout.activate()  # the style has given the list a frame by now
        missing = rows + 2 * view.frameWidth() - view.height()
        if missing > 0:
            popup.resize(popup.width(), popup.height() + missing)
            popup.move(popup.x(), min(popup.y(), self.screen().availableGeometry().bottom() - popup.height()))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
