"""Opening the database: new, old, newer, foreign, damaged, in use, and after the program was ended by force."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mastery_desktop.domain.errors import DatabaseDamaged, DatabaseInUse, DatabaseTooNew, StorageError
from mastery_desktop.domain.records import Evidence, Session
from mastery_desktop.storage import engine as engine_module
from mastery_desktop.storage.backup import Reason
from mastery_desktop.storage.database import open_database
from mastery_desktop.storage.engine import SETTINGS, open_engine
from mastery_desktop.storage.migrations import FOLDER, Schema, upgrade
from tests.helpers.stores import desk, in_any_order
from tests.helpers.workshops import SESSION, full_workshop

DATA = Path(__file__).parent.parent / "data"
NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "0002", "0001"


def upgrade():
    op.create_table("parking", sa.Column("id", sa.Text(), primary_key=True))
    {first}
    op.execute("INSERT INTO parking SELECT id FROM parked")
    {second}
    with op.batch_alter_table("session") as batch:
        batch.add_column(sa.Column("room", sa.Text(), nullable=True))
    {third}
"""
FAIL = 'raise RuntimeError("the power is gone")'

HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from mastery_desktop.storage.database import open_database
store = open_database(Path(sys.argv[1]), lambda: datetime(2026, 11, 6, tzinfo=UTC))
print("open", flush=True)
sys.stdin.read()
store.close()
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "mastery.sqlite"


@pytest.fixture
def made(file, clock, pack):
    with desk(file.parent, pack, clock) as open_desk:
        open_desk.fill(full_workshop(pack))
    return file


def next_schema(tmp_path, *, fail_at=-1):
    folder = tmp_path / "versions"
    folder.mkdir()
    lines = {name: FAIL if at == fail_at else "" for at, name in enumerate(("first", "second", "third"))}
    (folder / "0002_next.py").write_text(NEXT.format(**lines))
    return Schema(version=2, folders=(FOLDER / "versions", folder))


def tables(file):
    """Columns, keys, indexes and references of every table, whatever the text that made them."""
    with closing(sqlite3.connect(file)) as raw:
        names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {
            name: (
                raw.execute(f"PRAGMA table_xinfo('{name}')").fetchall(),
                sorted(row[1:4] for row in raw.execute(f"PRAGMA index_list('{name}')")),
                raw.execute(f"PRAGMA foreign_key_list('{name}')").fetchall(),
                raw.execute("SELECT sql LIKE '%WITHOUT ROWID%' FROM sqlite_master WHERE name = ?", (name,)).fetchone(),
            )
            for name in names
        }


@pytest.fixture
def holder(made):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(made)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "open\n"
    yield process
    process.kill()
    process.communicate()


def test_a_new_file_is_marked_as_ours_and_keeps_its_device(file, clock):
    first = open_database(file, clock)
    device = first.device
    first.close()
    second = open_database(file, clock)
    second.close()
    assert second.device == device
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (engine_module.APPLICATION_ID,)
        assert raw.execute("PRAGMA user_version").fetchone() == (1,)
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]


def test_migrating_from_nothing_gives_the_schema_of_a_new_file(file, tmp_path, clock):
    open_database(file, clock).close()
    migrated = tmp_path / "migrated.sqlite"
    engine = open_engine(migrated)
    with engine.begin() as connection:
        upgrade(connection, Schema())
    engine.dispose()
    assert len(tables(file)) > 20
    assert tables(migrated) == tables(file)


def test_the_open_connection_has_the_settings_that_lost_nothing_in_power_cuts(file):
    engine = open_engine(file)
    with engine.connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in SETTINGS}
    engine.dispose()
    assert found == {
        "journal_mode": "truncate",
        "synchronous": 3,
        "fullfsync": 1,
        "foreign_keys": 1,
        "busy_timeout": 2000,
        "secure_delete": 1,
        "locking_mode": "exclusive",
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "temp_store": 2,
    }


def test_a_setting_that_does_not_take_stops_the_start(file, monkeypatch):
    monkeypatch.setitem(SETTINGS, "journal_mode", ("NONSENSE", "truncate_"))
    with pytest.raises(StorageError, match="journal_mode"):
        open_engine(file)


def test_alembic_is_not_imported_when_nothing_is_to_be_migrated(made):
    script = HOLD.replace("sys.stdin.read()", "assert 'alembic' not in sys.modules")
    subprocess.run([sys.executable, "-c", script, str(made)], check=True, timeout=30, stdout=subprocess.DEVNULL)


def test_a_second_process_is_told_which_one_has_the_data(holder, made, clock):
    with pytest.raises(DatabaseInUse, match=f"process {holder.pid} on this computer"):
        open_database(made, clock)


def test_sqlite_itself_turns_a_program_away_that_knows_no_lock_file(holder, made):
    with closing(sqlite3.connect(made, timeout=0)) as raw, pytest.raises(sqlite3.OperationalError, match="locked"):
        raw.execute("SELECT count(*) FROM session").fetchone()


def test_a_foreign_writer_that_holds_the_file_is_named_as_such(made, clock):
    with closing(sqlite3.connect(made)) as raw:
        raw.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseInUse):
            open_database(made, clock)
    open_database(made, clock).close()


