"""Another size of text: the room goes on seeing what it sees, and larger text is never smaller."""

from itertools import pairwise

import pytest

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.live import LiveState
from mastery_desktop.domain.two_languages import in_two_languages
from mastery_desktop.messages import BothTranslations
from mastery_desktop.ui.wall.canvas import canvas_for
from mastery_desktop.ui.wall.layout import FACTORS, lay_out
from mastery_desktop.ui.wall.strokes import Discs, TextStroke
from mastery_desktop.ui.wall.view import WallView
from tests.helpers.languages import pack_in, texts_in
from tests.helpers.wall import placed_workshop, said_in, slides_of

USUAL = FACTORS.index(1.0)
UP_AND_DOWN = (*FACTORS[USUAL:], *reversed(FACTORS[:-1]), *FACTORS[: USUAL + 1])


def slides_in(language):
    """The slides of the first domain, with the kinds of their steps, in a language."""
    content, texts = said_in(language)
    domain = content.domains[0].id
    return list(slides_of(placed_workshop(content, domain), content, domain, LiveState(), texts))


def practices(language):
    """The slides of its practices as they are revealed."""
    elements = said_in(language)[0].elements
    return [slide for kind, slide in slides_in(language) if kind is StepKind.REVEAL and slide.anchor in elements]


def sizes(slide, size, factor):
    """The least and the greatest size of every kind of text between header and footer."""
    found = {}
    for page in lay_out(slide, canvas_for(*size), factor):
        for part in page.content:
            for stroke in part.strokes:
                if isinstance(stroke, TextStroke):
                    role = stroke.line.kind.role
                    found.setdefault((role.size, role.weight, stroke.line.second), []).append(stroke.line.kind.size)
    return {kind: (min(each), max(each)) for kind, each in found.items()}


@pytest.fixture
def view(qtbot):
    made = WallView()
    qtbot.addWidget(made)
    made.resize(1024, 768)
    return made


def has_dots(page):
    return any(isinstance(stroke, Discs) for part in page.placed for stroke in part.strokes)


def to_the_dots(view, slide):
    view.set_slide(None)
    view.set_slide(slide)
    while not has_dots(view.current_page):
        assert view.turn(1)
    return view.page


@pytest.mark.slow
def test_the_dots_on_a_page_after_the_first_stay_in_view_at_every_size_of_text(view):
    tried = 0
    for slide in practices("both"):
        at = to_the_dots(view, slide)
        if at == 0:
            continue
        tried += 1
        for factor in UP_AND_DOWN:
            view.set_factor(factor)
            assert has_dots(view.current_page), (slide.anchor, factor)
        view.set_factor(1.0)
        assert view.page == at, slide.anchor
    assert tried


@pytest.mark.slow
def test_every_page_is_there_again_after_another_size_of_text(view):
    for slide in practices("both"):
        view.set_slide(slide)
        for page in range(view.pages):
            view.set_page(page)
            for factor in UP_AND_DOWN:
                view.set_factor(factor)
            assert view.factor == 1.0
            assert view.page == page, slide.anchor


def test_the_first_page_stays_the_first_page(view):
    slide = practices("english")[0]
    view.set_slide(slide)
    for factor in UP_AND_DOWN:
        view.set_factor(factor)
        assert view.page == 0


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
@pytest.mark.parametrize("language", ["english", "both"])
def test_larger_text_is_never_smaller(language, size):
    for kind, slide in slides_in(language):
        tried = [sizes(slide, size, factor) for factor in FACTORS]
        for factor, (smaller, larger) in zip(FACTORS[1:], pairwise(tried), strict=True):
            for role in smaller.keys() & larger.keys():
                told = kind, slide.anchor, factor, role
                assert larger[role][0] >= smaller[role][0], told
                assert larger[role][1] >= smaller[role][1], told


@pytest.mark.slow
@pytest.mark.parametrize(("first", "second"), [("en", "es"), ("es", "en")])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_a_practice_stands_on_one_page_in_both_languages(size, first, second):
    content = in_two_languages(pack_in(first), pack_in(second))
    texts = BothTranslations(texts_in(first), texts_in(second))
    for domain in content.domains:
        workshop = placed_workshop(content, domain.id)
        for kind, slide in slides_of(workshop, content, domain.id, LiveState(), texts):
            if kind is not StepKind.REVEAL or slide.anchor not in content.elements:
                continue
            for factor in FACTORS:
                pages = lay_out(slide, canvas_for(*size), factor)
                parts = sum(any(place.block == 0 for place in page.places) for page in pages)
                assert parts == 1, (slide.anchor, factor)
