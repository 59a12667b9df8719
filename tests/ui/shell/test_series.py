"""A series is chosen where a workshop is started: by the name of its team."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.screens.series_box import SeriesBox
from tests.ui.shell.conftest import start


def test_the_name_of_a_team_offers_to_go_on_from_its_last_workshop(shell):
    first = start(shell, "Owyhee High", people=7)
    shell.services.planning.choose_focus(first, shell.services.pack.domains[0].elements[0].id, reason="We can act")
    shell.services.sessions.revise(first, {"purpose": "The summary goes to the board"})
    QCoreApplication.processEvents()
    QTest.keyClick(shell, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    screen = shell.screen_shown
    (box,) = (series.box for series in screen.findChildren(SeriesBox))
    assert not box.isVisible()
    QTest.keyClicks(screen.team, "owyhee  high")
    assert box.isVisible()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert screen.people.value() == 7
    assert screen.purpose.toPlainText() == "The summary goes to the board"
    screen.start.click()
    sessions = {summary.session.id: summary.session for summary in shell.services.sessions.summaries()}
    (second,) = (session for session in sessions.values() if session.id != first)
    assert (second.previous, second.series) == (first, sessions[first].series)
    assert second.series


def test_a_workshop_that_never_began_and_holds_nothing_is_not_offered(shell):
    start(shell, "Owyhee High", people=7)
    QTest.keyClick(shell, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    screen = shell.screen_shown
    (box,) = (series.box for series in screen.findChildren(SeriesBox))
    QTest.keyClicks(screen.team, "Owyhee High")
    assert not box.isVisible()


def test_the_next_workshop_has_time_for_what_was_promised(shell):
    first = start(shell, "Owyhee High")
    services, element = shell.services, shell.services.pack.domains[0].elements[0].id
    area = services.planning.choose_focus(first, element, reason="Most of us can act on it").value
    for place in range(3):
        services.planning.add_action(first, area, f"Step {place + 1}")
    QCoreApplication.processEvents()
    shell.home.take_focus()
    usual = [(step.kind, step.planned) for step in services.sessions.load(first).steps]
    QTest.keyClick(shell, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    screen = shell.screen_shown
    assert (screen.total.text(), screen.back.text()) == ("90 minutes", "5 of these minutes are for looking back.")
    screen.start.click()
    sessions = {summary.session.id for summary in services.sessions.summaries()} - {first}
    longer = [(step.kind, step.planned) for step in services.sessions.load(sessions.pop()).steps]
    changed = {kind: now - was for (kind, was), (_kind, now) in zip(usual, longer, strict=True) if now != was}
    assert changed == {StepKind.PURPOSE: 5, StepKind.DISCUSS: -5}
