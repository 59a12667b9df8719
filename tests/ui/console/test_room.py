"""How the height is shared: the wall gets what the panel leaves, the panel what it needs, and nothing jumps."""

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


def test_the_picture_of_the_wall_takes_what_the_panel_leaves(open_console, new_session):
    console = open_console(new_session(people=12), (1366, 768))
    frame = at(console, StepKind.COUNT)
    assert console.wall.thumbnail.height() > 0.3 * frame.height()
    assert not scrolls(frame)


def test_a_panel_that_needs_more_gets_it_from_the_picture(open_console, new_session):
    console = open_console(new_session(people=12), (1366, 768))
    frame = at(console, StepKind.FOCUS)
    before = console.wall.thumbnail.height()
    console.panel.rest()
    for key in "2310100":
        write(console, key)
        press(console, K.Key_Return)
    console.panel._on_part(2)
    settle()
    assert console.wall.thumbnail.height() < before
    assert not scrolls(frame)


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