def test_the_lock_goes_with_a_process_that_is_killed(holder, made, clock):
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait(timeout=10)
    store = open_database(made, clock)
    assert store.recovered
    store.close()
    again = open_database(made, clock)
    assert not again.recovered
    again.close()


def spoil_an_index(file):
    """Take an entry out of an index: the quick check does not see it, the thorough one does."""
    with closing(sqlite3.connect(file)) as raw, raw:
        row = raw.execute("SELECT rowid, * FROM sqlite_master WHERE name = 'ix_evidence_session_id'").fetchone()
        raw.execute("PRAGMA writable_schema=ON")
        raw.execute("DELETE FROM sqlite_master WHERE name = 'ix_evidence_session_id'")
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("DELETE FROM evidence WHERE id = (SELECT min(id) FROM evidence)")
        raw.execute("PRAGMA writable_schema=ON")
        raw.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", row[1:])


def test_after_an_orderly_end_the_check_is_quick_and_after_a_kill_it_is_thorough(made, clock):
    spoil_an_index(made)
    open_database(made, clock).close()
    with closing(sqlite3.connect(made)) as raw, raw:
        raw.execute("UPDATE meta SET value = '1' WHERE key = 'running'")
    with pytest.raises(DatabaseDamaged, match="backup"):
        open_database(made, clock)


def test_a_newer_file_is_refused_in_words_and_not_touched(made, clock):
    with closing(sqlite3.connect(made)) as raw, raw:
        raw.execute("PRAGMA user_version = 2")
    before = made.read_bytes()
    with pytest.raises(DatabaseTooNew, match="newer version"):
        open_database(made, clock)
    assert made.read_bytes() == before


@pytest.mark.parametrize("content", [b"A letter to the board\n" * 40, b"SQLite format 3", b"\0" * 4096])
def test_what_is_no_database_is_refused_in_words_and_not_touched(file, clock, content):
    file.write_bytes(content)
    with pytest.raises(DatabaseDamaged, match="not a Mastery Desktop database"):
        open_database(file, clock)
    assert file.read_bytes() == content


def test_another_programs_database_is_not_touched(file, clock):
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("CREATE TABLE cards (id INTEGER)")
    before = file.read_bytes()
    with pytest.raises(DatabaseDamaged, match="another program"):
        open_database(file, clock)
    assert file.read_bytes() == before


def test_a_torn_file_is_called_damaged_and_the_newest_backup_is_named(made, clock):
    whole = made.read_bytes()
    made.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
    with pytest.raises(DatabaseDamaged, match="The newest backup is of 2026-11-06 13:00"):
        open_database(made, clock)


@pytest.mark.parametrize("taken", ["DROP TABLE action", "ALTER TABLE session DROP COLUMN team"])
def test_a_file_that_lacks_a_part_of_its_tables_is_called_damaged(made, clock, taken):
    with closing(sqlite3.connect(made)) as raw, raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute(taken)
    with pytest.raises(DatabaseDamaged, match="damaged"):
        open_database(made, clock)


def test_a_missing_folder_is_said_in_words(tmp_path, clock):
    with pytest.raises(StorageError, match="does not exist or may not be written"):
        open_database(tmp_path / "nowhere" / "mastery.sqlite", clock)


def test_the_saved_database_of_the_first_schema_opens_with_everything_in_it(tmp_path, clock, pack):
    shutil.copy(DATA / "schema-1.sqlite", tmp_path / "mastery.sqlite")
    with desk(tmp_path, pack, clock) as open_desk:
        assert in_any_order(open_desk.sessions.load(SESSION)) == in_any_order(full_workshop(pack))
        assert open_desk.sharing.export(SESSION) == (DATA / "session-1.mastery").read_bytes()
        assert [person.name for person in open_desk.sessions.attendance(SESSION)] == ["A. Teacher"]
        assert open_desk.history.names(SESSION).undo == "thought parked"


def test_an_older_database_is_backed_up_and_brought_up_to_date(made, tmp_path, clock):
    store = open_database(made, clock, schema=next_schema(tmp_path))
    with store.read() as read:
        assert read.get(Session, SESSION)
        assert len(read.all(Evidence, SESSION)) == 8
    assert [backup.reason for backup in store.backups.files()] == [Reason.MIGRATION, Reason.CLOSED]
    assert store.backups.files()[0].version == 1
    store.close()
    with closing(sqlite3.connect(made)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (2,)
        assert raw.execute("SELECT count(*) FROM parking").fetchone() == (2,)
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [("0002",)]
        assert raw.execute("SELECT name FROM pragma_table_info('session') WHERE name = 'room'").fetchone()


@pytest.mark.parametrize("at", range(3))
def test_a_migration_that_fails_anywhere_leaves_the_old_database(made, tmp_path, clock, pack, at):
    before = tables(made)
    with pytest.raises(StorageError, match="Nothing was changed, and a backup was made"):
        open_database(made, clock, schema=next_schema(tmp_path, fail_at=at))
    assert tables(made) == before
    with desk(made.parent, pack, clock) as open_desk:
        assert in_any_order(open_desk.sessions.load(SESSION)) == in_any_order(full_workshop(pack))
        assert open_desk.store.backups.files()[0].reason is Reason.MIGRATION
