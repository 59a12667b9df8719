"""Lays slides out into pages.

Text begins at the size it should have. Where a slide does not fit one page, its text shrinks a little, down to its
floor; what would stand side by side moves one under the other; an aside moves to a page of its own; and what still
does not fit flows on, to pages that are about as full as each other and leave nothing of a list alone. The arrangement
that parts the least wins, then the one with the fewest pages, then the one with the largest text. Few words on a page
may grow. Where the facilitator wants larger text, none is smaller than before, or the slide stays as it was.
"""

from collections import Counter, OrderedDict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Final, NamedTuple

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
    PictureBlock,
    ShiftLine,
    Slide,
    StagePath,
    Statement,
    Table,
    Title,
)
from mastery_desktop.domain.wall_overview import Overview
from mastery_desktop.messages import speaking
from mastery_desktop.ui.wall import grid, levels, overview, paths, pictures, prose
from mastery_desktop.ui.wall.canvas import MARGIN, Canvas
from mastery_desktop.ui.wall.filling import Arrangement, Item, Limits, balance, fill, grow, keep_pairs, leaves_alone
from mastery_desktop.ui.wall.frame import Frame
from mastery_desktop.ui.wall.page import PAGE_GAP, Page, Place, Placed
from mastery_desktop.ui.wall.palette import LIGHT, WallColors
from mastery_desktop.ui.wall.pieces import Piece, Space
from mastery_desktop.ui.wall.text import TypeScale

FACTORS: Final = (0.85, 1.0, 1.15, 1.3, 1.5)
"""The sizes of text that the facilitator can choose from."""

FITS: Final = (1.0, 0.95, 0.9, 0.85, 0.78)
"""How far text shrinks to save a page; a role's floor ends it earlier."""

LARGER: Final = (1.875, 1.625, 1.44, 1.25, 1.12)
"""Sizes that text grows to where a page has room to spare, the same whatever size the facilitator chose."""

MOST_GROWTH: Final = 1.25
"""How far text grows beyond the chosen size."""

AIRY: Final = 0.72
"""The share of a page that larger text may fill."""

GROWING: Final = (
    Title,
    BigQuestion,
    Statement,
    Paragraph,
    Heading,
    Bullets,
    Checklist,
    Columns,
    Cards,
    LevelList,
    StagePath,
    Countdown,
)
"""What may have larger text than usual; pictures of marks use the room of a page themselves."""

LARGEST_FRAME: Final = 1.15
"""How far header and footer grow with the text: beyond, they would take its room."""


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
        case PictureBlock():
            return pictures.picture(block, space)
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
        case Overview():
            return overview.overview(block, space)
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
    with speaking(slide.texts):
        return _laid_out(slide, canvas, factor, colors)


def _laid_out(slide: Slide, canvas: Canvas, factor: float, colors: WallColors) -> tuple[Page, ...]:
    laid = None
    for step in _steps_to(factor):
        laid = _arranged(slide, canvas, step, colors, laid)
    return _made(laid) if laid else ()


def _steps_to(factor: float) -> list[float]:
    """The sizes from the usual one to another, as somebody comes to it."""
    between = sorted((each for each in FACTORS if min(1.0, factor) < each < max(1.0, factor)), reverse=factor < 1)
    return [1.0, *between, factor] if factor != 1 else [1.0]


class _Laid(NamedTuple):
    """A slide divided into pages, with header and footer and the cost of its arrangement."""

    pages: list[list[Item]]
    frame: Frame
    cost: tuple[bool, int, int]


