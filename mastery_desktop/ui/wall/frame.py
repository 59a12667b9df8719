"""Header and footer of a slide, and the room between them."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF

from mastery_desktop.domain.wall import Slide, Title
from mastery_desktop.messages import _
from mastery_desktop.ui.wall.canvas import BOTTOM, MARGIN, TOP, Canvas
from mastery_desktop.ui.wall.page import PAGE_GAP, Placed
from mastery_desktop.ui.wall.palette import WallColors
from mastery_desktop.ui.wall.pieces import LINKED, Space, Words, even_words, words
from mastery_desktop.ui.wall.strokes import Box, Stroke
from mastery_desktop.ui.wall.text import CORNER, FOOT, SMALL, SMALL_STRONG, TypeScale, width_of

SWATCH: Final = 26.0
SEGMENT: Final = 54.0
SEGMENT_GAP: Final = 12.0
HERE: Final = 18.0
ELSEWHERE: Final = 8.0
MOST_SEGMENTS: Final = 12
APART: Final = 60.0
CORNER_PAD: Final = 28.0
NARROW_FOOT: Final = 0.4
"""The share of the width that a footer needs beside the clock; with less, or where that is lower, it stands above."""
ABOVE_FOOT: Final = 20.0


@dataclass(frozen=True)
class Band:
    """The strokes of a header or footer, and their height."""

    strokes: list[Stroke]
    height: float


class Frame:
    """Header and footer of a slide: they take what they need, and the content gets the rest."""

    def __init__(self, slide: Slide, canvas: Canvas, scale: TypeScale, colors: WallColors) -> None:
        self.canvas, self.colors = canvas, colors
        self._slide = slide
        self._space = Space(canvas.inner, scale, colors, slide)
        self._indent = SWATCH + 16.0 if slide.color else 0.0
        self._clock = words(slide.clock.text, self._space.type(CORNER), canvas.inner) if slide.clock else None
        self._headers = (self._header(slide.left, slide.left[:1]), self._header_going_on())
        one = self._room(1)
        self._heights = (one, min(one, self._room(2)))  # whatever fits each of several fits the only one

    def _header_going_on(self) -> Band:
        """The header of the pages after the first, which have no title of their own."""
        left = self._slide.left
        titles = tuple(block.text for block in self._slide.blocks if isinstance(block, Title))[:1]
        return self._header((*left[:1], *titles), titles) if titles else self._header(left, left[:1])

    def top(self, count: int) -> float:
        """Where the content begins on the only page, or on each of several."""
        return TOP + max(part.height for part in self._headers[: min(count, 2)])

    def height(self, count: int) -> float:
        """How high the content may be on the only page, or on each of several."""
        return self._heights[count > 1]

    def _room(self, count: int) -> float:
        room = self.canvas.height - BOTTOM - self._foot(count, count).height - ABOVE_FOOT - self.top(count)
        return room - PAGE_GAP if count > 1 else room

    def around(self, number: int, count: int) -> list[Placed]:
        """The header and the footer of a page."""
        header = self._headers[0] if number == 1 else self._headers[-1]
        footer = self._foot(number, count)
        bottom = self.canvas.height - BOTTOM - footer.height
        return [Placed(MARGIN, TOP, tuple(header.strokes)), Placed(MARGIN, bottom, tuple(footer.strokes))]

    def _header(self, left: tuple[str, ...], least: tuple[str, ...]) -> Band:
        """A header; where not all fits beside the right corner, the `least` of the left one."""
        space, slide = self._space, self._slide
        kind, soft = space.type(SMALL_STRONG), space.type(SMALL)
        width = space.width - self._indent
        right = words(slide.right, soft, space.width)
        whole = words(LINKED.join(left), kind, width)
        room = width - right.width - 60.0
        strokes: list[Stroke] = []
        if slide.color:
            middle = kind.line_height / 2
            strokes.append(Box(QRectF(0.0, middle - SWATCH / 2, SWATCH, SWATCH), 6.0, space.mark))
        shorter = words(LINKED.join(least), kind, width)
        for text in (whole, shorter):
            if text.rows <= 1 and right.rows <= 1 and text.width <= room:
                strokes += text.at(self._indent, 0.0, space.ink)
                strokes += right.at(0.0, 0.0, space.soft_ink, right=space.width)
                return Band(strokes, max(text.height, right.height))
        above = whole if whole.rows <= 1 else shorter
        strokes += above.at(self._indent, 0.0, space.ink)
        under = words(slide.right, soft, width)
        strokes += under.at(self._indent, above.height, space.soft_ink)
        return Band(strokes, above.height + under.height)

    def _foot(self, number: int, count: int) -> Band:
        """The footer, beside the clock in its corner where there is one: no text ever stands there."""
        clock = self._clock
        if clock is None:
            return self._foot_words(number, count, self._space.width)
        box = clock.width + 2 * CORNER_PAD
        room = self._space.width - box - APART
        above = self._foot_words(number, count, self._space.width)
        beside = self._foot_words(number, count, room, least=clock.height)
        height = above.height + clock.height
        if room < self._space.width * NARROW_FOOT or beside.height > height:
            return Band([*above.strokes, *self._corner(clock, box, height)], height)
        return Band([*beside.strokes, *self._corner(clock, box, beside.height)], beside.height)

    def _corner(self, clock: Words, width: float, height: float) -> list[Stroke]:
        """The clock in a frame; when the time is up, light on dark: it is seen without a sound, and nothing moves."""
        space, over = self._space, self._slide.clock is not None and self._slide.clock.over
        x, y = space.width - width, height - clock.height
        ground = Box(QRectF(x, y, width, clock.height), 18.0, space.ink if over else space.paper, space.ink, 5.0)
        return [ground, *clock.at(x + CORNER_PAD, y, space.paper if over else space.ink)]

    def _foot_words(self, number: int, count: int, width: float, least: float = 0.0) -> Band:
        """The words of the footer, at the bottom of a band of some height at least."""
        space, slide = self._space, self._slide
        kind = space.type(FOOT)
        right = words(self._page_words(number, count), kind, width)
        # The same on all pages, or the words would jump when a page is turned: some numbers are wider than others.
        widest = max(width_of(self._page_words(page, count), kind) for page in range(1, count + 1))
        left = even_words(slide.foot_left, kind, width - (widest + APART if right.lines else 0.0))
        whole = even_words(slide.foot_left, kind, width)
        if left.lines and (widest > width / 2 or left.height > whole.height + right.height):
            height = max(whole.height + right.height, least)
            under = height - right.height
            return Band(
                [*whole.at(0.0, under - whole.height, space.soft_ink), *right.at(0.0, under, space.soft_ink)], height
            )
        height = max(left.height, right.height, kind.line_height, least)
        strokes = [
            *left.at(0.0, height - left.height, space.soft_ink),
            *right.at(0.0, height - right.height, space.soft_ink, right=width),
            *self._segments(left, right, height - kind.line_height / 2, width),
        ]
        return Band(strokes, height)

    def _page_words(self, number: int, count: int) -> str:
        page = _("Page {n} of {count}").format(n=number, count=count) if count > 1 else ""
        return LINKED.join(text for text in (self._slide.foot_right, page) if text)

    def _segments(self, left: Words, right: Words, y: float, room: float) -> list[Stroke]:
        """How far we are in a row of slides, where there is room between the words."""
        if not self._slide.progress:
            return []
        here, count = self._slide.progress
        width = count * SEGMENT + (count - 1) * SEGMENT_GAP
        x = (room - width) / 2
        inside = left.width + 40.0 <= x and x + width <= room - right.width - 40.0
        if count > MOST_SEGMENTS or not inside:
            return []
        return [self._segment(x + place * (SEGMENT + SEGMENT_GAP), y, here=place + 1 == here) for place in range(count)]

    def _segment(self, x: float, y: float, *, here: bool) -> Box:
        height = HERE if here else ELSEWHERE
        rect = QRectF(x, y - height / 2, SEGMENT, height)
        return Box(rect, height / 2, self._space.mark if here else self._space.line)
