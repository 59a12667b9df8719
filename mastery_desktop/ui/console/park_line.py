"""One line for a thought on the parking lot, where laptop and wall are one picture: the team may read it being written.

The line goes when it is left: a key that was meant for the wall, or a mark that was meant for a private entry, must not
be written into it. A text that was begun is there again when the line comes back.
"""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.ui.console.notes import ELSEWHERE, NoteLine
from mastery_desktop.ui.console.parts import row
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.labels import PlainLabel

MOST_LETTERS: Final = 500
"""The longest thought on the parking lot."""


class ParkLine(QFrame):
    """A line to write in, with the two keys that end it.

    Attributes:
        parked: a thought was written and ended with Enter.
        left: somebody is done with the line, or the keys went elsewhere.
    """

    parked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Lie in a picture, hidden."""
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setProperty("edge", "top")
        self.entry = _Entry(_("A thought for later, then Enter"), MOST_LETTERS)
        self.entry.setAccessibleName(_("Parking lot"))
        self.entry.returnPressed.connect(self._on_enter)
        self.entry.closed.connect(self._on_closed)
        self.entry.focus_gone.connect(self._on_focus_gone)
        hint = PlainLabel(_("Enter parks it  ·  Esc closes the line"), "muted")
        line = row(PlainLabel(_("Parking lot"), "lead"), self.entry, hint, spacing=Space.L)
        line.setStretch(1, 1)
        line.setContentsMargins(Space.XL, Space.S, Space.L, Space.S)
        self.setLayout(line)
        self.hide()

    def write(self) -> None:
        """Take the keys; who types replaces what was begun before."""
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.entry.selectAll()

    def forget(self) -> None:
        """Forget what was begun: the next team must not read it."""
        self.entry.take()

    def _on_enter(self) -> None:
        text = self.entry.take().strip()
        self.left.emit()
        if text:
            self.parked.emit(text)

    def _on_closed(self) -> None:
        self.left.emit()

    def _on_focus_gone(self) -> None:
        if not self.isHidden():
            self.left.emit()


class _Entry(NoteLine):
    """A line that Escape closes, before the key can mean something for the wall."""

    closed = Signal()
    focus_gone = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_escape(event):
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in ELSEWHERE:
            self.focus_gone.emit()


def _is_escape(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier
