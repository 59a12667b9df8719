"""The countdown on the wall is read from the back and covers nothing; so are the moves for a room that is stuck."""

import pytest
from PySide6.QtCore import QRectF

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.live import LiveState
from mastery_desktop.services.slides import SlideBuilder
from mastery_desktop.ui.wall import palette
from mastery_desktop.ui.wall.canvas import canvas_for, fit
from mastery_desktop.ui.wall.layout import Layouts
from tests.helpers.wall import pack, painted, placed_workshop, said_in, slides_of, step_of
from tests.ui.wall.test_legibility import LANGUAGES, SIZES, faults

TENTH = 10
"""The picture's height in heights of the countdown."""

layouts = Layouts(most=4000)
TIMES = [LiveState(countdown=5940), LiveState(countdown=59), LiveState(countdown=0)]


def is_clock(text, slide):
    return text.text == slide.clock.text


@pytest.mark.slow
@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("live", TIMES, ids=["99 min", "0:59", "over"])
def test_the_countdown_is_a_tenth_of_the_picture_and_alone_in_its_corner(width, height, live):
    content = pack()
    domain = content.domains[0].id
    for kind, slide in slides_of(placed_workshop(content, domain), content, domain, live):
        if slide.clock is None:
            continue  # the step has its own, larger one
        for page in layouts.pages(slide, canvas_for(width, height), 1.0, palette.LIGHT):
            place = fit(page_canvas := canvas_for(width, height), width, height)
            texts = painted(page, width, height)
            (clock,) = [text for text in texts if is_clock(text, slide)]
            assert clock.size >= page_canvas.height * place.scale / TENTH, (kind, slide.anchor)
            corner = QRectF(clock.ink.left(), clock.ink.top(), width, height)
            others = [text.text for text in texts if text is not clock and corner.intersects(text.ink)]
            assert others == [], (kind, slide.anchor)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_moves_for_a_stuck_room_can_be_read(language, width, height):
    content, texts = said_in(language)
    workshop = placed_workshop(content, content.domains[0].id)
    step = step_of(workshop, StepKind.DISCUSS, content.domains[0].id)
    for rescue in content.rescues:
        for live in (LiveState(), LiveState(countdown=290, until="12:55"), LiveState(countdown=0)):
            slide = SlideBuilder(content, texts).rescue(workshop, step, rescue, live)
            assert faults(slide, width, height) == [], rescue.id
