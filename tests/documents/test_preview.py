from mastery_desktop.documents.preview import page_sizes, picture, pictures
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from tests.helpers.pages import FONTS


def test_pages_become_pictures_in_their_size(pack):
    pdf = render(Request(sheet="P9", domain=pack.domains[0].id), pack, None, FONTS)
    drawn = list(pictures(pdf, 36))
    assert len(drawn) == len(page_sizes(pdf))
    first = drawn[0]
    assert (first.width, first.height) == (306, 396)
    assert first.stride >= 3 * first.width
    assert len(first.pixels) == first.stride * first.height
    assert first.pixels[:3] == b"\xff\xff\xff"
    assert min(first.pixels) < 40


def test_one_page_is_the_same_picture_as_in_the_row(pack):
    pdf = render(Request(sheet="P19"), pack, None, FONTS)
    assert picture(pdf, 0, 50) == next(iter(pictures(pdf, 50)))
