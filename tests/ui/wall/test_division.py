"""Slides that take two pages: no list leaves one thing alone, and what goes on says what it belongs to."""

from dataclasses import replace

import pytest

from mastery_desktop import messages
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.wall import Bullets, Checklist, Grid, Heading, Levels, ShiftLine, Slide
from mastery_desktop.services.slides import SlideBuilder
from mastery_desktop.ui.wall import palette
from mastery_desktop.ui.wall.canvas import canvas_for
from mastery_desktop.ui.wall.layout import Layouts
from mastery_desktop.ui.wall.page import Page
from mastery_desktop.ui.wall.strokes import Box, Discs
from tests.helpers.wall import LIVE, pack, placed_workshop, said_in, slides_of, step_of
from tests.ui.wall.test_legibility import SIZES

pytestmark = pytest.mark.slow


MANY = 4
"""So many things can stand on two pages without one of them alone."""

FIVE = 5
"""So many practices, in two languages and however long their names, find room in one picture."""

HALF = 540
"""The middle of a page, in units from the top."""

CHECK_BOX = 8.0
"""How round the corners of the boxes of a checklist are; nothing else has such corners."""

layouts = Layouts(most=2000)


def stage_slides(language: str) -> dict[Slide, str]:
    """The slides of the stages, and of the activities of each stage in each domain, with the clock in its corner."""
    content, texts = said_in(language)
    builder = SlideBuilder(content, texts)
    found = {}
    for domain in content.domains:
        workshop = placed_workshop(content, domain.id)
        for stage in content.stage_model.stages:
            chosen = tuple(replace(choice, stage=stage.id) for choice in workshop.stage_choices)
            at_stage = replace(workshop, stage_choices=chosen)
            for kind in (StepKind.STAGES, StepKind.ACTIVITIES):
                for slide in builder.slides(at_stage, step_of(at_stage, kind, domain.id), LIVE):
                    found.setdefault(slide, f"{domain.id} {stage.id} {kind} {slide.anchor}")
    return found


def pages_of(slide: Slide, width: int, height: int, factor: float = 1.0) -> tuple[Page, ...]:
    return layouts.pages(slide, canvas_for(width, height), factor, palette.LIGHT)


def lines_on(page: Page) -> list[str]:
    return [stroke.line.text for stroke, _box in page.texts() if stroke.line.text]


def dots_on(page: Page) -> list[Discs]:
    return [stroke for part in page.placed for stroke in part.strokes if isinstance(stroke, Discs)]


def things_on(page: Page) -> int:
    """How many things of a list begin on a page: each has a bullet, or a box of its own."""
    strokes = [stroke for part in page.placed for stroke in part.strokes]
    boxes = [stroke for stroke in strokes if isinstance(stroke, Box) and stroke.radius == CHECK_BOX]
    return len(dots_on(page)) + len(boxes)


def list_in(slide: Slide) -> int:
    """How many things the list of a slide has."""
    return sum(len(block.items) for block in slide.blocks if isinstance(block, Bullets | Checklist))


@pytest.mark.parametrize(
    ("language", "factor"), [("english", 1.0), ("pseudo", 1.0), ("english", 1.3), ("spanish", 1.0)]
)
def test_no_page_has_one_thing_of_a_long_list_alone(language, factor):
    parted = 0
    for slide, name in stage_slides(language).items():
        for size in SIZES:
            pages = pages_of(slide, *size, factor)
            if len(pages) > 1 and list_in(slide) >= MANY:
                counts = [things_on(page) for page in pages]
                parted += sum(map(bool, counts)) > 1
                assert sum(counts) == list_in(slide), (name, size, counts)
                assert 1 not in counts, (name, size, counts)
    assert parted > 2


def test_a_list_that_goes_on_has_its_heading_again():
    parted = 0
    for slide, name in stage_slides("english").items():
        pages = pages_of(slide, 1024, 768)
        headings = [block.text for block in slide.blocks if isinstance(block, Heading)]
        for page in pages[1:] if headings else []:
            parted += 1
            assert headings[0] in lines_on(page), name
    assert parted > 0


