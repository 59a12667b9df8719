"""Asks whether words for groups or roles are a name: they stay as they are, and wait before the wall."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame

from mastery_desktop.messages import _
from mastery_desktop.ui.console.parts import button, label
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import keep_in_sight


class GroupCheck(QFrame):
    """The question with its two answers.

    Attributes:
        kept: the words name nobody, and may be seen.
        changed: other words are wanted.
    """

    kept = Signal()
    changed = Signal()

    def __init__(self, words: str, keep: str) -> None:
        """Ask nothing yet.

        Args:
            words: the question.
            keep: the answer that they name nobody.
        """
        super().__init__()
        self.words = label(words, "strong")
        self.answers = (button(keep, self.kept.emit), button(_("Change it"), self.changed.emit))
        self.setLayout(Tiles(self.words, *self.answers, fill=False))
        self.setAccessibleName(self.words.text())
        self.hide()

    def ask(self, *, about: bool) -> None:
        """Ask, where there is something to ask about; a new question comes into sight."""
        new = about and self.isHidden()
        self.setVisible(about)
        if new:
            QTimer.singleShot(0, self, self._on_shown)

    def _on_shown(self) -> None:
        keep_in_sight(self, Space.S)  # once it has its place
        if (focus := QApplication.focusWidget()) is not None:
            keep_in_sight(focus, Space.S)  # it may have been pushed away
