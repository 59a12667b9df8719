"""What was not possible is said below the picture of the wall, and goes with the next entry, Escape or step."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.console.counting import discussing, discussing_first
from tests.ui.console.helpers import press, visible_texts, write

pytestmark = pytest.mark.slow


K = Qt.Key
FULL = "A pile holds at most 99 marks. What stood there stays."


def second_round(console):
    discussing_first(console)
    console.panel._on_second()
    write(console, "120")


def said(console):
    return FULL in "\n".join(visible_texts(console.window()))


def test_in_one_picture_it_stands_in_the_bar_and_takes_nothing_from_the_wall(open_console, new_session, context):
    console = open_console(new_session(people=12))
    press(console, K.Key_F5)
    discussing(console)
    press(console, K.Key_F6)
    console.panel._on_second()
    before = console.wall.single.height()
    write(console, "120")
    assert said(console)
    assert not context.news.isVisible()
    assert console.wall.single.height() == before
    assert FULL in console.wall.single.text
    write(console, "\b")
    assert not said(console)


def test_each_way_on_takes_it_away(open_console, new_session, context):
    console = open_console(new_session(people=12))
    second_round(console)
    assert context.news.isVisible()
    press(console, K.Key_Backspace)
    assert not said(console)
    write(console, "20")
    assert said(console)
    press(console, K.Key_Escape)
    assert not said(console)
    write(console, "0")
    assert said(console)
    press(console, K.Key_PageDown)
    assert not said(console)


def test_the_key_that_dismisses_it_is_named_and_works(open_console, new_session, context):
    console = open_console(new_session(people=12))
    second_round(console)
    assert "F11" in "".join(made.hint for made in context.news.findChildren(type(context.news._close)))
    press(console, K.Key_F11)
    assert not said(console)


def test_a_failure_to_save_stays_until_something_is_saved_again(open_console, new_session, context, services):
    console = open_console(new_session(people=12))
    press(console, K.Key_F5)
    console.desk.refused.emit("The disk is full.", False)
    press(console, K.Key_A)
    assert not context.news.isVisible()
    assert "The disk is full." in console.wall.single.text
    press(console, K.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    assert context.news.isVisible()
    console.frame.parking.park("later")
    assert not context.news.isVisible()
