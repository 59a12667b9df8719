"""Pieces: what blocks are made of, and what pages are filled with."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtGui import QColor

from mastery_desktop.domain.wall import Slide
from mastery_desktop.ui.wall.palette import WallColors
from mastery_desktop.ui.wall.strokes import Stroke, TextStroke
from mastery_desktop.ui.wall.text import Line, Role, Type, TypeScale, break_evenly, break_well

LINKED: Final = "  ·  "
"""What stands between short texts in one line."""

WHOLE_LINES: Final = 6
"""A text of so many lines is not divided between pages."""

Draw = Callable[[float], Sequence[Stroke]]


@dataclass(frozen=True)
class Space:
    """The room a block has, and what it is drawn with.

    Attributes:
        width: between the margins.
        scale: the sizes of text.
        stacked: whether what would stand side by side stands one under the other, or makes room for words beside it.
    """

    width: float
    scale: TypeScale
    colors: WallColors
    slide: Slide
    stacked: bool = False

    def type(self, role: Role) -> Type:
        """A role at its size."""
        return self.scale.of(role)

    @property
    def ink(self) -> QColor:
        """The colour of text."""
        return QColor(self.colors.ink)

    @property
    def soft_ink(self) -> QColor:
        """The colour of text that may stand back."""
        return QColor(self.colors.soft_ink)

    @property
    def paper(self) -> QColor:
        """The colour of the ground."""
        return QColor(self.colors.paper)

    @property
    def line(self) -> QColor:
        """The colour of hairlines."""
        return QColor(self.colors.line)

    @property
    def panel(self) -> QColor:
        """The ground of cells."""
        return QColor(self.colors.panel)

    @property
    def mark(self) -> QColor:
        """The colour of the domain we are in."""
        return self.colors.mark(self.slide.color)

    @property
    def tint(self) -> QColor:
        """The ground of what is chosen."""
        return self.colors.tint(self.slide.color, self.slide.tint)


@dataclass(frozen=True, eq=False)
class Piece:
    """A part of a block that no page break divides.

    Attributes:
        height: the least height it needs.
        draw: gives its strokes for the height it got, from its own top left corner.
        most: the height up to which it may grow where the page has room.
        gap: free space above it, unless it begins a page.
        keep: whether it stays on one page with the piece after it.
        pair: whether it is of a text in two languages, and stays with the piece after it where a page holds them all.
        start: its place in the block, to find the same words again after a new layout.
        head: pieces that are drawn again where this one begins a page, such as the head of a table.
        begins: how many things of a list, a table or a row of cards begin with it.
    """

    height: float
    draw: Draw
    most: float = 0.0
    gap: float = 0.0
    keep: bool = False
    pair: bool = False
    start: int = 0
    head: "tuple[Piece, ...]" = ()
    begins: int = 0


def fixed(strokes: Sequence[Stroke]) -> Draw:
    """Strokes that are the same at any height."""

    def draw(_height: float) -> Sequence[Stroke]:
        return strokes

    return draw


def text_pieces(
    lines: Sequence[Line], color: QColor, *, gap: float, x: float = 0.0, beside: Sequence[Stroke] = (), start: int = 0
) -> list[Piece]:
    """A piece for each line of a text: a short one stays whole, a long one leaves no line alone.

    A text in two languages that no page holds whole is parted between them sooner than within one.

    Args:
        lines: the broken text.
        color: of the text.
        gap: the free space above the first line.
        x: how far it is set in.
        beside: strokes that belong to the first line, such as a bullet.
        start: the place of the text in its block.
    """
    last = len(lines) - 1
    begins = next((place for place, line in enumerate(lines) if line.second), 0)
    pieces = []
    for place, line in enumerate(lines):
        strokes = [*(beside if place == 0 else ()), TextStroke(line, x, 0.0, color)]
        pieces.append(
            Piece(
                height=line.kind.line_height,
                draw=fixed(strokes),
                gap=gap if place == 0 else 0.0,
                keep=place != last and (last < WHOLE_LINES or _stays_with_next(place, last, begins)),
                pair=begins > 0 and place != last,
                start=start + line.start,
            )
        )
    return pieces


def _stays_with_next(place: int, last: int, begins: int) -> bool:
    """Whether a line of a long text stays with the next one, where its second language begins at a line, or at none."""
    first, end = (begins, last) if place >= begins else (0, begins - 1)
    return place != end and (end - first < WHOLE_LINES or place in (first, end - 1))


def keep_together(pieces: Iterable[Piece]) -> list[Piece]:
    """The same pieces, all on one page as far as it goes."""
    made = list(pieces)
    return [*(replace(piece, keep=True) for piece in made[:-1]), *made[-1:]]


@dataclass(frozen=True)
class Words:
    """A text broken to a width, to be placed as a block of lines."""

    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """The height of all lines."""
        return sum(line.kind.line_height for line in self.lines)

    @property
    def rows(self) -> int:
        """How many lines the language has that needs the most."""
        second = sum(line.second for line in self.lines)
        return max(second, len(self.lines) - second)

    @property
    def width(self) -> float:
        """The width of the widest line."""
        return max((line.width for line in self.lines), default=0.0)

    def at(self, x: float, y: float, color: QColor, *, right: float | None = None) -> list[Stroke]:
        """The strokes with the top left corner at a place, or set flush against `right`."""
        strokes: list[Stroke] = []
        for line in self.lines:
            strokes.append(TextStroke(line, x if right is None else right - line.width, y, color))
            y += line.kind.line_height
        return strokes


def words(text: str, kind: Type, width: float) -> Words:
    """Break a text to a width; an empty one has no lines."""
    return Words(break_well(text, kind, max(width, 1.0)) if text else ())


def even_words(text: str, kind: Type, width: float) -> Words:
    """Break a name or another short text to a width, into lines of about the same length."""
    return Words(break_evenly(text, kind, max(width, 1.0)) if text else ())
