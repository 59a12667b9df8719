"""A screen that gives the focus on to where people begin."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class BeginningScreen(QWidget):
    """Gives the focus that it gets to one of its controls.

    A focus proxy would do that too, but would be a trap: Tab goes from the last control to the screen, so to the proxy,
    and never to what stands before it.
    """

    _begins_at: QWidget | None = None

    def begin_at(self, control: QWidget) -> None:
        """Give the focus on to a control from now on."""
        self._begins_at = control

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._begins_at is not None:
            self._begins_at.setFocus(event.reason())
