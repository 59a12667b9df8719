"""Lines to write on, and room for marks, in what is left of the pages of a sheet."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from mastery_desktop.documents.blocks import HAIR
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.paging import Part, Sizes, pages_of

Lines = tuple[int, ...]
"""How many writing lines stand below each prompt of a sheet, in the order of its prompts."""

_MOST: Final = 20

_FULL_ENOUGH: Final = 0.8
"""A page is not made fuller than that at the cost of the room on another one."""


def with_spare_lines(fewest: Lines, pages: Callable[[Lines], int]) -> Lines:
    """As many lines as there is room for on the pages that the fewest take, a line more to each prompt in turn.

    Args:
        fewest: the lines that every prompt has at least.
        pages: how many pages the sheet takes with so many lines.
    """
    lines, needed = fewest, pages(fewest)
    growing = list(range(len(fewest)))
    while growing:
        for at in tuple(growing):
            more = (*lines[:at], lines[at] + 1, *lines[at + 1 :])
            if more[at] > _MOST or pages(more) > needed:
                growing.remove(at)
            else:
                lines = more
    return lines


def roomiest(heights: Sequence[float], parts: Callable[[float], Sequence[Part]], fonts: Fonts, sizes: Sizes) -> float:
    """The height for what a hand fills in with which a sheet takes the fewest pages, and the emptiest holds the most.

    Args:
        heights: at least one height, from the least.
        parts: the sheet with such a height.
        fonts: the faces.
        sizes: what its pages hold.
    """
    best, fullest = heights[0], _filled(parts(heights[0]), fonts, sizes)
    for height in heights[1:]:
        pages = _filled(parts(height), fonts, sizes)
        if len(pages) > len(fullest):
            break
        if min(pages) >= min(fullest):
            best, fullest = height, pages
    return best


def with_full_pages(fewest: Lines, parts: Callable[[Lines], Sequence[Part]], fonts: Fonts, sizes: Sizes) -> Lines:
    """As many lines as there is room for, without a prompt leaving its page for what is written above it.

    Args:
        fewest: the lines that every prompt has at least.
        parts: the sheet with so many lines.
        fonts: the faces.
        sizes: what its pages hold.
    """
    least = _filled(parts(fewest), fonts, sizes)[:-1]

    def pages(lines: Lines) -> int:
        now = _filled(parts(lines), fonts, sizes)
        emptier = any(after < before - HAIR for before, after in zip(least, now, strict=False))
        return len(now) + emptier

    return with_spare_lines(fewest, pages)


class Share(NamedTuple):
    """Which of some items stand on a page, as the first and the one behind the last, and the room each of them has."""

    begin: int
    end: int
    room: int


def on_full_pages(
    count: int, rooms: int, height: Callable[[Share], float], *, first: float, later: float
) -> tuple[Share, ...]:
    """Items whole on the fewest pages, on each of them with as much room for a hand as it has.

    Of all ways to share them out, that in which the emptiest page is full enough, or holds the most, and then that in
    which the page with the least room has the most. Empty where a page cannot hold an item.

    Args:
        count: how many items there are, at least one.
        rooms: how many rooms there are to choose from; they are told by their numbers, from the least.
        height: how high the items of a page are, with what stands above them.
        first: what the first page holds.
        later: what every other page holds.
    """

    @cache
    def share(begin: int, end: int) -> tuple[Share, float] | None:
        page = later if begin else first
        room = bisect_right(range(rooms), page, key=lambda room: height(Share(begin, end, room))) - 1
        found = Share(begin, end, room)
        return (found, height(found) / page) if room >= 0 else None

    for pages in range(1, count + 1):
        cuts = combinations(range(1, count), pages - 1)
        ways = [[share(*ends) for ends in pairwise((0, *cut, count))] for cut in cuts]
        whole = [shares for shares in ([each for each in way if each] for way in ways) if len(shares) == pages]
        if whole:
            best = max(whole, key=_fullness_and_room)
            return tuple(each for each, _full in best)
    return ()


def from_the_emptiest(parts: Sequence[Part], fonts: Fonts, sizes: Sizes) -> list[float]:
    """How far down the pages of a sheet are filled, in points, the emptiest one first."""
    return sorted(_filled(parts, fonts, sizes))


def _fullness_and_room(shares: Sequence[tuple[Share, float]]) -> tuple[float, int]:
    """How full the emptiest of some pages is, as far as that counts, and the least room on any of them."""
    return min(_FULL_ENOUGH, *(full for _share, full in shares)), min(share.room for share, _full in shares)


def _filled(parts: Sequence[Part], fonts: Fonts, sizes: Sizes) -> list[float]:
    """How far down each page of a sheet is filled, in points."""
    pages = pages_of(parts, fonts, sizes)
    return [page[-1].down + page[-1].block.height(fonts, sizes.width) for page in pages]
