"""What was deleted on purpose stays so: no older backup and no damaged file brings it back with the rest."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from mastery_desktop.services.backups import BackupService
from mastery_desktop.services.sessions import NewSession
from mastery_desktop.storage.backup import Reason
from mastery_desktop.storage.salvage import recover
from tests.helpers.stores import bytes_in, desk
from tests.helpers.workshops import SESSION, full_workshop

NAME = "Attendee Onethousand"
STAYS = "Attendee Twothousand"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "here"


@pytest.fixture
def filled(here, pack):
    here.fill(full_workshop(pack))
    here.sessions.set_attendance(SESSION, [(NAME, "teacher", 90)])
    return here


@pytest.fixture
def other(filled):
    return filled.sessions.create(NewSession(team="Another team", people=9, held_on=date(2026, 11, 7))).value.session.id


def go_back(here, backup, clock):
    """Ask for a backup, and close the program."""
    BackupService(here.store, clock).restore(backup)
    here.store.close()


def damage(folder):
    """Spoil the pages of evidence, which everything but the rest of the file depends on."""
    file = folder / "mastery.sqlite"
    with closing(sqlite3.connect(file)) as raw:
        page = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'evidence'").fetchone()[0] - 1
    whole = bytearray(file.read_bytes())
    whole[page * 4096 : (page + 1) * 4096] = b"\xa5" * 4096
    file.write_bytes(whole)


def names(here, session=SESSION):
    return [person.name for person in here.sessions.attendance(session)]


def listed(here):
    return {summary.session.id for summary in here.sessions.summaries()}


# Going back to a backup


def test_a_list_of_names_that_was_deleted_stays_so_when_an_older_backup_takes_the_place(filled, folder, pack, clock):
    old = filled.store.back_up(Reason.ASKED)
    filled.sessions.set_attendance(SESSION, [])
    filled.sessions.park(SESSION, "thought of later")
    go_back(filled, old, clock)
    with desk(folder, pack, clock) as back:
        assert names(back) == []
        assert "thought of later" not in [thought.text for thought in back.sessions.load(SESSION).parked]
        assert NAME.encode() not in back.store.file.read_bytes()


def test_one_name_that_was_taken_off_stays_off_and_the_rest_is_there_from_the_next_backup_on(
    filled, folder, pack, clock
):
    filled.sessions.set_attendance(SESSION, [(NAME, "", 90), (STAYS, "", 90)])
    before = filled.store.back_up(Reason.ASKED)
    filled.sessions.set_attendance(SESSION, [(STAYS, "", 90)])
    after = filled.store.back_up(Reason.ASKED)
    go_back(filled, after, clock)
    with desk(folder, pack, clock) as back:
        assert names(back) == [STAYS]
        go_back(back, before, clock)
    with desk(folder, pack, clock) as back:
        assert NAME not in names(back)


def test_a_name_that_is_the_beginning_of_another_one_is_taken_off_all_the_same(filled, folder, pack, clock):
    filled.sessions.set_attendance(SESSION, [("Ann", "", 90), ("Anna", "", 90)])
    old = filled.store.back_up(Reason.ASKED)
    filled.sessions.set_attendance(SESSION, [("Anna", "", 90)])
    go_back(filled, old, clock)
    with desk(folder, pack, clock) as back:
        assert "Ann" not in names(back)


def test_a_list_that_was_only_written_on_comes_back_as_it_was(filled, folder, pack, clock):
    filled.sessions.set_attendance(SESSION, [("Att", "", 90)])
    filled.sessions.set_attendance(SESSION, [(NAME, "", 90)])
    old = filled.store.back_up(Reason.ASKED)
    filled.sessions.set_attendance(SESSION, [(NAME, "teacher", 60), (STAYS, "", 90)])
    go_back(filled, old, clock)
    with desk(folder, pack, clock) as back:
        assert names(back) == [NAME]


def test_a_list_that_is_written_after_going_back_is_kept_as_any_other(filled, folder, pack, clock):
    old = filled.store.back_up(Reason.ASKED)
    for number in range(20):
        filled.sessions.park(SESSION, f"thought {number}")
    filled.sessions.set_attendance(SESSION, [])
    go_back(filled, old, clock)
    with desk(folder, pack, clock) as back:
        back.sessions.set_attendance(SESSION, [(STAYS, "", 45)])
        newer = back.store.back_up(Reason.ASKED)
        go_back(back, newer, clock)
    with desk(folder, pack, clock) as back:
        assert names(back) == [STAYS]


def test_sessions_that_were_deleted_do_not_come_back_with_the_others(filled, other, folder, pack, clock):
    third = filled.sessions.create(NewSession(team="A third", people=9, held_on=date(2026, 11, 8))).value.session.id
    old = filled.store.back_up(Reason.ASKED)
    filled.sessions.remove(other)
    filled.sessions.delete(third)
    go_back(filled, old, clock)
    with desk(folder, pack, clock) as back:
        assert listed(back) == {SESSION}
        assert [binned.session.id for binned in back.sessions.bin()] == [third]
        assert b"Another team" not in back.store.file.read_bytes()


def test_one_that_was_taken_back_out_of_the_bin_stands_in_the_list(filled, other, folder, pack, clock):
    filled.sessions.delete(other)
    old = filled.store.back_up(Reason.ASKED)
    filled.sessions.take_back(other)
    go_back(filled, old, clock)
    with desk(folder, pack, clock) as back:
        assert listed(back) == {SESSION, other}


def test_what_is_deleted_after_going_back_was_asked_for_stays_deleted(filled, other, folder, pack, clock):
    service = BackupService(filled.store, clock)
    service.restore(filled.store.back_up(Reason.ASKED))
    filled.sessions.set_attendance(SESSION, [])
    filled.sessions.remove_everywhere(other)
    assert b"Another team" not in bytes_in(folder)
    filled.store.close()
    with desk(folder, pack, clock) as back:
        assert (listed(back), names(back)) == ({SESSION}, [])


# One session out of a backup


def test_one_session_comes_back_without_the_names_that_were_deleted(filled, clock):
    service = BackupService(filled.store, clock)
    old = service.make()
    filled.sessions.set_attendance(SESSION, [])
    assert names(filled, service.bring_back(old, SESSION).value) == []
    filled.sessions.remove(SESSION)
    assert service.bring_back(old, SESSION).value == SESSION
    assert names(filled) == []


def test_a_removed_session_that_was_brought_back_is_no_longer_among_the_deleted(filled, folder, pack, clock):
    service = BackupService(filled.store, clock)
    old = service.make()
    filled.sessions.remove(SESSION)
    service.bring_back(old, SESSION)
    go_back(filled, service.make(), clock)
    with desk(folder, pack, clock) as back:
        assert listed(back) == {SESSION}


def test_so_is_one_that_came_in_again_as_a_file(filled, folder, pack, clock):
    data = filled.sharing.export(SESSION)
    filled.sessions.remove(SESSION)
    filled.sharing.accept(filled.sharing.read(data))
    go_back(filled, filled.store.back_up(Reason.ASKED), clock)
    with desk(folder, pack, clock) as back:
        assert listed(back) == {SESSION}


# A damaged database


def test_neither_backup_nor_damaged_file_brings_back_what_was_deleted(filled, other, folder, pack, clock):
    filled.store.back_up(Reason.ASKED)
    filled.sessions.set_attendance(SESSION, [])
    filled.sessions.remove(other)
    filled.sessions.park(SESSION, "thought of later")
    filled.store._changed = False
    filled.store.close()
    for backup in filled.store.backups.files()[:1]:
        backup.file.unlink()  # the one that was made before the session was removed has the list no more
    damage(folder)
    recover(folder / "mastery.sqlite", folder / "backups", clock)
    with desk(folder, pack, clock) as back:
        assert (listed(back), names(back)) == ({SESSION}, [])
        assert "thought of later" in [thought.text for thought in back.sessions.load(SESSION).parked]
        assert NAME.encode() not in back.store.file.read_bytes()


def test_a_session_that_still_stands_in_the_damaged_file_comes_back_only_where_it_was_not_deleted(
    filled, other, folder, pack, clock
):
    filled.store._changed = False
    filled.store.close()
    damage(folder)
    whole = (folder / "mastery.sqlite").read_bytes()
    (folder / "mastery.sqlite").unlink()
    with desk(folder, pack, clock) as here:
        here.store._changed = False
    (folder / "backups").mkdir(exist_ok=True)
    (folder / "backups" / "deleted.json").write_text(f'{{"sessions":{{"{other}":999}},"attendance":{{}},"bin":{{}}}}')
    (folder / "mastery.sqlite").write_bytes(whole)
    recover(folder / "mastery.sqlite", folder / "backups", clock)
    with desk(folder, pack, clock) as back:
        assert listed(back) == {SESSION}


# The list itself


def test_the_list_tells_ids_alone(filled, other, folder):
    filled.sessions.set_attendance(SESSION, [])
    filled.sessions.remove(other)
    text = (folder / "backups" / "deleted.json").read_text()
    assert SESSION in text
    assert other in text
    assert "Attendee" not in text
    assert "team" not in text
    assert (folder / "backups" / "deleted.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("spoil", [None, b"{ no json", b'{"sessions": 3}'])
def test_a_list_that_is_missing_or_damaged_is_written_anew(filled, folder, pack, spoil):
    filled.sessions.set_attendance(SESSION, [])
    filled.store.close()
    file = folder / "backups" / "deleted.json"
    if spoil is None:
        file.unlink()
    else:
        file.write_bytes(spoil)
    with desk(folder, pack):
        assert SESSION in file.read_text()


def test_a_full_disk_lets_a_deletion_go_and_the_list_comes_with_the_next_backup(filled, other, folder, monkeypatch):
    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("mastery_desktop.storage.deletions.atomic_write", full)
        filled.sessions.set_attendance(SESSION, [])
    assert names(filled) == []
    filled.store.back_up(Reason.ASKED)
    assert SESSION in (folder / "backups" / "deleted.json").read_text()
