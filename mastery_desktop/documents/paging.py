"""Blocks onto pages: what stands on each. A last page that would be nearly empty is given more to hold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from mastery_desktop.documents.blocks import HAIR, MOST_EMPTY, Block, Space
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.groups import Stack, loosened

LEAST: Final = 0.3
"""What a last page should hold at least, as a share of its height."""

_LEAST_WHOLE: Final = 0.2
"""What it should hold where nothing has to be parted for it."""

_FULL: Final = 0.6
"""What every page should hold, also where something has to be parted for it."""

_SHORTER: Final = 0.03
"""The steps in which the page before it is made shorter."""

_SHORTEST: Final = 0.5
"""As a share of its height: below this the page before it would be the empty one."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A block as the paging sees it.

    Attributes:
        block: the block.
        gap: the space before it; none at the top of a page.
        together: whether it goes to the next page rather than being split, where a page can hold it and no more than
            a third of this one stays empty for it.
        new_page: whether it begins a page; the first part always does.
        again: what stands above it, or above what is left of it, at the top of a page that it did not ask for.
        least: what the last page should hold at least where it ends there, as a share of its height.
    """

    block: Block
    gap: float = 0.0
    together: bool = False
    new_page: bool = False
    again: Block | None = None
    least: float = LEAST


class Placed(NamedTuple):
    """A block on a page: how far from the top of the page's text it begins."""

    block: Block
    down: float


@dataclass(frozen=True)
class Sizes:
    """What pages hold: the width of their text, the height of that on the first one, and on every other one."""

    width: float
    first: float
    later: float


class _Page(NamedTuple):
    """What stands on a page, how much of it is used, and what is left for the next one."""

    placed: tuple[Placed, ...]
    used: float
    rest: tuple[Part, ...]
    parted: bool = False


def pages_of(parts: Sequence[Part], fonts: Fonts, sizes: Sizes) -> list[tuple[Placed, ...]]:
    """Put parts onto pages, in their order.

    Args:
        parts: at least one part.
        fonts: the faces.
        sizes: what pages hold.
    """
    pages: list[tuple[Placed, ...]] = []
    begins = [at for at, part in enumerate(parts) if part.new_page or not at]
    for begin, end in zip(begins, [*begins[1:], len(parts)], strict=True):
        pages += _evened(_run(tuple(parts[begin:end]), fonts, sizes, first=not pages), fonts, sizes)
    return pages


def in_fewest_pages(ways: Sequence[Callable[[], list[Part]]], fonts: Fonts, sizes: Sizes) -> list[Part]:
    """The first of some ways that takes no more pages than the last one, and parts no more on them.

    Room to write on must not cost a page.

    Args:
        ways: each makes the same content, with less and less room in it.
        fonts: the faces.
        sizes: what pages hold.
    """

    def taken(parts: Sequence[Part]) -> tuple[int, int]:
        pages = pages_of(parts, fonts, sizes)
        return len(pages), sum(len(page) for page in pages) - len(parts)

    last = ways[-1]()
    pages, parted = taken(last)

    def fits(parts: Sequence[Part]) -> bool:
        if pages > 1:
            now = taken(parts)
            return now[0] <= pages and now[1] <= parted
        return sum(part.gap + part.block.height(fonts, sizes.width) for part in parts) <= sizes.first

    return next((parts for parts in (way() for way in ways[:-1]) if fits(parts)), last)


def in_fullest_pages(ways: Sequence[Callable[[], list[Part]]], fonts: Fonts, sizes: Sizes) -> list[Part]:
    """Of some ways that take the fewest pages, one without a page that is nearly half empty, and with the least parted.

    Where that leaves several, the one of which the emptiest page holds the most, then the next one, and so on.

    Args:
        ways: each makes the same content, with less and less room in it.
        fonts: the faces.
        sizes: what pages hold.
    """

    def score(parts: Sequence[Part]) -> tuple[int, bool, int, list[float]]:
        pages = pages_of(parts, fonts, sizes)
        full = sorted(filled(pages, fonts, sizes.width))
        parted = sum(len(page) for page in pages) - len(parts)
        return -len(pages), full[0] >= _FULL * sizes.later, -parted, full

    best = ways[-1]()
    highest = score(best)
    for way in ways[-2::-1]:
        parts = way()
        now = score(parts)
        if now[0] < highest[0]:
            break
        if now >= highest:
            best, highest = parts, now
    return best


def filled(pages: Sequence[Sequence[Placed]], fonts: Fonts, width: float) -> list[float]:
    """How far down each of some pages is filled, in points; `width` is that of their text."""
    return [page[-1].down + page[-1].block.height(fonts, width) for page in pages]


