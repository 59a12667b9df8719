"""A folder that cannot be written to: sessions are looked at and shared, each change is refused in words."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from mastery_desktop.bootstrap import ContentChoice, open_or_recover
from mastery_desktop.config.paths import Paths
from mastery_desktop.domain.errors import DatabaseTooNew, ReadOnly, StorageError
from tests.helpers.packs import small_pack
from tests.helpers.program import run
from tests.helpers.stores import Clock, desk, in_any_order
from tests.helpers.workshops import SESSION, full_workshop
from tests.reliability.harness.state import look

PACK = small_pack()


@pytest.fixture
def lock_folder(tmp_path):
    """Makes a folder with a workshop that nobody can write to; gives its paths."""
    if sys.platform != "linux":
        pytest.skip("locks a folder as only Linux does")
    place = tmp_path / "place"
    place.mkdir()
    is_root = os.getuid() == 0
    if is_root and subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(place)], check=False).returncode:
        pytest.skip("nothing can be mounted here, and root may write everywhere")

    def lock(change=None):
        with desk(place / "data", PACK) as here:
            here.fill(full_workshop(PACK))
            here.store._changed = False
        if change:
            change(place / "data" / "mastery.sqlite")
        if is_root:
            subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        else:
            (place / "data").chmod(0o555)
        return Paths(place / "data")

    yield lock
    if is_root:
        subprocess.run(["umount", "--lazy", str(place)], check=True)
    else:
        (place / "data").chmod(0o755)


def test_everything_can_be_looked_at_and_shared_and_nothing_is_kept(lock_folder):
    paths = lock_folder()
    services, recovery = open_or_recover(paths, ContentChoice(), Clock())
    assert recovery is None
    assert services.store.read_only
    assert in_any_order(services.sessions.load(SESSION)) == in_any_order(full_workshop(PACK))
    assert services.sharing.export(SESSION)
    with pytest.raises(ReadOnly, match="cannot be written to"):
        services.sessions.park(SESSION, "a thought")
    with pytest.raises(StorageError):
        services.backups.make()
    assert not services.backups.keep_reserve()
    services.close()
    assert look(paths.database)[0] == "ok"


def test_the_terminal_lists_and_exports_from_there(lock_folder, tmp_path):
    paths = lock_folder()
    assert "Clearwater" in run("--data-dir", paths.data, "sessions").stdout
    assert run("--data-dir", paths.data, "export", SESSION, "--out", tmp_path / "out.mastery").returncode == 0
    assert (tmp_path / "out.mastery").stat().st_size
    found = run("--data-dir", paths.data, "doctor", qt=True)
    assert (found.returncode, "cannot be written to" in found.stdout) == (1, True)


def test_a_newer_one_is_refused_there_too(lock_folder):
    def newer(file):
        with closing(sqlite3.connect(file)) as raw, raw:
            raw.execute("PRAGMA user_version = 999")

    with pytest.raises(DatabaseTooNew):
        open_or_recover(lock_folder(newer), ContentChoice(), Clock())


def test_a_folder_without_a_database_is_refused_in_words(lock_folder):
    paths = lock_folder(lambda file: file.unlink())
    with pytest.raises((OSError, StorageError)):
        open_or_recover(paths, ContentChoice(), Clock())
