"""Sizes of paper, margins and named styles: the one place that knows measures, all in points."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Final

from mastery_desktop.documents.fonts import Face

INCH: Final = 72.0
MM: Final = INCH / 25.4

HOLES: Final = 0.75 * INCH
"""The margin at the edge that is punched."""

EDGE: Final = 0.5 * INCH
"""The margin at every other edge."""

LINE_PITCH: Final = 8.5 * MM
"""From writing line to writing line."""

FIRST_LINE: Final = 7 * MM
"""From a label to the first writing line below it."""

TICK: Final = 5.4 * MM
"""The side of a tick box."""

RULE: Final = 0.75
"""The weight of rules and writing lines."""

FOOT: Final = 18.0
"""What the foot line takes of the text area, in usual print."""

HEAD: Final = 22.0
"""What the running head takes of the text area in usual print, on all pages but the first."""

_SMALL_NOTE: Final = 0.88

_SMALLEST: Final = 8.0
_SMALLEST_IN_LARGE_PRINT: Final = 12.0
"""How small head and foot become at least so that they stand on a line, in points."""

BODY: Final = 12.0
LARGE_PRINT: Final = 18.0
LARGER_PRINT: Final = 20.0


TILE_OVERLAP: Final = 0.5 * INCH
"""What two sheets of a tiled poster both show, for the glue."""

TILE_BAND: Final = 20.0
"""The strip at the inner edges of a tile, for the words about cutting and gluing; it is not part of the poster."""


def _of_two(side: float) -> float:
    """The side of a poster that is glued together from two sheets, with its margins."""
    return 2 * (side - 2 * EDGE - TILE_BAND) - TILE_OVERLAP + 2 * EDGE


class PaperSize(Enum):
    """A size of paper, upright, in points; `TILES` are four Letter sheets, glued together."""

    LETTER = (8.5 * INCH, 11 * INCH)
    LEGAL = (8.5 * INCH, 14 * INCH)
    TABLOID = (11 * INCH, 17 * INCH)
    TILES = (_of_two(8.5 * INCH), _of_two(11 * INCH))
    A4 = (210 * MM, 297 * MM)


@dataclass(frozen=True)
class Area:
    """A rectangle on a page, from its lower left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """A sheet of paper as a document uses it.

    The holes are at the long edge: at the left of an upright front, at the top of a wide one, mirrored on backs when
    both sides are printed. `scale` is how much larger than usual the running head and the foot are set,
    and `foot_lines` how many lines the note at the foot takes.
    """

    size: PaperSize = PaperSize.LETTER
    landscape: bool = False
    duplex: bool = False
    holes: bool = True
    scale: float = 1.0
    foot_lines: int = 1

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the page."""
        width, height = self.size.value
        return (height, width) if self.landscape else (width, height)

    def text_area(self, *, back: bool) -> Area:
        """What may be printed on, of a front or a back."""
        width, height = self.page
        hole = HOLES if self.holes else EDGE
        if self.landscape:
            return Area(EDGE, hole if back else EDGE, width - 2 * EDGE, height - hole - EDGE)
        return Area(EDGE if back else hole, EDGE, width - hole - EDGE, height - 2 * EDGE)

    @cached_property
    def width(self) -> float:
        """The width of the text area."""
        return self.text_area(back=False).width

    @cached_property
    def first_height(self) -> float:
        """The height for content on a document's first page."""
        return self.text_area(back=False).height - self.foot

    @cached_property
    def later_height(self) -> float:
        """The height for content on every other page."""
        return self.first_height - self.head

    @property
    def foot(self) -> float:
        """What the foot line takes of the text area."""
        return FOOT * self.scale + (self.foot_lines - 1) * self.small_note.leading

    @property
    def head(self) -> float:
        """What the running head takes of the text area, on all pages but the first."""
        return HEAD * self.scale

    @property
    def note(self) -> "Style":
        """The type of running head and foot."""
        return Look(BODY * self.scale).note

    @property
    def smallest_note(self) -> "Style":
        """The type in which running head and foot are set at least: where they do not fit in it, they say less."""
        return self.note.sized(_SMALLEST if self.scale == 1 else _SMALLEST_IN_LARGE_PRINT)

    @property
    def small_note(self) -> "Style":
        """The type of a foot that takes several lines."""
        return self.note.scaled(_SMALL_NOTE)


class Align(Enum):
    """Where lines stand in their column."""

    LEFT = 0.0
    CENTER = 0.5
    RIGHT = 1.0


@dataclass(frozen=True)
class Style:
    """How a text is set. `leading` is from baseline to baseline; `gray` 0 is black."""

    face: Face
    size: float
    leading: float
    gray: float = 0.0
    align: Align = Align.LEFT

    def bold(self) -> "Style":
        """The same in bold."""
        return Style(Face.BOLD, self.size, self.leading, self.gray, self.align)

    def scaled(self, share: float) -> "Style":
        """The same, so many times as large."""
        return Style(self.face, self.size * share, self.leading * share, self.gray, self.align)

    def sized(self, size: float) -> "Style":
        """The same in another size, in points."""
        return self.scaled(size / self.size)

    def colored(self, gray: float) -> "Style":
        """The same in a gray, 1 being white."""
        return Style(self.face, self.size, self.leading, gray, self.align)

    def aligned(self, align: Align) -> "Style":
        """The same, standing elsewhere in its column."""
        return Style(self.face, self.size, self.leading, self.gray, align)


@dataclass(frozen=True)
class Look:
    """The named styles for a size of body text: 12 points, or 18 and 20 for large print."""

    body_size: float = BODY

    @property
    def scale(self) -> float:
        """How much larger than usual everything is."""
        return self.body_size / BODY

    @property
    def large(self) -> bool:
        """Whether this is large print, where columns that are narrow become rows."""
        return self.body_size > BODY

    def _style(self, face: Face, size: float, leading: float) -> Style:
        return Style(face, round(size * self.scale, 2), round(leading * self.scale, 2))

    @cached_property
    def title(self) -> Style:
        """The name of the sheet."""
        return self._style(Face.BOLD, 19, 22)

    @cached_property
    def heading(self) -> Style:
        """The name of a part."""
        return self._style(Face.BOLD, 15, 18)

    @cached_property
    def body(self) -> Style:
        """Running text and what people wrote."""
        return self._style(Face.REGULAR, 12, 15)

    @cached_property
    def label(self) -> Style:
        """The question over a field."""
        return self._style(Face.BOLD, 11, 14)

    @cached_property
    def small(self) -> Style:
        """Text in narrow boxes."""
        return self._style(Face.REGULAR, 10.8, 13)

    @cached_property
    def facilitator(self) -> Style:
        """Text that only facilitators read."""
        return self._style(Face.REGULAR, 10.5, 13)

    @cached_property
    def note(self) -> Style:
        """Remarks and the foot line."""
        return self._style(Face.REGULAR, 9.4, 12)
