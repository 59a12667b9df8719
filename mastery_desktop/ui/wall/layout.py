"""Lays slides out into pages.

Text begins at the size it should have. Where a slide does not fit one page, its text shrinks a little, down to its
floor; what would stand side by side moves one under the other; an aside moves to a page of its own; and what still
does not fit flows on. The arrangement that parts the least wins, then the one with the fewest pages, then the one with
the largest text.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRectF

from mastery_desktop.domain.wall import (
    BigQuestion,
    Block,
    Bullets,
    Cards,
    Checklist,
    Columns,
    Countdown,
    Dots,
    Grid,
    Heading,
    LevelList,
    Levels,
    Paragraph,
    ShiftLine,
    Slide,
    StagePath,
    Statement,
    Table,
    Title,
)
from mastery_desktop.messages import _
from mastery_desktop.ui.wall import grid, levels, paths, prose
from mastery_desktop.ui.wall.canvas import BOTTOM, MARGIN, TOP, Canvas
from mastery_desktop.ui.wall.palette import LIGHT, WallColors
from mastery_desktop.ui.wall.pieces import Piece, Space, Words, words
from mastery_desktop.ui.wall.strokes import Box, Stroke, TextStroke
from mastery_desktop.ui.wall.text import FOOT, SMALL, SMALL_STRONG, TypeScale

FITS: Final = (1.0, 0.9, 0.8)
"""How far text shrinks to save a page; a role's floor ends it earlier."""

PAGE_GAP: Final = 24.0
"""Free space at the top of a page that goes on with a block."""

LARGEST_FRAME: Final = 1.15
"""How far header and footer grow with the text: beyond, they would take its room."""

LINKED: Final = "  ·  "
SWATCH: Final = 26.0
SEGMENT: Final = 54.0
SEGMENT_GAP: Final = 12.0
MOST_SEGMENTS: Final = 12


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


@dataclass(frozen=True)
class _Item:
    """A piece with the place of its block in the slide."""

    block: int
    piece: Piece


@dataclass(frozen=True)
class _Attempt:
    """An arrangement of a slide on pages.

    Attributes:
        pages: what stands on each.
        whole: unless something is higher than a page.
        divided: how often a page break parts what should keep together.
        together: whether all but the asides stands on one page.
    """

    pages: list[list[_Item]]
    whole: bool
    divided: int = 0
    together: bool = False

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        """How good the arrangement is; the higher, the better."""
        return self.whole, self.together, -self.divided, -len(self.pages)


def pieces_of(block: Block, space: Space) -> list[Piece]:  # noqa: C901, PLR0911, PLR0912 - one case per block
    """The pieces of a block."""
    match block:
        case Title():
            return prose.title(block, space)
        case BigQuestion():
            return prose.question(block, space)
        case Statement():
            return prose.statement(block, space)
        case Paragraph():
            return prose.paragraph(block, space)
        case Heading():
            return prose.heading(block, space)
        case Bullets():
            return prose.bullets(block, space)
        case Checklist():
            return prose.checklist(block, space)
        case Columns():
            return prose.columns(block, space)
        case Cards():
            return prose.cards(block, space)
        case Countdown():
            return prose.countdown(block, space)
        case ShiftLine():
            return paths.shift_line(block, space)
        case StagePath():
            return paths.stage_path(block, space)
        case LevelList():
            return levels.level_list(block, space)
        case Levels():
            return levels.levels(block, space)
        case Dots():
            return levels.dots(block, space)
        case Grid():
            return grid.grid(block, space)
        case Table():
            return grid.table(block, space)


def lay_out(slide: Slide, canvas: Canvas, factor: float = 1.0, colors: WallColors = LIGHT) -> tuple[Page, ...]:
    """The pages of a slide on a canvas.

    Args:
        slide: what to show.
        canvas: the shape of the picture.
        factor: how much larger or smaller than usual text should be; no text goes below its floor.
        colors: the colours of the wall.
    """
    frame = _Frame(slide, canvas, TypeScale(min(factor, LARGEST_FRAME)), colors)
    best = _best(_attempts(slide, frame, TypeScale(factor), colors), None)
    if best.divided and factor > 1:
        # Larger text is wanted, but not at the price of a picture that falls apart.
        best = _best(_attempts(slide, frame, TypeScale(1.0), colors), best)
    pages = best.pages
    return tuple(_page(items, number, len(pages), frame) for number, items in enumerate(pages or [[]], 1))


def _best(attempts: Iterator[_Attempt], best: _Attempt | None) -> _Attempt:
    """The best arrangement, the earlier one of equals; the first one on a single page is good enough."""
    for attempt in attempts:
        if best is None or attempt.rank > best.rank:
            best = attempt
        if best.whole and len(best.pages) == 1:
            break
    return best or _Attempt([], whole=True)


