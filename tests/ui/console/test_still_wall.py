"""The wall of the single picture stands still while slips are typed and messages come, and old messages go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import StepKind
from tests.ui.console.helpers import go_to, press, visible_texts, write

K = Qt.Key


@pytest.mark.parametrize("size", [(1024, 768), pytest.param((1366, 768), marks=pytest.mark.slow)])
def test_the_wall_keeps_its_place_with_every_slip_and_message(open_console, new_session, size):
    console = open_console(new_session(people=12), size)
    press(console, K.Key_F5)
    console.window().showNormal()  # the display of a test is smaller than a laptop's
    console.window().resize(*size)
    heights = set()

    def look():
        QApplication.processEvents()
        heights.add(console.wall.single.view.height())

    press(console, K.Key_F9)
    press(console, K.Key_F9)  # hidden, and there to stay
    go_to(console, StepKind.DISCUSS)
    look()
    console.desk.tell("The run sheet ends here. Ctrl+P prints the packet; Shift+Esc leads to the console.")
    look()
    go_to(console, StepKind.FOCUS)
    look()
    console.presenter.go_to_step(next(s for s in console.desk.workshop.steps if s.kind is StepKind.COUNT).id)
    look()
    for mark in "1234" * 4:
        write(console, mark)
        look()
    press(console, K.Key_Return)  # it says that the slip is not complete
    look()
    assert len(heights) == 1, heights


def test_that_a_key_stops_projecting_is_not_said_once_it_has(open_console, new_session):
    console = open_console(new_session(people=12))
    press(console, K.Key_F5)
    press(console, K.Key_Escape)
    press(console, K.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    assert "Shift+Esc stops projecting." not in visible_texts(console)


def test_the_small_picture_says_what_is_on_the_wall_only_while_it_is_shown(open_console, new_session):
    console = open_console(new_session(people=12))
    place = console.frame.thumbnail.place
    assert place.text().startswith("On the wall next: Purpose")
    press(console, K.Key_F5)
    assert place.text().startswith("On the wall now: Purpose")
    press(console, K.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    assert place.text().startswith("On the wall next: Purpose")
