"""The bar at the top of a screen: the way back, what the screen is, and room for what belongs to all of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import ElidedLabel, PlainLabel


class ScreenHead(QFrame):
    """The bar of a screen.

    Attributes:
        back_requested: the user wants to leave the screen.
    """

    back_requested = Signal()

    def __init__(self, title: str, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setProperty("edge", "bottom")
        self.back = Button(_("Back"), key=keys.LEAVE)
        self.back.clicked.connect(self.back_requested)
        self.detail = ElidedLabel(detail, "muted")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self._row.setSpacing(Space.L)
        self._row.addWidget(self.back)
        self._row.addWidget(PlainLabel(title, "title"))
        self._row.addWidget(self.detail, 1)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right side."""
        self._row.addWidget(widget)
