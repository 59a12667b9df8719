"""Power cuts below the file system: while saving, exporting, migrating, importing and going back to a backup.

A process stops itself before one of its calls to the disk, whichever; then the power goes. What the disk holds when it
is plugged in again is held against what the process had told. It needs root on Linux, for a disk of its own.
"""

import random
import shutil
import sqlite3

import pytest

from mastery_desktop import files
from mastery_desktop.domain.errors import StorageError
from mastery_desktop.storage.backup import Backups, Reason, verify
from mastery_desktop.storage.database import open_database
from mastery_desktop.storage.session_file import read_session
from tests.helpers.stores import desk
from tests.helpers.workshops import SESSION, full_workshop
from tests.reliability.harness import later_schema
from tests.reliability.harness.power import NoDiskError, disk
from tests.reliability.harness.script import BEGUN, PACK, ScriptClock, script, session_of
from tests.reliability.harness.stage import ANY, NEVER, STOP, states_of
from tests.reliability.harness.state import fingerprint_of, look

SEEDS = (21, 22)
CALLS_OF_A_WORKSHOP = 500
OFF = {"synchronous": ("OFF", 0)}
MEMORY = {"journal_mode": ("MEMORY", "memory")}
FOUND = (AssertionError, StorageError, OSError, sqlite3.DatabaseError)
"""How a harness says that it has found something."""

MANY = [pytest.mark.slow, pytest.mark.timeout(1800)]


def cuts(few, many):
    return pytest.mark.parametrize("cuts", [pytest.param(few, id="some"), pytest.param(many, id="many", marks=MANY)])


@pytest.fixture
def power(tmp_path, stage):
    folder = tmp_path / "power"
    folder.mkdir()
    try:
        with disk(folder) as made:
            yield made
    except NoDiskError as reason:
        pytest.skip(f"no power can be cut here: {reason}")


class Cutter:
    """Has a part played on the disk and cuts the power before one of its calls."""

    def __init__(self, stage, power, *, settings=None, writes_back=0.5):
        self.stage, self.power, self.settings = stage, power, settings or {}
        self.chance = random.Random(20261122)  # noqa: S311 - the moment of a cut is no secret
        self.writes_back = writes_back
        self.data = power.place / "data"
        self.data.mkdir(exist_ok=True)
        self.settle()

    def settle(self):
        """Bring everything to the disk, as it is."""
        self.power.unplug()
        self.power.plug_in()

    def cut(self, part, calls, **request):
        """Play, stop before one of so many calls, cut; gives what was told. The disk is plugged in again."""
        before = self.chance.randrange(calls)
        played = self.stage.play(part, self.data, settings=self.settings, fault=[ANY, before, STOP, 0], **request)
        assert played.stopped or played.code == 0, "the program ended by itself"
        if self.chance.random() < self.writes_back:
            self.power.write_back(self.chance)
        self.power.cut()
        if played.stopped:
            self.stage.kill(played)
        self.power.unplug()
        self.power.plug_in()
        return played

    def calls_of(self, part, **request):
        """How many calls a part makes when nothing stops it."""
        played = self.stage.play(part, self.data, settings=self.settings, fault=[ANY, NEVER, STOP, 0], **request)
        assert played.code == 0
        return int(played.told[-1][-1])

    def lay(self, folder):
        """Put files in the place of those on the disk, and bring them to it."""
        shutil.rmtree(self.data)
        shutil.copytree(folder, self.data)
        self.settle()


def lead_through_cuts(cutter, times):
    """Lead workshops one after the other through so many cuts; gives how much was acknowledged before one."""
    seed, place, acknowledged = SEEDS[0], 0, 0
    for _time in range(times):
        played = cutter.cut("workshop", CALLS_OF_A_WORKSHOP, seed=seed, first=place)
        told = played.last(default=place)
        acknowledged += told - place
        states = states_of(seed)
        store = open_database(cutter.data / "mastery.sqlite", ScriptClock())
        try:
            found = fingerprint_of(store)
            at = [one for one in (told, told + 1) if states[min(one, len(states) - 1)] == found]
            assert at, f"after action {told}"
            place = at[-1]
            store._changed = False
        finally:
            store.close()
        assert look(cutter.data / "mastery.sqlite")[0] == "ok"
        if place >= len(script(seed)):
            seed, place = SEEDS[(SEEDS.index(seed) + 1) % len(SEEDS)], 0
            shutil.rmtree(cutter.data)
            cutter.data.mkdir()
            cutter.settle()
    return acknowledged


