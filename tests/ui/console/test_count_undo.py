"""Undo in a count, in the panel alone: what Enter did by level is one undo, and a closed count opens again."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mastery_desktop.domain.choices import RatingState, StepKind
from mastery_desktop.ui.console.count import CountPanel
from mastery_desktop.ui.console.count_words import forget_text
from mastery_desktop.ui.console.pads import Cell
from tests.ui.console.helpers import press, settle, visible_texts, write

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(desk, show):
    made = show(CountPanel, StepKind.COUNT)
    made.setFocus()
    return made


@pytest.fixture
def by_level(panel):
    press(panel, K.Key_L)
    return panel


def state(panel):
    entry = panel._count.entry
    return entry.at, entry.counts(), entry.complete


def test_undo_opens_a_closed_count_in_the_console_too(panel):
    elements = len(panel.elements)
    write(panel, "1" * elements * 12)
    press(panel, K.Key_Return)
    first = panel.elements[0].id
    assert panel.workshop.rating(first).state is RatingState.COMPLETE
    assert panel.takes_back, "the bar must not offer to undo another step with the same key"
    press(panel, K.Key_Z, CTRL)
    assert panel.workshop.rating(first).state is RatingState.COLLECTING
    assert panel._count.slips_in == 12


def test_one_undo_takes_back_what_enter_did_by_level(by_level):
    write(by_level, "7")
    before = state(by_level)
    for _enter in range(2):  # the first one says that the number is not reached
        press(by_level, K.Key_Return)
    assert by_level._count.entry.current == by_level.elements[1].id
    press(by_level, K.Key_Z, CTRL)
    assert state(by_level) == before
    press(by_level, K.Key_Z, CTRL)
    assert not by_level._count.started


@pytest.mark.slow
def test_a_row_that_does_not_make_the_number_says_so_before_it_goes_on(by_level):
    first, second = by_level.elements[:2]
    write(by_level, "3")
    press(by_level, K.Key_Return)
    assert by_level._count.entry.current == first.id
    said = f"{first.name}: 9 marks are missing. Enter again goes on, or type the rest"
    assert any(said in text for text in visible_texts(by_level))
    write(by_level, "4")  # 34: another number is another question
    press(by_level, K.Key_Return)
    assert any(f"{first.name}: 22 marks too many" in text for text in visible_texts(by_level))
    press(by_level, K.Key_Return)
    assert by_level._count.entry.current == second.id
    for pile in "345":
        write(by_level, pile)
        press(by_level, K.Key_Tab)
    press(by_level, K.Key_Return)
    assert by_level._count.entry.current == by_level.elements[2].id, "twelve go on at once"


@pytest.mark.slow
def test_what_is_said_of_a_short_row_tells_the_room_nothing_of_a_level(by_level):
    by_level.set_blind(True)
    write(by_level, "3")
    press(by_level, K.Key_Return)
    first = by_level.elements[0].name
    assert by_level.blind_text() == f"{first} does not make 12: Enter again goes on, or type the rest"
    write(by_level, "\b")
    assert "does not make" not in by_level.blind_text()


@pytest.mark.slow
def test_tab_out_of_a_row_that_does_not_make_the_number_says_so_too(by_level):
    for pile in "345":
        write(by_level, pile)
        press(by_level, K.Key_Tab)
    write(by_level, "9")
    press(by_level, K.Key_Tab)
    assert by_level._count.entry.current == by_level.elements[0].id
    press(by_level, K.Key_Tab)
    assert by_level._count.entry.current == by_level.elements[1].id


@pytest.mark.parametrize("blind", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_what_is_hidden_has_no_name_for_a_screen_reader_either(panel, blind):
    write(panel, "12")
    (panel.set_blind if blind else panel.set_covered)(True)
    assert not any(cell.accessibleName() for cell in panel.findChildren(Cell))


@pytest.mark.parametrize("covered", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_a_question_takes_no_button_from_under_the_mouse(by_level, covered):
    by_level.resize(900, 700)
    by_level.set_covered(covered)
    write(by_level, "3")
    settle()
    place, cell = by_level.again.mapTo(by_level, QPoint(0, 0)), by_level.findChildren(Cell)[-1]
    before = cell.mapTo(by_level, QPoint(0, 0))
    QTest.mouseClick(by_level.again, Qt.MouseButton.LeftButton)
    settle()
    assert forget_text() in visible_texts(by_level)
    assert by_level.again.mapTo(by_level, QPoint(0, 0)) == place
    if not covered:
        assert cell.mapTo(by_level, QPoint(0, 0)) == before
