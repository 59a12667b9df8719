"""The check of a room: what the computer says of itself, and what is kept with the session."""

from datetime import date

import pytest

from mastery_desktop.domain.records import RoomCheck
from mastery_desktop.domain.room import CheckItem, CheckState
from mastery_desktop.services.room import RoomService
from mastery_desktop.services.sessions import NewSession
from mastery_desktop.storage.backup import Reason
from tests.helpers.packs import small_pack
from tests.helpers.stores import bytes_in, desk

ANSWERS = {CheckItem.DISPLAYS: CheckState.GOOD, CheckItem.CHIME: CheckState.SKIPPED, CheckItem.BATTERY: CheckState.LOOK}


@pytest.fixture
def room(tmp_path):
    with desk(tmp_path / "data", small_pack()) as opened:
        opened.room = RoomService(opened.store, opened.clock, opened.pack)
        new = NewSession(team="Clearwater", people=12, held_on=date(2026, 11, 6))
        opened.session = opened.sessions.create(new).value.session.id
        yield opened


def test_the_latest_check_is_kept_with_its_time(room):
    assert room.room.last_check(room.session) is None
    room.room.keep(room.session, {CheckItem.CHIME: CheckState.LOOK}, 900, 200)
    room.clock.forward(minutes=5)
    done = room.room.keep(room.session, ANSWERS, 1200, 250)
    assert done.changed == {RoomCheck}
    kept = room.room.last_check(room.session)
    assert (kept.at, kept.answers, kept.depth, kept.width) == (room.clock.now, ANSWERS, 1200, 250)


def test_it_is_nothing_that_undo_takes_back(room):
    before = room.history.names(room.session)
    room.room.keep(room.session, ANSWERS)
    assert room.history.names(room.session) == before


def test_no_session_file_holds_it_and_it_goes_with_its_session(room):
    bare = room.sharing.export(room.session)
    room.room.keep(room.session, ANSWERS)
    assert room.sharing.export(room.session) == bare
    room.sessions.remove(room.session)
    assert room.room.last_check(room.session) is None


def test_the_computer_tells_of_space_and_backups(room):
    folder = room.store.backups.folder
    folder.mkdir()
    before = room.room.computer()
    assert before.free > 0
    assert (before.folder, before.takes_files, before.newest) == (folder, True, None)
    room.sessions.park(room.session, "A thought")
    made = room.store.back_up(Reason.ASKED)
    kept = bytes_in(folder)
    assert room.room.computer().newest == made.made
    assert bytes_in(folder) == kept, "what is tried is gone again"


def test_a_folder_of_backups_that_is_gone_is_no_place_for_files(room):
    assert not room.room.computer().takes_files
