"""Pages that are ready to be painted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF

from mastery_desktop.ui.wall.palette import WallColors
from mastery_desktop.ui.wall.strokes import Stroke, TextStroke

PAGE_GAP: Final = 24.0
"""Free space at the top of a page that goes on with a block."""


class Place(NamedTuple):
    """A place in a slide, the same in every layout: a block, and a place in that."""

    block: int
    start: int


@dataclass(frozen=True, eq=False)
class Placed:
    """Strokes with the place of their corner on the canvas."""

    x: float
    y: float
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True, eq=False)
class Page:
    """A page that is ready to be painted.

    Attributes:
        content: what stands between header and footer.
        frame: header and footer.
        places: what of the slide stands here, in order.
        looked_at: what the page is looked at for; it stays in view when the slide is laid out anew.
    """

    content: tuple[Placed, ...]
    frame: tuple[Placed, ...]
    places: tuple[Place, ...]
    looked_at: Place
    colors: WallColors

    @property
    def placed(self) -> tuple[Placed, ...]:
        """Everything on the page."""
        return *self.content, *self.frame

    def texts(self) -> Iterator[tuple[TextStroke, QRectF]]:
        """The lines of text with the boxes in which they stand on the canvas."""
        for part in self.placed:
            for stroke in part.strokes:
                if isinstance(stroke, TextStroke):
                    yield stroke, stroke.box.translated(part.x, part.y)


def page_with(pages: Sequence[Page], place: Place) -> int:
    """The page, from 0, with a place of the slide, or with what stands before it in its block."""
    found = [(there, number) for number, page in enumerate(pages) for there in page.places]
    block = [each for each in found if each[0].block == place.block]
    before = [each for each in block or found if each[0] <= place]
    return max(before)[1] if before else min(block or found, default=(place, 0))[1]
