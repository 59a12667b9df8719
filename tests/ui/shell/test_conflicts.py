"""Taking in what a colleague wrote on another laptop: both copies are shown, one is chosen, one press takes it back."""

import pytest
from PySide6.QtCore import QEvent

from mastery_desktop.bootstrap import ContentChoice, open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.services.conflicts import Choice
from mastery_desktop.ui.screens.import_panel import ImportPanel
from tests.helpers.looks import clipped
from tests.ui.shell.conftest import clock, start


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Another laptop with the program; called with the name that it has while it is worked on."""
    services = open_services(Paths(tmp_path / "elsewhere"), ContentChoice(), clock)
    yield services
    services.close()


def apart(shell, elsewhere, monkeypatch, tmp_path):
    """A session that was led on two laptops; gives the file of the other one, and the session."""
    monkeypatch.setattr("platform.node", lambda: "Library laptop")
    session = start(shell, facilitator="Jordan")
    element = shell.services.sharing.pack_for(session).pack.domains[0].elements[0].id
    focus = shell.services.planning.choose_focus(session, element, "it feeds the rest").value
    shell.services.planning.set_goal(session, focus, "Every learner leads one conference.")
    elsewhere.sharing.accept(elsewhere.sharing.read(shell.services.sharing.export(session)))
    shell.services.planning.set_goal(session, focus, "By April every learner leads a conference.")
    shell.services.rating.write_evidence(session, element, "The advisory calendar", have=True)
    monkeypatch.setattr("platform.node", lambda: "Office laptop")
    elsewhere.planning.set_goal(session, focus, "By May every learner shows their work to their family.")
    elsewhere.sessions.park(session, "Ask the board for buses")
    file = tmp_path / "theirs.mastery"
    file.write_bytes(elsewhere.sharing.export(session))
    return file, session


def opened(shell, file):
    shell._panels.show_import(file)
    return shell.findChildren(ImportPanel)[-1]


def goal_of(shell, session):
    return shell.services.sessions.load(session).goals[0].text


def test_both_copies_stand_there_and_the_chosen_one_stays_until_it_is_taken_back(
    shell, elsewhere, monkeypatch, tmp_path, qapp
):
    file, session = apart(shell, elsewhere, monkeypatch, tmp_path)
    panel = opened(shell, file)
    (box,) = panel.boxes
    words = " ".join(label.text() for label in box.findChildren(type(panel.about)))
    for said in (
        "Goal",
        "By April",
        "By May",
        "on this computer (Library laptop)",
        "on another computer (Office laptop)",
    ):
        assert said in words
    assert box.choice is box.conflict.suggested
    box.choose(Choice.BOTH)
    panel.accept.click()
    assert set(goal_of(shell, session).splitlines()) == {
        "By April every learner leads a conference.",
        "By May every learner shows their work to their family.",
    }
    assert "Ask the board for buses" in {parked.text for parked in shell.services.sessions.load(session).parked}
    panel.take_back.click()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert goal_of(shell, session) == "By April every learner leads a conference."
    assert shell.services.sessions.load(session).parked == ()


@pytest.mark.slow
def test_the_import_is_not_taken_back_over_what_was_done_since(shell, elsewhere, monkeypatch, tmp_path):
    file, session = apart(shell, elsewhere, monkeypatch, tmp_path)
    panel = opened(shell, file)
    panel.accept.click()
    shell.services.sessions.park(session, "since")
    panel.take_back.click()
    assert "Undo that first" in panel.about.text()
    assert len(shell.services.sessions.load(session).parked) == 2


@pytest.mark.slow
@pytest.mark.parametrize("percent", [100, pytest.param(200, marks=pytest.mark.slow)])
def test_nothing_of_a_conflict_is_cut_off(shell, elsewhere, monkeypatch, tmp_path, percent):
    file, _session = apart(shell, elsewhere, monkeypatch, tmp_path)
    shell.theme.apply("standard", percent)
    panel = opened(shell, file)
    assert not clipped(panel)


def test_a_file_says_where_it_comes_from_and_what_is_in_it_and_is_taken_back_where_it_was_new(
    shell, elsewhere, monkeypatch, tmp_path
):
    file, session = apart(shell, elsewhere, monkeypatch, tmp_path)
    panel = opened(shell, file)
    assert "For colleagues" in panel.origin.text()
    assert "Office laptop" in panel.origin.text()
    assert "Thoughts on the parking lot: 1" in panel.inside.text()
    panel.close_panel()
    shell.services.sessions.remove(session)
    panel = opened(shell, file)
    panel.accept.click()
    panel.close_panel()
    panel = opened(shell, file)  # the same file once more, as on the day after
    assert panel.take_back.isVisible()
    panel.take_back.click()
    assert "no longer on this computer" in panel.changes.text()
    assert shell.services.sessions.summaries() == []


@pytest.mark.slow
def test_undo_on_the_console_takes_an_import_back_the_next_morning(make_shell, elsewhere, monkeypatch, tmp_path):
    shell = make_shell()
    file, session = apart(shell, elsewhere, monkeypatch, tmp_path)
    panel = opened(shell, file)
    (box,) = panel.boxes
    box.choose(Choice.THERE)
    panel.accept.click()
    assert goal_of(shell, session).startswith("By May")
    shell.close()
    shell.services.close()
    shell = make_shell()
    shell.open_session(session)
    shell.screen_shown.desk.undo()
    assert goal_of(shell, session) == "By April every learner leads a conference."
    assert shell.services.sessions.load(session).parked == ()
