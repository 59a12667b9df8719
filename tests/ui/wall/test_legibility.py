"""Every slide at every usual size: nothing clipped, nothing over something else, nothing too small, nothing missing."""

import re
from dataclasses import replace
from itertools import combinations, islice

import pytest
from PySide6.QtCore import QRectF

from mastery_desktop import messages
from mastery_desktop.domain.wall import Levels, Slide
from mastery_desktop.ui.wall import palette
from mastery_desktop.ui.wall.canvas import canvas_for, fit
from mastery_desktop.ui.wall.layout import FACTORS, Layouts
from mastery_desktop.ui.wall.text import FAMILIES
from tests.helpers.packs import small_pack
from tests.helpers.prose import texts_in
from tests.helpers.wall import LIVE, pack, painted, placed_workshop, record, said_in, slides_of
from tests.helpers.workshops import full_workshop

SIZES = ((1024, 768), (1280, 720), (1280, 800), (1366, 768), (1920, 1080))
SLOW = pytest.mark.slow
LANGUAGES = ("english", "pseudo", pytest.param("spanish", marks=SLOW), pytest.param("both", marks=SLOW))
LEAST = 28
"""The picture's height in lines of the smallest text."""

EVERY = pytest.mark.parametrize("every", [11, pytest.param(1, marks=pytest.mark.slow)])
"""A sample of the slides, or all of them."""

layouts = Layouts(most=4000)


def every_slide(language):
    content, texts = said_in(language)
    for domain in content.domains:
        for kind, slide in slides_of(placed_workshop(content, domain.id), content, domain.id, texts=texts):
            yield f"{language} {domain.id} {kind} {slide.anchor}", slide
        yield from short_slides(language, content, domain.id, texts)


def short_slides(language, content, domain, texts):
    """The slides of the short version that are not among those of the full one."""
    workshop = placed_workshop(content, domain)
    full = [slide for _kind, slide in slides_of(workshop, content, domain, texts=texts)]
    for kind, slide in slides_of(workshop, content, domain, replace(LIVE, full_text=False), texts):
        if slide not in full:
            yield f"{language} {domain} {kind} {slide.anchor} (short)", slide


def faults(slide: Slide, width: int, height: int, factor: float = 1.0) -> list[str]:
    """What is wrong with a slide in a picture of some size."""
    canvas = canvas_for(width, height)
    found = []
    seen: list[str] = []
    for number, page in enumerate(layouts.pages(slide, canvas, factor, palette.LIGHT), 1):
        drawn = record(page, width, height)
        texts = drawn.painted
        seen += [text.text for text in texts]
        for text in texts:
            if text.ink.left() < 0 or text.ink.top() < 0 or text.ink.right() > width or text.ink.bottom() > height:
                found.append(f"page {number}: outside: {text}")
            if text.size < height / LEAST - 0.01:
                found.append(f"page {number}: too small: {text}")
        found += [
            f"page {number}: {one.text!r} over {other.text!r}"
            for one, other in combinations(texts, 2)
            if overlap(one.ink, other.ink)
        ]
        found += [
            f"page {number}: a dot over {text.text!r}"
            for text in texts
            for disc in drawn.discs
            if overlap(text.ink, disc) and not disc.contains(text.ink)
        ]
    blocks = [replace(b, rounds=(replace(b.rounds[0], name=""),)) if only_round(b) else b for b in slide.blocks]
    missing = words_of(texts_in(tuple(blocks))) - words_of(seen)
    return found + [f"not drawn: {word}" for word in sorted(missing) if not word.startswith("#")]


def only_round(block) -> bool:
    """Whether a block has one round of marks: its name is said only where there are several."""
    return isinstance(block, Levels) and len(block.rounds) == 1


def overlap(one: QRectF, other: QRectF) -> bool:
    """Whether two texts lie over each other by more than the edge of a letter."""
    both = one.intersected(other)
    return both.width() > 1.5 and both.height() > 1.5


def words_of(texts) -> set[str]:
    """The words of some texts in all of their languages; a line may break after a hyphen or a slash."""
    said = (side for text in texts for side in messages.sides(text))
    return {word.strip("():") for text in said for word in re.split(r"[\s/\-–—~]+", text)} - {""}


@EVERY
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_slide_can_be_read(language, width, height, every):
    for name, slide in islice(every_slide(language), 0, None, every):
        assert faults(slide, width, height) == [], name


@pytest.mark.slow
@EVERY
@pytest.mark.parametrize("factor", [FACTORS[0], FACTORS[-1]])
def test_larger_and_smaller_text_can_be_read(factor, every):
    for name, slide in islice(every_slide("english"), 0, None, every):
        assert faults(slide, 1024, 768, factor) == [], name


@pytest.mark.slow
@pytest.mark.parametrize(("width", "height"), [(1280, 1024), (2560, 1080), (800, 1200)])
def test_unusual_pictures_can_be_read(width, height):
    """Where a picture is much higher or wider than usual, the canvas lies centred, and all of it is seen."""
    content = pack()
    for _kind, slide in slides_of(full_workshop(content), content, content.domains[0].id):
        place = fit(canvas_for(width, height), width, height)
        for page in layouts.pages(slide, place.canvas, 1.0, palette.LIGHT):
            for text in painted(page, width, height):
                assert 0 <= text.ink.left() <= text.ink.right() <= width, slide.anchor
                assert text.size >= place.canvas.height * place.scale / LEAST - 0.01


def test_another_framework_can_be_read():
    content = small_pack()
    for _kind, slide in slides_of(full_workshop(content), content, content.domains[0].id):
        assert faults(slide, 1024, 768) == [], slide.anchor


@pytest.mark.slow
def test_titles_and_statements_are_larger_than_they_must_be():
    """A title is at least a fourteenth of the picture, a statement that is rated at least a twentieth."""
    content = pack(pseudo=True)
    for domain in content.domains:
        for _kind, slide in slides_of(placed_workshop(content, domain.id), content, domain.id):
            sizes = {}
            for page in layouts.pages(slide, canvas_for(1024, 768), FACTORS[0], palette.LIGHT):
                for stroke, _box in page.texts():
                    sizes.setdefault(stroke.line.kind.role.floor, []).append(stroke.line.kind.size)
            for floor, found in sizes.items():
                assert min(found) >= floor


@pytest.mark.slow
def test_long_words_of_people_stay_inside():
    """People type what they like: no text leaves its box, however long its words and lines are."""
    content = pack()
    workshop = full_workshop(content)
    endless = "Donaudampfschifffahrtsgesellschaftskapitän" * 4 + " " + "word " * 400
    workshop = replace(
        workshop,
        goals=tuple(replace(goal, text=endless) for goal in workshop.goals),
        actions=tuple(replace(action, what=endless, who=endless[:90], by=endless[:60]) for action in workshop.actions),
        evidence=tuple(replace(line, text=endless) for line in workshop.evidence),
    )
    for kind, slide in slides_of(workshop, content, content.domains[0].id):
        bad = [fault for fault in faults(slide, 1024, 768) if "not drawn" not in fault]
        assert bad == [], (kind, slide.anchor)


def test_the_faces_of_the_wall_are_the_ones_that_come_with_the_program():
    content = pack()
    _kind, slide = next(iter(slides_of(full_workshop(content), content, content.domains[0].id)))
    fonts = {
        stroke.line.layout.font().families()[0]
        for page in layouts.pages(slide, canvas_for(1920, 1080), 1.0, palette.LIGHT)
        for stroke, _box in page.texts()
    }
    assert fonts == {FAMILIES[0]}