def _attempts(slide: Slide, frame: "_Frame", wanted: TypeScale, colors: WallColors) -> Iterator[_Attempt]:
    """Arrangements of a slide, the best first."""
    aside = [n for n, block in enumerate(slide.blocks) if isinstance(block, Paragraph) and block.aside]
    side_by_side = any(isinstance(block, Columns | Levels | Checklist) for block in slide.blocks)
    order = list(range(len(slide.blocks)))
    for later in (False, True) if aside else (False,):
        for stacked in (False, True) if side_by_side else (False,):
            for fit in FITS:
                scale = replace(wanted, fit=fit)
                space = Space(frame.canvas.inner, frame.height, scale, colors, slide, stacked)
                first = [n for n in order if not (later and n in aside)]
                attempt = _fill(_items(slide, first, space), frame.height)
                if later:
                    attempt = _add(attempt, _items(slide, aside, space), frame.height)
                if later or not aside or len(attempt.pages) == 1:
                    yield attempt


def _add(main: _Attempt, aside: Sequence[_Item], height: float) -> _Attempt:
    """Put what is aside on pages of its own, or after the rest where that takes several pages anyway."""
    if len(main.pages) > 1:
        return _fill([item for page in main.pages for item in page] + list(aside), height)
    rest = _fill(aside, height)
    return _Attempt(main.pages + rest.pages, main.whole and rest.whole, main.divided + rest.divided, together=True)


def _items(slide: Slide, order: Sequence[int], space: Space) -> list[_Item]:
    return [_Item(place, piece) for place in order for piece in pieces_of(slide.blocks[place], space)]


def _fill(items: Sequence[_Item], height: float) -> _Attempt:
    """Fill pages with pieces; those that keep together go to the next page together, as far as a page holds them."""
    pages: list[list[_Item]] = [[]]
    used = 0.0
    whole = True
    divided = 0
    for group in _groups(items):
        need = sum(item.piece.gap + item.piece.height for item in group)
        if pages[-1] and used + need > height:
            pages.append([])
            group = _with_head(group)  # noqa: PLW2901 - a new page repeats the head of what goes on
            used = 0.0
            need = sum(item.piece.gap + item.piece.height for item in group)
        if need <= height - used:
            pages[-1] += group
            used += need
            continue
        divided += 1
        for item in group:
            part = item.piece.gap + item.piece.height
            if pages[-1] and used + part > height:
                pages.append([])
                used = 0.0
            pages[-1].append(item)
            used += part
            whole = whole and part <= height
    return _Attempt([page for page in pages if page], whole, divided)


def _groups(items: Sequence[_Item]) -> Iterator[list[_Item]]:
    group: list[_Item] = []
    for item in items:
        group.append(item)
        if not item.piece.keep:
            yield group
            group = []
    if group:
        yield group


def _with_head(group: list[_Item]) -> list[_Item]:
    first = group[0]
    return [*(_Item(first.block, replace(piece, start=first.piece.start)) for piece in first.piece.head), *group]


def _page(items: Sequence[_Item], number: int, count: int, frame: "_Frame") -> Page:
    """Place pieces from the top down, and let those that can grow share the room that is left."""
    free = frame.height - sum(item.piece.gap + item.piece.height for item in items)
    heights = _grow([item.piece for item in items], max(0.0, free))
    placed = []
    y = frame.top
    for place, (item, height) in enumerate(zip(items, heights, strict=True)):
        goes_on = place == 0 and number > 1
        y += max(item.piece.gap, PAGE_GAP) if goes_on and item.piece.gap else PAGE_GAP if goes_on else item.piece.gap
        placed.append(Placed(MARGIN, y, tuple(item.piece.draw(height))))
        y += height
    placed += frame.around(number, count)
    start = (items[0].block, items[0].piece.start) if items else (0, 0)
    return Page(tuple(placed), start, frame.colors)


def _grow(pieces: Sequence[Piece], free: float) -> list[float]:
    heights = [piece.height for piece in pieces]
    growing = [place for place, piece in enumerate(pieces) if piece.most > piece.height]
    while growing and free > 1.0:
        share = free / len(growing)
        for place in list(growing):
            more = min(share, pieces[place].most - heights[place])
            heights[place] += more
            free -= more
            if pieces[place].most - heights[place] < 1.0:
                growing.remove(place)
    return heights


