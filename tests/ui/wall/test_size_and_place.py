"""Another size of text: the room goes on seeing what it sees, and larger text is never smaller."""

import pytest

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.live import LiveState
from mastery_desktop.ui.wall.strokes import Discs
from mastery_desktop.ui.wall.view import FACTORS, WallView
from tests.helpers.wall import placed_workshop, said_in, slides_of

USUAL = FACTORS.index(1.0)
UP_AND_DOWN = (*FACTORS[USUAL:], *reversed(FACTORS[:-1]), *FACTORS[: USUAL + 1])


def practices(language):
    """The slides of the practices of the first domain as they are revealed, in a language."""
    content, texts = said_in(language)
    domain = content.domains[0].id
    slides = slides_of(placed_workshop(content, domain), content, domain, LiveState(), texts)
    return [slide for kind, slide in slides if kind is StepKind.REVEAL and slide.anchor in content.elements]


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
