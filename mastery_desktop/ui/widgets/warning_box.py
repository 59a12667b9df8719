"""What is worth knowing before somebody goes on: a box with sentences that takes only so much height."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import scrolling
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence


class WarningBox(QFrame):
    """Shows sentences, and scrolls them where they are too many; hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "soft")
        self._words = PlainLabel("", wrap=True)
        self._area = scrolling(self._words)
        self._area.setAccessibleName(_("Worth knowing"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        inside.addWidget(self._area)
        self.hide()

    @property
    def text(self) -> str:
        """All that is said."""
        return self._words.text()

    def say(self, sentences: Sequence[str]) -> None:
        """Show some sentences, the most important first; `fit` then gives them their height."""
        self._words.setText("\n\n".join(sentences))
        self.setVisible(bool(sentences))

    def fit(self, width: int, most: int) -> None:
        """Take the height that the sentences need in a width, but not more than `most`; both in pixels."""
        needed = self._words.heightForWidth(width - 2 * Space.S) + 2
        self._area.setFixedHeight(min(needed, most))
        policy = Qt.FocusPolicy.TabFocus if needed > most else Qt.FocusPolicy.NoFocus
        self._area.setFocusPolicy(policy)  # so that the arrow keys can scroll it
