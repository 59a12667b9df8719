"""Reads PDFs back: words, where they stand, what is printed outside the text area."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.preview import picture

FONTS = Fonts(Path(__file__).resolve().parents[2] / "resources" / "fonts")
EDGE = 36.0
_TOUCH = 2.0
_OVERHANG = 1.5  # a letter such as j reaches so far before its place in large print


@dataclass(frozen=True)
class Word:
    """A stretch of text on a page, with its box in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def words_of(pdf: bytes) -> str:
    """The text of all pages, every run of white space one space."""
    return " ".join(" ".join(page_texts(pdf)).split())


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def page_count(pdf: bytes) -> int:
    """How many pages there are."""
    return len(PdfReader(BytesIO(pdf)).pages)


def boxes(pdf: bytes) -> list[list[Word]]:
    """The boxes of text, page by page."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = []
        for page in document:
            text = page.get_textpage()
            rects = [text.get_rect(at) for at in range(text.count_rects())]
            found.append([Word(text.get_text_bounded(*rect), *rect) for rect in rects])
        return found


def outside(pdf: bytes) -> list[Word]:
    """Text that stands nearer to an edge than half an inch."""
    sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in PdfReader(BytesIO(pdf)).pages]
    return [
        word
        for (width, height), page in zip(sizes, boxes(pdf), strict=True)
        for word in page
        if word.left < EDGE - _OVERHANG
        or word.right > width - EDGE + 1
        or word.bottom < EDGE - 3
        or word.top > height - EDGE + 1
    ]


def overlaps(pdf: bytes) -> list[tuple[Word, Word]]:
    """Pairs of texts that lie upon each other."""
    return [
        (one, other)
        for page in boxes(pdf)
        for one, other in itertools.combinations(page, 2)
        if min(one.right, other.right) - max(one.left, other.left) > _TOUCH
        and min(one.top, other.top) - max(one.bottom, other.bottom) > _TOUCH
    ]


def ink_near_edges(pdf: bytes) -> list[int]:
    """The pages on which anything at all is printed nearer to an edge than half an inch, less a point."""
    marked = []
    for at in range(page_count(pdf)):
        page = picture(pdf, at, 72)
        edge = int(EDGE) - 2
        white = b"\xff" * 3
        rows = [page.pixels[y * page.stride : y * page.stride + page.width * 3] for y in range(page.height)]
        margins = [
            *rows[:edge],
            *rows[-edge:],
            *(row[: edge * 3] for row in rows),
            *(row[-edge * 3 :] for row in rows),
        ]
        if any(row != white * (len(row) // 3) for row in margins):
            marked.append(at + 1)
    return marked


def squares(pdf: bytes) -> list[float]:
    """The sides of all squares that are drawn with an outline, in points, their line not counted."""
    with pypdfium2.PdfDocument(pdf) as document:
        sides = []
        for page in document:
            for shape in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_PATH,)):
                left, bottom, right, top = shape.get_bounds()
                if abs((right - left) - (top - bottom)) < 0.2 and pypdfium2.raw.FPDFPath_CountSegments(shape) in (4, 5):
                    sides.append(right - left)
        return sides


def places_of(pdf: bytes, characters: Sequence[str]) -> dict[str, float]:
    """How far from the left the first of each character stands on the first page, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].get_textpage()
        found: dict[str, float] = {}
        for at in range(page.count_chars()):
            character = chr(pypdfium2.raw.FPDFText_GetUnicode(page, at))
            if character in characters:
                found.setdefault(character, page.get_charbox(at)[0])
        return found


def type_sizes(pdf: bytes) -> set[float]:
    """The sizes of all type, in points."""
    return set().union(*type_sizes_by_page(pdf))


def type_sizes_between(pdf: bytes, bottom: float, top: float) -> set[float]:
    """The sizes of type that stands higher than `bottom` and lower than `top`, in points: without head and foot."""
    sizes: set[float] = set()

    def note(text, _user, matrix, _font, size):
        if text.strip() and bottom < matrix[5] < top:
            sizes.add(size)

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    return sizes


def type_sizes_by_page(pdf: bytes) -> list[set[float]]:
    """The sizes of type on each page, in points."""
    found: list[set[float]] = []
    for page in PdfReader(BytesIO(pdf)).pages:
        sizes: set[float] = set()

        def note(text, _user, _matrix, _font, size, sizes=sizes):
            if text.strip():
                sizes.add(size)

        page.extract_text(visitor_text=note)
        found.append(sizes)
    return found


def fonts_in(pdf: bytes) -> dict[str, bool]:
    """The fonts that pages can use, and whether each is embedded."""
    found: dict[str, bool] = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        resources = page["/Resources"]
        for reference in resources.get("/Font", DictionaryObject()).values():
            font = reference.get_object()
            descriptor = font.get("/FontDescriptor", DictionaryObject()).get_object()
            found[str(font["/BaseFont"])] = "/FontFile2" in descriptor
    return found


def level_lines(pdf: bytes) -> list[list[float]]:
    """The heights of the long level lines on each page, from the top."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = []
        for page in document:
            shapes = [shape.get_bounds() for shape in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_PATH,))]
            heights = {
                round((bottom + top) / 2, 1)
                for left, bottom, right, top in shapes
                if top - bottom < _TOUCH and right - left > 60
            }
            found.append(sorted(heights, reverse=True))
        return found


def frames(pdf: bytes, least_width: float) -> list[list[float]]:
    """The heights of the frames on each page that are at least so wide: rows of tables, boxes."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = []
        for page in document:
            shapes = [shape.get_bounds() for shape in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_PATH,))]
            found.append(
                [
                    top - bottom
                    for left, bottom, right, top in shapes
                    if right - left >= least_width and top - bottom > 5
                ]
            )
        return found