@cuts(6, 120)
def test_what_was_saved_is_there_after_the_power_went(stage, power, cuts):
    assert lead_through_cuts(Cutter(stage, power), cuts) > cuts


@pytest.mark.parametrize(
    "settings",
    [pytest.param(OFF, id="sync off"), pytest.param(MEMORY, id="journal in memory", marks=pytest.mark.slow)],
)
def test_the_harness_finds_settings_that_are_known_to_be_unsafe(stage, power, settings):
    with pytest.raises((AssertionError, StorageError, OSError)):
        lead_through_cuts(Cutter(stage, power, settings=settings, writes_back=1), 60)


def export_through_cuts(cutter, times, **request):
    first = 1
    calls = cutter.calls_of("export", first=first, **request)
    first += 6
    for _time in range(times):
        played = cutter.cut("export", calls, first=first, **request)
        saved, written = played.last("saved", first - 1), played.last("written", first - 1)
        file = read_session((cutter.data / "session.mastery").read_bytes())
        assert file.session.team in (f"Team {written}", f"Team {written + 1}")
        with desk(cutter.data, PACK) as here:
            assert here.sessions.load(SESSION).session.team in (f"Team {saved}", f"Team {saved + 1}")
            assert files.sweep_parts(cutter.data, BEGUN.timestamp() + 1e9) <= 1
            here.sessions.revise(SESSION, {"team": f"Team {first + 5}"})
            files.atomic_write(cutter.data / "session.mastery", here.sharing.export(SESSION))
            here.store._changed = False
        first += 6


@pytest.fixture
def filled(tmp_path):
    """A folder with the database of a finished workshop."""
    folder = tmp_path / "filled"
    with desk(folder, PACK) as here:
        here.fill(full_workshop(PACK))
        here.store._changed = False
    return folder


@cuts(4, 60)
def test_a_session_file_is_the_old_one_or_the_new_one_and_the_new_one_once_it_was_said(stage, power, filled, cuts):
    cutter = Cutter(stage, power)
    cutter.lay(filled)
    export_through_cuts(cutter, cuts)


def test_the_harness_finds_files_that_are_not_brought_to_the_disk(stage, power, filled):
    cutter = Cutter(stage, power)
    cutter.lay(filled)
    with pytest.raises((AssertionError, OSError)):
        export_through_cuts(cutter, 40, hasty=True)


def migrate_through_cuts(cutter, filled, cuts):
    """Bring the same database up to a later schema, each time cut at another moment."""
    cutter.lay(filled)
    before = look(cutter.data / "mastery.sqlite")[1]
    calls = cutter.calls_of("migrate")
    after = look(cutter.data / "mastery.sqlite")[1]
    for _time in range(cuts):
        cutter.lay(filled)
        played = cutter.cut("migrate", calls)
        if not _half_done(cutter.data):
            sound, found = look(cutter.data / "mastery.sqlite")
            assert sound == "ok"
            assert found in ((after,) if played.told else (before, after))
        store = open_database(cutter.data / "mastery.sqlite", ScriptClock(), schema=later_schema.schema())
        made = [backup for backup in store.backups.files() if backup.reason is Reason.MIGRATION]
        found = fingerprint_of(store)
        store.close()
        assert found == after
        assert made
        assert {verify(backup.file).rows["session"] for backup in made} == {1}


@cuts(4, 60)
def test_a_migration_is_done_or_not_begun_and_its_backup_is_there(stage, power, filled, cuts):
    migrate_through_cuts(Cutter(stage, power), filled, cuts)


@pytest.mark.slow
def test_cuts_of_a_migration_find_a_journal_that_is_known_to_be_unsafe(stage, power, filled):
    with pytest.raises(FOUND):
        migrate_through_cuts(Cutter(stage, power, settings=MEMORY, writes_back=1), filled, 60)


