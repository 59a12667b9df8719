"""What a school copier leaves of a page: every letter, line and mark must still be there when all is black or white."""

import ctypes

import pypdfium2
import pytest
from PIL import Image, ImageFilter

from mastery_desktop.documents.layout import LARGE_PRINT
from mastery_desktop.documents.no_power import NO_POWER
from mastery_desktop.documents.preview import pictures
from mastery_desktop.documents.register import SHEETS
from mastery_desktop.documents.sheet import Need, Request
from mastery_desktop.documents.sheets import render
from tests.helpers.pages import FONTS
from tests.helpers.workshops import full_workshop

raw = pypdfium2.raw
DPI = 150
SCALE = DPI / 72
HALF = 128
LIGHTER = 0.85
BLUR = 0.12 / 25.4 * DPI
"""A lens out of focus by 0.12 mm, in pixels."""

DOMAIN = "learning_personalized"
EVERY_SHEET = pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if sheet != NO_POWER])
BLANK_OR_FILLED = pytest.mark.parametrize(
    "blank", [True, pytest.param(False, marks=pytest.mark.slow)], ids=["blank", "filled"]
)


def threshold(page):
    """A copy in black and white: what is darker than half gray is black."""
    return page.point([0 if light < HALF else 255 for light in range(256)])


def poor_copy(page):
    """A copy in black and white of a page that was out of focus and too light."""
    return threshold(page.filter(ImageFilter.GaussianBlur(BLUR)).point(lambda light: 255 - (255 - light) * LIGHTER))


def lost(pdf, *copies):
    """What stands on a page, as letters or lines, and is missing on one of the copies."""
    missing = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page, drawn in zip(document, pictures(pdf, DPI), strict=True):
            image = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.pixels, "raw", "RGB", drawn.stride)
            copied = [copy(image.convert("L")) for copy in copies]
            missing += [what for what, box in _visible(page) if not all(_ink_meets_paper(each, box) for each in copied)]
    return missing


def _visible(page):
    """The letters and the lines of a page, with their boxes in points."""
    text = page.get_textpage()
    for at in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, at))
        if letter.isprintable() and not letter.isspace():
            yield f"{letter} in {text.get_text_range(max(0, at - 9), 18)!r}", text.get_charbox(at)
    for shape in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,)):
        if _is_dark(shape):
            yield f"a shape at {shape.get_bounds()}", shape.get_bounds()


def _is_dark(shape):
    """Whether a shape has an outline or a dark filling; a light ground carries nothing."""
    filled, outlined = ctypes.c_int(), raw.FPDF_BOOL()
    raw.FPDFPath_GetDrawMode(shape, filled, outlined)
    parts = [ctypes.c_uint() for _part in range(4)]
    raw.FPDFPageObj_GetFillColor(shape, *parts)
    return outlined.value or (filled.value and sum(part.value for part in parts[:3]) < 3 * HALF)


def _ink_meets_paper(copied, box):
    """Whether there is black and white within a box and a hand's breadth around: neither alone shows anything."""
    left, bottom, right, top = (side * SCALE for side in box)
    around = int(left - 2), int(copied.height - top - 2), int(right + 3), int(copied.height - bottom + 3)
    return copied.crop(around).getextrema() == (0, 255)


def _print(sheet, pack, **how):
    domain = DOMAIN if SHEETS[sheet].domain is not Need.NONE else None
    return render(Request(sheet=sheet, domain=domain, **how), pack, full_workshop(pack, DOMAIN), FONTS)


@BLANK_OR_FILLED
@EVERY_SHEET
def test_black_and_white_alone_lose_nothing_nor_does_a_poor_copy(sheet, blank, pack):
    assert lost(_print(sheet, pack, blank=blank), threshold, poor_copy) == []


@pytest.mark.slow
@EVERY_SHEET
def test_color_is_black_on_the_copier(sheet, pack):
    assert lost(_print(sheet, pack, color=True), poor_copy) == []


@pytest.mark.parametrize("sheet", ["P9", "P19", "P24"])
def test_large_print_loses_nothing(sheet, pack):
    assert lost(_print(sheet, pack, body=LARGE_PRINT), poor_copy) == []


def test_the_loss_of_pale_type_is_found(pack, monkeypatch):
    """The test can fail: gray type is gone on the copier."""
    from mastery_desktop.documents import layout  # noqa: PLC0415 - for this test alone

    pale = layout.Look.body.func
    monkeypatch.setattr(layout.Look, "body", property(lambda look: pale(look).colored(0.6)))
    assert lost(_print("P24", pack), threshold)
