"""Pages that are cut into equal pieces: slips and cards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from typing_extensions import override

from mastery_desktop.documents.blocks import Block
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.layout import Leaf
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.paper import Paper

_DASH: Final = 5.0
_WEIGHT: Final = 0.75
_PAD: Final = 10.0
"""What stays free above and below a cut."""

_SIDE: Final = 12.0
"""What stays free beside it."""


def cut_leaf(leaf: Leaf) -> Leaf:
    """Paper that is cut: one side, no holes."""
    return replace(leaf, duplex=False, holes=False)


def cut_pages(pieces: Sequence[Block], leaf: Leaf, fonts: Fonts, *, columns: int, rows: int) -> list[Part]:
    """Pages with pieces in a grid; fewer to a page where one is too high for its place.

    Args:
        pieces: at least one piece, in order; a single one fills a page with itself.
        leaf: the paper.
        fonts: the faces.
        columns: how many stand side by side.
        rows: how many stand below each other at most. Where fewer do, a single piece fills as many pages as make up for
            it: whoever copies the sheet counts on so many.
    """
    wanted = columns * rows
    rows = next(number for number in range(rows, 0, -1) if number == 1 or fits(pieces, leaf, fonts, columns, number))
    page = columns * rows
    if page == 1 and not fits(pieces, leaf, fonts, columns, rows):
        return [Part(block=piece, new_page=True) for piece in pieces]  # on more than a page, and not cut
    if len(pieces) == 1:
        pieces = [*pieces] * (-(-wanted // page) * page)
    return [
        Part(block=_Cuts(tuple(pieces[at : at + page]), columns, rows, leaf.first_height), new_page=True)
        for at in range(0, len(pieces), page)
    ]


def fits(pieces: Sequence[Block], leaf: Leaf, fonts: Fonts, columns: int, rows: int) -> bool:
    """Whether every piece fits its place in a grid on a page."""
    width = leaf.width / columns - (2 * _SIDE if columns > 1 else 0)
    return all(piece.height(fonts, width) <= place_height(leaf, rows) for piece in pieces)


def place_height(leaf: Leaf, rows: int) -> float:
    """How high a piece may be of which so many stand below each other, in points."""
    return leaf.first_height / rows - 2 * _PAD


@dataclass(frozen=True)
class _Cuts(Block):
    """Pieces in a grid that fills a page, with dashed lines to cut along."""

    pieces: tuple[Block, ...]
    columns: int
    rows: int
    page_height: float

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self.page_height

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        column, row = width / self.columns, self.page_height / self.rows
        pad = _SIDE if self.columns > 1 else 0.0
        highest = max(piece.height(paper.fonts, column - 2 * pad) for piece in self.pieces)
        drop = _PAD + max(0.0, row - 2 * _PAD - highest) / 2
        for at, piece in enumerate(self.pieces):
            left, upper = x + at % self.columns * column, top - at // self.columns * row
            piece.draw(paper, left + pad, upper - drop, column - 2 * pad)
        for number in range(1, self.rows):
            paper.rule(x, top - number * row, width, weight=_WEIGHT, dash=_DASH)
        for number in range(1, self.columns):
            paper.upright(x + number * column, top - self.page_height, self.page_height, weight=_WEIGHT, dash=_DASH)
