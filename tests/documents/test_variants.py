"""Color and the sides of the paper choose inks and margins: what a page says, and where, is that of the black page."""

from dataclasses import replace
from itertools import product

import pypdfium2
import pytest

from mastery_desktop.documents.layout import BODY, LARGE_PRINT, LARGER_PRINT
from mastery_desktop.documents.register import SHEETS
from mastery_desktop.documents.sheet import Need, Request
from mastery_desktop.documents.sheets import render
from tests.helpers.languages import BOTH, pack_in, spoken
from tests.helpers.pages import FONTS
from tests.helpers.workshops import full_workshop

DOMAIN = "learning_personalized"
SHARE_OF_A_POINT = 0.05


def drawn(pdf):
    """The kind and the box of everything on each page that is not empty, in the order in which it is drawn."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [[(shape.type, *shape.get_bounds()) for shape in page.get_objects(max_depth=4)] for page in document]
    return [page for page in pages if page]


def apart(page, other):
    """The ways from things on a page to the same on another one, in points; None if there is anything else on it."""
    if [kind for kind, *_box in page] != [kind for kind, *_box in other]:
        return None
    ways = [
        tuple(there - here for here, there in zip(box, moved, strict=True))
        for (_kind, *box), (_other, *moved) in zip(page, other, strict=True)
    ]
    first = ways[0]
    same = all(abs(way - begun) < SHARE_OF_A_POINT for each in ways for way, begun in zip(each, first, strict=True))
    return (round(first[0]), round(first[1])) if same else None


def requests(sheet):
    """Every size of paper and of type, blank and filled."""
    domain = None if SHEETS[sheet].domain is Need.NONE else DOMAIN
    fillings = (True, False) if SHEETS[sheet].fillable else (True,)
    for size, body, blank in product(SHEETS[sheet].sizes, (BODY, LARGE_PRINT, LARGER_PRINT), fillings):
        yield Request(sheet=sheet, domain=domain, blank=blank, size=size, body=body)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "es", BOTH])
@pytest.mark.parametrize("sheet", SHEETS)
def test_color_moves_nothing_and_one_side_only_moves_backs_to_the_other_margin(sheet, language):
    workshop = full_workshop(pack_in("en"), DOMAIN)
    for request in requests(sheet):
        ways = request, replace(request, color=True), replace(request, both_sides=False)
        with spoken(language) as pack:
            black, colored, one_sided = (drawn(render(way, pack, workshop, FONTS)) for way in ways)
        assert {apart(*pages) for pages in zip(black, colored, strict=True)} == {(0, 0)}, request
        assert {apart(*pages) for pages in zip(black, one_sided, strict=True)} <= {(0, 0), (18, 0), (0, -18)}, request
