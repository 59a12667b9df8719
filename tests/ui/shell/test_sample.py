"""The sample on the first screen: offered where the list is empty and in the settings, and thrown away at once."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mastery_desktop.ui.screens.console import Console
from tests.ui.shell.conftest import start


def sample_is_named(shell):
    return any("Sample" in str(shell.home.table.model().index(row, 0).data()) for row in range(rows(shell)))


def rows(shell):
    return shell.home.table.sessions.rowCount()


def test_an_empty_list_offers_a_sample_which_is_opened_by_keyboard_and_thrown_away_by_one_button(shell):
    shell.home.said.sample.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert rows(shell) == 1
    assert sample_is_named(shell)
    assert shell.home.notes.throw.isVisible()
    shell.home.take_focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    console = shell.screen_shown
    assert isinstance(console, Console)
    assert "Sample" in console.top._team.text()
    console.leave_requested.emit()
    shell.home.notes.throw.click()
    assert rows(shell) == 0
    assert not shell.home.notes.throw.isVisible()
    assert shell.home.said.sample.isVisible()
    assert shell.services.sessions.samples() == []


def test_the_empty_screen_shows_no_buttons_for_a_session_and_tab_follows_the_eye(shell):
    assert not shell.home.session_actions.isVisible()
    shell.home.print_sheets.setFocus()
    reached = []
    for _stop in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == [shell.home.roll_up, shell.home.said.sample, shell.home.help]


def test_that_it_is_being_made_is_said_at_once_and_a_second_press_makes_no_second_one(shell, monkeypatch):
    waiting = []
    monkeypatch.setattr(shell._context.operations, "run", lambda *call, **more: waiting.append((call, more)))
    shell.home.said.sample.setFocus()
    shell.home.said.sample.click()
    shell.home.said.sample.click()
    assert "being made" in shell.news.message.happened
    monkeypatch.undo()
    ((call, more),) = waiting
    shell._context.operations.run(*call, **more)
    assert rows(shell) == 1
    assert shell.news.message is None
    assert shell.home.table.hasFocus()
    assert shell.home.session_actions.isVisible()


def test_the_settings_offer_it_beside_real_sessions_which_stay_when_it_goes(shell):
    real = start(shell)
    shell._panels.open_settings()
    shell.panel.sample.click()
    assert shell.panel is None
    assert rows(shell) == 2
    shell.home.notes.throw.click()
    assert [row.session.id for row in shell.services.sessions.summaries()] == [real]
