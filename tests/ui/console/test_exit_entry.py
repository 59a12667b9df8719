"""Typing the exit slips: no number is thrown away, and no field moves while somebody types."""

from unittest.mock import Mock

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import ExitQuestion, StepKind
from mastery_desktop.ui.console.close import ClosePanel
from mastery_desktop.ui.console.exit_entry import ExitEntry
from tests.ui.console.helpers import save_due, visible_texts


@pytest.fixture
def entry(qtbot, theme, desk):
    made = ExitEntry(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.refresh()
    desk.workshop_changed.connect(made.refresh)
    made.show()
    made.open.click()
    with qtbot.waitActive(made):
        made.activateWindow()
    yield made
    desk.workshop_changed.disconnect(made.refresh)


def type_number(field, number):
    field._field.setFocus()
    field._field.selectAll()
    QTest.keyClicks(field._field, str(number))
    QTest.keyClick(field._field, Qt.Key.Key_Tab)


def test_more_ticks_than_slips_are_kept_and_remarked_on(entry, desk, services):
    for field, number in zip((entry.slips, *entry.worth), (11, 8, 2, 3), strict=True):
        type_number(field, number)
    kept = services.sessions.load(desk.session_id).exit_slips[0]
    assert (kept.slips, kept.worth) == (11, (8, 2, 3))
    assert [field.number for field in entry.worth] == [8, 2, 3]
    remark = "13 ticks on 11 slips. Correct one of the numbers, or leave them as they are."
    assert remark in visible_texts(entry)
    type_number(entry.slips, 13)
    assert remark not in visible_texts(entry)


def test_no_field_moves_when_the_ticks_are_asked_for(entry):
    QApplication.processEvents()
    places = [note.mapTo(entry, QPoint(0, 0)).y() for note in entry.lines.values()]
    type_number(entry.slips, 11)
    QApplication.processEvents()
    assert all(field.isVisible() for field in entry.worth)
    assert [note.mapTo(entry, QPoint(0, 0)).y() for note in entry.lines.values()] == places
    type_number(entry.slips, 3)
    QApplication.processEvents()
    assert [note.mapTo(entry, QPoint(0, 0)).y() for note in entry.lines.values()] == places


def test_undo_amid_the_exit_slips_undoes_nothing_of_another_step(desk, show, services):
    services.sessions.revise(desk.session_id, {"purpose": "Our next steps"})
    desk.reload()
    panel = show(ClosePanel, StepKind.CLOSE)
    heard = Mock()
    desk.refused.connect(heard)
    assert not panel.take_back(), "elsewhere in the step, undo is for the whole workshop"
    panel.exit.open.click()
    panel.exit.slips._field.setFocus()
    assert panel.take_back()
    assert "Nothing else was undone" in heard.call_args.args[0]
    assert services.sessions.load(desk.session_id).session.purpose == "Our next steps"


def test_a_line_is_on_the_disk_as_soon_as_any_other_text(entry, desk, services):
    note = entry.lines[ExitQuestion.CHANGE]
    note.setFocus()
    QTest.keyClicks(note, "More time")
    save_due(note)
    assert note.hasFocus(), "somebody is still writing"
    assert [line.text for line in services.sessions.load(desk.session_id).exit_lines] == ["More time"]


def test_typing_slip_by_slip_goes_on_where_each_field_ended(entry, desk, services):
    first, second = entry.lines[ExitQuestion.CHANGE], entry.lines[ExitQuestion.NEXT]
    for slip in (("Zeal", "A start"), ("Ask us", "A plan")):
        for note, text in zip((first, second), slip, strict=True):
            note.setFocus()
            QTest.keyClicks(note, text)
            QTest.keyClick(note, Qt.Key.Key_Return)
            save_due(note)
    assert first.text == "Zeal\nAsk us\n", "no line moves while somebody types"
    entry.slips._field.setFocus()
    entry.refresh()
    assert first.text == "Ask us\nZeal", "in the order of the words once the lines are left"
    kept = services.sessions.load(desk.session_id).exit_lines
    assert [line.text for line in kept] == ["A plan", "A start", "Ask us", "Zeal"]
