"""Counting by level: what is in is said per practice, what is missing by name, and with it what to do."""

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import StepKind
from tests.ui.console.helpers import go_to, press, visible_texts, write

K = Qt.Key


@pytest.fixture
def counting(open_console, new_session):
    console = open_console(new_session(people=12))
    press(console, K.Key_F5)
    go_to(console, StepKind.COUNT)
    press(console, K.Key_L)
    return console


def type_practice(console):
    for pile in ("2", "3", "5", "2"):
        write(console, pile)
        press(console, K.Key_Tab)


def wall(console):
    return console.wall.single.view.slide.text


def test_the_first_full_practice_is_not_called_all_slips(counting):
    names = [element.name for element in counting.panel.elements]
    type_practice(counting)
    assert "Practices counted: 1 of 5" in wall(counting)
    assert "Enter for the next practice" in counting.wall.single.text
    assert "12 of 12" not in wall(counting)
    assert counting.panel.primary().text == "1 of 5 practices in"
    press(counting, K.Key_PageDown)
    assert counting.presenter.step.kind is StepKind.REVEAL
    assert "Practices counted: 1 of 5" in wall(counting)
    missing = f"Not counted yet: {', '.join(names[1:])}. PgUp leads back to the count"
    assert missing in counting.wall.single.text
    press(counting, K.Key_R)
    assert missing in "\n".join(visible_texts(counting.window()))
    assert not any(counting.desk.workshop.revealed(element.id) for element in counting.panel.elements)


def test_a_full_count_that_is_not_closed_says_how_it_is_closed(counting):
    for _practice in counting.panel.elements:
        type_practice(counting)
    assert "Slips in: 12 of 12" in wall(counting)
    press(counting, K.Key_PageDown)
    said = "12 of 12 slips are in, and the count is open: PgUp leads back to it, Enter closes it"
    assert said in counting.wall.single.text
    press(counting, K.Key_PageUp)
    press(counting, K.Key_Return)
    press(counting, K.Key_PageDown)
    assert "Reveal: press R" in counting.wall.single.text


def test_what_stops_the_clicker_on_the_console_goes_with_the_step(open_console, new_session):
    console = open_console(new_session(people=12))
    go_to(console, StepKind.REVEAL)
    press(console, K.Key_PageDown)
    assert "Nothing is counted yet" in console.status.news
    press(console, K.Key_PageUp)
    assert console.status.news == ""


@pytest.mark.slow
def test_opened_again_it_promises_no_slip_and_says_which_pile_the_digits_change(open_console, new_session, services):
    console = open_console(new_session(people=12))
    go_to(console, StepKind.COUNT)
    press(console, K.Key_L)
    for _practice in console.panel.elements:
        type_practice(console)
    console.panel.rest()
    press(console, K.Key_Return)
    assert console.panel.more.label == "Open the count again"
    console.panel.more.click()
    first = console.panel.elements[0]
    assert "arrows choose a pile, Backspace empties it, digits fill it" in console.status.news
    assert f"All practices are in. {first.name}: pile 1 of 4" in console.panel.progress.text()
    write(console, "\b3")
    press(console, K.Key_Right)
    write(console, "\b2")
    assert "pile 2 of 4" in console.panel.progress.text()
    press(console, K.Key_Return)
    kept = services.sessions.load(console.desk.session_id)
    marks = [kept.marks(element.id, 1).marks for element in console.panel.elements]
    assert marks == [(3, 2, 5, 2), *4 * [(2, 3, 5, 2)]]