def _arranged(slide: Slide, canvas: Canvas, factor: float, colors: WallColors, before: _Laid | None) -> _Laid:
    """A slide at a size; no text of it is smaller than at a lesser size, nor larger than at a greater one.

    Args:
        slide: what to show.
        canvas: the shape of the picture.
        factor: the size of text.
        colors: the colours of the wall.
        before: the slide at the size next to this one, on the way from the usual size.
    """
    frame = Frame(slide, canvas, TypeScale(min(factor, LARGEST_FRAME)), colors)
    sizes = {item.block: item.scale for page in before.pages for item in page} if before else {}
    limits = Limits(sizes, grows=factor > 1)
    low = factor < 1 and any(scale.low for scale in sizes.values())
    attempts = _until_good(_Trials(slide, frame, TypeScale(factor, low=low), colors, limits).all())
    best = _best(attempts)
    if best.parted and factor <= 1:
        lower = _until_good(_Trials(slide, frame, TypeScale(factor, low=True), colors, limits).all())
        if _best(lower).parted < best.parted and _best(lower).rank > best.rank:
            attempts, best = lower, _best(lower)  # rather smaller than in one language alone
    if before and factor > 1 and (not attempts or best.cost > before.cost):
        return before  # larger text is wanted, but not at the price of a picture that falls apart
    pages = _divide(attempts, frame.height(2))
    if before and factor > 1 and len(pages) == len(before.pages) and leaves_alone(pages):
        return before
    return _Laid(pages, frame, best.cost)


def _made(laid: _Laid) -> tuple[Page, ...]:
    begun: set[int] = set()
    made = []
    for number, items in enumerate(laid.pages or [[]], 1):
        made.append(_page(items, number, max(1, len(laid.pages)), laid.frame, begun))
        begun |= {item.block for item in items}
    return tuple(made)


def _until_good(attempts: Iterable[Arrangement]) -> list[Arrangement]:
    """Arrangements up to the first one on a single page, which is good enough."""
    made = []
    for attempt in attempts:
        made.append(attempt)
        if attempt.whole and len(attempt.pages) == 1:
            break
    return made


def _best(attempts: Sequence[Arrangement]) -> Arrangement:
    """The best arrangement, the earlier one of equals."""
    return max(attempts, key=attrgetter("rank"), default=Arrangement([], whole=True))


def _divide(attempts: Sequence[Arrangement], height: float) -> list[list[Item]]:
    """The pages of the best arrangement, or of an equal one in smaller text that leaves nothing of a list alone."""
    best = _best(attempts)
    pages = balance(best, height)
    if leaves_alone(pages):
        equals = (balance(each, height) for each in attempts if each is not best and each.rank == best.rank)
        return next((other for other in equals if not leaves_alone(other)), pages)
    return pages


