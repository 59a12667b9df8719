"""Backups: made whole or not at all, thinned by age, put back in steps that survive a power cut."""

import itertools
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastery_desktop.domain.errors import DatabaseDamaged, StorageError
from mastery_desktop.services.backups import BackupService, recover
from mastery_desktop.storage.backup import Backup, Backups, Reason, kept, place_staged, stage
from mastery_desktop.storage.database import open_database
from mastery_desktop.storage.deletions import Deletions
from tests.helpers.stores import desk, in_any_order
from tests.helpers.workshops import SESSION, full_workshop
from tests.storage.test_database import spoil_an_index

NOW = datetime(2026, 11, 6, 13, 0, tzinfo=UTC)


@pytest.fixture
def filled(here, pack):
    here.fill(full_workshop(pack))
    return here


def backup(number, age, reason=Reason.TIMED, version=1):
    return Backup(file=Path(str(number)), number=number, made=NOW - age, reason=reason, version=version)


def damage(file):
    whole = bytearray(file.read_bytes())
    whole[5000:9000] = bytes(4000)
    file.write_bytes(whole)


def test_a_backup_is_a_whole_database_with_a_number_and_a_date(filled, pack, tmp_path, clock):
    first = filled.store.back_up(Reason.ASKED)
    clock.forward(hours=-5)  # a clock that was set back does not reorder backups
    second = filled.store.back_up(Reason.ASKED)
    assert [b.number for b in filled.store.backups.files()] == [second.number, first.number] == [2, 1]
    assert second.made < first.made
    folder = tmp_path / "copy"
    folder.mkdir()
    first.file.rename(folder / "mastery.sqlite")
    with desk(folder, pack, clock) as copy:
        assert in_any_order(copy.sessions.load(SESSION)) == in_any_order(full_workshop(pack))


def test_nothing_but_whole_backups_lies_in_the_folder(filled):
    filled.store.back_up(Reason.ASKED)
    assert {file.suffix for file in filled.store.backups.folder.iterdir()} == {".sqlite"}


def test_closing_makes_a_backup_only_where_something_changed(tmp_path, pack, clock):
    with desk(tmp_path, pack, clock) as open_desk:
        open_desk.fill(full_workshop(pack))
    with desk(tmp_path, pack, clock) as open_desk:
        assert [b.reason for b in open_desk.store.backups.files()] == [Reason.CLOSED]
        open_desk.sessions.load(SESSION)
    with desk(tmp_path, pack, clock) as open_desk:
        assert len(open_desk.store.backups.files()) == 1


def test_changes_are_backed_up_every_half_hour(filled, clock):
    service = BackupService(filled.store, clock)
    clock.forward(minutes=29)
    assert service.make_if_due() is None
    clock.forward(minutes=1)
    assert service.make_if_due().reason is Reason.TIMED
    clock.forward(minutes=40)
    assert service.make_if_due() is None
    filled.sessions.park(SESSION, "changed again")
    assert service.make_if_due().number == 2


def test_a_clock_that_was_set_back_does_not_hold_the_next_backup_up(filled, clock):
    service = BackupService(filled.store, clock)
    clock.forward(days=-1)
    assert service.make_if_due().reason is Reason.TIMED


def test_removing_a_session_backs_it_up_first(filled, tmp_path, pack, clock):
    filled.sessions.remove(SESSION)
    (made,) = filled.store.backups.files()
    assert made.reason is Reason.DELETE
    stage(made.file, tmp_path / "mastery.sqlite")
    with desk(tmp_path, pack, clock) as restored:
        assert restored.sessions.load(SESSION).session.team == "Clearwater Middle School team"


def test_a_damaged_database_makes_no_backup_and_takes_none_away(tmp_path, pack, clock):
    with desk(tmp_path, pack, clock) as open_desk:
        open_desk.fill(full_workshop(pack))
    spoil_an_index(tmp_path / "mastery.sqlite")
    with desk(tmp_path, pack, clock) as open_desk:
        before = open_desk.store.backups.files()
        with pytest.raises(StorageError, match="No backup could be made"):
            open_desk.store.back_up(Reason.ASKED)
        assert open_desk.store.backups.files() == before
        assert len(before) == 1


def test_a_folder_that_cannot_be_is_said_in_words(filled):
    filled.store.backups.folder.write_text("a file stands where the folder should be")
    with pytest.raises(StorageError, match="older backups are as they were"):
        filled.store.back_up(Reason.ASKED)


def test_what_a_program_that_died_had_begun_to_copy_is_swept_away_at_the_next_start(tmp_path, pack, clock):
    (tmp_path / "backups").mkdir()
    parts = [tmp_path / "backups" / ".~mastery-1.part", tmp_path / ".~mastery-2.part"]
    for part in parts:
        part.write_bytes(b"half a copy")
        os.utime(part, (clock().timestamp() - 90_000,) * 2)
    with desk(tmp_path, pack, clock):
        assert not any(part.exists() for part in parts)


