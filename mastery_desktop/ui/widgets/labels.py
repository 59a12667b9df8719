"""Labels that show text and never interpret it."""

import re
from typing import Final

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from mastery_desktop.overriding import override
from mastery_desktop.ui.early import PLAIN_TEXT
from mastery_desktop.ui.looks import show_as

_LONG_WORD: Final = re.compile(r"\S{24}(?=\S)")
_BREAK: Final = "\u200b"


class PlainLabel(QLabel):
    """A label for any text; what looks like markup stays as it was typed.

    `role` is one of the style sheet's: name, title, heading, lead, strong, muted, label, small, clock, mark, good, bad.
    """

    def __init__(self, text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setWordWrap(wrap)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def set_role(self, role: str) -> None:
        """Look like another role of the style sheet."""
        show_as(self, "role", role)


class ElidedLabel(PlainLabel):
    """One line that ends in an ellipsis where there is no room; readers of the screen say the whole text."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(40)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_elided(self)


def paint_elided(label: QLabel) -> None:
    """Paint the text of a label in one line that ends in an ellipsis where there is no room."""
    if not label.text():
        return
    from PySide6.QtCore import Qt  # noqa: PLC0415 - not for the first frame, where it has no text

    painter = QPainter(label)
    area = label.contentsRect()
    text = label.fontMetrics().elidedText(label.text(), Qt.TextElideMode.ElideRight, area.width())
    painter.setPen(label.palette().color(label.foregroundRole()))
    painter.drawText(area, int(label.alignment() | Qt.AlignmentFlag.AlignVCenter), text)


def breakable(text: str) -> str:
    """A text whose longest words, such as addresses, can be broken into lines like the rest of it."""
    return _LONG_WORD.sub(lambda word: word.group() + _BREAK, text)


def rule(*, vertical: bool = False) -> QFrame:
    """A thin line between two parts."""
    line = QFrame()
    line.setProperty("kind", "rule")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
