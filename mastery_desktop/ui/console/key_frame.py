"""A frame around what single keys decide: they count only while the focus is in it.

Who begins to write looks at the people, not at the cursor. Were a bare digit or letter to decide something wherever the
focus is, the first words of a sentence would choose a level. So Tab or one key leads here first, and a ring shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFocusEvent

PAD: Final = 8
"""How far the ring stands from what it holds, in pixels."""


class KeyFrame(QFrame):
    """Holds a widget, and has a focus of its own.

    Its keys are those of the panel around it, which asks `has_keys` before it decides something. A letter that decides
    nothing begins a sentence: the rest of it decides nothing either, nor does its space press a button in here.

    Attributes:
        writing: a letter came that decides nothing (the letter).
    """

    writing = Signal(str)

    def __init__(self, panel: QWidget, inner: QWidget, name: str, *asides: QWidget) -> None:
        """Hold a part of a panel.

        Args:
            panel: hears the keys.
            inner: what they decide.
            name: what is decided, for who hears it.
            asides: parts of it whose controls have their keys for themselves.
        """
        super().__init__()
        self._panel = panel
        self.setProperty("kind", "keys")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PAD, PAD // 2, PAD, PAD // 2)
        layout.addWidget(inner)
        self._asides = asides
        self._writes = False
        for made in inner.findChildren(QAbstractButton):
            made.installEventFilter(self)

    @property
    def has_focus(self) -> bool:
        """Whether the focus is in the frame."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    @property
    def has_keys(self) -> bool:
        """Whether single keys decide now."""
        return self.has_focus and not self._writes and not self._is_aside

    @property
    def _is_aside(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and any(aside is focus or aside.isAncestorOf(focus) for aside in self._asides)

    def take_keys(self) -> None:
        """Let single keys decide from now on."""
        self._writes = False
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._writes = False
        super().focusInEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self._writes = False
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space and self._writes:
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._panel.keyPressEvent(event)  # here already, so that a key that is taken counts as taken
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        begins = plain and not self._is_aside and not event.isAccepted()
        if begins and event.text().isprintable() and event.text().strip():
            self._writes = True
            self.writing.emit(event.text())
