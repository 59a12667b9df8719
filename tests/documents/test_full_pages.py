"""Whole items on pages, with room for a hand."""

import pytest

from mastery_desktop.documents.full_pages import on_full_pages

ROOMS = range(10, 41)
HEAD = 10.0


def _on_pages(heights, first, later):
    """How many of some items below a head stand on each page, and the room that each of them has there."""

    def height(share):
        return HEAD + sum(heights[share.begin : share.end]) + ROOMS[share.room] * (share.end - share.begin)

    shares = on_full_pages(len(heights), len(ROOMS), height, first=first, later=later)
    return [(share.end - share.begin, ROOMS[share.room]) for share in shares]


@pytest.mark.parametrize(
    ("heights", "first", "later", "pages"),
    [
        ([20, 20, 20], 200, 200, [(3, 40)]),
        ([20, 20, 20, 20], 100, 130, [(2, 25), (2, 40)]),  # three of the least height would fit on the first page
        ([20, 20, 20, 20, 20], 70, 190, [(1, 40), (4, 25)]),
        ([50, 20, 20], 65, 200, []),
    ],
)
def test_each_page_has_as_much_room_for_a_hand_as_it_holds(heights, first, later, pages):
    assert _on_pages(heights, first, later) == pages


def test_a_hundred_items_take_no_time_to_share_out():
    pages = _on_pages([20] * 100, 100, 130)
    assert sum(count for count, _room in pages) == 100
    assert len(pages) == 26
