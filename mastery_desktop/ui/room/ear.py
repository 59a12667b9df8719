"""Hears what the buttons of a clicker send, and says it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.labels import PlainLabel

_FORWARD: Final = frozenset({Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Down})
_BACKWARD: Final = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Up})
_OTHER: Final = frozenset({Qt.Key.Key_Period, Qt.Key.Key_B, Qt.Key.Key_F5, Qt.Key.Key_Escape, Qt.Key.Key_Space})
_SENT: Final = _FORWARD | _BACKWARD | _OTHER
_MOST: Final = 6


class ClickerEar(QFrame):
    """Takes the keys of a clicker while it has the focus, so that none of them does anything else.

    Attributes:
        heard: keys for forward and for back have both arrived.
        arrived: a key has.
    """

    heard = Signal()
    arrived = Signal()

    def __init__(self) -> None:
        """Begin with nothing heard."""
        super().__init__()
        self.setProperty("kind", "paper")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("What the clicker sends"))
        self._keys: list[int] = []
        self._names: list[str] = []
        self._words = PlainLabel(_("Press each button of the clicker once."), wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.addWidget(self._words)

    @property
    def text(self) -> str:
        """What has arrived, in a sentence."""
        return self._words.text()

    def reset(self) -> None:
        """Forget what was heard."""
        self._keys, self._names = [], []
        self._words.setText(_("Press each button of the clicker once."))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_clicker(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_clicker(event) or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        self._keys.append(event.key())
        name = QKeySequence(event.key()).toString(QKeySequence.SequenceFormat.NativeText).replace("PgDown", "PgDn")
        self._names = [*self._names, name][-_MOST:]
        self._words.setText(_("Arrived: {keys}.").format(keys=", ".join(self._names)))
        self.setAccessibleDescription(self._words.text())
        self.arrived.emit()
        if _FORWARD & set(self._keys) and _BACKWARD & set(self._keys):
            self.heard.emit()


def _is_clicker(event: QKeyEvent) -> bool:
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return plain and event.key() in _SENT
