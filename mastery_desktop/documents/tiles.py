"""Posters on four sheets of Letter: which part each sheet shows, and how they come together.

The sheets at the left have glue on the strip at their right, those above on the strip at their foot. The others are cut
along a dashed line and laid over the strip, up to a fine line. What stands in the bands at the inner edges is cut off
or covered. Nothing comes nearer to an edge than on any other sheet.
"""

from dataclasses import dataclass
from typing import Final

from mastery_desktop.documents.layout import EDGE, TILE_BAND, TILE_OVERLAP, Area, PaperSize
from mastery_desktop.messages import N_, _

_ASIDE: Final = 2
_SPILL: Final = 2.0
_HOW: Final = (
    N_("Sheet 1 of 4, top left: glue on the strips at the right and below; the next sheets reach to the fine lines."),
    N_("Sheet 2 of 4, top right: cut along the dashed line; glue on the strip below."),
    N_("Sheet 3 of 4, bottom left: cut along the dashed line; glue on the strip at the right."),
    N_("Sheet 4 of 4, bottom right: cut along both dashed lines."),
)


@dataclass(frozen=True)
class Tile:
    """One of the four sheets.

    Attributes:
        page: width and height of the sheet.
        window: the part of the sheet that shows the poster.
        shift: how far the poster is moved, so that its part comes into the window.
        right: whether the sheet is one of those at the right.
        below: whether it is one of the lower ones.
        words: how it comes together with the others.
    """

    page: tuple[float, float]
    window: Area
    shift: tuple[float, float]
    right: bool
    below: bool
    words: str

    @property
    def shown(self) -> Area:
        """The window with what lines at the outer edges take of the margin."""
        window = self.window
        x, y = window.x - _SPILL * (not self.right), window.y - _SPILL * self.below
        return Area(x, y, window.width + _SPILL, window.height + _SPILL)

    @property
    def band(self) -> Area:
        """The strip at the inner level edge, for the words."""
        window = self.window
        return Area(window.x, window.y + window.height if self.below else EDGE, window.width, TILE_BAND)


def tiles_of(poster: tuple[float, float]) -> tuple[Tile, ...]:
    """The four sheets of a poster whose width and height are given, from the upper left one."""
    width, height = poster
    page = PaperSize.LETTER.value if height > width else PaperSize.LETTER.value[::-1]
    wide, high = ((side - 2 * EDGE + TILE_OVERLAP) / _ASIDE for side in poster)
    found = []
    for at, words in enumerate(_HOW):
        right, below = at % _ASIDE == 1, at >= _ASIDE
        window = Area(EDGE + TILE_BAND * right, EDGE + TILE_BAND * (not below), wide, high)
        part = EDGE + (wide - TILE_OVERLAP) * right, EDGE + (high - TILE_OVERLAP) * (not below)
        shift = window.x - part[0], window.y - part[1]
        found.append(Tile(page, window, shift, right, below, _(words)))
    return tuple(found)