# Thinning


def two_of_a_day_long_gone(open_desk, clock):
    """Four backups: the first two of one day, so that the very first is not kept once they are old."""
    for days in (0, 0, 1, 1):
        clock.forward(days=days)
        open_desk.store.back_up(Reason.ASKED)
    clock.forward(days=30)


def test_an_old_backup_that_another_program_holds_does_not_hinder_a_new_one(filled, clock, monkeypatch):
    def held(_file, **_how):
        raise PermissionError(13, "used by another process")

    two_of_a_day_long_gone(filled, clock)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held)
        assert filled.store.back_up(Reason.ASKED).number == 5
    assert len(filled.store.backups.files()) == 5
    filled.store.back_up(Reason.ASKED)
    assert 1 not in {backup.number for backup in filled.store.backups.files()}


def test_two_days_are_kept_whole_and_then_days_weeks_and_months():
    files = [backup(1000 - hours, timedelta(hours=hours)) for hours in range(0, 24 * 300, 6)]
    keep = kept(files, NOW, version=1)
    ages = sorted((NOW - b.made) / timedelta(days=1) for b in files if b.number in keep)
    assert ages[:9] == [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2]
    older = [age for age in ages if age > 2]
    assert len(older) == 7 + 5 + 6
    gaps = [after - before for before, after in itertools.pairwise(older[1:])]
    assert gaps[:5] == [1] * 5  # days
    assert gaps[7:10] == [7] * 3  # weeks; the first began within those days
    assert all(28 <= gap <= 31 for gap in gaps[12:])  # months


def test_many_backups_of_one_day_are_kept_up_to_forty():
    files = [backup(number, timedelta(minutes=300 - number)) for number in range(1, 101)]
    assert kept(files, NOW, version=1) == set(range(61, 101))


def test_a_backup_from_before_a_recent_migration_stays():
    old = timedelta(days=900)
    files = [
        backup(1, old, Reason.MIGRATION, 1),
        backup(2, old, Reason.MIGRATION, 2),
        backup(3, old, Reason.MIGRATION, 3),
    ]
    files += [backup(number, timedelta(minutes=number)) for number in range(10, 20)]
    assert kept(files, NOW, version=4) & {1, 2, 3} == {2, 3}


@given(st.lists(st.integers(-100, 60_000), min_size=1, max_size=60))
def test_the_newest_three_stay_whatever_the_clock_says(hours):
    files = [backup(number, timedelta(hours=age)) for number, age in enumerate(hours)]
    keep = kept(files, NOW, version=1)
    assert {b.number for b in files[-3:]} <= keep
    assert kept([b for b in files if b.number in keep], NOW, version=1) == keep


# Restoring


def test_a_backup_takes_the_place_of_the_database_at_the_next_start(tmp_path, pack, clock):
    with desk(tmp_path, pack, clock) as open_desk:
        open_desk.fill(full_workshop(pack))
        service = BackupService(open_desk.store, clock)
        good = service.make()
        device = open_desk.store.device
        open_desk.sessions.revise(SESSION, {"team": "Changed by mistake"})
        service.restore(good)
        assert open_desk.sessions.load(SESSION).session.team == "Changed by mistake"
    with desk(tmp_path, pack, clock) as open_desk:
        assert in_any_order(open_desk.sessions.load(SESSION)) == in_any_order(full_workshop(pack))
        assert open_desk.store.device != device
        assert Reason.RESTORE in {b.reason for b in open_desk.store.backups.files()}
    (away,) = (tmp_path / "replaced").iterdir()
    with closing(sqlite3.connect(away / "mastery.sqlite")) as raw:
        assert raw.execute("SELECT team FROM session").fetchone() == ("Changed by mistake",)


@pytest.mark.parametrize("moved", [("mastery.sqlite",), ("mastery.sqlite", "mastery.sqlite-journal")])
def test_a_restore_that_was_cut_off_is_carried_on(tmp_path, pack, clock, moved):
    with desk(tmp_path, pack, clock) as open_desk:
        open_desk.fill(full_workshop(pack))
        good = open_desk.store.back_up(Reason.ASKED)
    stage(good.file, tmp_path / "mastery.sqlite")
    for name in moved:
        (tmp_path / name).unlink()  # as if the start before had come that far
    with desk(tmp_path, pack, clock) as open_desk:
        assert open_desk.sessions.load(SESSION).session.team == "Clearwater Middle School team"
    assert place_staged(tmp_path / "mastery.sqlite", clock, Deletions()) is None


def test_a_journal_of_the_old_database_is_not_played_into_the_backup(tmp_path, pack, clock):
    with desk(tmp_path, pack, clock) as open_desk:
        open_desk.fill(full_workshop(pack))
        good = open_desk.store.back_up(Reason.ASKED)
    stage(good.file, tmp_path / "mastery.sqlite")
    (tmp_path / "mastery.sqlite-journal").write_bytes(b"pages of another time" * 100)
    with desk(tmp_path, pack, clock) as open_desk:
        assert open_desk.sessions.load(SESSION).session.team == "Clearwater Middle School team"


