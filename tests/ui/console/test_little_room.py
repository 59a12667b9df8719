"""Text twice as large on a small display: words that only tell something give way to the field that is written in."""

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.console.bars import StatusBar
from tests.ui.console.helpers import go_to, settle

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
