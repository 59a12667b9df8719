"""The second round with cards, in the panel alone: when there is none, and what its digits never become."""

from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import OutcomeKind, StepKind
from mastery_desktop.ui.console.bars import StatusBar
from mastery_desktop.ui.console.discuss import DiscussPanel
from mastery_desktop.ui.console.held import Held
from tests.ui.console.counting import discussing_first
from tests.ui.console.helpers import press, visible_texts, write

K = Qt.Key
ALONE = "A number alone is no evidence, so it was not kept. Write what you have seen."


@pytest.fixture
def talked(desk, services):
    """Twelve have rated and seen their marks."""
    elements = [element.id for element in desk.pack.domains[0].elements]
    services.rating.save_counts(desk.session_id, dict.fromkeys(elements, (5, 1, 1, 5)), raters=12)
    services.rating.reveal(desk.session_id, elements)
    desk.reload()
    return elements


def evidence(desk, services, element):
    return [line.text for line in services.sessions.load(desk.session_id).evidence_for(element, have=True)]


def test_three_who_rate_are_told_at_once_that_there_is_no_second_round(desk, show, services, talked):
    services.sessions.revise(desk.session_id, {"raters": 3})
    desk.reload()
    panel = show(DiscussPanel, StepKind.DISCUSS)
    heard = Mock()
    desk.refused.connect(heard)
    desk.saved.connect(lambda _when: heard.reset_mock())  # the strip forgets it with the next thing that is saved
    panel._second.click()
    assert heard.call_count == 1
    assert "With so few raters" in heard.call_args.args[0]
    assert not panel.round.isVisible()


def test_digits_for_a_round_that_is_none_are_no_evidence(desk, show, services, talked):
    panel = show(DiscussPanel, StepKind.DISCUSS)
    heard = Mock()
    desk.refused.connect(heard)
    field, element = panel.evidence.have, panel.element.id
    panel.write()
    write(panel, "1110")
    field._saver.timer.timeout.emit()  # the time after which a field saves itself
    assert evidence(desk, services, element) == []
    press(panel, K.Key_Tab)
    assert evidence(desk, services, element) == []
    assert field.text == ""
    heard.assert_called_once_with(ALONE, True)


def test_a_sentence_that_begins_with_a_number_is_evidence(desk, show, services, talked):
    panel = show(DiscussPanel, StepKind.DISCUSS)
    field, element = panel.evidence.have, panel.element.id
    panel.write()
    write(panel, "24")
    field._saver.timer.timeout.emit()
    write(panel, " of 30 families met us")
    press(panel, K.Key_Tab)
    assert evidence(desk, services, element) == ["24 of 30 families met us"]


def type_round(panel, *piles):
    for number in piles:
        write(panel.round, str(number))
        press(panel.round, K.Key_Tab if number != piles[-1] else K.Key_Return)


@pytest.mark.slow
def test_marks_of_a_round_that_is_open_are_said_not_to_be_on_disk(desk, show, services, talked, qtbot):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.follow(desk)
    panel = show(DiscussPanel, StepKind.DISCUSS)
    panel._second.click()
    press(panel, K.Key_1)
    assert bar.text == "The second round is not on disk until it is shown."
    type_round(panel, "", 9, 2, 0)
    assert not desk.holds(Held.ROUND)
    assert "saved" in bar.text


def undo(panel, desk):
    """What Ctrl+Z does in the console: what is typed first, then the history."""
    if not panel.take_back():
        desk.do(lambda: desk.actions.history.undo(desk.session_id))


def test_undo_after_a_kept_round_opens_that_round_and_no_older_decision(desk, show, services, talked):
    panel = show(DiscussPanel, StepKind.DISCUSS)
    element = panel.element.id
    services.rating.settle(desk.session_id, element, OutcomeKind.NOT_AGREED)
    desk.reload()
    panel._second.click()
    type_round(panel, 6, 3, 2, 1)
    assert services.sessions.load(desk.session_id).marks(element, 2).marks == (6, 3, 2, 1)
    told = Mock()
    desk.told.connect(told)
    undo(panel, desk)
    assert panel.round.isVisible()
    assert "open again" in told.call_args.args[0]
    assert services.sessions.load(desk.session_id).rating(element).outcome is OutcomeKind.NOT_AGREED
    panel.round.leave()
    panel.round.show_element(panel.element)
    assert "Leave it as it is" in visible_texts(panel.round)
    panel.round.setFocus()
    press(panel.round, K.Key_Backspace)
    write(panel.round, "0")
    press(panel.round, K.Key_Return)
    kept = services.sessions.load(desk.session_id)
    assert kept.marks(element, 2).marks == (6, 3, 2, 0)
    undo(panel, desk)
    press(panel.round, K.Key_Escape)
    assert services.sessions.load(desk.session_id).marks(element, 2).marks == (6, 3, 2, 0)


def test_undo_after_something_later_takes_that_back(desk, show, services, talked):
    panel = show(DiscussPanel, StepKind.DISCUSS)
    element = panel.element.id
    panel._second.click()
    type_round(panel, 6, 3, 2, 1)
    services.rating.settle(desk.session_id, element, OutcomeKind.AGREED, level=desk.pack.levels[0].id)
    desk.reload()
    undo(panel, desk)
    assert not panel.round.isVisible()
    assert services.sessions.load(desk.session_id).rating(element).outcome is OutcomeKind.NOT_RATED


@pytest.mark.slow
def test_whoever_comes_back_to_a_round_that_is_open_types_in_its_piles(open_console, new_session, services):
    console = discussing_first(open_console(new_session(people=12)))
    console.wall.project()
    element = console.panel.element.id
    press(console, K.Key_F6)
    console.panel._second.click()
    assert console.panel.round.hasFocus()
    press(console, K.Key_F6)
    press(console, K.Key_F6)
    assert console.panel.round.hasFocus()
    for pile in "1830":
        write(console, pile)
        press(console, K.Key_Tab)
    console.wall.stop()
    assert console.panel.round.hasFocus(), "on the console too"
    assert evidence(console.desk, services, element) == []
    press(console, K.Key_Return)
    assert [c.marks for c in services.sessions.load(console.desk.session_id).counts if c.round == 2] == [(1, 8, 3, 0)]
    assert not console.panel.round.hasFocus()
