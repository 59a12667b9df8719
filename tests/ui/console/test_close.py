"""The last step: the one button that stands out does what is next to do, and is never a dead end."""

from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import SessionState
from tests.ui.console.helpers import press


def at_close(console):
    found = next(step for step in console.desk.workshop.steps if step.kind.value == "close")
    console.presenter.go_to_step(found.id)
    return console.frame.buttons


def test_the_last_step_leads_to_the_packet_and_then_to_the_end(open_console, new_session):
    console = open_console(new_session())
    asked = []
    console.print_requested.connect(asked.append)
    buttons = at_close(console)
    assert "Print the packet" in buttons.shown.text()
    buttons.shown.click()
    assert asked == [console.desk.session_id]
    assert "The workshop is finished" in buttons.shown.text()
    buttons.shown.click()
    assert console.desk.workshop.session.state is SessionState.FINISHED
    assert "Print the packet" in buttons.shown.text()


def test_the_packet_of_another_session_says_nothing_about_this_one(open_console, new_session):
    first, second = new_session(), new_session()
    console = open_console(first)
    at_close(console).shown.click()
    console.close_session()
    console.open_session(second)
    assert "Print the packet" in at_close(console).shown.text()


def test_the_key_of_the_reveal_prints_nothing_where_there_is_one_picture(open_console, new_session):
    console = open_console(new_session())
    press(console, Qt.Key.Key_F5)
    asked = []
    console.print_requested.connect(asked.append)
    at_close(console)
    press(console, Qt.Key.Key_R)
    assert asked == []
