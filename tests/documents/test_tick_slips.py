"""P10: rows as high as the page has room for, and no smaller type for slips that no page is saved by."""

from itertools import pairwise

import pytest

from mastery_desktop.documents.layout import BODY, LARGE_PRINT, Look, PaperSize
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from tests.helpers.languages import spoken
from tests.helpers.pages import FONTS, level_lines, page_texts, type_sizes_between

DOMAIN = "students_empowered"


def draw(size, body, language="en"):
    with spoken(language) as pack:
        return render(Request(sheet="P10", domain=DOMAIN, size=size, body=body), pack, None, FONTS)


@pytest.mark.parametrize(("size", "least"), [(PaperSize.LETTER, 24), (PaperSize.A4, 26), (PaperSize.LEGAL, 34)])
def test_the_rows_of_a_slip_share_the_room_that_it_has(size, least):
    (lines,) = level_lines(draw(size, BODY))
    rows = [above - below for above, below in pairwise(lines) if 11 < above - below < 60]  # no cuts and no heads
    assert len(rows) == 4 * (5 - 1)
    assert min(rows) > least


def test_three_slips_do_not_stand_on_a_page_where_as_many_pages_hold_two_with_larger_levels():
    pdf = draw(PaperSize.LETTER, LARGE_PRINT)
    assert [page.count("No name.") for page in page_texts(pdf)] == [2, 2]
    assert min(type_sizes_between(pdf, 100, 792)) >= Look(LARGE_PRINT).small.size
