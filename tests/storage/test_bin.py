"""The bin: deleted sessions can be taken back; removed ones are gone, from the backups too when that is asked."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from mastery_desktop.services.sessions import NewSession
from mastery_desktop.storage.backup import Reason, verify
from tests.helpers.stores import bytes_in, in_any_order
from tests.helpers.workshops import SESSION, full_workshop

THOUGHT = "Nobody else may ever read this thought"


@pytest.fixture
def filled(here, pack):
    here.fill(full_workshop(pack))
    here.sessions.park(SESSION, THOUGHT)
    return here


def test_what_is_deleted_waits_in_the_bin_and_comes_back_whole(filled, clock):
    before = in_any_order(filled.sessions.load(SESSION))
    filled.sessions.delete(SESSION)
    assert filled.sessions.summaries() == []
    (binned,) = filled.sessions.bin()
    assert (binned.session.id, binned.since) == (SESSION, clock())
    filled.sessions.take_back(SESSION)
    assert filled.sessions.bin() == []
    assert [summary.session.id for summary in filled.sessions.summaries()] == [SESSION]
    assert in_any_order(filled.sessions.load(SESSION)) == before
    assert filled.history.names(SESSION).undo == "thought parked"


def test_taking_its_file_in_again_takes_it_out_of_the_bin(filled):
    data = filled.sharing.export(SESSION)
    filled.sessions.delete(SESSION)
    filled.sharing.accept(filled.sharing.read(data))
    assert filled.sessions.bin() == []
    assert len(filled.sessions.summaries()) == 1


def test_removed_everywhere_no_file_on_the_computer_holds_a_word_of_it(filled, tmp_path, clock, pack):
    other = filled.sessions.create(
        NewSession(team="Another team", people=9, held_on=date(2026, 11, 7))
    ).value.session.id
    for _time in range(3):
        filled.store.back_up(Reason.ASKED)
        filled.sessions.park(SESSION, "and one more")
    aside = tmp_path / "here" / "replaced" / "earlier"
    aside.mkdir(parents=True)
    newest = filled.store.backups.files()[0]
    (aside / "mastery.sqlite").write_bytes(newest.file.read_bytes())
    broken = aside.with_name("broken")
    broken.mkdir()
    (broken / "mastery.sqlite").write_bytes(b"no database")
    assert THOUGHT.encode() in bytes_in(tmp_path / "here")
    filled.sessions.delete(SESSION)
    erased = filled.sessions.remove_everywhere(SESSION).value
    assert erased.cleaned == 4
    assert erased.left == (broken / "mastery.sqlite",)
    assert THOUGHT.encode() not in bytes_in(tmp_path / "here")
    for backup in filled.store.backups.files():
        assert verify(backup.file).rows["session"] == 1
        with closing(sqlite3.connect(backup.file)) as raw:
            assert raw.execute("SELECT id FROM session").fetchall() == [(other,)]
            assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    assert [summary.session.id for summary in filled.sessions.summaries()] == [other]


def test_a_full_disk_gives_up_the_reserve_so_that_the_workshop_goes_on(filled):
    reserve = filled.store.reserve
    reserve._size, reserve._roomy = 1000, 0
    assert reserve.keep()
    assert reserve.keep()
    assert (filled.store.file.parent / "reserve").stat().st_size == 1000
    assert reserve.give_up()
    assert not reserve.give_up()


def test_no_reserve_is_laid_in_where_there_is_little_room(filled):
    filled.store.reserve._roomy = 10**18
    assert not filled.store.reserve.keep()
    assert not (filled.store.file.parent / "reserve").exists()


def test_nobody_but_the_owner_can_read_the_files(filled, tmp_path):
    filled.store.back_up(Reason.ASKED)
    filled.store.reserve._size, filled.store.reserve._roomy = 1000, 0
    filled.store.reserve.keep()
    files = [tmp_path / "here" / name for name in ("mastery.sqlite", "reserve")]
    files += [backup.file for backup in filled.store.backups.files()]
    assert {file.stat().st_mode & 0o077 for file in files} == {0}
