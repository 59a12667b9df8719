"""How the height is shared: the wall gets what the panel leaves, the panel what it needs, and nothing jumps."""

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import StepKind
from tests.ui.console.helpers import go_to, press, settle, slips, write

K = Qt.Key


def at(console, kind):
    found = next(step for step in console.desk.workshop.steps if step.kind is kind)
    console.presenter.go_to_step(found.id)
    settle()
    return console.frame


def scrolls(frame):
    return frame.area.verticalScrollBar().maximum() > 0


@pytest.mark.slow
def test_the_picture_of_the_wall_takes_what_the_panel_leaves(open_console, new_session):
    console = open_console(new_session(people=12), (1366, 768))
    frame = at(console, StepKind.COUNT)
    assert console.wall.thumbnail.height() > 0.2 * frame.height()
    assert not scrolls(frame)


def test_no_part_of_a_step_moves_the_picture(open_console, new_session):
    console = open_console(new_session(people=12), (1366, 768))
    frame = at(console, StepKind.FOCUS)
    heights = {console.wall.thumbnail.height()}
    console.panel.rest()
    press(console, K.Key_2)
    settle()
    heights.add(console.wall.thumbnail.height())
    for key in "310100":
        write(console, key)
        settle()
        heights.add(console.wall.thumbnail.height())
        press(console, K.Key_Return)
    console.panel._on_part(2)
    settle()
    assert heights == {console.wall.thumbnail.height()}
    assert not scrolls(frame)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [StepKind.RATE, StepKind.COUNT])
def test_a_panel_that_comes_to_need_more_scrolls_and_nothing_moves(open_console, new_session, kind):
    console = open_console(new_session(people=12), (1366, 768))
    frame = at(console, kind)
    before = console.wall.thumbnail.height(), frame.area.mapTo(console, frame.area.pos()).y()
    console.panel.body.addSpacing(600)
    console.panel.updateGeometry()
    settle()
    assert scrolls(frame)
    assert (console.wall.thumbnail.height(), frame.area.mapTo(console, frame.area.pos()).y()) == before


def test_in_another_window_the_picture_has_another_height(open_console, new_session):
    console = open_console(new_session(people=12), (1366, 768))
    at(console, StepKind.COUNT)
    before = console.wall.thumbnail.height()
    console.window().resize(1366, 1000)
    settle()
    assert console.wall.thumbnail.height() > before


@pytest.mark.slow
def test_the_buttons_stand_still_while_slips_are_counted(open_console, new_session):
    console = open_console(new_session(people=12), (1366, 768))
    go_to(console, StepKind.COUNT)
    settle()
    buttons = console.frame.buttons
    tops = {(buttons._back.y(), buttons.shown.y())}
    for slip in slips(12, len(console.panel.elements)):
        write(console, "".join(map(str, slip)))
        settle()
        tops.add((buttons._back.y(), buttons.shown.y()))
    assert len(tops) == 1
    assert len(set(tops.pop())) == 1


def test_a_level_can_be_read_whole_where_it_is_typed(open_console, new_session):
    console = open_console(new_session(people=12), (1024, 768))
    go_to(console, StepKind.COUNT)
    press(console, K.Key_H, Qt.KeyboardModifier.ControlModifier)  # on one display the room may read it
    write(console, "3")
    settle()
    cell = next(cell for cell in console.panel._slips._cells if cell.text)
    assert cell.text == "3  Working on it"
    assert cell.width() >= cell.sizeHint().width()


def test_the_first_change_does_not_move_the_screen(open_console, new_session):
    console = open_console(new_session(people=12), (1366, 768))
    settle()
    before = console.frame.height()
    console.panel.rule.buttons[1].click()
    settle()
    assert "Undo" in console.status._undo.text()
    assert console.frame.height() == before
