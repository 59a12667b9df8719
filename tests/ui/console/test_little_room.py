"""Text twice as large on a small display: words that only tell something give way to the field that is written in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.console.bars import StatusBar
from mastery_desktop.ui.console.notes import GrowingNote
from tests.helpers.languages import spoken
from tests.ui.console.counting import revealed
from tests.ui.console.helpers import go_to, press, settle

K = Qt.Key
LONG = "The wall is on the second display. The displays may fall asleep: switch that off in the power settings."


def lines_of(bar):
    """How many lines of text the strip is high."""
    settle()
    layout = bar.layout()
    high = layout.heightForWidth(700) if layout.hasHeightForWidth() else layout.sizeHint().height()
    high = max(high, bar.minimumHeight())
    return 1 if high <= bar.minimumHeight() else high // bar._wall.fontMetrics().lineSpacing()


def test_where_the_wall_is_takes_one_line_in_the_narrow_form_and_news_stay_whole(qtbot, theme):
    theme.apply("standard", 200)
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.resize(700, 60)
    bar.show()
    bar.set_narrow(narrow=True)
    bar.show_wall(LONG)
    assert lines_of(bar) == 1
    assert bar._wall.text() == LONG  # a reader of the screen says all of it
    assert bar._wall.toolTip() == LONG
    bar.say(LONG)
    assert lines_of(bar) > 1
    bar.forget(LONG)
    assert lines_of(bar) == 1
    bar.set_narrow(narrow=False)
    assert bar._wall.wordWrap()


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768)])
def test_the_panel_keeps_its_room_in_text_twice_as_large(open_console, new_session, theme, clock, size):
    theme.apply("standard", 200)
    console = open_console(new_session(people=12), size)
    console.status.show_wall(LONG)
    go_to(console, StepKind.DISCUSS)
    clock.wait(70 * 60)
    console._chrome.show_time()
    settle()
    assert console.frame.nudge.isVisible()
    assert console.frame.thumbnail.place.isVisible()
    room = console.frame.area.viewport().height()
    assert room >= 250, room
    theme.apply("standard", 100)
    settle()
    assert console.wall.thumbnail.isVisible()


def test_what_a_small_field_asks_for_is_read_whole_before_and_while_it_is_answered(qtbot, theme):
    theme.apply("standard", 200)
    window = QWidget()
    qtbot.addWidget(window)
    field = GrowingNote("Quién (una función)")
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addStretch()
    window.resize(240, 400)
    window.show()
    settle()
    room, metrics = field.viewport().rect().adjusted(4, 4, -4, -4), field.fontMetrics()
    needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, field.placeholderText())
    assert metrics.lineSpacing() < needed.height() <= room.height()
    before = field.height()
    field.setPlainText("A")
    settle()
    assert field.height() == before, "the row would jump with the first letter"
    window.resize(500, 400)
    settle()
    assert field.height() < before


@pytest.mark.slow
@pytest.mark.parametrize("percent", [100, 200])
def test_what_the_keys_of_the_dots_do_stands_in_whole_lines(open_console, new_session, theme, percent):
    theme.apply("standard", percent)
    with spoken("es"):
        console = open_console(new_session(people=12), (1024, 768))
        go_to(console, StepKind.FOCUS)
        press(console, K.Key_2)
        settle()
        (keys,) = (each for each in console.panel.findChildren(QLabel) if each.text().startswith("Números, Tab"))
        assert keys.isVisible()
        assert keys.height() <= 2 * keys.fontMetrics().lineSpacing() + 2


@pytest.mark.slow
def test_what_a_step_left_open_is_said_no_longer_once_it_is_left(open_console, new_session):
    console = open_console(new_session(people=12), (1024, 768))
    go_to(console, StepKind.FOCUS)
    press(console, K.Key_2)
    press(console, K.Key_PageDown)
    assert console.presenter.step.kind is StepKind.FOCUS
    assert "No focus area is chosen yet" in console.status.news
    press(console, K.Key_PageDown)
    assert console.presenter.step.kind is not StepKind.FOCUS
    assert console.status.news == ""


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "es"])
def test_time_that_is_up_takes_no_more_room_than_time_that_is_left(open_console, new_session, theme, clock, language):
    with spoken(language):
        theme.apply("standard", 200)
        console = open_console(new_session(people=12), (1024, 768))
        go_to(console, StepKind.DISCUSS)
        console._chrome.show_time()
        settle()
        before = console.frame.area.viewport().height()
        clock.wait(70 * 60)
        console._chrome.show_time()
        settle()
        lost = before - console.frame.area.viewport().height() - console.frame.nudge.height()
        assert lost <= console.status.fontMetrics().lineSpacing(), lost
        theme.apply("standard", 100)
        settle()


@pytest.mark.slow
def test_a_picture_that_nobody_can_read_leaves_its_room_to_the_levels(open_console, new_session, theme):
    theme.apply("standard", 150)
    console = open_console(new_session(people=12), (1024, 768))
    revealed(console)
    assert console.wall.thumbnail.isVisible()
    assert console.wall.thumbnail.height() > 100
    go_to(console, StepKind.DISCUSS)
    press(console, K.Key_PageDown)
    settle()
    assert not console.wall.thumbnail.isVisible()
    assert console.frame.thumbnail.place.isVisible()
    levels = console.panel.deciding
    bottom = levels.mapTo(console.frame.area.viewport(), levels.rect().bottomLeft()).y()
    assert bottom <= console.frame.area.viewport().height()
    go_to(console, StepKind.CLOSE)
    settle()
    assert console.wall.thumbnail.isVisible()
    theme.apply("standard", 100)
