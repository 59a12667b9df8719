"""A disk that refuses: any write, sync, truncation, renaming or deletion of a workshop, once or for good.

What is refused is told in words, nothing of it is half there, what was saved before stays, and once the disk is well
the workshop goes on. A drive that is gone stays gone; the program ends all the same.

Each of these is done once more as a program would that keeps no journal, or writes a file in its place: that has to be
found.
"""

import contextlib
import errno
import random
import shutil
import sqlite3
import subprocess
import sys

import pytest

from mastery_desktop.domain.errors import DiskFull, StorageError
from mastery_desktop.storage.database import open_database
from mastery_desktop.storage.engine import SETTINGS
from tests.helpers.stores import Desk, desk
from tests.reliability.harness.script import PACK, ScriptClock, play, script
from tests.reliability.harness.stage import ANY, NEVER, RENAME, SYNC, TRUNCATE, UNLINK, WRITE, states_of
from tests.reliability.harness.state import fingerprint_of, look

SEED = 31
PAGE = 4096
ERRORS = (errno.ENOSPC, errno.EIO)
NO_JOURNAL = {"journal_mode": ("OFF", "off")}
FOUND = (AssertionError, StorageError, sqlite3.DatabaseError)
"""How a harness says that it has found something."""

SLOW = [pytest.mark.slow, pytest.mark.timeout(1800)]
CALLS = [pytest.param(8, id="some", marks=pytest.mark.timeout(120)), pytest.param(500, id="five hundred", marks=SLOW)]


def told(played, word):
    return [line for line in played.told if line[0] == word]


def refuse_calls(stage, tmp_path, some, kinds=ANY, **settings):
    """Lead as many workshops as calls are refused, another one each time."""
    chance = random.Random(20261122)  # noqa: S311 - the place of a fault is no secret
    (tmp_path / "whole").mkdir()
    whole = stage.play("refused", tmp_path / "whole", seed=SEED, fault=[kinds, NEVER, errno.EIO, 0], **settings)
    asked = int(told(whole, "asked")[0][1])
    states = states_of(SEED)
    refused = set()
    for number in sorted(chance.sample(range(asked), some)):
        error = chance.choice(ERRORS)
        folder = tmp_path / f"fault-{number}"
        folder.mkdir()
        played = stage.play("refused", folder, seed=SEED, fault=[kinds, number, error, 0], **settings)
        assert played.code == 0, f"call {number}, {errno.errorcode[error]}"
        (final, *between) = told(played, "state")[0][1:]
        assert final == states[-1], f"call {number}, {errno.errorcode[error]}"
        for line, state in zip(told(played, "refused"), between, strict=True):
            action = int(line[1])
            refused.add(action)
            assert state == states[action]
            assert "Your work could not be saved" in " ".join(line)
        assert played.told[-1] == ["closed"]
        assert look(folder / "mastery.sqlite") == ("ok", states[-1])
        shutil.rmtree(folder)
    assert len(refused) >= min(some // 4, len(states) // 2)


@pytest.mark.slow
@pytest.mark.parametrize("some", CALLS)
def test_whatever_call_to_the_disk_fails_the_workshop_goes_on_and_ends_as_if_nothing_had_been(stage, tmp_path, some):
    refuse_calls(stage, tmp_path, some)


@pytest.mark.slow
def test_refused_calls_find_a_program_that_keeps_no_journal(stage, tmp_path):
    with pytest.raises(FOUND):
        refuse_calls(stage, tmp_path, 40, WRITE, settings=NO_JOURNAL)


def take_drive_away(stage, folder, kind, after, **settings):
    """Lead a workshop until its drive goes, and look at what is there when it is back."""
    folder.mkdir()
    played = stage.play("gone", folder, seed=SEED, fault=[kind | UNLINK | RENAME, after, errno.EIO, 1], **settings)
    assert played.code == 0
    assert [line for line in played.told if line == ["still", "refused"]] == [["still", "refused"]] * 2
    assert played.told[-1] == ["closed"]
    saved = int(told(played, "refused")[0][1])
    store = open_database(folder / "mastery.sqlite", ScriptClock())
    assert store.recovered
    found = fingerprint_of(store)
    store.close()
    assert found in states_of(SEED)[saved : saved + 2]
    assert look(folder / "mastery.sqlite")[0] == "ok"


@pytest.mark.parametrize("kind", [WRITE, SYNC, TRUNCATE], ids=["write", "sync", "truncate"])
@pytest.mark.parametrize("after", [0, 15, 40])
def test_a_drive_that_is_gone_is_told_and_what_was_saved_is_there_when_it_is_back(stage, tmp_path, kind, after):
    take_drive_away(stage, tmp_path / "data", kind, after)


def test_a_drive_that_goes_away_finds_a_program_that_keeps_no_journal(stage, tmp_path):
    def take_away_often():
        for after in range(0, 60, 3):
            take_drive_away(stage, tmp_path / f"data-{after}", WRITE, after, settings=NO_JOURNAL)

    with pytest.raises(FOUND):
        take_away_often()


@pytest.mark.parametrize("kinds", [ANY, SYNC, RENAME], ids=["any", "sync", "rename"])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EACCES], ids=errno.errorcode.get)
def test_a_file_that_cannot_be_written_leaves_the_old_one_and_no_part(stage, tmp_path, kinds, error):
    refuse_file(stage, tmp_path / "data", kinds, error)


