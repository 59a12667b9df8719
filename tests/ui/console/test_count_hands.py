"""A count is closed, and never lost, by somebody who looked away from the laptop for a while."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.key_guard import HANDS_S
from tests.helpers.displays import AVAILABLE, LAPTOP, PROJECTOR, plugged
from tests.ui.console.counting import discussing_first, kept, type_slips
from tests.ui.console.helpers import counted, go_to, press, slips, visible_texts, write

K = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def look_away(console):
    """Nobody has used the keyboard for a while."""
    console.clicker._guard._hands -= 2 * HANDS_S


@pytest.fixture
def console(open_console, new_session):
    console = open_console(new_session(people=12))
    go_to(console, StepKind.COUNT)
    return console


@pytest.mark.slow
@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, CONTROL])
def test_enter_closes_a_blind_count_however_long_the_last_digit_is_ago(console, services, modifier):
    press(console, K.Key_F5)
    assert console.wall.is_single
    typed = slips(12, len(console.panel.elements))
    type_slips(console, typed[:6])
    write(console, "5x")
    type_slips(console, typed[6:])
    write(console, "1")
    assert "F11 closes this" in console.wall.single.text
    look_away(console)
    press(console, K.Key_Return, modifier)
    assert kept(console, services) == counted(typed)


@pytest.mark.slow
def test_a_blind_count_left_and_taken_up_again_is_closed_by_enter(console, services):
    press(console, K.Key_F5)
    typed = slips(12, len(console.panel.elements))
    type_slips(console, typed)
    press(console, K.Key_PageUp)
    press(console, K.Key_PageDown)
    assert "Enter done" in console.wall.single.text
    look_away(console)
    press(console, K.Key_Return)
    assert kept(console, services) == counted(typed)


@pytest.mark.slow
@pytest.mark.skipif(not AVAILABLE, reason="displays can be plugged in the offscreen platform of Linux only")
def test_beside_a_wall_enter_closes_a_full_count_and_of_one_with_slips_missing_the_key_is_named(
    open_console, new_session, services
):
    with plugged(LAPTOP, PROJECTOR):
        console = open_console(new_session(people=12))
        console.wall.project()
        go_to(console, StepKind.COUNT)
        typed = slips(12, len(console.panel.elements))
        type_slips(console, typed[:11])
        look_away(console)
        press(console, K.Key_Return)
        assert kept(console, services) == [None] * len(typed[0])
        assert "Ctrl+Enter presses the button." in "\n".join(visible_texts(console))
        type_slips(console, typed[11:])
        look_away(console)
        press(console, K.Key_Return)
        assert kept(console, services) == counted(typed)


def test_no_single_press_anywhere_loses_the_slips_that_are_in(console):
    type_slips(console, slips(6, len(console.panel.elements)))
    for control in (console.panel.again, *console.panel.ways.findChildren(type(console.panel.again))):
        control.click()
        QApplication.processEvents()
        assert console.panel._count.slips_in == 6


def test_the_second_press_starts_again_and_the_first_one_says_so(console):
    type_slips(console, slips(6, len(console.panel.elements)))
    console.panel.again.click()
    assert "Press again only to start from the beginning." in "\n".join(visible_texts(console))
    console.panel.again.click()
    assert console.panel._count.slips_in == 0


def test_a_key_between_the_two_presses_takes_the_first_one_back(console):
    typed = slips(7, len(console.panel.elements))
    type_slips(console, typed[:6])
    console.panel.again.click()
    console.panel.setFocus()
    type_slips(console, typed[6:])
    console.panel.again.click()
    assert console.panel._count.slips_in == 7


def test_a_mark_after_the_question_of_enter_leaves_nothing_that_enter_would_do(console):
    type_slips(console, slips(6, len(console.panel.elements)))
    press(console, K.Key_Return)
    press(console, K.Key_Backspace)
    press(console, K.Key_1)
    assert not [text for text in visible_texts(console) if "Enter again closes" in text]
    press(console, K.Key_Return)
    assert console.panel._count.slips_in == 6


def test_a_count_with_too_few_slips_says_how_many_are_in(console):
    type_slips(console, slips(1, len(console.panel.elements)))
    press(console, K.Key_Return)
    assert "1 of 12 slips is in. A count closes with 5 or more." in visible_texts(console.window())


def test_tab_after_the_question_of_enter_leaves_nothing_that_enter_would_do(console):
    type_slips(console, slips(6, len(console.panel.elements)))
    press(console, K.Key_Return)
    asked = "6 of 12 slips: Enter again closes the count, or go on with slip 7"
    assert asked in visible_texts(console)
    press(console, K.Key_Tab)
    assert asked not in visible_texts(console)
    assert QApplication.focusWidget() is not console.panel.again
    press(console, K.Key_Return)
    assert console.panel._count.slips_in == 6


@pytest.mark.slow
def test_enter_shows_a_second_round_however_long_the_last_digit_is_ago(console, services):
    discussing_first(console)
    press(console, K.Key_F5)
    press(console, K.Key_F6)
    console.panel._on_second()
    for cards in "28":
        write(console, cards)
        press(console, K.Key_Tab)
    write(console, "1")
    press(console, K.Key_Return)  # nobody holds up the last one
    look_away(console)
    press(console, K.Key_Return)
    rounds = [c.marks for c in services.sessions.load(console.desk.session_id).counts if c.round == 2]
    assert rounds == [(2, 8, 1, 0)]
