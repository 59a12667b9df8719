"""Discussing on a small laptop: all that is written is in sight, also who the level is not true for."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.console.counting import discussing, discussing_first, revealed
from tests.ui.console.helpers import decide, press, settle, visible_texts, write

K = Qt.Key


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)])
def test_for_which_groups_not_is_in_sight_whole(open_console, new_session, size):
    console = discussing(open_console(new_session(people=12), size))
    decide(console, "2")
    next(made for made in console.panel.outcome.learners.buttons if made.text() == "For some").click()
    settle()
    area = console.frame.area
    groups = next(line for line in console.findChildren(QLineEdit) if "which groups" in line.placeholderText())
    assert groups.isVisible()
    top = groups.mapTo(area, QPoint(0, 0)).y()
    assert top >= 0
    assert top + groups.height() <= area.viewport().height()


def test_the_overview_begins_with_the_practice_that_calls_for_talk_most(open_console, new_session):
    console = discussing(open_console(new_session(people=12)))
    first = console.panel.sub_items()[0].text
    assert first != console.panel.elements[0].name
    assert console.panel.heading.text() == first
    decide(console, "2")
    assert [item.text for item in console.panel.sub_items() if item.done] == [first]


@pytest.mark.slow
def test_no_button_is_at_hand_when_the_next_practice_comes(open_console, new_session):
    console = discussing_first(open_console(new_session(people=12)))
    levels = console.panel.outcome.levels.buttons
    levels[2].setFocus()
    press(console, K.Key_Space)
    shown = console.panel.outcome._element
    while console.panel.outcome._element == shown:
        press(console, K.Key_PageDown)
    assert QApplication.focusWidget() is console.panel.evidence.have
    assert not any(made.hasFocus() for made in levels)
    write(console, "3 surveys")
    console.panel.evidence.have.flush()
    assert [line.text for line in console.desk.workshop.evidence] == ["3 surveys"]


def suggestion_of(console):
    return next((text for text in visible_texts(console) if text.startswith("Worth talking about")), "")


def test_the_reveal_suggests_what_there_is_time_for_to_the_facilitator_alone(open_console, new_session, clock):
    console = revealed(open_console(new_session(people=12)))
    said = suggestion_of(console)
    assert "6 minutes each" in said
    told = "\n".join(slide.text for slide in console.presenter.slides)
    assert "Worth" not in told
    assert "minutes" not in told
    clock.wait(60 * 60)  # an hour over: nothing is left to talk
    console.panel.refresh()
    assert suggestion_of(console) == ""
    assert any("no time is left for talk" in text for text in visible_texts(console))


@pytest.mark.slow
def test_undo_amid_a_second_round_takes_a_digit_and_no_evidence(open_console, new_session):
    console = discussing_first(open_console(new_session(people=12)))
    evidence, typed = console.panel.evidence.have, console.panel.round
    evidence.setFocus()
    write(console, "Surveys")
    console.panel._second.click()
    write(console, "3")
    press(console, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not typed.piles.started
    assert [line.text for line in console.desk.workshop.evidence] == ["Surveys"]


@pytest.mark.slow
def test_a_second_round_with_too_many_cards_is_put_right_where_it_was_typed(open_console, new_session):
    console = discussing_first(open_console(new_session(people=12)))
    decide(console, "2")
    console.panel._second.click()
    for pile in ("33", "9", "9", "9"):
        write(console, pile)
        press(console, K.Key_Tab)
    press(console, K.Key_Return)
    press(console, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert console.panel.round.is_begun
    element = console.panel.element
    assert console.desk.workshop.rating(element.id).level is not None
