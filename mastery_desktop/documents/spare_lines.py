"""Lines to write on in the room that is left on the pages of a sheet."""

from collections.abc import Callable
from typing import Final

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