class _Begun(NamedTuple):
    """A page with what there was to put on it and on those behind it, and how high it may be."""

    page: _Page
    parts: tuple[Part, ...]
    room: float


def _run(parts: tuple[Part, ...], fonts: Fonts, sizes: Sizes, *, first: bool) -> list[_Begun]:
    """The pages of parts of which only the first one has to begin a page."""
    run: list[_Begun] = []
    while parts:
        room = sizes.first if first and not run else sizes.later
        page = _page(parts, fonts, sizes, room)
        run.append(_Begun(page, parts, room))
        parts = page.rest
    return run


def _again(parts: tuple[Part, ...]) -> Block | None:
    """What stands at the top of a page that begins with the first of some parts."""
    return None if parts[0].new_page else parts[0].again


def _page(parts: tuple[Part, ...], fonts: Fonts, sizes: Sizes, room: float) -> _Page:
    """The next page: as many parts as there is room for, and a piece of the one behind them."""
    placed: list[Placed] = []
    used, width = 0.0, sizes.width
    again = _again(parts)
    if again:
        placed.append(Placed(again, 0.0))
        used = again.height(fonts, width)
    for at, part in enumerate(parts):
        gap = part.gap if at else 0.0
        height = part.block.height(fonts, width)
        left = room - used - gap
        if height <= left + HAIR:
            placed.append(Placed(part.block, used + gap))
            used += gap + height
            continue
        begun = left < sizes.later - 1
        whole = begun and part.together and height <= sizes.later and left <= sizes.later * MOST_EMPTY
        pieces = None if whole else part.block.split(fonts, width, left)
        if pieces is None and not at:
            pieces = loosened(part.block).split(fonts, width, left)
        if pieces is None:
            if not at:  # nothing can part it, and no page can hold it
                return _Page((Placed(part.block, 0.0),), height, parts[1:])
            kept = at
            while kept > 1 and _is_heading(parts[kept - 1].block):
                kept -= 1
            del placed[len(placed) - (at - kept) :]
            return _Page(tuple(placed), placed[-1].down + placed[-1].block.height(fonts, width), parts[kept:])
        placed.append(Placed(pieces[0], used + gap))
        used += gap + pieces[0].height(fonts, width)
        if pieces[1].height(fonts, width):
            rest = Part(block=pieces[1], again=part.again, least=part.least)
            return _Page(tuple(placed), used, (rest, *parts[at + 1 :]), parted=True)
    return _Page(tuple(placed), used, ())


def _is_heading(block: Block) -> bool:
    """Whether a block is nothing but a heading, which is not the last thing on a page."""
    if isinstance(block, Stack):
        return all(_is_heading(child) or isinstance(child, Space) for child in block.children)
    return block.glue


def _evened(run: list[_Begun], fonts: Fonts, sizes: Sizes) -> list[tuple[Placed, ...]]:
    """The pages of a run; where the last one is nearly empty, the one before it gives it some of what it holds."""
    pages = [begun.page for begun in run]
    if len(run) > 1 and pages[-1].used < run[-1].parts[-1].least * sizes.later:
        pages[-2:] = _with_whole_parts(run[-2], pages[-1], fonts, sizes) or _shared(run[-2], pages[-1], fonts, sizes)
    return [page.placed for page in pages]


def _with_whole_parts(begun: _Begun, last: _Page, fonts: Fonts, sizes: Sizes) -> list[_Page] | None:
    """The last two pages with as few whole parts moved as are enough; None where there are none to move."""
    count = len(begun.page.placed) - (_again(begun.parts) is not None)
    for keep in range(count - 1, 0, -1):
        before = _page(begun.parts[:keep], fonts, sizes, begun.room)
        after = _page(begun.parts[keep:], fonts, sizes, sizes.later)
        if after.rest or before.used < _SHORTEST * begun.room:
            return None
        if after.used >= _LEAST_WHOLE * sizes.later and after.used > last.used:
            return [before, after]
    return None


def _shared(begun: _Begun, last: _Page, fonts: Fonts, sizes: Sizes) -> list[_Page]:
    """The last two pages with the first one of them shortened until the other one is not so empty any more."""
    best = [begun.page, last]
    room, least = begun.room, begun.parts[-1].least * sizes.later
    while room > begun.room * _SHORTEST:
        room -= begun.room * _SHORTER
        before = _page(begun.parts, fonts, sizes, room)
        after = _page(before.rest, fonts, sizes, sizes.later)
        if after.rest or not _SHORTEST * begun.room <= before.used <= begun.room:
            break  # what is kept whole may leave far more of the page empty than was taken from it
        if after.used > best[1].used:
            best = [before, after]
        if after.used >= least:
            break
    return best
