"""Help: it opens where it is about what is shown, is read by keyboard alone, and never where the room would read it."""

import importlib
import pkgutil

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

import mastery_desktop.ui
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.records import SessionId
from mastery_desktop.ui.help_topics import SCREENS, STEPS
from mastery_desktop.ui.screens.help_panel import HelpPanel
from mastery_desktop.ui.screens.report_screen import ReportScreen
from mastery_desktop.ui.widgets.figure import Figure
from mastery_desktop.ui.widgets.panel import InlinePanel
from tests.helpers.pages import page_count, words_of
from tests.ui.console.helpers import settle
from tests.ui.shell.conftest import start

_BASES = {"InlinePanel", "ListPanel", "ReportScreen", "HelpPanel"}


@pytest.fixture
def helper(shell):
    return shell._panels.help


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def all_screens():
    """The classes of all panels, and of all screens that can be left."""
    for found in pkgutil.walk_packages(mastery_desktop.ui.__path__, "mastery_desktop.ui."):
        importlib.import_module(found.name)
    found, waiting = set(), [QWidget]
    while waiting:
        for each in waiting.pop().__subclasses__():
            waiting.append(each)
            is_screen = hasattr(each, "leave_requested") or issubclass(each, InlinePanel | ReportScreen)
            if each.__module__.startswith("mastery_desktop.ui") and is_screen:
                found.add(each.__name__)
    return found


def test_every_screen_and_panel_has_its_place_in_the_guide():
    assert all_screens() - _BASES - {"Home"} == SCREENS.keys() - {"Home"}


def test_f1_opens_it_on_the_first_screen_and_closes_it_again(shell, helper):
    shell.home.start.setFocus()
    press(Qt.Key.Key_F1)
    assert isinstance(helper.panel, HelpPanel)
    assert helper.panel.reader.view.article.id == "first"
    press(Qt.Key.Key_F1)
    assert helper.panel is None
    assert shell.home.start.hasFocus()


@pytest.mark.parametrize("kind", [StepKind.CLOSE, pytest.param(StepKind.RATE, marks=pytest.mark.slow)])
def test_what_is_wanted_stands_at_the_top_also_at_the_end_of_a_chapter(shell, helper, monkeypatch, kind):
    monkeypatch.setattr(helper, "topic", lambda: STEPS[kind])
    helper.toggle()
    settle()
    view = helper.panel.reader.view
    place = next(at for at, each in enumerate(view.article.blocks) if each.anchor == STEPS[kind].anchor)
    top = view._shown[place].mapTo(view._area.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= 40


@pytest.mark.slow
@pytest.mark.parametrize("percent", [100, 200])
def test_no_hole_stands_around_a_picture(make_shell, percent):
    shell = make_shell(size=(1366, 768))
    shell.theme.apply("standard", percent)
    shell._panels.help.toggle()
    settle()
    (figure, *_others) = shell._panels.help.panel.reader.view.findChildren(Figure)
    assert figure.picture.height() == figure.picture.heightForWidth(figure.picture.width())


def test_who_leaves_the_page_can_search_at_once_and_then_read_on(shell, helper):
    helper.toggle()
    reader = helper.panel.reader
    reader.to_lists.click()
    assert reader.search.hasFocus()
    reader._on_entry_chosen(reader._library.contents()[2])
    assert QApplication.focusWidget() is reader.view.focusProxy()


def test_it_opens_over_a_panel_which_stays_as_it_is(shell, helper):
    shell._panels.open_settings()
    settings = shell.panel
    press(Qt.Key.Key_F1)
    assert helper.topic() == SCREENS["SettingsPanel"]
    press(Qt.Key.Key_Escape)
    assert helper.panel is None
    assert shell.panel is settings
    assert settings.isVisible()


def test_it_is_searched_and_read_by_keyboard_alone(shell, helper, qtbot):
    press(Qt.Key.Key_F1)
    reader = helper.panel.reader
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert reader.search.hasFocus()
    QTest.keyClicks(reader.search, "no-power")
    qtbot.waitUntil(lambda: bool(reader._found.rowCount()))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert reader.view.article.id == "before"


@pytest.mark.slow
def test_the_whole_guide_is_saved_as_a_pdf_with_its_pictures(shell, helper, tmp_path):
    press(Qt.Key.Key_F1)
    helper.panel.save.save_to(tmp_path / "help.pdf")
    pdf = (tmp_path / "help.pdf").read_bytes()
    words = words_of(pdf)
    assert all(chapter.title in words for chapter in helper.panel.reader._library.chapters)
    assert page_count(pdf) > 8
    assert pdf.count(b"/Subtype /Image") >= 15


def test_on_the_console_it_opens_at_the_step_and_a_picture_that_the_room_sees_stays_free_of_it(shell, helper):
    shell.open_session(SessionId(start(shell)))
    console = shell.screen_shown
    for kind in (StepKind.COUNT, StepKind.PLAN):
        step = next(step for step in console.desk.workshop.steps if step.kind is kind)
        console.presenter.go_to_step(step.id)
        assert helper.topic() == STEPS[kind]
    console.wall.project()
    assert console.wall.is_single
    helper.toggle()
    assert helper.panel is None
    assert "Shift+Esc" in console.wall.single.text
    console.wall.stop()
    assert shell.news.message is None
    helper.toggle()
    assert helper.panel is not None


def test_it_stays_off_the_line_that_the_back_row_reads(shell, helper):
    shell._panels.check_room(SessionId(start(shell)))
    check = shell.screen_shown
    check._show_whole()
    helper.toggle()
    assert helper.panel is None
    check._show_list()
    helper.toggle()
    assert helper.panel.reader.view.article.id == "before"
