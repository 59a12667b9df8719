"""A program on a stick: what is finished is copied there as a session file, and nothing else is."""

from datetime import date

import pytest

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.services.sessions import NewSession
from mastery_desktop.services.stick import StickService
from mastery_desktop.storage.session_file import read_session
from tests.helpers.packs import small_pack
from tests.helpers.stores import desk

PACK = small_pack()


@pytest.fixture
def here(tmp_path):
    with desk(tmp_path / "computer", PACK) as opened:
        yield opened


@pytest.fixture
def sessions(tmp_path):
    """The folder beside the program on the stick."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "sessions"


def started(here, team="Clearwater"):
    new = NewSession(team=team, people=12, held_on=date(2026, 11, 6))
    return here.sessions.create(new).value.session.id


def teams_on(folder):
    return {file.name: read_session(file.read_bytes()).session.team for file in folder.glob("*.mastery")}


def test_a_session_that_is_finished_is_copied_and_one_that_runs_is_not(here, sessions):
    stick = StickService(here.sessions, here.sharing, sessions)
    led, _other = started(here), started(here, "Still going on")
    assert stick.copy_finished() == []
    here.sessions.finish(led)
    (file,) = stick.copy_finished()
    assert teams_on(sessions) == {file.name: "Clearwater"}
    assert stick.copy_finished() == []


def test_what_was_finished_before_is_not_collected(here, sessions):
    here.sessions.finish(started(here))
    stick = StickService(here.sessions, here.sharing, sessions)
    assert stick.copy_finished() == stick.copy_all() == []
    assert not sessions.exists()


def test_two_sessions_of_a_team_on_a_day_both_stay(here, sessions):
    stick = StickService(here.sessions, here.sharing, sessions)
    for session in (started(here), started(here)):
        here.sessions.finish(session)
    stick.copy_finished()
    stick.copy_all()
    ids = {read_session(file.read_bytes()).session.id for file in sessions.iterdir()}
    assert len(ids) == len(list(sessions.iterdir())) == 2


def test_a_file_of_that_name_that_is_no_session_is_left_alone(here, sessions):
    stick = StickService(here.sessions, here.sharing, sessions)
    led = started(here)
    here.sessions.finish(led)
    sessions.mkdir()
    other = sessions / here.sharing.suggested_name(led)
    other.write_bytes(b"somebody else's")
    (file,) = stick.copy_finished()
    assert other.read_bytes() == b"somebody else's"
    assert file != other


def test_when_the_window_closes_the_file_is_as_the_session_is(here, sessions):
    stick = StickService(here.sessions, here.sharing, sessions)
    led = started(here)
    here.sessions.finish(led)
    (file,) = stick.copy_finished()
    here.clock.forward(minutes=5)
    here.sessions.park(led, "Ask the board for time")
    assert stick.copy_all() == [file]
    assert here.sharing.read(file.read_bytes()).changes == 0


def test_without_the_stick_it_says_so_and_copies_once_it_is_back(here, sessions):
    stick = StickService(here.sessions, here.sharing, sessions)
    here.sessions.finish(started(here))
    place = sessions.parent
    place.rmdir()
    with pytest.raises(NotPossible, match="could not be copied"):
        stick.copy_finished()
    place.mkdir()
    assert len(stick.copy_finished()) == 1
