"""Posters on four Letter sheets: cut and glued as the sheets say, they are the poster."""

import pytest
from PIL import Image, ImageChops

from mastery_desktop.documents import book
from mastery_desktop.documents.layout import EDGE, INCH, TILE_BAND, TILE_OVERLAP, PaperSize
from mastery_desktop.documents.preview import page_sizes, picture
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render, render_packet
from mastery_desktop.documents.tiles import tiles_of
from mastery_desktop.messages import sides
from tests.helpers.languages import BOTH, spoken
from tests.helpers.pages import FONTS, ink_near_edges, page_count, page_texts

DOMAIN = "students_empowered"
POSTERS = pytest.mark.parametrize("sheet", ["P6", "P12", "P17-poster"])
DPI = 72


def tiled(sheet, pack):
    return render(Request(sheet=sheet, domain=DOMAIN, size=PaperSize.TILES), pack, None, FONTS)


def whole(sheet, pack, monkeypatch):
    """The posters in one piece, on paper as large as the four sheets make."""

    class Uncut(book.Paper):
        tiled = property(lambda _self: False, lambda _self, _value: None)

    monkeypatch.setattr(book, "Paper", Uncut)
    return tiled(sheet, pack)


def image(pdf, page):
    drawn = picture(pdf, page, DPI)
    rows = [drawn.pixels[y * drawn.stride : y * drawn.stride + drawn.width * 3] for y in range(drawn.height)]
    return Image.frombytes("RGB", (drawn.width, drawn.height), b"".join(rows)).convert("L")


def glued(pdf, poster, size):
    """A poster put together: the sheets at the right over those at the left, the lower ones over the upper ones."""
    edge, band, overlap = round(EDGE), round(TILE_BAND), round(TILE_OVERLAP)
    table = Image.new("L", size, 255)
    for at in range(4):
        sheet = image(pdf, poster * 4 + at)
        right, below = at % 2 == 1, at >= 2
        wide = (size[0] - 2 * edge + overlap) // 2
        high = (size[1] - 2 * edge + overlap) // 2
        left = edge + band if right else edge
        top = edge + band if below else edge
        # Cut on the dashed lines only: what is at the outer edges stays as it is.
        box = left if right else 0, top if below else 0, sheet.width if right else left + wide, top + high
        piece = sheet.crop((*box[:3], sheet.height if below else box[3]))
        table.paste(piece, ((edge + wide - overlap) * right, (edge + high - overlap) * below))
    return table


@POSTERS
def test_cut_and_glued_the_sheets_are_the_poster(sheet, pack, monkeypatch):
    tiles = tiled(sheet, pack)
    poster = whole(sheet, pack, monkeypatch)
    sizes = page_sizes(poster)
    assert page_count(tiles) == 4 * len(sizes)
    assert set(page_sizes(tiles)) == {(11 * INCH, 8.5 * INCH)}
    for at, (wide, high) in enumerate(sizes):
        assert (wide, high) == (1436, 1076)
        differs = ImageChops.difference(image(poster, at), glued(tiles, at, (1436, 1076)))
        marks = differs.point(lambda value: 255 if value > 96 else 0)
        # All that differs is the dashed lines to cut along: they lie upon the cut.
        cut = Image.new("L", marks.size, 0)
        cut.paste(255, (700 - 2, 0, 700 + 2, 1076))
        cut.paste(255, (0, 520 - 2, 1436, 520 + 2))
        assert ImageChops.subtract(marks, cut).getbbox() is None


@POSTERS
def test_each_sheet_says_where_it_belongs_and_keeps_off_the_edges(sheet, pack):
    tiles = tiled(sheet, pack)
    assert ink_near_edges(tiles) == []
    for at, words in enumerate(page_texts(tiles)):
        assert f"Sheet {at % 4 + 1} of 4" in words
        assert f"page {at // 4 + 1} of {page_count(tiles) // 4}" in words


def test_tiled_posters_are_larger_than_those_on_tabloid(pack):
    widths = {
        size: page_sizes(render(Request(sheet="P6", domain=DOMAIN, size=size), pack, None, FONTS))[0]
        for size in (PaperSize.LETTER, PaperSize.TABLOID)
    }
    assert widths[PaperSize.LETTER] < widths[PaperSize.TABLOID] < (1444, 1084)


def test_a_sheet_behind_a_tiled_poster_is_whole(pack):
    requests = [
        Request(sheet="P6", domain=DOMAIN, size=PaperSize.TILES),
        Request(sheet="P10", domain=DOMAIN),
        Request(sheet="P6", domain=DOMAIN, size=PaperSize.TABLOID),
    ]
    pdf = render_packet(requests, pack, None, FONTS)
    alone = [page_count(render(request, pack, None, FONTS)) for request in requests]
    sizes = page_sizes(pdf)
    assert len(sizes) in (sum(alone), sum(alone) + 1)
    assert sizes[alone[0]] == (612, 792)
    assert sizes[-1] == (1224, 792)


@pytest.mark.parametrize("language", [*(pytest.param(one, marks=pytest.mark.slow) for one in ("en", "es")), BOTH])
def test_every_sheet_says_to_its_end_how_it_comes_together(language):
    with spoken(language) as pack:
        pages = page_texts(tiled("P6", pack))[:4]
        wanted = [tile.words for tile in tiles_of(PaperSize.TILES.value[::-1])]
        for words, page in zip(wanted, pages, strict=True):
            assert all(said in " ".join(page.split()) for said in sides(words)), words
