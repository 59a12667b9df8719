"""A choice among some words that no wheel changes while somebody only scrolls past it, and no arrow where it weighs."""

from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from mastery_desktop.overriding import override
from mastery_desktop.ui.early import STRONG_FOCUS


class ChoiceBox(QComboBox):
    """Leaves the wheel to the area around it, unless it has the focus."""

    def __init__(self, parent: QWidget | None = None, *, weighs: bool = False) -> None:
        """Begin without choices; where one `weighs`, it is taken from the open list alone: a key opens that first."""
        super().__init__(parent)
        self._weighs = weighs
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
    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt  # noqa: PLC0415 - not before the first frame, see `early`

        key = Qt.Key
        entering = (key.Key_Return, key.Key_Enter)
        stepping = (key.Key_Up, key.Key_Down, key.Key_PageUp, key.Key_PageDown, key.Key_Home, key.Key_End)
        letter = event.text().isprintable() and bool(event.text().strip())
        if self._weighs and letter:
            self.showPopup()
            QApplication.sendEvent(self.view(), event)
        elif self._weighs and event.key() in (*stepping, *entering):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and not self._weighs:
            super().wheelEvent(event)
        else:
            event.ignore()
