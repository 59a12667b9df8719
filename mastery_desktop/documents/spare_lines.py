"""Lines to write on, and room for marks, in what is left of the pages of a sheet."""

from collections.abc import Callable, Sequence
from typing import Final

from mastery_desktop.documents.blocks import HAIR
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.paging import Part, Sizes, filled, pages_of

Lines = tuple[int, ...]
"""How many writing lines stand below each prompt of a sheet, in the order of its prompts."""

_MOST: Final = 20


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


def from_the_emptiest(parts: Sequence[Part], fonts: Fonts, sizes: Sizes) -> list[float]:
    """How far down the pages of a sheet are filled, in points, the emptiest one first."""
    return sorted(_filled(parts, fonts, sizes))


def _filled(parts: Sequence[Part], fonts: Fonts, sizes: Sizes) -> list[float]:
    """How far down each page of a sheet is filled, in points."""
    return filled(pages_of(parts, fonts, sizes), fonts, sizes.width)
