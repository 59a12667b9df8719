"""Nothing is clipped: in three sizes of window, with text 30 % longer, and with text twice as large."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from mastery_desktop import messages
from mastery_desktop.bootstrap import ContentChoice, open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.domain.records import StepKind
from mastery_desktop.ui.screens.grid import GridScreen
from mastery_desktop.ui.widgets.labels import ElidedLabel
from tests.ui.console.helpers import slips, write

SLACK = 1
"""Pixels that rounding may take."""

CASES = [
    pytest.param((1024, 768), 100, True, id="1024-longer"),
    pytest.param((1366, 768), 100, True, id="1366-longer"),
    pytest.param((1920, 1080), 100, False, id="1920"),
    pytest.param((1024, 768), 200, False, id="1024-large"),
]


@pytest.fixture
def language(request):
    if request.param:
        messages.use(messages.PseudoTranslations())
    return request.param


@pytest.fixture
def services(language, tmp_path, clock):
    wording = messages.pseudo if language else None
    opened = open_services(Paths(tmp_path / "data"), ContentChoice(wording=wording), clock)
    yield opened
    opened.close()


def settle():
    """Let the layouts come to rest: a label that wraps asks for another pass."""
    for _pass in range(6):
        QApplication.processEvents()


def clipped(screen):
    """Every label and button whose words do not fit into it, or that sticks out of the screen."""
    found = []
    for widget in screen.findChildren(QLabel) + screen.findChildren(QAbstractButton):
        if not widget.isVisible() or isinstance(widget, ElidedLabel) or not widget.text():
            continue
        if widget.parentWidget().property("kind") == "row" or widget.property("kind") == "row":
            continue
        needed = widget.minimumSizeHint()
        high = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else needed.height()
        right = widget.mapTo(screen, QPoint(widget.width(), 0)).x()
        if isinstance(widget, QLabel) and not widget.wordWrap() and widget.width() + SLACK < needed.width():
            found.append(("narrow", widget.text(), widget.width(), needed.width()))
        if widget.height() + SLACK < high:
            found.append(("low", widget.text(), widget.height(), high))
        if isinstance(widget, QAbstractButton) and widget.width() + SLACK < needed.width():
            found.append(("narrow", widget.text(), widget.width(), needed.width()))
        if right > screen.width() + SLACK:
            found.append(("outside", widget.text(), right, screen.width()))
    return found


@pytest.mark.parametrize(("size", "percent", "language"), CASES, indirect=["language"])
def test_no_word_is_clipped_in_any_step(open_console, new_session, theme, size, percent, language):
    theme.apply("standard", percent)
    console = open_console(new_session(people=12), size)
    for step in console.desk.workshop.steps:
        console.presenter.go_to_step(step.id)
        settle()
        assert clipped(console) == [], step.kind
        if step.kind is StepKind.COUNT:
            for slip in slips(12, len(console.panel.elements)):
                write(console, "".join(map(str, slip)))
            settle()
            assert clipped(console) == [], "counted"
            console.panel.press_primary()
        if step.kind is StepKind.REVEAL:
            console.panel.press_primary()
            settle()
            assert clipped(console) == [], "revealed"
    window = console.window()
    assert (window.width(), window.height()) == size
    theme.apply("standard", 100)


@pytest.mark.parametrize(("size", "percent", "language"), CASES, indirect=["language"])
def test_the_primary_button_and_the_clock_never_fold(open_console, new_session, theme, size, percent, language):
    theme.apply("standard", percent)
    console = open_console(new_session(people=12), size)
    for step in console.desk.workshop.steps:
        console.presenter.go_to_step(step.id)
        settle()
        for part in (console.frame.clock, console.frame.buttons.shown):
            assert part.isVisible()
            assert console.rect().contains(part.mapTo(console, part.rect().center()))
    theme.apply("standard", 100)


@pytest.mark.parametrize("language", [False], indirect=True)
def test_folded_columns_open_as_drawers(open_console, new_session, language):
    console = open_console(new_session(people=12), (1024, 768))
    assert not console.frame.sheet.isVisible()
    console.frame.toggle_left()
    assert console.frame.sheet.isVisible()
    console.frame.toggle_right()
    assert console.frame.parking.isVisible()
    assert not console.frame.sheet.isVisible()


@pytest.mark.parametrize(("size", "percent", "language"), CASES, indirect=["language"])
def test_no_word_of_the_form_is_clipped(qtbot, context, new_session, theme, size, percent, language):
    theme.apply("standard", percent)
    session = new_session(people=3)
    window = context.news.window()
    screen = GridScreen(context)
    window.layout().insertWidget(0, screen, 1)
    window.resize(*size)
    window.show()
    for domain in context.services.pack.domains:
        screen.open_session(session, domain.id)
        settle()
        assert clipped(screen) == [], domain.name
    theme.apply("standard", 100)