def test_a_damaged_backup_is_passed_over(tmp_path, pack, clock):
    with desk(tmp_path, pack, clock) as open_desk:
        open_desk.fill(full_workshop(pack))
        open_desk.store.back_up(Reason.ASKED)
        clock.forward(hours=1)
        bad = open_desk.store.back_up(Reason.ASKED)
    damage(bad.file)
    database = tmp_path / "mastery.sqlite"
    with pytest.raises(StorageError, match="cannot be used"):
        stage(bad.file, database)
    assert not list(tmp_path.glob("*.restore"))
    assert recover(database, tmp_path / "backups", clock).made == NOW
    with desk(tmp_path, pack, clock) as open_desk:
        assert open_desk.sessions.load(SESSION).session.team == "Clearwater Middle School team"


def newer(backup):
    """Make a backup one of a later version of the program."""
    with closing(sqlite3.connect(backup.file)) as raw, raw:
        raw.execute("PRAGMA user_version = 999")


def test_a_backup_of_a_newer_version_takes_no_place_that_only_that_version_could_open(tmp_path, pack, clock):
    with desk(tmp_path, pack, clock) as open_desk:
        open_desk.fill(full_workshop(pack))
        open_desk.store.back_up(Reason.ASKED)
        clock.forward(hours=1)
        later = open_desk.store.back_up(Reason.ASKED)
        newer(later)
        with pytest.raises(StorageError, match="newer version"):
            BackupService(open_desk.store, clock).restore(later)
    damage(tmp_path / "mastery.sqlite")
    assert recover(tmp_path / "mastery.sqlite", tmp_path / "backups", clock).made
    with desk(tmp_path, pack, clock) as open_desk:
        assert open_desk.sessions.load(SESSION).session.team == "Clearwater Middle School team"


def test_damage_that_was_found_on_demand_is_mended_at_the_next_start(tmp_path, pack, clock):
    with desk(tmp_path, pack, clock) as open_desk:
        open_desk.fill(full_workshop(pack))
        open_desk.store.back_up(Reason.ASKED)
    spoil_an_index(tmp_path / "mastery.sqlite")
    with desk(tmp_path, pack, clock) as open_desk:
        assert not BackupService(open_desk.store, clock).check()
    with pytest.raises(DatabaseDamaged):
        open_database(tmp_path / "mastery.sqlite", clock)
    recover(tmp_path / "mastery.sqlite", tmp_path / "backups", clock)
    with desk(tmp_path, pack, clock) as open_desk:
        assert BackupService(open_desk.store, clock).check()
        assert in_any_order(open_desk.sessions.load(SESSION)) == in_any_order(full_workshop(pack))


def end_by_force(open_desk):
    """As a kill does: nothing is closed, nothing is noted."""
    open_desk.store._engine.dispose()
    open_desk.store._lock.release()


def thoughts_in(backup):
    """The thoughts that a backup holds."""
    with closing(sqlite3.connect(backup.file)) as raw:
        return {text for (text,) in raw.execute("SELECT text FROM parked")}


def test_what_was_done_before_a_kill_is_backed_up_by_the_next_run_though_nothing_changes_in_it(tmp_path, pack, clock):
    with desk(tmp_path, pack, clock) as open_desk:
        open_desk.fill(full_workshop(pack))
        open_desk.store.back_up(Reason.ASKED)
        open_desk.sessions.park(SESSION, "just before the battery died")
        end_by_force(open_desk)
    with desk(tmp_path, pack, clock) as open_desk:
        assert open_desk.store.changed
    newest = Backups(tmp_path / "backups", clock).files()[0]
    assert "just before the battery died" in thoughts_in(newest)
    with desk(tmp_path, pack, clock) as open_desk:
        assert not open_desk.store.changed
    assert Backups(tmp_path / "backups", clock).files()[0] == newest


def test_a_backup_that_failed_at_the_end_is_made_by_the_next_run_or_told(tmp_path, pack, clock, monkeypatch):
    def refuse(*_args):
        raise StorageError("No backup could be made")

    with monkeypatch.context() as patch, desk(tmp_path, pack, clock) as open_desk:
        open_desk.fill(full_workshop(pack))
        patch.setattr(open_desk.store.backups, "make", refuse)
    with desk(tmp_path, pack, clock) as open_desk:
        service = BackupService(open_desk.store, clock)
        with monkeypatch.context() as patch:
            patch.setattr(open_desk.store.backups, "make", refuse)
            with pytest.raises(StorageError):
                service.make_missed()
        assert service.make_missed().reason is Reason.TIMED
        assert service.make_missed() is None
