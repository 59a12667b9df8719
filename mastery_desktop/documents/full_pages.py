"""Items that stay whole, each page of them with as much room for a hand as it has."""

from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from math import inf
from operator import itemgetter
from typing import Final, NamedTuple

_FULL_ENOUGH: Final = 0.8
"""A page is not made fuller than that at the cost of the room on another one."""

_Worth = tuple[int, float, float]
"""Of a way: how few pages it takes, below zero, what the worst of them is worth, and how empty the last one is."""


class Share(NamedTuple):
    """Which of some items stand on a page, as the first and the one behind the last, and the room each of them has."""

    begin: int
    end: int
    room: int


def on_full_pages(
    count: int, rooms: int, height: Callable[[Share], float], *, first: float, later: float
) -> tuple[Share, ...]:
    """Items on the fewest pages, each with as much room as its page has for it.

    Of all ways to share them out that in which the emptiest page is full enough, or holds the most, and then that in
    which the least room is the greatest; what stays empty then, stays so on the last page. Nothing where a page cannot
    hold an item.

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

    def best(worth: Callable[[Share, float], float]) -> tuple[_Worth, tuple[Share, ...]] | None:
        """The way of which the worst page is worth the most; none with a page that is worth nothing."""
        ways: list[tuple[_Worth, tuple[Share, ...]] | None] = [((0, inf, 0.0), ())]
        for end in range(1, count + 1):
            found = []
            for begin in range(end - 1, -1, -1):
                last, before = share(begin, end), ways[begin]
                if last is None:
                    break  # more of them would be higher still
                if before and worth(*last):
                    (pages, least, _full), shares = before
                    found.append(((pages - 1, min(least, worth(*last)), -last[1]), (*shares, last[0])))
            ways.append(max(found, default=None, key=itemgetter(0)))
        return ways[-1]

    fullest = best(lambda _share, full: full)
    if fullest is None:
        return ()
    enough = min(_FULL_ENOUGH, fullest[0][1])
    roomiest = best(lambda share, full: (share.room + 1) * (full >= enough))
    return (roomiest or fullest)[1]