class _Trials:
    """The ways to arrange a slide at a size of text, within limits."""

    def __init__(self, slide: Slide, frame: Frame, wanted: TypeScale, colors: WallColors, limits: Limits) -> None:
        self._slide, self._frame, self._wanted, self._colors = slide, frame, wanted, colors
        self._limits = limits
        blocks = list(enumerate(slide.blocks))
        self._all = [place for place, _block in blocks]
        self._aside = [place for place, block in blocks if isinstance(block, Paragraph) and block.aside]
        self._main = [place for place in self._all if place not in self._aside]
        self._stacks = any(isinstance(block, Columns | Levels | Checklist | Grid) for block in slide.blocks)

    def all(self) -> Iterator[Arrangement]:
        """Arrangements of the slide within the limits, the best first."""
        return filter(self._limits.allow, self._every())

    def _every(self) -> Iterator[Arrangement]:
        yield from self._larger(self._all)
        for scale, stacked in self._smaller():
            attempt = self._fill(self._items(self._all, scale, stacked=stacked))
            if not self._aside or len(attempt.pages) == 1:
                yield attempt
        asides = _until_good(filter(self._limits.allow, self._alone(self._aside))) if self._aside else []
        if asides:
            aside = _best(asides)
            for scale, stacked in self._smaller():
                yield self._with_aside(self._items(self._main, scale, stacked=stacked), scale, aside)

    def _smaller(self) -> Iterator[tuple[TypeScale, bool]]:
        for stacked in (False, True) if self._stacks else (False,):
            for fit in FITS:
                yield replace(self._wanted, fit=fit), stacked

    def _alone(self, places: Sequence[int]) -> Iterator[Arrangement]:
        yield from self._larger(places)
        for fit in FITS:
            yield fill(self._items(places, replace(self._wanted, fit=fit)), self._frame.height(2))

    def _larger(self, places: Sequence[int]) -> Iterator[Arrangement]:
        """Larger text, where the page stays airy with it, or it had that at a lesser size."""
        if not all(isinstance(self._slide.blocks[place], GROWING) for place in places):
            return
        room = self._frame.height(1) * AIRY
        least = self._limits.least_of(places)
        for size in LARGER:
            if 1.0 < size / self._wanted.factor <= MOST_GROWTH:
                items = self._items(places, replace(self._wanted, fit=size / self._wanted.factor))
                if size <= least or sum(item.piece.gap + item.piece.height for item in items) <= room:
                    yield self._fill(items)

    def _with_aside(self, main: list[Item], scale: TypeScale, aside: Arrangement) -> Arrangement:
        """Put what is aside on a page of its own, or after the rest where that takes several pages anyway."""
        height = self._frame.height(2)
        first = fill(main, height)
        if len(first.pages) > 1:
            size = max(scale.size, self._limits.least_of(self._aside))
            return fill([*main, *self._items(self._aside, replace(scale, fit=size / scale.factor))], height)
        whole, divided = first.whole and aside.whole, first.divided + aside.divided
        return Arrangement(first.pages + aside.pages, whole, divided, together=True)

    def _fill(self, items: list[Item]) -> Arrangement:
        """Fill one page, which has more room than each of several; otherwise as many as it takes."""
        one = fill(items, self._frame.height(1))
        return one if one.whole and len(one.pages) == 1 else fill(items, self._frame.height(2))

    def _items(self, places: Sequence[int], scale: TypeScale, *, stacked: bool = False) -> list[Item]:
        space = Space(self._frame.canvas.inner, scale, self._colors, self._slide, stacked)
        blocks = self._slide.blocks
        items: list[Item] = []
        for place in places:
            made = pieces_of(blocks[place], space)
            if items and isinstance(blocks[items[-1].block], Heading):
                made = _under(made, [item.piece for item in items if item.block == items[-1].block])
            items += [Item(place, piece, scale) for piece in made]
        return keep_pairs(items, self._frame.height(2))


def _under(pieces: Sequence[Piece], heading: Sequence[Piece]) -> list[Piece]:
    """Pieces that say again what they stand under where they go on on another page."""
    return [*pieces[:1], *(replace(piece, head=(*heading, *piece.head)) for piece in pieces[1:])]


def _page(items: Sequence[Item], number: int, count: int, frame: Frame, begun: Container[int]) -> Page:
    """Place pieces from the top down, and let those that can grow share the room that is left.

    Args:
        items: what stands on the page.
        number: of the page, from 1.
        count: how many there are.
        frame: header and footer.
        begun: the blocks that begin on a page before this one.
    """
    free = frame.height(count) - sum(item.piece.gap + item.piece.height for item in items)
    heights = grow([item.piece for item in items], max(0.0, free))
    placed = []
    y = frame.top(count)
    for place, (item, height) in enumerate(zip(items, heights, strict=True)):
        goes_on = place == 0 and number > 1
        y += max(item.piece.gap, PAGE_GAP) if goes_on and item.piece.gap else PAGE_GAP if goes_on else item.piece.gap
        placed.append(Placed(MARGIN, y, tuple(item.piece.draw(height))))
        y += height
    places = tuple(Place(item.block, item.piece.start) for item in items)
    return Page(tuple(placed), tuple(frame.around(number, count)), places, _looked_at(items, begun), frame.colors)


def _looked_at(items: Sequence[Item], begun: Container[int]) -> Place:
    """What a page is looked at for: its first words, or what takes the most of it where those only end a text."""
    if not items:
        return Place(0, 0)
    heights: Counter[int] = Counter()
    for item in items:
        heights[item.block] += round(item.piece.height)
    block = heights.most_common(1)[0][0] if items[0].block in begun else items[0].block
    return Place(*min((item.block, item.piece.start) for item in items if item.block == block))


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