def test_all_practices_of_a_domain_stand_in_one_picture():
    """Also in the smallest room's picture, where long names would push rows to a second page."""
    content = pack()
    for domain in content.domains:
        for kind, slide in slides_of(
            placed_workshop(content, domain.id), content, domain.id, replace(LIVE, countdown=None)
        ):
            if any(isinstance(block, Grid) for block in slide.blocks):
                for size in SIZES:
                    assert len(pages_of(slide, *size)) == 1, (domain.id, kind, slide.anchor, size)


@pytest.mark.parametrize("size", SIZES)
def test_five_practices_are_revealed_at_once_in_two_languages(size):
    """The marks appear together: a second page would show some of them later."""
    content, texts = said_in("both")
    live = replace(LIVE, countdown=None)
    for domain in content.domains:
        for kind, slide in slides_of(placed_workshop(content, domain.id), content, domain.id, live, texts):
            if kind is StepKind.REVEAL and slide.anchor == "all" and len(domain.elements) <= FIVE:
                assert len(pages_of(slide, *size)) == 1, domain.id


@pytest.mark.parametrize("live", [LIVE, replace(LIVE, countdown=None)], ids=["clock", "no clock"])
def test_dots_of_a_picture_have_one_size(live):
    """A mark counts as much as any other: a higher row does not make its dots larger."""
    content = pack()
    for domain in content.domains:
        for kind, slide in slides_of(placed_workshop(content, domain.id), content, domain.id, live):
            if any(isinstance(block, Grid) for block in slide.blocks):
                for size in SIZES:
                    for page in pages_of(slide, *size):
                        sizes = {round(dots.radius, 1) for dots in dots_on(page)}
                        assert len(sizes) == 1, (domain.id, kind, slide.anchor, size, sizes)


def test_every_page_of_the_board_says_what_its_numbers_are():
    content = pack()
    for domain in content.domains:
        for _kind, slide in slides_of(placed_workshop(content, domain.id), content, domain.id):
            if slide.anchor == "board":
                for size in SIZES:
                    for page in pages_of(slide, *size):
                        assert "The numbers are those of the tables." in " ".join(lines_on(page)), domain.id


@pytest.mark.parametrize(("live", "sizes"), [(LIVE, SIZES[1:]), (replace(LIVE, countdown=None), SIZES)])
def test_marks_stand_under_what_they_are_about(live, sizes):
    """The room talks about the marks of two rounds with the practice before its eyes."""
    content = pack()
    for domain in content.domains:
        for kind, slide in slides_of(placed_workshop(content, domain.id), content, domain.id, live):
            if kind is StepKind.DISCUSS and any(isinstance(block, Levels) for block in slide.blocks):
                for size in sizes:
                    assert len(pages_of(slide, *size)) == 1, (domain.id, slide.anchor, size)


@pytest.mark.parametrize("size", SIZES)
def test_the_prompt_stays_in_its_place_when_a_page_is_turned(size):
    content = pack()
    turned = 0
    for domain in content.domains:
        for kind, slide in slides_of(placed_workshop(content, domain.id), content, domain.id, LIVE):
            places = [prompt_places(page, slide.foot_left) for page in pages_of(slide, *size)]
            if slide.foot_left and len(places) > 1:
                turned += 1
                assert all(place == places[0] for place in places), (domain.id, kind, slide.anchor, places)
    assert turned > 0


def prompt_places(page: Page, prompt: str) -> list[tuple[str, float, float]]:
    """The lines of the prompt at the bottom of a page, and where they stand."""
    below = [(stroke.line.text, box.left(), box.top()) for stroke, box in page.texts() if box.top() > HALF]
    return [line for line in below if line[0] and line[0] in prompt]


@pytest.mark.parametrize("size", SIZES)
def test_the_line_of_a_shift_stands_with_its_ends(size):
    """Also in the longest language, with the clock in the corner: marks say nothing without the words at the ends."""
    messages.use(messages.PseudoTranslations())
    content = pack(pseudo=True)
    for domain in content.domains:
        for kind, slide in slides_of(placed_workshop(content, domain.id), content, domain.id, LIVE):
            if kind is StepKind.SHIFTS:
                (line,) = (block for block in slide.blocks if isinstance(block, ShiftLine))
                (page,) = (page for page in pages_of(slide, *size) if dots_on(page))
                assert any(line.shift_from.startswith(text) for text in lines_on(page)), (domain.id, slide.anchor)
