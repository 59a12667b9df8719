"""Keys before whatever has the focus, while a wall is shown: a clicker does no harm, a person is not hindered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QVBoxLayout, QWidget

from mastery_desktop.config.settings import Choices
from mastery_desktop.ui.clicker_keys import ClickerKeys
from mastery_desktop.ui.key_guard import HANDS_S, KeyGuard
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.choice_box import ChoiceBox
from mastery_desktop.ui.widgets.panel import InlinePanel

K = Qt.Key


class Led:
    """A wall that is shown, and counts what leads it."""

    is_projecting = works = True

    def __init__(self):
        self.steps = 0

    def on_next(self):
        self.steps += 1

    on_back = on_blank = on_project = on_next


class Room:
    """A window with a list of choices on it and another in a panel, and a clock that a test turns."""

    def __init__(self, window, tmp_path):
        self.window, self.led, self.now, self.told = window, Led(), 100.0, []
        self.below = choice(window)
        self.panel = InlinePanel("Languages", window, moves=False)
        self.choice, self.rows, self.button = choice(self.panel), QListWidget(), Button("Do it")
        self.rows.addItems(["one", "two", "three"])
        content = QWidget()
        column = QVBoxLayout(content)
        for each in (self.choice, self.rows, self.button):
            column.addWidget(each)
        self.panel.add_scrolling(content)
        window.resize(800, 600)
        window.show()
        self.below.setFocus()
        self.guard = KeyGuard(
            self.led, ClickerKeys(Choices.read(tmp_path / "choices.json")), window, clock=lambda: self.now
        )
        self.guard.told.connect(self.told.append)

    def press(self, *keys):
        for key in keys:
            QTest.keyClick(QApplication.focusWidget(), key)

    def wait(self):
        """Nobody uses the keyboard for a while."""
        self.now += 2 * HANDS_S


def choice(parent):
    box = ChoiceBox(parent, weighs=True)
    box.addItems(["as the computer", "English", "español"])
    return box


@pytest.fixture
def room(qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    return Room(window, tmp_path)


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # of the open list, offscreen only
def test_in_a_panel_that_a_key_opened_a_list_is_chosen_from_however_long_somebody_read(room):
    room.press(K.Key_F1)
    room.panel.open_panel(room.choice)
    room.wait()
    room.press(K.Key_Down, K.Key_Down, K.Key_Down, K.Key_Return)
    assert (room.choice.currentText(), room.led.steps, room.told) == ("español", 0, [])
    room.wait()
    room.rows.setCurrentRow(0)
    room.rows.setFocus()
    room.press(K.Key_Down, K.Key_Down)
    assert (room.rows.currentRow(), room.led.steps) == (2, 0)


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_list_that_somebody_opened_is_chosen_from_wherever_it_is(room):
    room.press(K.Key_Tab)
    room.below.setFocus()
    room.press(K.Key_Down)
    assert room.below.view().isVisible()
    room.wait()
    room.press(K.Key_Down, K.Key_Return)
    assert (room.below.currentText(), room.led.steps, room.told) == ("English", 0, [])


def test_after_a_page_key_what_stands_in_the_panel_may_be_a_clickers_again(room):
    clicked = []
    room.button.clicked.connect(lambda: clicked.append(1))
    room.press(K.Key_F1)
    room.panel.open_panel(room.button)
    room.wait()
    room.press(K.Key_PageDown, K.Key_Return)
    assert (clicked, len(room.told)) == ([], 1)
    room.press(K.Key_Tab)
    room.button.setFocus()
    room.wait()
    room.press(K.Key_Return)
    assert clicked == [1], "whoever pressed Tab is there again"


def test_a_page_key_in_a_panel_changes_no_choice_and_leads_no_wall_while_somebody_is_there(room):
    room.press(K.Key_F1)
    room.panel.open_panel(room.choice)
    room.press(K.Key_PageDown)
    assert (room.choice.currentIndex(), room.led.steps) == (0, 0)


def test_a_panel_that_came_by_itself_is_a_clickers_until_somebody_is_there(room):
    clicked = []
    room.button.clicked.connect(lambda: clicked.append(1))
    room.panel.open_panel(room.button)
    room.press(K.Key_Return, K.Key_Space)
    assert (clicked, len(room.told)) == ([], 2)


def test_who_was_at_the_keyboard_is_so_for_the_guard_that_comes_after(room, tmp_path):
    room.press(K.Key_F1)
    after = KeyGuard(room.led, ClickerKeys(Choices.read(tmp_path / "c.json")), room.window, clock=lambda: room.now)
    assert not after.is_at_keyboard
    after.take_over(room.guard)
    assert after.is_at_keyboard
    room.wait()
    assert not after.is_at_keyboard


def test_no_pause_holds_right_after_a_key_that_no_clicker_has(room):
    assert not room.guard.is_just_there
    room.press(K.Key_Tab)
    assert room.guard.is_just_there
    room.now += 4
    assert not room.guard.is_just_there
