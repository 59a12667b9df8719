"""A series is chosen where a workshop is started: by the name of its team."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mastery_desktop.ui.screens.series_box import SeriesBox
from tests.ui.shell.conftest import start


def test_the_name_of_a_team_offers_to_go_on_from_its_last_workshop(shell):
    first = start(shell, "Owyhee High", people=7)
    QTest.keyClick(shell, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    screen = shell.screen_shown
    (box,) = (series.box for series in screen.findChildren(SeriesBox))
    assert not box.isVisible()
    QTest.keyClicks(screen.team, "owyhee  high")
    assert box.isVisible()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert screen.people.value() == 7
    screen.start.click()
    sessions = {summary.session.id: summary.session for summary in shell.services.sessions.summaries()}
    (second,) = (session for session in sessions.values() if session.id != first)
    assert (second.previous, second.series) == (first, sessions[first].series)
    assert second.series
