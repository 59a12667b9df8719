"""Power and disk: processes killed in the middle of large transactions, and disks that are full.

Each harness is shown to find what it looks for: with a journal that is known to be unsafe, killing must do harm.
"""

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mastery_desktop.domain.errors import StorageError
from mastery_desktop.domain.records import Evidence
from mastery_desktop.storage.backup import Reason
from mastery_desktop.storage.database import open_database
from tests.helpers.stores import desk, in_any_order
from tests.helpers.workshops import SESSION, full_workshop

ROUNDS = [pytest.param(5, id="some"), pytest.param(200, id="many", marks=[pytest.mark.slow, pytest.mark.timeout(900)])]


def kill_one(file, mode, chance):
    """Let a writer run and kill it at some moment; give the number of the last transaction it told us of."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.helpers.killed_writer", str(file), mode],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent.parent,
    ) as process:
        told = 0
        for _ in range(chance.randint(1, 6)):
            told = int(process.stdout.readline())
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=chance.uniform(0, 0.03))
        os.kill(process.pid, signal.SIGKILL)
        rest = process.stdout.read().split()
    return int(rest[-1]) if rest else told


@pytest.fixture
def file(tmp_path, pack, clock):
    with desk(tmp_path, pack, clock) as open_desk:
        open_desk.fill(full_workshop(pack))
        with open_desk.store.write() as write:
            for evidence in write.all(Evidence, SESSION):
                write.purge(Evidence, evidence.id)
    return tmp_path / "mastery.sqlite"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_killed_writer_leaves_whole_transactions_and_all_it_told(file, clock, rounds):
    chance = random.Random(20261106)  # noqa: S311 - the moment of a kill is no secret
    for _ in range(rounds):
        told = kill_one(file, "truncate", chance)
        store = open_database(file, clock)
        try:
            assert store.recovered
            with store.read() as read:
                texts = {evidence.text for evidence in read.all(Evidence, SESSION)}
            assert len(texts) == 1
            assert told <= int(*texts) <= told + 1
        finally:
            store.close()


@pytest.mark.timeout(120)
def test_the_harness_finds_a_journal_that_is_known_to_be_unsafe(file, tmp_path):
    chance = random.Random(20261106)  # noqa: S311 - the moment of a kill is no secret
    for _ in range(25):
        kill_one(file, "memory", chance)
        with closing(sqlite3.connect(file)) as raw:
            try:
                whole = raw.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
                whole = whole and raw.execute("SELECT count(DISTINCT text) FROM evidence").fetchone() == (1,)
                raw.execute("UPDATE meta SET value = '0' WHERE key = 'running'")
                raw.commit()
            except sqlite3.DatabaseError:
                whole = False
        if not whole:
            return
    pytest.fail("Killing an unsafe writer did no harm: this harness proves nothing.")


@pytest.fixture
def small_disk(tmp_path):
    """A disk of two megabytes."""
    if sys.platform != "linux" or os.getuid() != 0:
        pytest.skip("a small disk needs root on Linux")
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2M", "tmpfs", str(place)], check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.mark.slow
def test_a_full_disk_is_said_in_words_and_what_was_saved_is_safe(small_disk, pack, clock):
    with desk(small_disk, pack, clock) as open_desk:
        open_desk.fill(full_workshop(pack))
        (small_disk / "ballast").write_bytes(bytes(400_000))
        before = len(open_desk.sessions.load(SESSION).parked)
        told = iter(lambda: open_desk.sessions.park(SESSION, "words " * 80), None)
        saved = []
        with pytest.raises(StorageError, match="The disk is full"):
            saved.extend(told)
        with pytest.raises(StorageError, match="No backup could be made: the disk is full"):
            open_desk.store.back_up(Reason.ASKED)
        assert len(open_desk.sessions.load(SESSION).parked) == before + len(saved)
        assert len(saved) > 10
        (small_disk / "ballast").unlink()
        open_desk.sessions.park(SESSION, "there is room again")
    with desk(small_disk, pack, clock) as open_desk:
        found = open_desk.sessions.load(SESSION)
        assert len(found.parked) == before + len(saved) + 1
        assert found.parked[-1].text == "there is room again"


@pytest.mark.slow
def test_on_a_full_disk_sessions_can_still_be_read_and_exported(small_disk, pack, clock):
    with desk(small_disk, pack, clock) as open_desk:
        open_desk.fill(full_workshop(pack))
        data = open_desk.sharing.export(SESSION)
    with contextlib.suppress(OSError), (small_disk / "ballast").open("wb", buffering=0) as ballast:
        while ballast.write(bytes(4096)) == 4096:
            pass
    with desk(small_disk, pack, clock) as open_desk:
        assert open_desk.sharing.export(SESSION) == data
        with pytest.raises(StorageError, match="The disk is full"):
            open_desk.sessions.park(SESSION, "no room")
        assert open_desk.sharing.export(SESSION) == data


@pytest.mark.slow
def test_a_disk_that_is_full_from_the_start_is_said_in_words(small_disk, pack, clock):
    (small_disk / "ballast").write_bytes(bytes(2_080_000))
    with pytest.raises(StorageError):
        open_database(small_disk / "mastery.sqlite", clock)
    (small_disk / "ballast").unlink()
    with desk(small_disk, pack, clock) as open_desk:
        open_desk.fill(full_workshop(pack))
        assert in_any_order(open_desk.sessions.load(SESSION)) == in_any_order(full_workshop(pack))
