"""A window that loses the keys for a moment, because a projector comes or goes: what is typed goes on where it was."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mastery_desktop.domain.school_calendar import read_calendar
from mastery_desktop.ui.console.day_hint import DayHint
from mastery_desktop.ui.console.notes import NoteLine

NEAR = date(2026, 11, 22)


@pytest.fixture
def away(qtbot):
    """Gives a function that shows fields in a window, and one that lets another window have the keys for a moment."""
    window, wall = QWidget(), QWidget()
    column = QVBoxLayout(window)
    for made in (window, wall):
        qtbot.addWidget(made)

    def activate(which):
        with qtbot.waitActive(which):
            which.activateWindow()

    def show(*fields):
        for field in fields:
            column.addWidget(field)
        window.show()
        activate(window)
        fields[0].setFocus()

    def go():
        wall.show()
        activate(wall)
        activate(window)

    yield show, go
    wall.hide()
    window.hide()


def test_a_word_is_written_on_where_it_was_left(qtbot, away):
    show, go = away
    field = NoteLine("A thought")
    show(field)
    qtbot.keyClicks(field, "blue")
    go()
    qtbot.keyClicks(field, "red")
    assert field.text() == "bluered"


def test_a_word_is_written_on_within_a_text_too(qtbot, away):
    show, go = away
    field = NoteLine("A thought")
    show(field)
    qtbot.keyClicks(field, "one three")
    for _letter in "three":
        qtbot.keyClick(field, Qt.Key.Key_Left)
    go()
    qtbot.keyClicks(field, "two ")
    assert field.text() == "one two three"


def test_a_day_is_written_on_before_it_is_read(qtbot, away):
    show, go = away
    field = NoteLine("By when")
    hint = DayHint((field,))
    hint.look(read_calendar("", NEAR), NEAR)
    show(field, hint)
    qtbot.keyClicks(field, "Feb 1")
    go()
    qtbot.keyClicks(field, "0")
    assert field.text() == "Feb 10"


def test_a_long_text_is_read_from_its_beginning_once_its_field_is_left(qtbot, away):
    show, _go = away
    field, other = NoteLine("A thought"), QLineEdit()
    show(field, other)
    qtbot.keyClicks(field, "Who has a key to the gym on Saturdays, and who does not?")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert other.hasFocus()
    assert field.cursorPosition() == 0
