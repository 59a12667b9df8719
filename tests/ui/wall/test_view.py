"""The view: pages and places, blank and frozen, and the words that are heard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from mastery_desktop.domain.choices import RatingState, StepKind
from mastery_desktop.domain.wall import Bullets, Paragraph, Slide, Title
from mastery_desktop.ui.wall.palette import DARK, LIGHT
from mastery_desktop.ui.wall.view import WallView
from mastery_desktop.ui.wall.window import AudienceWindow
from tests.helpers.painted import Recorder
from tests.helpers.wall import in_state, pack, slides_of, with_canaries
from tests.helpers.workshops import full_workshop

LONG = Slide(
    anchor="long",
    blocks=(Title(text="A long one"), *(Paragraph(text=f"Thought {n} " + "and so on " * 40) for n in range(6))),
)
SHORT = Slide(anchor="short", blocks=(Title(text="A short one"), Bullets(items=("One", "Two"))))


@pytest.fixture
def view(qtbot):
    view = WallView()
    qtbot.addWidget(view)
    view.resize(1024, 768)
    return view


def words_on(view) -> str:
    recorder = Recorder(view.width(), view.height())
    painter = QPainter(recorder)
    view.paint_on(painter)
    painter.end()
    return " ".join(text.text for text in recorder.painted)


def color_at(view, x, y) -> str:
    picture = QImage(view.size(), QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    view.paint_on(painter)
    painter.end()
    return QColor(picture.pixel(x, y)).name()


def test_pages_turn_and_stop_at_the_ends(view, qtbot):
    view.set_slide(LONG)
    assert view.pages > 1
    assert not view.turn(-1)
    with qtbot.waitSignal(view.page_changed) as told:
        assert view.turn(1)
    assert told.args == [1, view.pages]
    view.set_page(view.pages - 1)
    assert not view.turn(1)
    assert f"Page {view.pages} of {view.pages}" in words_on(view)


def test_stepping_back_shows_the_last_page(view):
    view.set_slide(LONG, -1)
    assert view.page == view.pages - 1


def test_the_words_in_view_stay_when_text_grows(view):
    view.set_slide(LONG)
    view.set_page(view.pages - 1)
    before = words_on(view)
    first = next(n for n in range(6) if f"Thought {n}" in before)
    view.set_factor(1.5)
    starts = words_on(view)
    assert f"Thought {first}" in starts or (view.turn(1) and f"Thought {first}" in words_on(view))
    assert view.page > 0


def test_a_slide_that_changed_keeps_its_page(view):
    view.set_slide(LONG)
    view.turn(1)
    view.set_slide(replace(LONG, foot_right="3 minutes"))
    assert view.page == 1
    view.set_slide(SHORT)
    assert view.page == 0


def test_blank_shows_and_tells_nothing(view):
    view.set_slide(SHORT)
    view.set_blank(True)
    assert words_on(view) == ""
    assert color_at(view, 10, 10) == "#000000"
    assert "short" not in view.accessibleName() + view.accessibleDescription()
    view.set_blank(False)
    assert "A short one" in words_on(view)
    assert view.accessibleDescription() == SHORT.text


def test_frozen_keeps_its_slide_until_it_thaws(view):
    view.set_slide(SHORT)
    view.set_frozen(True)
    view.set_slide(LONG)
    assert view.slide == SHORT
    assert not view.turn(1)
    view.set_frozen(False)
    assert view.slide == LONG


def test_a_small_view_has_the_pages_of_the_wall(view, qtbot):
    view.set_slide(LONG)
    small = WallView()
    qtbot.addWidget(small)
    small.resize(480, 120)
    small.set_picture(QSize(1024, 768))
    small.set_slide(LONG)
    assert small.pages == view.pages


def test_the_dark_wall_is_dark(view):
    view.set_slide(SHORT)
    assert color_at(view, 3, 3) == LIGHT.paper.lower()
    view.set_colors(DARK)
    assert color_at(view, 3, 3) == DARK.paper.lower()


def test_nothing_private_is_painted_said_or_in_a_title(qtbot):
    content = pack()
    domain = content.domains[0]
    workshop, canaries = with_canaries(in_state(full_workshop(content), RatingState.COMPLETE))
    window = AudienceWindow()
    qtbot.addWidget(window)
    window.resize(1024, 768)
    window.view.resize(1024, 768)
    for kind, slide in slides_of(workshop, content, domain.id):
        window.view.set_slide(slide)
        for page in range(window.view.pages):
            window.view.set_page(page)
            told = " ".join(
                [
                    words_on(window.view),
                    window.view.accessibleName(),
                    window.view.accessibleDescription(),
                    window.accessibleName(),
                    window.windowTitle(),
                ]
            )
            assert [canary for canary in canaries if canary in told] == [], (kind, slide.anchor)
            assert slide.title.split()[0] in told


def test_what_is_heard_is_what_is_seen(view):
    content = pack()
    for kind, slide in slides_of(full_workshop(content), content, content.domains[0].id):
        if kind is StepKind.REVEAL and slide.anchor in content.elements:
            view.set_slide(slide)
            heard = view.accessibleDescription()
            assert content.elements[slide.anchor].system in heard
            assert f"{content.levels[0].short}: " in heard


def test_the_window_refuses_to_close_only_while_it_is_projected(qtbot):
    window = AudienceWindow()
    qtbot.addWidget(window)
    window.show()
    window.keep_open(kept=True)
    assert not window.close()
    assert window.isVisible()
    window.keep_open(kept=False)
    assert window.close()
