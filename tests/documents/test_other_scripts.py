"""Letters beyond the usual ones: marks at their place, and faces of the computer where the shipped ones lack one."""

import unicodedata
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from mastery_desktop.config.installed_fonts import font_folders
from mastery_desktop.documents.blocks import text
from mastery_desktop.documents.fonts import Face, Fonts
from mastery_desktop.documents.groups import bullet
from mastery_desktop.documents.layout import Look, Style
from mastery_desktop.documents.paper import Paper
from mastery_desktop.documents.preview import picture
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from tests.helpers.pages import FONTS, fonts_in, outside, words_of

NIMIPUUTIMT = "Nimipuutímt ʔileqét páy\u0313s c\u0313áaʔ q\u0313o x\u0323"
SALISH = "Snchitsu’umshtsn č\u0313 q\u0313ʷ ɬ š x\u030cʷ y\u0313 l\u0313 ƛ\u0313 ʕ\u0313 k\u0315"
KUTENAI_AND_NUMIC = "Ktunaxa ʔa·kxamis q\u0313apiʔ ¢ Newe ü\u0307 ɨ\u0301 ə\u0323\u0301 e\u0331 ṽ"
SENTENCE = "A box stands for a character that cannot be printed here."
PARTY, DAY = "\U0001f389", "日"


def _print(words, pack, workshop, fonts=FONTS):
    goals = (replace(workshop.goals[0], text=words),)
    return render(Request(sheet="P19"), pack, replace(workshop, goals=goals), fonts)


def _copied(pdf):
    """The text of the first page, as a reader of PDFs copies it."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        return text.get_text_range()


@pytest.mark.parametrize("words", [NIMIPUUTIMT, SALISH])
def test_a_reader_copies_marks_behind_their_letters(words, pack, workshop):
    copied = "".join(_copied(_print(words, pack, workshop)).split())
    assert unicodedata.normalize("NFC", "".join(words.split())) in copied


@pytest.mark.parametrize("words", [NIMIPUUTIMT, SALISH, KUTENAI_AND_NUMIC])
def test_every_letter_of_the_languages_of_idaho_is_drawn_as_text(words, pack, workshop):
    pdf = _print(words, pack, workshop)
    letters = unicodedata.normalize("NFC", "".join(words.split()))
    assert set(letters) <= set(_copied(pdf))
    assert SENTENCE not in words_of(pdf)
    assert not outside(pdf)


@pytest.mark.parametrize("base", ["q", "č", "l", "y", "ƛ", "ʕ", "W"])
def test_a_comma_above_stands_clear_over_the_middle_of_its_letter(base):
    alone, marked = _bands(base), _bands(f"{base}\u0313")
    assert len(marked) == len(alone) + 1
    assert abs(_middle(marked[0]) - _middle(marked[-1])) < 2


@pytest.mark.parametrize("base", ["x", "q", "p", "ɫ", "ƛ"])
def test_a_dot_below_stands_clear_under_the_middle_of_its_letter(base):
    alone, marked = _bands(base), _bands(f"{base}\u0323")
    assert len(marked) == len(alone) + 1
    assert abs(_middle(marked[-1]) - _middle(marked[0])) < 2


def test_marks_stand_over_each_other():
    assert len(_bands("q\u0313\u0301")) == 3
    assert len(_bands("ə\u0323\u0301")) == 3


def test_what_follows_a_letter_with_a_mark_stands_where_it_would_without():
    right = [max(band.columns[-1] for band in _bands(words)) for words in ("ʔZ", "ʔ\u0313Z")]
    assert right[0] == pytest.approx(right[1], abs=0.5)


class _Band(NamedTuple):
    """Rows of ink with nothing above and below, and the columns that they fill."""

    rows: list[int]
    columns: list[int]


def _middle(band):
    return (band.columns[0] + band.columns[-1]) / 2


def _bands(words):
    """The bands of ink of a word in type of 60 points, from the top, in pixels of half a point."""
    paper = Paper(FONTS, (400, 200), "en")
    text(words, Style(Face.REGULAR, 60, 75)).draw(paper, 40, 160, 340)
    paper.showPage()
    page = picture(paper.to_bytes(), 0, 144)
    dark = [[x for x in range(page.width) if page.pixels[y * page.stride + 3 * x] < 128] for y in range(page.height)]
    bands = []
    for has_ink, group in groupby(range(page.height), key=lambda y: bool(dark[y])):
        if has_ink:
            rows = list(group)
            bands.append(_Band(rows, sorted({x for y in rows for x in dark[y]})))
    return bands


@pytest.mark.parametrize(("words", "at_the_right"), [("שלום", True), ("shalom", False), ("shalom שלום", False)])
def test_a_point_of_a_list_stands_where_its_text_begins(words, at_the_right):
    paper = Paper(FONTS, (400, 200), "en")
    bullet(words, Look().body).draw(paper, 40, 160, 340)
    paper.showPage()
    with pypdfium2.PdfDocument(paper.to_bytes()) as document:
        (disc,) = document[0].get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_PATH,))
        left, _bottom, _right, _top = disc.get_bounds()
    assert (left > 370) == at_the_right


@pytest.fixture
def make_font(tmp_path):
    """Write a face with a square for each character into the folder of a computer's faces."""
    folder = tmp_path / "faces"
    folder.mkdir()

    def make(name, characters, *, allowed=0):
        names = [".notdef", *(f"u{ord(each):05X}" for each in characters)]
        builder = FontBuilder(1000, isTTF=True)
        builder.setupGlyphOrder(names)
        builder.setupCharacterMap({ord(each): f"u{ord(each):05X}" for each in characters})
        pen = TTGlyphPen(None)
        for corner, move in (((50, 0), pen.moveTo), ((50, 700), pen.lineTo), ((750, 700), pen.lineTo)):
            move(corner)
        pen.lineTo((750, 0))
        pen.closePath()
        square = pen.glyph()
        builder.setupGlyf(dict.fromkeys(names, square))
        builder.setupHorizontalMetrics(dict.fromkeys(names, (800, 50)))
        builder.setupHorizontalHeader(ascent=800, descent=-200)
        builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
        builder.setupOS2(sTypoAscender=800, fsType=allowed)
        builder.setupPost()
        builder.save(folder / f"{name}.ttf")
        return Fonts(FONTS.folder, (folder,))

    return make


