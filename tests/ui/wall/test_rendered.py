"""Pages as pictures: nothing lost at an edge or behind a box, every word clear where it stands, pages well filled."""

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor

from mastery_desktop.domain.wall import Bullets, Paragraph, Slide, Statement, Table, TableRow, Title
from mastery_desktop.ui.wall import palette
from mastery_desktop.ui.wall.canvas import MARGIN, canvas_for, fit
from mastery_desktop.ui.wall.layout import Layouts
from mastery_desktop.ui.wall.strokes import Box
from tests.helpers.vision import contrast, rgb
from tests.helpers.wall import LIVE, pack, picture_of, placed_workshop, record, said_in, slides_of

SIZES = ((1024, 768), (1280, 720), (1280, 800), (1366, 768), (1920, 1080))
WALLS = {"light": palette.LIGHT, "dark": palette.DARK, "high contrast": palette.HIGH_CONTRAST}
DOMAINS = range(4)
CLEAR = 7.0
BORDER = 24
FREE = MARGIN - 20
"""Units at the left and the right where nothing stands, not even the ground of a row."""

OVER_AN_EDGE = 2.0

layouts = Layouts(most=2000)


def slides(language: str, domain: int, every: int = 1):
    """Slides of a domain with a clock and without, short ones too; of a sample, each so many."""
    content, texts = said_in(language)
    place = content.domains[domain].id
    workshop = placed_workshop(content, place)
    found = {}
    for live in (replace(LIVE, countdown=None), LIVE, replace(LIVE, full_text=False, countdown=None)):
        for kind, slide in slides_of(workshop, content, place, live, texts):
            found.setdefault(slide, f"{language} {kind} {slide.anchor}")
    return list(found.items())[::every]


def pages_of(slide: Slide, width: int, height: int, colors=palette.LIGHT):
    return layouts.pages(slide, canvas_for(width, height), 1.0, colors)


def faults(slide: Slide, width: int, height: int, colors=palette.LIGHT) -> list[str]:
    return [
        f"page {number}: {fault}"
        for number, page in enumerate(pages_of(slide, width, height, colors), 1)
        for fault in faults_of(page, width, height)
    ]


def faults_of(page, width=1024, height=768) -> list[str]:
    picture = picture_of(page, width, height, BORDER)
    drawn = record(page, width, height)
    scale = fit(canvas_for(width, height), width, height).scale
    return [*cut_off(picture, scale), *over_an_edge(drawn), *hard_to_read(picture, drawn)]


def cut_off(picture, scale):
    """Whatever is painted outside the margins, also beyond the edge of the picture."""
    left, right = BORDER + FREE * scale, picture.width - BORDER - FREE * scale
    least = BORDER + round(20 * scale)
    for y in range(picture.height):
        inside = least <= y < picture.height - least
        parts = ((0, left), (right, picture.width)) if inside else ((0, picture.width),)
        if not all(picture.is_plain(y, *part) for part in parts):
            yield f"something at the edge, row {y - BORDER}"
            return


def over_an_edge(drawn):
    """Words that leave the box they stand in."""
    for text in drawn.painted:
        for box in drawn.boxes:
            both = text.ink.intersected(box)
            crosses = both.width() > OVER_AN_EDGE and both.height() > OVER_AN_EDGE
            if crosses and not box.adjusted(-1, -1, 1, 1).contains(text.ink):
                yield f"{text.text!r} over the edge of a box"


def hard_to_read(picture, drawn):
    """Words whose ink is not in the picture, or does not stand out from the ground that is really there."""
    for text in drawn.painted:
        if not text.text.strip():
            continue
        ink = text.ink.translated(BORDER, BORDER)
        seen = Counter[int]()
        for share in (0.35, 0.6):
            seen.update(picture.row(ink.top() + ink.height() * share, ink.left() - 3, ink.right() + 3))
        ground = seen.most_common(1)[0][0]
        if rgb(text.color) == ground:  # a thick letter fills its own box
            ground = picture.at(ink.left() - 3, ink.center().y())
        clearest = max(contrast(color, ground) for color in seen)
        if contrast(rgb(text.color), ground) < CLEAR or clearest < CLEAR:
            yield f"{text.text!r} on {QColor(ground).name()} has {clearest:.1f}"


@pytest.mark.slow
@pytest.mark.timeout(240)
@pytest.mark.parametrize("language", ["english", "pseudo", "spanish", "both"])
@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_page_is_whole_and_clear(language, domain, width, height):
    for slide, name in slides(language, domain):
        assert faults(slide, width, height) == [], name


@pytest.mark.slow
@pytest.mark.timeout(240)
@pytest.mark.parametrize("wall", ["dark", "high contrast"])
@pytest.mark.parametrize("domain", DOMAINS)
def test_every_page_is_clear_on_the_other_walls(wall, domain):
    for slide, name in slides("english", domain):
        assert faults(slide, 1366, 768, WALLS[wall]) == [], name


@pytest.mark.parametrize(
    ("number", "language", "width", "height"),
    [(number, ("english", "pseudo")[number % 2], *size) for number, size in enumerate(SIZES)],
)
def test_some_pages_are_whole_and_clear(number, language, width, height):
    sample = slides(language, number % 4, every=27)
    assert len(sample) > 4
    for slide, name in sample:
        assert faults(slide, width, height, list(WALLS.values())[number % 3]) == [], name


