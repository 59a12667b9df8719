"""The guide to the program on paper: its list of contents leads to the pages on which the chapters begin."""

import io
import re

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render_program_guide
from mastery_desktop.domain.guide_text import chapter
from tests.helpers.pages import FONTS, boxes, outside, page_texts

TITLES = ("Before people come", "When they are there, and until they go home again in the evening", "Afterwards")
CHAPTERS = [
    chapter(str(n), f"# {title}\n" + "One more thing to know of it. " * 90, {}) for n, title in enumerate(TITLES)
]


@pytest.mark.parametrize("body", [12, 18])
def test_the_contents_name_the_page_of_every_chapter_and_the_outline_leads_there(pack, body):
    pdf = render_program_guide(pack, CHAPTERS, None, FONTS, Request(sheet="", body=float(body)))
    first, *others = pages = [" ".join(page.split()) for page in page_texts(pdf)]
    assert len(others) >= 1
    contents, _rest = first.split(f"{TITLES[0]} One more")
    reader = PdfReader(io.BytesIO(pdf))
    led = {item.title: reader.get_destination_page_number(item) + 1 for item in reader.outline[1]}
    for title in TITLES:
        page = int(re.search(rf"{title}[\s.]*?(\d+)", contents)[1])
        assert f"{title} One more thing" in pages[page - 1]
        assert led[title] == page
    assert outside(pdf) == []


def test_a_picture_keeps_off_the_line_above_it(pack, tmp_path):
    Image.new("RGB", (400, 300), "gray").save(tmp_path / "wall.png")
    told = chapter("told", "# The wall\nIt goes up at once.\n[wall] What everybody sees.", {})
    pdf = render_program_guide(pack, [told], lambda name: tmp_path / f"{name}.png", FONTS, Request(sheet=""))
    (line,) = (word for word in boxes(pdf)[0] if "at once" in word.text)
    with pypdfium2.PdfDocument(pdf) as document:
        (top,) = (
            thing.get_bounds()[3]
            for thing in document[0].get_objects()
            if thing.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
        )
    assert line.bottom - top >= 8
