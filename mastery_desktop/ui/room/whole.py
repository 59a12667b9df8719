"""The line for the back row where laptop and wall are one picture: it fills that, with a slim bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.ui.console.parts import button
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.keys import ROOM_NO, ROOM_YES
from mastery_desktop.ui.room.eye_line import EyeLine, Spoken
from mastery_desktop.ui.theme.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class WholePicture(QWidget):
    """Shows the line on the picture that laptop and wall share.

    Attributes:
        yes: they can read it.
        no: they cannot.
        back: show the list again.
    """

    yes = Signal()
    no = Signal()
    back = Signal()

    def __init__(self, spoken: Spoken, *, dark: bool) -> None:
        """Begin with the smallest text."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("The line for the back row"))
        self.line = EyeLine(spoken, dark=dark)
        bar = QFrame()
        bar.setProperty("kind", "bar")
        bar.setProperty("edge", "top")
        row = QHBoxLayout(bar)
        row.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        row.addLayout(
            Tiles(
                button(_("They can read it"), self.yes.emit, key=ROOM_YES),
                button(_("They cannot"), self.no.emit, key=ROOM_NO),
                button(_("Back to the list"), self.back.emit, "quiet"),
                fill=False,
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line, 1)
        column.addWidget(bar)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)
