"""Larger text is a promise to the back row: what it chose to read, it reads on every page."""

import pytest

from mastery_desktop.domain.room import SMALLEST_TEXT
from mastery_desktop.ui.wall.canvas import HEIGHT, canvas_for
from mastery_desktop.ui.wall.layout import lay_out
from mastery_desktop.ui.wall.palette import LIGHT
from mastery_desktop.ui.wall.strokes import TextStroke
from tests.helpers.wall import pack, placed_workshop, slides_of

FRAME = 2
"""The header and the footer, which stand last on a page and grow less."""


def smallest(page):
    strokes = [stroke for part in page.placed[:-FRAME] for stroke in part.strokes if isinstance(stroke, TextStroke)]
    return min((stroke.line.kind.size for stroke in strokes), default=None)


@pytest.mark.parametrize("factor", [1.0, 1.15, 1.3])
def test_no_text_between_header_and_footer_is_smaller_than_the_size_that_was_chosen(factor):
    content = pack()
    domain = content.domains[0].id
    slides = [slide for _kind, slide in slides_of(placed_workshop(content, domain), content, domain)]
    assert len(slides) > 30
    for slide in slides:
        for page in lay_out(slide, canvas_for(1920, 1080), factor, LIGHT):
            size = smallest(page)
            assert size is None or size >= HEIGHT * SMALLEST_TEXT * factor - 0.5, (slide.anchor, size)