def _half_done(folder):
    """Whether the journal of a transaction is left, with which the next start brings back what was there before."""
    journal = folder / "mastery.sqlite-journal"
    return journal.exists() and journal.stat().st_size > 0


def take_in_through_cuts(cutter, tmp_path, cuts):
    """Take the same file in, each time cut at another moment."""
    with desk(tmp_path / "there", PACK) as there:
        there.fill(full_workshop(PACK))
        data = there.sharing.export(SESSION)
        there.store._changed = False
    (tmp_path / "given.mastery").write_bytes(data)
    empty, taken = tmp_path / "empty", tmp_path / "taken"
    with desk(empty, PACK):
        """Only made."""
    before = look(empty / "mastery.sqlite")[1]
    cutter.lay(empty)
    calls = cutter.calls_of("accept", file=str(tmp_path / "given.mastery"))
    shutil.copytree(cutter.data, taken)
    with desk(taken, PACK) as here:
        after = fingerprint_of(here.store)
    for _time in range(cuts):
        cutter.lay(empty)
        played = cutter.cut("accept", calls, file=str(tmp_path / "given.mastery"))
        with desk(cutter.data, PACK) as here:
            found = fingerprint_of(here.store)
            assert found in ((after,) if played.told else (before, after))
            if found == after:
                assert [b.reason for b in Backups(cutter.data / "backups", here.clock).files()] == [Reason.IMPORT]
            here.sharing.accept(here.sharing.read(data))
            assert session_of(here) == SESSION
            here.store._changed = False


@pytest.mark.slow
@cuts(4, 60)
def test_a_file_is_taken_in_whole_or_not_at_all_and_once_more_changes_nothing(stage, power, tmp_path, cuts):
    take_in_through_cuts(Cutter(stage, power), tmp_path, cuts)


@pytest.mark.slow
def test_cuts_of_taking_in_find_a_journal_that_is_known_to_be_unsafe(stage, power, tmp_path):
    with pytest.raises(FOUND):
        take_in_through_cuts(Cutter(stage, power, settings=MEMORY, writes_back=1), tmp_path, 60)


@pytest.fixture
def gone_on(filled):
    """The same folder with a backup in which a list of names stands, deleted since, and a thought of later."""
    with desk(filled, PACK) as here:
        here.sessions.set_attendance(SESSION, [("Attendee Onethousand", "teacher", 90)])
        here.store.back_up(Reason.ASKED)
        here.sessions.set_attendance(SESSION, [])
        here.sessions.park(SESSION, LATER)
        here.store._changed = False
    return filled


LATER = "thought of later"


def go_back_through_cuts(cutter, folder, cuts, **how):
    """Go back to the same backup, each time cut at another moment."""
    cutter.lay(folder)
    calls = cutter.calls_of("restore", **how)
    went_back = 0
    for _time in range(cuts):
        cutter.lay(folder)
        played = cutter.cut("restore", calls, **how)
        with desk(cutter.data, PACK) as here:
            is_there = LATER in {thought.text for thought in here.sessions.load(SESSION).parked}
            assert here.sessions.attendance(SESSION) == []
            assert not (is_there and played.told), "the backup was ready, and did not take its place"
            if not is_there:
                went_back += 1
                assert any(LATER.encode() in backup.file.read_bytes() for backup in here.store.backups.files())
            here.store._changed = False
        assert look(cutter.data / "mastery.sqlite")[0] == "ok"
    return went_back


@pytest.mark.parametrize("cuts", [pytest.param(60, id="many", marks=MANY)])
def test_going_back_is_done_or_not_begun_and_what_was_here_is_in_a_backup(stage, power, gone_on, cuts):
    assert 0 < go_back_through_cuts(Cutter(stage, power), gone_on, cuts) <= cuts


@pytest.mark.slow
def test_cuts_of_going_back_find_files_that_are_not_brought_to_the_disk(stage, power, gone_on):
    with pytest.raises(FOUND):
        go_back_through_cuts(Cutter(stage, power, writes_back=0), gone_on, 60, hasty=True)
