"""Below the wall there is little room: whatever somebody writes in or decides on is in sight, with all of its row."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.console.action_row import ActionRow
from mastery_desktop.ui.console.pads import Cell
from mastery_desktop.ui.widgets.buttons import Button
from tests.helpers.languages import spoken
from tests.ui.console.counting import revealed
from tests.ui.console.helpers import decide, go_to, press, settle, write

K = Qt.Key


@pytest.fixture
def below(open_console, new_session, services):
    """A console whose panel is written below the wall, on a display of 1366x768."""
    session = new_session(people=12)
    services.planning.choose_focus(session, services.pack.domains[0].elements[2].id, "It feeds the others")
    console = open_console(session, (1366, 768))
    press(console, K.Key_F5)
    console.window().showNormal()  # the display of a test is smaller than a laptop's
    console.window().resize(1366, 768)
    return console


def sight(console, widget):
    """From where to where a widget stands in what can be seen of its panel, and how high that is."""
    viewport = console.frame.area.viewport()
    top = widget.mapTo(viewport, QPoint(0, 0)).y()
    return top, top + widget.height(), viewport.height()


def in_sight(console, widget):
    top, bottom, height = sight(console, widget)
    return widget.isVisible() and top >= 0 and bottom <= height


def row_of(widget):
    while not isinstance(widget, ActionRow):
        widget = widget.parentWidget()
    return widget


def test_the_row_of_an_action_is_in_sight_whole_while_it_is_written(below):
    go_to(below, StepKind.PLAN)
    press(below, K.Key_F6)
    below.panel._rows[0].fields["what"].setFocus()
    for number in range(5):
        for field in range(6):
            write(below, f"{number}{field}")
            settle()
            row = row_of(QApplication.focusWidget())
            assert row is below.panel._rows[number]
            assert in_sight(below, row), (number, field, *sight(below, row))
            press(below, K.Key_Return)


@pytest.mark.slow
def test_the_practice_that_is_decided_is_in_sight_with_its_name(below):
    revealed(below)
    go_to(below, StepKind.OUTCOME)
    press(below, K.Key_F6)
    for _practice in range(2):
        settle()
        press(below, K.Key_L, Qt.KeyboardModifier.AltModifier)
        write(below, "2")
        settle()
        row = below.panel.list._rows[below.panel.list._at]
        assert in_sight(below, row), sight(below, row)
        press(below, K.Key_PageDown)


@pytest.mark.slow
def test_the_practice_at_hand_stays_in_sight_while_keys_decide_and_the_wall_steps_on(open_console, new_session):
    console = open_console(new_session(people=12), (1024, 700))
    revealed(console)
    go_to(console, StepKind.OUTCOME)
    decide(console, "")
    while console.presenter.anchor != console.panel.elements[-1].id:
        press(console, K.Key_PageDown)
        settle()
    row = console.panel.list._rows[-1]
    assert console.panel.list.current == row.element.id
    assert in_sight(console, row), sight(console, row)


@pytest.mark.slow
def test_the_practice_at_hand_comes_into_sight_for_who_only_steps_on(open_console, new_session):
    console = open_console(new_session(people=12), (1024, 768))
    revealed(console)
    go_to(console, StepKind.OUTCOME)
    settle()
    assert in_sight(console, console.panel.evidence)
    while console.presenter.anchor != console.panel.elements[-1].id:
        press(console, K.Key_PageDown)
        settle()
        row = next(row for row in console.panel.list._rows if row.element.id == console.panel.list.current)
        assert in_sight(console, row), (row.element.id, sight(console, row))


@pytest.mark.slow
def test_the_next_practice_is_shown_with_its_name(below):
    revealed(below)
    go_to(below, StepKind.DISCUSS)
    press(below, K.Key_PageDown)
    press(below, K.Key_F6)
    below.panel.evidence.have.setFocus()
    before = below.panel.outcome._element
    while below.panel.outcome._element == before:
        press(below, K.Key_PageDown)
    settle()
    assert in_sight(below, below.panel.heading)
    assert in_sight(below, QApplication.focusWidget())


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768)])
@pytest.mark.parametrize("way", ["slips", "piles"])
def test_the_box_that_the_next_key_fills_is_in_sight_in_text_twice_as_large(
    open_console, new_session, theme, size, way
):
    theme.apply("standard", 200)
    console = open_console(new_session(people=12), size)
    go_to(console, StepKind.COUNT)
    console.panel.set_covered(False)  # there is a second display: the room does not see this one
    settle()
    console.panel.rest()
    if way == "piles":
        press(console, K.Key_L)
    for _mark in range(12):
        settle()
        box = next(cell for cell in console.panel.findChildren(Cell) if cell.isVisible() and cell._here)
        assert in_sight(console, box), sight(console, box)
        write(console, "1")
        if way == "piles":
            press(console, K.Key_Tab)


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768)])
def test_the_box_of_dots_that_the_next_key_fills_is_in_sight_in_text_twice_as_large(
    open_console, new_session, theme, size
):
    theme.apply("standard", 200)
    console = open_console(new_session(people=12), size)
    go_to(console, StepKind.FOCUS)
    console.panel.set_covered(False)  # there is a second display: the room does not see this one
    settle()
    console.panel.rest()
    press(console, K.Key_2)
    for _candidate in console.panel.dots.candidates:
        settle()
        box = next(cell for cell in console.panel.findChildren(Cell) if cell.isVisible() and cell.is_next)
        assert in_sight(console, box), sight(console, box)
        write(console, "1")
        press(console, K.Key_Tab)


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768)])
def test_what_the_digits_stand_for_is_in_sight_while_they_are_taken(open_console, new_session, theme, size):
    theme.apply("standard", 200)
    console = open_console(new_session(people=12), size)
    revealed(console)
    go_to(console, StepKind.DISCUSS)
    press(console, K.Key_PageDown)
    settle()
    console.panel.evidence.have.setFocus()
    write(console, "Exit slips")
    press(console, K.Key_T, Qt.KeyboardModifier.AltModifier)
    settle()
    legend = console.panel.evidence._tags.legend
    assert in_sight(console, legend), sight(console, legend)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_practice_on_the_wall_is_in_sight_in_text_twice_as_large(open_console, new_session, theme, clock, language):
    with spoken(language):
        theme.apply("standard", 200)
        console = open_console(new_session(people=12), (1024, 768))
        revealed(console)
        clock.wait(9 * 60)  # the time of the step is up, and says so
        console._chrome.show_time()
        walked = []
        while console.presenter.step.kind is StepKind.REVEAL:
            settle()
            if console.panel.has_element:
                row = next(each for each in console.panel.findChildren(Button) if each.isChecked() and each.isVisible())
                assert in_sight(console, row), (row.text(), sight(console, row))
                walked.append(row.text())
            press(console, K.Key_PageDown)
        assert len(set(walked)) == len(console.panel.elements)
        theme.apply("standard", 100)
