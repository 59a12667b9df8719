"""A line for the back row, on the wall at the size of its smallest text; and the display that it is shown on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from mastery_desktop.domain.room import SMALLEST_TEXT
from mastery_desktop.messages import N_, _, sides, speaking
from mastery_desktop.ui.wall.canvas import HEIGHT, MARGIN, canvas_for, fit
from mastery_desktop.ui.wall.displays import Display
from mastery_desktop.ui.wall.palette import DARK, LIGHT
from mastery_desktop.ui.wall.projection import Projection, ProjectionState
from mastery_desktop.ui.wall.text import FAMILIES
from mastery_desktop.ui.wall.window import AudienceWindow

if TYPE_CHECKING:
    from mastery_desktop.config.settings import WindowState
    from mastery_desktop.services.languages import Speech

LINES: Final = (
    N_("Seven blue chairs stand beside the north door."),
    N_("The oldest map in town hangs above nine shelves."),
    N_("Two late buses wait behind the yellow gym."),
    N_("A warm lunch begins five minutes after the bell."),
    N_("Her brother keeps eleven green marbles in a jar."),
)
"""Another one for each size: nobody reads from memory."""

Spoken = Callable[[], "Speech | None"]
"""Gives what the wall speaks; None where that is what the window does."""


class EyeLine(QWidget):
    """One line in the middle of a picture, as large as the wall's smallest text times a factor.

    It speaks what the wall does, in two languages one below the other: accents and longer words are read there too.
    """

    def __init__(self, spoken: Spoken, *, dark: bool) -> None:
        """Begin with the smallest text there is."""
        super().__init__()
        self._spoken = spoken
        self._colors = DARK if dark else LIGHT
        self._factor = 1.0
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.show_line(0, 1.0)

    @property
    def text(self) -> str:
        """What is to be read."""
        return self._text

    @property
    def letter_height(self) -> int:
        """The size of its type in pixels."""
        return round(fit(canvas_for(self.width(), self.height()), self.width(), self.height()).scale * self._units)

    def show_line(self, number: int, factor: float) -> None:
        """Show another line in a size of the wall's text."""
        self._factor = factor
        self.show_words(LINES[number % len(LINES)])

    def show_words(self, words: str) -> None:
        """Show other words, which are marked for translation, in the same size."""
        speech = self._spoken()
        with speaking(speech.texts if speech else None):
            self._text = "\n".join(sides(_(words)))
        self.setAccessibleName(self._text)
        self.update()

    @property
    def _units(self) -> float:
        return HEIGHT * SMALLEST_TEXT * self._factor

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRectF(self.rect()), QColor(self._colors.paper))
        font = QFont(list(FAMILIES))
        font.setPixelSize(max(1, self.letter_height))
        painter.setFont(font)
        painter.setPen(QColor(self._colors.ink))
        side = MARGIN * self.height() / HEIGHT
        place = QRectF(self.rect()).adjusted(side, 0, -side, 0)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._text)
        painter.end()


class EyeWall(QObject):
    """The line on the display of the wall.

    Attributes:
        changed: the displays are others now.
        line: what is on the wall.
    """

    changed = Signal()

    def __init__(self, screen: QWidget, state: WindowState, spoken: Spoken, *, dark: bool) -> None:
        """Show it on behalf of a screen, which it never covers; nothing is shown before `start`."""
        super().__init__(screen)
        self._window = AudienceWindow()
        self._window.view.hide()
        self.line = EyeLine(spoken, dark=dark)
        box = self._window.layout()
        if box is not None:
            box.addWidget(self.line)
        self.projection = Projection(self._window, screen, remembered=Display.from_text(state.wall_screen), parent=self)
        self.projection.state_changed.connect(self.changed)
        screen.destroyed.connect(self._window.deleteLater)

    @property
    def has_a_display(self) -> bool:
        """Whether the line is on a display of its own."""
        return self.projection.state is ProjectionState.PROJECTING

    def start(self) -> None:
        """Show the line, as soon as there is a display for it."""
        self.projection.start()

    def stop(self) -> None:
        """Take it away."""
        self.projection.stop()
