"""Pages that are ready to be painted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF

from mastery_desktop.ui.wall.palette import WallColors
from mastery_desktop.ui.wall.strokes import Stroke, TextStroke

PAGE_GAP: Final = 24.0
"""Free space at the top of a page that goes on with a block."""


@dataclass(frozen=True, eq=False)
class Placed:
    """Strokes with the place of their corner on the canvas."""

    x: float
    y: float
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True, eq=False)
class Page:
    """A page that is ready to be painted; `start` is the block and the place in it that it begins with."""

    placed: tuple[Placed, ...]
    start: tuple[int, int]
    colors: WallColors

    def texts(self) -> Iterator[tuple[TextStroke, QRectF]]:
        """The lines of text with the boxes in which they stand on the canvas."""
        for part in self.placed:
            for stroke in part.strokes:
                if isinstance(stroke, TextStroke):
                    yield stroke, stroke.box.translated(part.x, part.y)
