"""Every page of every sheet as a small picture: what was looked at and found good, to hold later pages against.

`python -m tools.goldens` draws them anew, with the picture sheet in the docs; look at both before they are committed.
"""

from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

from mastery_desktop.content.loader import load_pack
from mastery_desktop.documents.no_power import NO_POWER
from mastery_desktop.documents.preview import pictures
from mastery_desktop.documents.register import SHEETS
from mastery_desktop.documents.sheet import Need, Request
from mastery_desktop.documents.sheets import render
from tests.helpers.pages import FONTS
from tests.helpers.workshops import full_workshop

ROOT = Path(__file__).resolve().parents[2]
GOLDENS = ROOT / "tests" / "data" / "goldens"
PICTURE_SHEET = ROOT / "docs" / "pictures" / "papers.png"
DOMAIN = "learning_personalized"
DRAWN = [sheet for sheet in SHEETS if sheet != NO_POWER]
"""All sheets but the pack, which is made of others."""

DPI = 26
SHEET_DPI = 32
GRAYS = 16
COLUMNS = 6
SHEET_COLUMNS = 7
GAP = 6
CAPTION = 14
BACKGROUND = 176
BLOCK = 6
"""The side of the squares in which pictures are compared, in pixels: a letter or two."""

TOLERANCE = 26
"""By how many of 255 grays a square may differ: less than a word more or less, more than another way of smoothing."""


def pages_of(sheet, *, blank, dpi=DPI):
    """The pages of a sheet in gray."""
    pack = load_pack()
    domain = DOMAIN if SHEETS[sheet].domain is not Need.NONE else None
    pdf = render(Request(sheet=sheet, domain=domain, blank=blank), pack, full_workshop(pack, DOMAIN), FONTS)
    return [
        Image.frombytes("RGB", (page.width, page.height), page.pixels, "raw", "RGB", page.stride).convert("L")
        for page in pictures(pdf, dpi)
    ]


def golden_of(sheet):
    """All pages of a sheet in one picture: blank, and below them filled, where it can be."""
    rows = [pages_of(sheet, blank=True)]
    if SHEETS[sheet].fillable:
        rows.append(pages_of(sheet, blank=False))
    parts = [contact(pages, COLUMNS) for pages in rows]
    whole = Image.new("L", (max(part.width for part in parts), sum(part.height for part in parts)), BACKGROUND)
    top = 0
    for part in parts:
        whole.paste(part, (0, top))
        top += part.height
    return whole


def picture_sheet():
    """The first page of every sheet with its number, filled where it can be."""
    firsts = [pages_of(sheet, blank=not SHEETS[sheet].fillable, dpi=SHEET_DPI)[0] for sheet in DRAWN]
    return contact(firsts, SHEET_COLUMNS, captions=DRAWN)


def contact(pages, columns, captions=()):
    """Pages beside and below each other in one picture, each under its caption."""
    wide, high = max(page.width for page in pages), max(page.height for page in pages)
    below = CAPTION if captions else 0
    columns = min(columns, len(pages))
    rows = -(-len(pages) // columns)
    size = (columns * (wide + GAP) + GAP, rows * (high + GAP + below) + GAP)
    whole = Image.new("L", size, BACKGROUND)
    draw = ImageDraw.Draw(whole)
    font = ImageFont.truetype(str(FONTS.folder / "AtkinsonHyperlegibleNext-Bold.ttf"), CAPTION - 3)
    for at, page in enumerate(pages):
        x, y = GAP + at % columns * (wide + GAP), GAP + at // columns * (high + GAP + below)
        whole.paste(page, (x, y + below))
        if captions:
            draw.text((x, y - 1), captions[at], fill=0, font=font)
    return whole


def difference(one, other):
    """By how much two pictures differ where they differ most, of 255; None where they have different sizes."""
    if one.size != other.size:
        return None
    apart = ImageChops.difference(one, other)
    return apart.reduce(BLOCK).getextrema()[1]


def _save(image, file):
    file.parent.mkdir(parents=True, exist_ok=True)
    image.quantize(GRAYS, method=Image.Quantize.MEDIANCUT).save(file, optimize=True)


def main():
    """Draw all of them anew."""
    drawn, overview = {sheet: golden_of(sheet) for sheet in DRAWN}, picture_sheet()
    for old in GOLDENS.glob("*.png"):  # only now: a page that cannot be drawn takes none of the others with it
        old.unlink()
    for sheet, picture in drawn.items():
        _save(picture, GOLDENS / f"{sheet}.png")
    _save(overview, PICTURE_SHEET)
