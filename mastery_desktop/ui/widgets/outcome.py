"""A sentence that says what came of what the user did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastery_desktop.ui.announce import announce
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class OutcomeLabel(PlainLabel):
    """Takes no room until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", wrap=True, parent=parent)
        self.hide()

    def say(self, sentence: str) -> None:
        """Say that it went well."""
        self._show(sentence, "good")

    def say_bad(self, sentence: str) -> None:
        """Say that it did not, or what is left to do."""
        self._show(sentence, "bad")

    def _show(self, sentence: str, role: str) -> None:
        self.set_role(role)
        self.setText(sentence)
        self.show()
        announce(self, sentence, urgent=role == "bad")