def test_a_word_that_is_cut_or_covered_or_pale_is_found():
    """The looks themselves: each finds the fault it is for."""
    page = pages_of(Slide(anchor="a", blocks=(Title(text="Look at this"),)), 1024, 768)[0]
    assert faults_of(page) == []
    first = page.content[0]
    alone = replace(page, frame=())
    assert any("at the edge" in each for each in faults_of(replace(alone, content=(replace(first, x=-30.0),))))
    title = first.strokes[0]
    cover = Box(title.box, fill=QColor("#FFFFFF"))
    covered = replace(alone, content=(replace(first, strokes=(title, cover)),))
    assert any("Look at this" in each for each in faults_of(covered))
    narrow = replace(cover, rect=title.box.adjusted(0, 0, -80, 0))
    behind = replace(alone, content=(replace(first, strokes=(narrow, title)),))
    assert any("over the edge" in each for each in faults_of(behind))
    pale = replace(alone, content=(replace(first, strokes=(replace(title, color=QColor("#808080")),)),))
    assert any("has 3.9" in each for each in faults_of(pale))


# --- pages are well filled


def content_lines(page) -> list[float]:
    """The bottoms of the lines of text between header and footer, from the top down."""
    return sorted({stroke.box.bottom() + part.y for part in page.placed[:-2] for stroke in text_strokes(part)})


def text_strokes(part):
    return [stroke for stroke in part.strokes if hasattr(stroke, "line") and hasattr(stroke, "box")]


@pytest.mark.parametrize("every", [9, pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize("domain", DOMAINS)
def test_no_page_has_a_line_alone(domain, every):
    for slide, name in slides("english", domain, every):
        pages = pages_of(slide, 1024, 768)
        if len(pages) > 1:
            assert min(len(content_lines(page)) for page in pages) > 1, name


@pytest.mark.parametrize("count", [9, 12, 15, 19])
def test_pages_of_a_long_list_are_about_as_full_as_each_other(count):
    items = tuple(f"Thing number {number} that we want to remember" for number in range(count))
    for size in ((1024, 768), (1366, 768)):
        pages = pages_of(Slide(anchor="list", blocks=(Title(text="A long list"), Bullets(items=items))), *size)
        if len(pages) > 1:
            ends = [content_lines(page)[-1] for page in pages]
            assert max(ends) - min(ends) < 0.3 * 1080, (count, size, ends)


def test_a_page_ends_where_a_thought_ends():
    """Where a slide takes two pages, a table that fits the second one stays whole."""
    rows = tuple(TableRow(cells=(f"Step {number}", "Somebody")) for number in range(6))
    slide = Slide(
        anchor="a",
        blocks=(
            Title(text="What we do"),
            Paragraph(text="A word on how we got here and what it asks of all of us. " * 6),
            Table(heads=("What", "Who"), rows=rows, weights=(2, 1)),
        ),
    )
    pages = pages_of(slide, 1024, 768)
    assert len(pages) == 2
    first = " ".join(stroke.line.text for stroke, _box in pages[0].texts())
    assert "Step" not in first


def test_few_words_are_larger_than_many():
    few = Slide(anchor="few", blocks=(Title(text="Thank you"), Bullets(items=("Go home.", "Sleep well."))))
    many = replace(few, blocks=(few.blocks[0], Bullets(items=tuple(f"Number {n} of many" for n in range(9)))))
    assert least_size(few) > least_size(many)


def test_larger_text_is_never_smaller():
    """What the facilitator sets to be larger is at least as large as before, on slides with few words too."""
    slide = Slide(anchor="few", blocks=(Statement(text="One thing"), Bullets(items=("Go home and sleep well.",) * 3)))
    sizes = [least_size(slide, factor) for factor in (0.85, 1.0, 1.15, 1.3, 1.5)]
    assert sizes == sorted(sizes)


def least_size(slide, factor=1.0):
    pages = layouts.pages(slide, canvas_for(1366, 768), factor, palette.LIGHT)
    return min(stroke.line.kind.size for page in pages for part in page.placed[:-2] for stroke in text_strokes(part))


def test_no_title_ends_with_a_lonely_word():
    broken = 0
    for element in (element for domain in pack().domains for element in domain.elements):
        page = pages_of(Slide(anchor="a", blocks=(Title(text=element.name),)), 1024, 768)[0]
        lines = [stroke.line for stroke, _box in page.texts()]
        broken += len(lines) > 1
        assert lines[-1].width > 0.4 * max(line.width for line in lines), element.name
    assert broken > 2


def test_a_page_that_goes_on_says_what_it_is_about():
    """Where the top of the wall has no room for all, the name of the practice stays and that of the domain goes."""
    name = "Inquiry-based learning experiences"
    items = tuple(f"Thing number {number} that we want to remember" for number in range(19))
    blocks = (Title(text=name), Bullets(items=items))
    slide = Slide(anchor="a", blocks=blocks, left=("Learning Personalized", "Instruction"), right="Shift 1 of 6")
    pages = pages_of(slide, 1024, 768)
    assert len(pages) > 1
    for page in pages[1:]:
        assert any(name in stroke.line.text for stroke, _box in page.texts())
