"""A frame around what single keys decide: they count only while the focus is in it.

Who begins to write looks at the people, not at the cursor. Were a bare digit or letter to decide something wherever the
focus is, the first words of a sentence would choose a level. So Tab or one key leads here first, and a ring shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class KeyFrame(QFrame):
    """Holds a widget, and has a focus of its own.

    Its keys are those of the panel around it, which asks `has_keys` before it decides something.
    """

    def __init__(self, panel: QWidget, inner: QWidget, name: str) -> None:
        """Hold a part of a panel.

        Args:
            panel: hears the keys.
            inner: what they decide.
            name: what is decided, for who hears it.
        """
        super().__init__()
        self._panel = panel
        self.setProperty("kind", "keys")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inner)

    @property
    def has_keys(self) -> bool:
        """Whether single keys decide now."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._panel.keyPressEvent(event)  # here already, so that a key that is taken counts as taken
