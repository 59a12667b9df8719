"""Slides that take two pages: no list leaves one thing alone, and what goes on says what it belongs to."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import pytest

from mastery_desktop import messages
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.wall import Bullets, Checklist, Grid, Heading, Slide
from mastery_desktop.services.slides import SlideBuilder
from mastery_desktop.ui.wall import palette
from mastery_desktop.ui.wall.canvas import canvas_for
from mastery_desktop.ui.wall.layout import Layouts
from mastery_desktop.ui.wall.page import Page
from mastery_desktop.ui.wall.strokes import Discs
from tests.helpers.wall import LIVE, pack, placed_workshop, slides_of, step_of
from tests.ui.wall.test_legibility import SIZES

MANY = 4
"""So many things can stand on two pages without one of them alone."""

layouts = Layouts(most=2000)


def stage_slides(language: str) -> dict[Slide, str]:
    """The slides of the stages, and of the activities of each stage in each domain, with the clock in its corner."""
    if language == "pseudo":
        messages.use(messages.PseudoTranslations())
    content = pack(pseudo=language == "pseudo")
    builder = SlideBuilder(content)
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


def pages_of(slide: Slide, width: int, height: int) -> tuple[Page, ...]:
    return layouts.pages(slide, canvas_for(width, height), 1.0, palette.LIGHT)


def lines_on(page: Page) -> list[str]:
    return [stroke.line.text for stroke, _box in page.texts() if stroke.line.text]


def dots_on(page: Page) -> list[Discs]:
    return [stroke for part in page.placed for stroke in part.strokes if isinstance(stroke, Discs)]


def shares(pages: Sequence[Page], things: Sequence[str]) -> list[int]:
    """How many things of a list begin on each page."""
    waiting = list(things)
    counts = []
    for page in pages:
        before = len(waiting)
        for line in lines_on(page):
            if waiting and waiting[0].startswith(line):
                waiting.pop(0)
        counts.append(before - len(waiting))
    assert not waiting, waiting
    return counts


def lists_in(slide: Slide) -> list[tuple[str, ...]]:
    bullets = (block.items for block in slide.blocks if isinstance(block, Bullets))
    checks = (tuple(item.text for item in block.items) for block in slide.blocks if isinstance(block, Checklist))
    return list(chain(bullets, checks))


@pytest.mark.parametrize("language", ["english", "pseudo"])
def test_no_page_has_one_thing_of_a_long_list_alone(language):
    parted = 0
    for slide, name in stage_slides(language).items():
        for size in SIZES:
            pages = pages_of(slide, *size)
            for things in lists_in(slide):
                if len(things) >= MANY and len(pages) > 1:
                    counts = shares(pages, things)
                    parted += sum(map(bool, counts)) > 1
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
