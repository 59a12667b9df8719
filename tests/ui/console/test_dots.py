"""Private dots: shown only when asked twice, with a remark where there are more than people, and covered like slips."""

from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.console.bars import StatusBar
from mastery_desktop.ui.console.focus import FocusPanel
from tests.ui.console.helpers import visible_texts

K = Qt.Key


@pytest.fixture
def panel(show):
    made = show(FocusPanel, StepKind.FOCUS)
    QTest.keyClick(made, K.Key_2)
    return made


def type_dots(panel, *dots):
    for number in dots:
        QTest.keyClicks(panel, str(number))
        QTest.keyClick(panel, K.Key_Return)


def kept(panel):
    return [panel.workshop.candidate(element.id).dots for element in panel.elements]


def test_the_last_enter_asks_before_the_room_sees_the_dots(panel):
    assert panel.blind_hints()[1] == "Enter for the next one"
    type_dots(panel, 3, 1, 7, 1, 0)
    assert not any(kept(panel))
    assert panel.blind_text() == "Enter again shows the dots to the room."
    assert panel.blind_hints()[1] == "Enter shows the dots"
    QTest.keyClick(panel, K.Key_Up)
    QTest.keyClick(panel, K.Key_Return)
    assert not any(kept(panel)), "who went back is asked again"
    QTest.keyClick(panel, K.Key_Return)
    QTest.keyClick(panel, K.Key_Return)
    assert kept(panel) == [3, 1, 7, 1, 0]


def test_more_dots_for_one_practice_than_people_draw_a_remark_and_are_taken(panel):
    name = panel.elements[2].name
    type_dots(panel, 3, 1, 31, 1, 0)
    said = f"{name}: 31 dots, and 12 people rate. Correct one of the two numbers, or go on if each has several dots."
    assert any(said in text for text in visible_texts(panel))
    panel.set_blind(True)
    QTest.keyClick(panel, K.Key_Return)  # another view asks again
    shown = "\n".join((*visible_texts(panel), panel.blind_text()))
    assert "31" not in shown
    assert "One practice has more dots than people" in panel.blind_text()
    QTest.keyClick(panel, K.Key_Return)
    assert kept(panel) == [3, 1, 31, 1, 0]


def test_numbers_are_covered_where_the_room_may_read_them(panel):
    panel.set_covered(True)
    QTest.keyClicks(panel, "7")
    assert "7" not in visible_texts(panel)
    QTest.keyClick(panel, K.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert "7" in visible_texts(panel)
    panel.set_blind(True)
    panel.set_covered(False)  # as below the wall of the single picture, where no key uncovers
    assert not panel.cover.isVisible()
    QTest.keyClick(panel, K.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert "7" not in visible_texts(panel)


def test_tab_leads_from_number_to_number_and_never_shows_the_dots(panel):
    for number in (5, 0, 1, 0, 6):
        QTest.keyClicks(panel, str(number))
        if number != 6:
            QTest.keyClick(panel, K.Key_Tab)
            assert panel.hasFocus()
    assert [panel.dots.piles.row(element.id) for element in panel.elements] == [(5,), (0,), (1,), (0,), (6,)]
    QTest.keyClick(panel, K.Key_Backtab)
    QTest.keyClick(panel, K.Key_Backspace)
    QTest.keyClicks(panel, "2")
    assert panel.dots.piles.row(panel.elements[3].id) == (2,)
    assert not any(kept(panel))


@pytest.mark.parametrize(
    "else_",
    ["key", *(pytest.param(each, marks=pytest.mark.slow) for each in ("part", "view", "step"))],
)
def test_nothing_but_the_very_next_enter_shows_the_dots(panel, else_):
    type_dots(panel, 3, 1, 7, 1, 0)
    assert panel.dots.asks
    if else_ == "key":
        QTest.keyClick(panel, K.Key_PageDown)
    elif else_ == "part":
        QTest.mouseClick(panel.parts.buttons[0], Qt.MouseButton.LeftButton)
        QTest.mouseClick(panel.parts.buttons[1], Qt.MouseButton.LeftButton)
    elif else_ == "view":
        panel.set_blind(True)
    else:
        step = panel.step
        panel.leave()
        panel.show_step(step, "")
        panel._on_part(1)
    QTest.keyClick(panel, K.Key_Return)
    assert not any(kept(panel))
    QTest.keyClick(panel, K.Key_Return)
    assert kept(panel) == [3, 1, 7, 1, 0]


def test_the_bar_says_that_dots_are_in_memory_until_they_are_shown(panel, qtbot):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.follow(panel.desk)
    QTest.keyClicks(panel, "3")
    assert bar.text == "The dots are not on disk until they are shown."
    type_dots(panel, "", 1, 7, 1, 0)
    QTest.keyClick(panel, K.Key_Return)
    assert bar.text.startswith("All changes saved")


def test_dots_that_were_taken_back_and_are_there_again_are_on_the_wall_again(panel, services, qtbot):
    desk = panel.desk
    type_dots(panel, 3, 1, 7, 1, 0)
    QTest.keyClick(panel, K.Key_Return)
    services.history.undo(desk.session_id)
    desk.reload()
    assert not any(kept(panel))
    with qtbot.waitSignal(panel.go_to, check_params_cb=lambda anchor: anchor == "candidates"):
        services.history.redo(desk.session_id)
        desk.reload()
    assert kept(panel) == [3, 1, 7, 1, 0]


def test_it_is_said_how_many_dots_each_has_and_what_an_empty_box_is(panel):
    said = " ".join(visible_texts(panel))
    assert "one dot, or as many as you agree on" in said
    assert "an empty box is 0" in said


def test_each_choice_and_each_choice_taken_back_is_said(panel):
    told = Mock()
    panel.desk.told.connect(told)
    panel._on_part(2)
    panel.choice._choose.click()
    name = panel.elements[0].name
    told.assert_called_with(f"{name} is our focus area now. Say why.")
    assert panel.isAncestorOf(QApplication.focusWidget())
    panel.choice._drop.click()
    told.assert_called_with(f"{name} is no longer the focus area.")
    assert not isinstance(QApplication.focusWidget(), QAbstractButton), "a further space must choose nothing"