def test_a_refused_file_finds_a_program_that_writes_in_its_place(stage, tmp_path):
    with pytest.raises(AssertionError):
        refuse_file(stage, tmp_path / "data", ANY, errno.ENOSPC, hasty=True)


def refuse_file(stage, folder, kinds, error, **how):
    """Write a file as often as that takes calls to the disk, each refused once."""
    folder.mkdir()
    played = stage.play("export_refused", folder, fault=[kinds, 0, error, 0], **how)
    assert played.code == 0
    struck = [line for line in played.told if line[-1] == "1"]
    assert struck
    for _number, went, there, files, _struck in struck:
        assert (went, there) in {("refused", "old"), ("written", "new")}
        assert files == "1"


def test_a_file_that_may_not_grow_is_refused_in_words_and_the_workshop_is_whole(stage, tmp_path):
    with desk(tmp_path / "empty", PACK):
        """Only made."""
    size = (tmp_path / "empty" / "mastery.sqlite").stat().st_size
    for pages in range(3):
        folder = tmp_path / f"data-{pages}"
        folder.mkdir()
        room = size + pages * PAGE
        played = stage.play("gone", folder, seed=SEED, room=room)
        assert played.code == 0
        (refused,) = told(played, "refused")
        assert look(folder / "mastery.sqlite") == ("ok", states_of(SEED)[int(refused[1])])


@pytest.fixture
def small_disk(tmp_path):
    """A disk of one and a half megabytes."""
    if sys.platform != "linux" or subprocess.run(["id", "-u"], capture_output=True, check=True).stdout != b"0\n":
        pytest.skip("a small disk needs root on Linux")
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1536k", "tmpfs", str(place)], check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def goes(here, clock, acts, number):
    """Whether an action can be done; what cannot be for a full disk is said in words."""
    try:
        play(here, clock, acts, SEED, number)
    except StorageError as full:
        return "disk is full" not in str(full)
    return True


ROOMS = [pytest.param((0, 1, 3, 7, 12), id="some"), pytest.param(tuple(range(64)), id="every page", marks=SLOW)]


def fill_up(place, leave):
    """Fill a disk but for so many pages."""
    with (place / "filling").open("wb", buffering=0) as filling, contextlib.suppress(OSError):
        while filling.write(bytes(PAGE)) == PAGE:
            """Until nothing more goes in."""
    size = (place / "filling").stat().st_size // PAGE * PAGE
    with (place / "filling").open("rb+") as filling:
        filling.truncate(max(0, size - leave * PAGE))


def fill_at_every_write(small_disk, rooms):
    """Lead a workshop for each room, on a disk that is filled up again after every action."""
    states = states_of(SEED)
    acts = script(SEED)
    for room in rooms:
        clock, told_full = ScriptClock(), 0
        folder = small_disk / f"room-{room}"
        folder.mkdir()
        store = open_database(folder / "mastery.sqlite", clock)
        here = Desk(store, clock, PACK)
        fill_up(small_disk, room)
        for number in range(len(acts)):
            if not goes(here, clock, acts, number):
                told_full += 1
                assert fingerprint_of(store) == states[number]
                (small_disk / "filling").unlink()
                assert goes(here, clock, acts, number)
                fill_up(small_disk, room)
            assert fingerprint_of(store) == states[number + 1]
        assert told_full or room > 10
        store._changed = False
        store.close()
        assert look(folder / "mastery.sqlite") == ("ok", states[-1])
        (small_disk / "filling").unlink()
        shutil.rmtree(folder)


@pytest.mark.parametrize("rooms", ROOMS)
def test_a_disk_that_fills_up_at_any_write_of_a_workshop_keeps_what_was_saved(small_disk, rooms):
    fill_at_every_write(small_disk, rooms)


def test_a_full_disk_finds_a_program_that_keeps_no_journal(small_disk, monkeypatch):
    for name, setting in NO_JOURNAL.items():
        monkeypatch.setitem(SETTINGS, name, setting)
    with pytest.raises(FOUND):
        fill_at_every_write(small_disk, range(16))


def test_a_full_disk_gives_up_the_reserve_and_the_next_try_goes(small_disk):
    clock, acts = ScriptClock(), script(SEED)
    store = open_database(small_disk / "mastery.sqlite", clock)
    here = Desk(store, clock, PACK)
    store.reserve._size, store.reserve._roomy = 200_000, 0
    assert store.reserve.keep()
    fill_up(small_disk, 0)
    with pytest.raises(DiskFull, match="do it again, it will go now"):
        play(here, clock, acts, SEED, 0)
    for number in range(20):
        play(here, clock, acts, SEED, number)
    assert fingerprint_of(store) == states_of(SEED)[20]
    store._changed = False
    store.close()