@pytest.mark.parametrize("words", [DAY, PARTY, DAY * 3 + PARTY])
def test_a_face_of_the_computer_draws_what_the_shipped_ones_lack(words, make_font, pack, workshop):
    pdf = _print(words, pack, workshop, make_font("Spare", DAY + PARTY))
    assert SENTENCE not in words_of(pdf)
    assert words in words_of(pdf)
    assert all(fonts_in(pdf).values())
    assert any("Spare" in name for name in fonts_in(pdf))
    assert len(pdf) < 150_000


@pytest.mark.parametrize("allowed", [0x0002, 0x0100, 0x0200], ids=["not to be embedded", "not in part", "bitmaps only"])
def test_a_face_whose_maker_forbids_it_is_not_embedded(allowed, make_font, pack, workshop):
    pdf = _print(DAY, pack, workshop, make_font("Forbidden", DAY, allowed=allowed))
    assert SENTENCE in words_of(pdf)
    assert not any("Forbidden" in name for name in fonts_in(pdf))


def test_a_face_that_may_be_edited_is_embedded(make_font, pack, workshop):
    pdf = _print(DAY, pack, workshop, make_font("Editable", DAY, allowed=0x0008))
    assert SENTENCE not in words_of(pdf)


def test_damaged_faces_are_passed_over(make_font, pack, workshop):
    fonts = make_font("Zulu", DAY)
    whole = next(fonts.installed[0].glob("*.ttf")).read_bytes()
    for name, data in (("Alpha", b""), ("Bravo", b"\0\1\0\0" + b"\xff" * 400), ("Charlie", whole[: len(whole) // 2])):
        (fonts.installed[0] / f"{name}.ttf").write_bytes(data)
    assert SENTENCE not in words_of(_print(DAY, pack, workshop, fonts))


def test_a_script_whose_letters_would_stand_wrong_is_not_drawn_at_all(make_font, pack, workshop):
    fonts = make_font("Devanagari", "हिन्दी")
    pdf = _print("हिन्दी", pack, workshop, fonts)
    assert SENTENCE in words_of(pdf)
    dark = sum(byte < 100 for byte in picture(pdf, 0, 72).pixels)
    assert dark > sum(byte < 100 for byte in picture(_print("", pack, workshop), 0, 72).pixels) + 20


@pytest.mark.parametrize(
    ("platform", "variable", "place"),
    [
        ("win32", "WINDIR", "Fonts"),
        ("win32", "LOCALAPPDATA", "Microsoft/Windows/Fonts"),
        ("linux", "XDG_DATA_DIRS", "fonts"),
        ("linux", "XDG_DATA_HOME", "fonts"),
    ],
)
def test_the_computers_own_folders_are_known(platform, variable, place, tmp_path):
    (tmp_path / "data" / place).mkdir(parents=True)
    found = font_folders(platform, {variable: str(tmp_path / "data")}, tmp_path)
    assert tmp_path / "data" / place in found
    assert all(folder.is_dir() for folder in found)


def test_a_mac_keeps_faces_of_the_user_in_the_library(tmp_path):
    (tmp_path / "Library" / "Fonts").mkdir(parents=True)
    assert font_folders("darwin", {}, tmp_path) == (tmp_path / "Library" / "Fonts",)
