"""The words in the strip at the bottom of the console: as many lines as they need, or a single one."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from mastery_desktop.ui.tips import plain_tip
from mastery_desktop.ui.widgets.labels import PlainLabel, paint_elided

LEAST = 160
"""The least width of the words, in pixels."""


class StatusNote(PlainLabel):
    """Says where the wall is, or some news.

    In very large text each line of it takes a field from the panel above: what stays there takes one, and says the rest
    in its tip and to readers of the screen. News are whole, since they stay for a moment.

    Attributes:
        is_short: the words stand in one line, which ends in an ellipsis where there is no room.
    """

    def __init__(self) -> None:
        super().__init__("", "small", wrap=True)
        self.setMinimumWidth(LEAST)
        self.is_short = False

    def say(self, sentence: str, *, short: bool) -> None:
        """Show a sentence; `short`: in one line, with as much of it as there is room for."""
        self.is_short = short
        policy = self.sizePolicy()  # which also says that the height follows the width
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored if short else QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        self.setWordWrap(not short)
        self.setText(sentence)
        self.setToolTip(plain_tip(sentence) if short else "")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_short:
            paint_elided(self)
        else:
            super().paintEvent(event)
