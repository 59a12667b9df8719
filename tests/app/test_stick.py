"""The window on a stick: Finish copies the session file there and says so; closing brings it up to date."""

import sys

import pytest

from mastery_desktop.app.start import Program
from mastery_desktop.app.stick import StickCopies
from mastery_desktop.bootstrap import ContentChoice
from mastery_desktop.config.paths import Paths
from mastery_desktop.config.portable import MARKER
from mastery_desktop.services.stick import StickService
from mastery_desktop.ui.operations import InlineRunner, Operations
from mastery_desktop.ui.widgets.strip import MessageStrip
from tests.helpers.packs import small_pack
from tests.helpers.stores import desk
from tests.services.test_stick import started


@pytest.fixture
def here(tmp_path):
    with desk(tmp_path / "computer", small_pack()) as opened:
        yield opened


@pytest.fixture
def copying(here, tmp_path, qtbot):
    """Copies to a stick that is pulled out; gives the operations and the strip for news."""
    operations, news = Operations(InlineRunner()), MessageStrip()
    qtbot.addWidget(news)
    StickCopies(StickService(here.sessions, here.sharing, tmp_path / "stick" / "sessions"), operations, news)
    return operations, news


def test_a_finished_session_is_on_the_stick_and_the_window_says_so(here, copying, tmp_path):
    operations, news = copying
    (tmp_path / "stick").mkdir()
    session = started(here)
    operations.run(lambda: here.sessions.finish(session))
    (file,) = (tmp_path / "stick" / "sessions").iterdir()
    assert file.name in news.message.happened


@pytest.mark.parametrize("there", [False, True])
def test_a_stick_that_is_out_or_takes_no_files_is_told_with_what_to_do(here, copying, tmp_path, there):
    operations, news = copying
    if there:
        (tmp_path / "stick").mkdir()
        (tmp_path / "stick" / "sessions").touch()
    session = started(here)
    operations.run(lambda: here.sessions.finish(session))
    assert "could not be copied" in news.message.happened
    assert "plugged in and takes files" in news.message.next


@pytest.mark.slow
def test_the_window_knows_that_it_runs_from_a_stick(tmp_path, monkeypatch, qapp, qtbot):
    (tmp_path / MARKER).touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "mastery-desktop"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    program = Program(qapp, Paths(tmp_path / "data"), ContentChoice)
    program.show(None)
    qtbot.waitUntil(lambda: program._services is not None, timeout=20_000)
    sessions = program._services.sessions
    session = started(program._services)
    program._operations.run(lambda: sessions.finish(session))
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("sessions/*.mastery"))) == 1)
    program.window.close()