class _Frame:
    """Header and footer of a slide: they take what they need, and the content gets the rest."""

    def __init__(self, slide: Slide, canvas: Canvas, scale: TypeScale, colors: WallColors) -> None:
        self.canvas, self.colors = canvas, colors
        self._slide = slide
        self._scale = scale
        self._space = Space(canvas.inner, canvas.height, scale, colors, slide)
        self._indent = SWATCH + 16.0 if slide.color else 0.0
        self._headers = (self._header(slide.left), self._header(self._short()))
        self._footer = self._foot(2, 2)
        self.top = TOP + max(part.height for part in self._headers)
        self.height = canvas.height - BOTTOM - self._footer.height - 14.0 - self.top - PAGE_GAP

    def _short(self) -> tuple[str, ...]:
        """What the header says on the pages after the first, which have no title of their own."""
        titles = [block.text for block in self._slide.blocks if isinstance(block, Title)]
        return (*self._slide.left[:1], *titles[:1]) if titles else self._slide.left

    def around(self, number: int, count: int) -> list[Placed]:
        """The header and the footer of a page."""
        header = self._headers[0] if number == 1 else self._headers[-1]
        footer = self._foot(number, count)
        bottom = self.canvas.height - BOTTOM - footer.height
        return [Placed(MARGIN, TOP, tuple(header.strokes)), Placed(MARGIN, bottom, tuple(footer.strokes))]

    def _header(self, left: tuple[str, ...]) -> "_Band":
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
        for text in (whole, words(left[0], kind, width) if left else whole):
            if len(text.lines) <= 1 and len(right.lines) <= 1 and text.width <= room:
                strokes += text.at(self._indent, 0.0, space.ink)
                strokes += right.at(0.0, 0.0, space.soft_ink, right=space.width)
                return _Band(strokes, max(text.height, right.height))
        strokes += whole.at(self._indent, 0.0, space.ink)
        under = words(slide.right, soft, width)
        strokes += under.at(self._indent, whole.height, space.soft_ink)
        return _Band(strokes, whole.height + under.height)

    def _foot(self, number: int, count: int) -> "_Band":
        space, slide = self._space, self._slide
        kind = space.type(FOOT)
        page = _("Page {n} of {count}").format(n=number, count=count) if count > 1 else ""
        right = words(LINKED.join(text for text in (slide.foot_right, page) if text), kind, space.width)
        left = words(slide.foot_left, kind, space.width - (right.width + 60.0 if right.lines else 0.0))
        if right.width > space.width / 2 and left.lines:
            left = words(slide.foot_left, kind, space.width)
            strokes = [*left.at(0.0, 0.0, space.soft_ink), *right.at(0.0, left.height, space.soft_ink)]
            return _Band(strokes, left.height + right.height)
        height = max(left.height, right.height, kind.line_height)
        strokes = [
            *left.at(0.0, height - left.height, space.soft_ink),
            *right.at(0.0, height - right.height, space.soft_ink, right=space.width),
            *self._segments(left, right, height - kind.line_height / 2),
        ]
        return _Band(strokes, height)

    def _segments(self, left: Words, right: Words, y: float) -> list[Stroke]:
        """How far we are in a row of slides, where there is room between the words."""
        if not self._slide.progress:
            return []
        here, count = self._slide.progress
        width = count * SEGMENT + (count - 1) * SEGMENT_GAP
        x = (self._space.width - width) / 2
        inside = left.width + 40.0 <= x and x + width <= self._space.width - right.width - 40.0
        if count > MOST_SEGMENTS or not inside:
            return []
        return [
            Box(
                QRectF(x + place * (SEGMENT + SEGMENT_GAP), y - 6.0, SEGMENT, 12.0),
                6.0,
                self._space.mark if place + 1 == here else self._space.line,
            )
            for place in range(count)
        ]


@dataclass(frozen=True)
class _Band:
    """The strokes of a header or footer, and their height."""

    strokes: list[Stroke]
    height: float


class Layouts:
    """Pages that were laid out lately, so that a key press finds them ready; shared by all views of a window."""

    def __init__(self, most: int = 96) -> None:
        """Remember so many slides."""
        self._pages: OrderedDict[tuple[Slide, Canvas, float, WallColors], tuple[Page, ...]] = OrderedDict()
        self._most = most

    def pages(self, slide: Slide, canvas: Canvas, factor: float, colors: WallColors) -> tuple[Page, ...]:
        """The pages of a slide, laid out now or earlier."""
        key = (slide, canvas, factor, colors)
        if key in self._pages:
            self._pages.move_to_end(key)
        else:
            self._pages[key] = lay_out(slide, canvas, factor, colors)
            if len(self._pages) > self._most:
                self._pages.popitem(last=False)
        return self._pages[key]
