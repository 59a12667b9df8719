"""The last step: the one button that stands out does what is next to do, and is never a dead end."""

from datetime import date
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from mastery_desktop.domain.choices import ParkedFate, SessionState, StepKind
from mastery_desktop.ui.console.close import ClosePanel
from tests.ui.console.helpers import press, settle, visible_texts


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


@pytest.mark.slow
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


@pytest.mark.slow
def test_a_run_sheet_that_ends_without_the_close_leads_to_the_packet_and_the_end_too(open_console, new_session):
    console = open_console(new_session())
    steps = tuple(step for step in console.desk.workshop.steps if step.kind is not StepKind.CLOSE)
    desk = console.desk
    desk.do(lambda: desk.actions.sessions.set_run_sheet(desk.session_id, steps))
    asked = []
    console.print_requested.connect(asked.append)
    buttons = console.frame.buttons
    console.presenter.go_to_step(steps[-2].id)
    assert "Next" in buttons.shown.text()
    console.presenter.go_to_step(steps[-1].id)
    for _press in range(20):
        if "Next" not in buttons.shown.text():
            break
        buttons.shown.click()
    assert "Print the packet" in buttons.shown.text()
    assert asked == []
    buttons.shown.click()
    assert asked == [desk.session_id]
    buttons.shown.click()
    assert desk.workshop.session.state is SessionState.FINISHED


@pytest.mark.slow
def test_each_parked_thought_can_be_settled_by_keyboard(open_console, new_session, services, clock):
    console = open_console(new_session())
    desk = console.desk
    clock.wait(24 * 60 * 60)  # a Saturday, and so are two weeks later
    for text in ("bus", "survey", "later", "gone", "open"):
        desk.do(lambda text=text: services.sessions.park(desk.session_id, text))
    close = next(step for step in desk.workshop.steps if step.kind is StepKind.CLOSE)
    console.presenter.go_to_step(close.id)
    for row, place in zip(console.panel.thoughts.rows, range(4), strict=False):
        row.choice.buttons[place].setFocus()
        press(console, Qt.Key.Key_Space)
    kept = {thought.text: thought for thought in services.sessions.load(desk.session_id).parked}
    assert [kept[text].fate for text in ("bus", "survey", "later", "gone", "open")] == [
        ParkedFate.ACTION,
        ParkedFate.DATE,
        ParkedFate.NEXT,
        ParkedFate.CLOSED,
        ParkedFate.OPEN,
    ]
    assert kept["survey"].due == date(2026, 11, 20)
    assert any(text.startswith("1 thought is open.") for text in visible_texts(console))
    assert [action.what for action in services.sessions.load(desk.session_id).actions] == ["bus"]


def test_a_long_list_of_thoughts_comes_whole_and_a_new_one_leaves_the_others_alone(desk, show, services, qtbot):
    texts = [f"thought {number}" for number in range(14)]
    for text in texts:
        services.sessions.park(desk.session_id, text)
    desk.reload()
    thoughts = show(ClosePanel, StepKind.CLOSE).thoughts
    qtbot.waitUntil(lambda: [row.thought.text for row in thoughts.rows] == texts)
    before = list(thoughts.rows)
    before[2].choice.buttons[0].setFocus()
    desk.do(partial(services.sessions.park, desk.session_id, "a late one"))
    qtbot.waitUntil(lambda: [row.thought.text for row in thoughts.rows] == [*texts, "a late one"])
    assert thoughts.rows[:14] == before
    assert before[2].choice.buttons[0].hasFocus()
    qtbot.waitUntil(lambda: all(above.y() < below.y() for above, below in pairwise(thoughts.rows)))


def test_a_parked_thought_is_put_in_other_words_beside_the_wall_and_before_the_close(
    open_console, new_session, services
):
    console = open_console(new_session())
    parking, session = console.frame.parking, console.desk.session_id
    parking.entry.setFocus()
    QTest.keyClicks(parking.entry, "Ask abuot the bus")
    press(console, Qt.Key.Key_Return)
    change = next(made for made in parking.findChildren(QPushButton) if made.accessibleName().startswith("Change"))
    change.setFocus()
    press(console, Qt.Key.Key_Space)
    QTest.keyClicks(QApplication.focusWidget(), "Ask about the bus")
    press(console, Qt.Key.Key_Return)
    assert [thought.text for thought in services.sessions.load(session).parked] == ["Ask about the bus"]
    close = next(step for step in console.desk.workshop.steps if step.kind is StepKind.CLOSE)
    console.presenter.go_to_step(close.id)
    made = console.panel.thoughts.rows[0]
    made._text.setFocus()
    made._text.selectAll()
    QTest.keyClicks(made._text, "Ask the county")
    press(console, Qt.Key.Key_Return)
    assert [thought.text for thought in services.sessions.load(session).parked] == ["Ask the county"]


@pytest.mark.slow
def test_tab_goes_through_the_close_as_the_eye_does(open_console, new_session, services):
    session = new_session(people=12)
    services.sessions.park(session, "Who pays for the rubrics?")
    console = open_console(session)
    close = next(step for step in console.desk.workshop.steps if step.kind is StepKind.CLOSE)
    console.presenter.go_to_step(close.id)
    services.sessions.park(session, "And who has the time?")
    console.desk.reload()
    QApplication.processEvents()
    panel = console.panel
    panel.exit.open.click()
    panel.exit.slips.show_number(12)
    QApplication.processEvents()
    console.resize(1366, 2400)  # all of it is in sight
    QApplication.processEvents()
    panel.setFocus()
    seen = []
    for _tab in range(60):
        press(console, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        if not panel.isAncestorOf(here) or here in seen:
            break
        seen.append(here)
    assert len(seen) > 15
    tops = [widget.mapTo(panel, QPoint()).y() + widget.height() // 2 for widget in seen]
    rows = [round(top / 24) for top in tops]
    assert rows == sorted(rows), [widget.accessibleName() for widget in seen]


def test_the_workshop_is_finished_by_the_key_that_its_button_shows(open_console, new_session):
    console = open_console(new_session())
    at_close(console)
    assert console.panel._finish.hint == "Ctrl+Shift+F"
    console.panel.setFocus()
    press(console, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert console.desk.workshop.session.state is SessionState.FINISHED


@pytest.mark.slow
def test_the_exit_slips_open_in_sight_and_ready_to_be_typed(open_console, new_session, services):
    session = new_session(people=12)
    console = open_console(session)
    at_close(console)
    console.panel.exit.open.setFocus()
    press(console, Qt.Key.Key_Space)
    settle()
    QTest.keyClicks(QApplication.focusWidget(), "9")
    press(console, Qt.Key.Key_Return)
    (kept,) = services.sessions.load(session).exit_slips
    assert kept.slips == 9
    field, area = console.panel.exit.slips, console.frame.area
    top = field.mapTo(area, QPoint()).y()
    assert 0 <= top <= area.viewport().height() - field.height()
