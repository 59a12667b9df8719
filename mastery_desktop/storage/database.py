"""Opens the database: lock, version gate, schema, check, and the note that the program is running.

A new file gets the whole schema in one transaction. An older one is backed up and brought up to date in one
transaction. A newer one, a damaged one and a stranger's file are refused in words and not written to.
"""

import contextlib
import logging
import os
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.exc import DBAPIError

import mastery_desktop
from mastery_desktop.domain.errors import DatabaseDamaged, DatabaseTooNew, StorageError
from mastery_desktop.domain.records import new_id
from mastery_desktop.files import sweep_parts
from mastery_desktop.messages import _
from mastery_desktop.storage import deletions
from mastery_desktop.storage.backup import Backups, Clock, Reason, place_staged
from mastery_desktop.storage.engine import (
    APPLICATION_ID,
    let_go_on_failure,
    open_engine,
    open_reading_engine,
    translate,
)
from mastery_desktop.storage.lock import ProcessLock
from mastery_desktop.storage.migrations import Schema, upgrade
from mastery_desktop.storage.store import Store
from mastery_desktop.storage.tables import META, REVISION, metadata

_log = logging.getLogger(__name__)

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_SCHEMA_COOKIE = slice(40, 44)
_USER_VERSION = slice(60, 64)
_APPLICATION = slice(68, 72)


def open_database(file: Path, clock: Clock, *, backups: Path | None = None, schema: Schema | None = None) -> Store:
    """Open, make or bring up to date a database, for this process alone.

    Args:
        file: the database; its folder must exist.
        clock: gives the time, for the names of backups.
        backups: the folder of the backups; beside the database without one.
        schema: the version to bring the file to; the program's own without one.

    Raises:
        DatabaseInUse: another process works on the file.
        DatabaseTooNew: a newer version of the program wrote the file.
        DatabaseDamaged: the file is damaged or not ours.
        StorageError: the file or its folder cannot be read or written, or a migration failed.
    """
    schema = schema or Schema()
    kept_copies = Backups(backups or file.with_name("backups"), clock)
    lock = ProcessLock(file)
    engine = None
    try:
        for folder in (file.parent, kept_copies.folder):
            sweep_parts(folder, clock().timestamp())
        place_staged(file, clock, deletions.read(kept_copies.folder))
        _refuse_foreign(file, schema)
        engine = open_engine(file)
        recovered = _prepare(engine, file, kept_copies, schema)
        _lock_up(file)
        store = Store(engine, file, lock=lock, backups=kept_copies, recovered=recovered)
        with contextlib.suppress(StorageError):  # it comes with the next backup
            store.list_deletions()
    except BaseException as error:
        if engine:
            engine.dispose()
        lock.release()
        if isinstance(error, DatabaseDamaged):
            raise DatabaseDamaged(f"{error} {_advice(kept_copies)}") from None
        raise
    return store


def open_for_reading(file: Path, clock: Clock, *, backups: Path | None = None) -> Store:
    """Open a database in a folder that cannot be written to: everything can be looked at, and nothing is kept.

    Raises:
        DatabaseTooNew: a newer version of the program wrote the file.
        DatabaseDamaged: the file is damaged or not ours.
        StorageError: the file cannot be read, or has to be brought up to date first.
    """
    schema = Schema()
    _refuse_foreign(file, schema)
    engine = open_reading_engine(file)
    with let_go_on_failure(engine, file):
        with engine.connect() as connection:
            _check(connection, file, thorough=False)
            _refuse_older(connection, schema)
            _refuse_partial(connection, file)
        return Store(engine, file, lock=None, backups=Backups(backups or file.with_name("backups"), clock))


def _refuse_older(connection: Connection, schema: Schema) -> None:
    if _number(connection, "user_version") < schema.version:
        raise StorageError(_("Your sessions are of an earlier version and lie in a folder that cannot be written to."))


def _lock_up(file: Path) -> None:
    """Let nobody but its owner read the file, wherever it lies; its journal is made with the same rights."""
    if os.name == "posix":
        with contextlib.suppress(OSError):  # a file system without rights, such as that of a stick
            file.chmod(0o600)


def _refuse_foreign(file: Path, schema: Schema) -> None:
    """Look at the file's first bytes, before SQLite does, so that nothing of a file that is not for us changes.

    This is the only place that reads the file past SQLite; nobody has it open yet.
    """
    try:
        with file.open("rb") as raw:
            header = raw.read(_HEADER)
    except OSError:
        return  # a new file, or one that SQLite will say more about
    if not header:
        return
    if not header.startswith(_MAGIC):
        raise DatabaseDamaged(
            _("{file} is damaged or is not a Mastery Desktop database. Nothing was changed.").format(file=file.name)
        )
    journal = file.with_name(f"{file.name}-journal")
    unfinished = journal.exists() and journal.stat().st_size > 0
    # A first start on a full disk leaves a database without any table.
    blank = not any(header[_SCHEMA_COOKIE] + header[_USER_VERSION] + header[_APPLICATION])
    ours = int.from_bytes(header[_APPLICATION], "big") == APPLICATION_ID
    if not ours and not blank and not unfinished:
        raise DatabaseDamaged(_("{file} is a database of another program. Nothing was changed.").format(file=file.name))
    if ours and int.from_bytes(header[_USER_VERSION], "big") > schema.version:
        raise DatabaseTooNew(_too_new(file))


def _prepare(engine: Engine, file: Path, backups: Backups, schema: Schema) -> bool:
    """Bring the schema up to date and check the file; tell whether the program was last ended by force."""
    try:
        with engine.begin() as connection:
            version = _number(connection, "user_version")
            fresh = version == 0 and not connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").first()
            if fresh:
                _make(connection, schema)
            elif _number(connection, "application_id") != APPLICATION_ID:
                raise DatabaseDamaged(
                    _("{file} is a database of another program. Nothing was changed.").format(file=file.name)
                )
            elif version > schema.version:
                raise DatabaseTooNew(_too_new(file))
            unclean = not fresh and _fact(connection, "running") == "1"
            _check(connection, file, thorough=unclean or version < schema.version)
        if not fresh and version < schema.version:
            _migrate(engine, file, backups, schema)
        with engine.connect() as connection:
            _refuse_partial(connection, file)
    except DBAPIError as error:
        raise translate(error, file) from None
    _note_running(engine, file)
    return unclean


def _note_running(engine: Engine, file: Path) -> None:
    try:
        with engine.begin() as connection:
            connection.execute(update(META).where(META.c.key == "running").values(value="1"))
    except DBAPIError as error:
        if getattr(error.orig, "sqlite_errorcode", None) != sqlite3.SQLITE_FULL:
            raise translate(error, file) from None
        _log.warning("The disk is full: sessions can be read and exported, but not changed")


def _make(connection: Connection, schema: Schema) -> None:
    metadata.create_all(connection, checkfirst=False)
    REVISION.create(connection)
    connection.execute(insert(REVISION), {"version_num": schema.revision})
    facts = {"device": new_id(), "lamport": "0", "running": "0", "made_by": mastery_desktop.__version__}
    connection.execute(insert(META), [{"key": key, "value": value} for key, value in facts.items()])
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {schema.version}")


def _migrate(engine: Engine, file: Path, backups: Backups, schema: Schema) -> None:
    backup = backups.make(engine, Reason.MIGRATION)
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - for the checker of types
        driver.execute("PRAGMA foreign_keys=OFF")  # a table may be made anew; the references are checked at the end
        try:
            with connection.begin():
                sessions = _sessions(connection)
                upgrade(connection, schema)
                # What could be undone is told in rows of the old tables.
                connection.exec_driver_sql("DELETE FROM undo")
                connection.exec_driver_sql(f"PRAGMA user_version = {schema.version}")
                _check(connection, file, thorough=True, sessions=sessions)
        except Exception as error:
            _log.exception("The migration failed")
            raise StorageError(
                _(
                    "Your sessions could not be brought up to date for this version. Nothing was changed, and a backup"
                    " was made ({backup}). Use the earlier version until this is solved."
                ).format(backup=backup.file.name)
            ) from error
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def _check(connection: Connection, file: Path, *, thorough: bool, sessions: int | None = None) -> None:
    """Check the file: quickly after an orderly end, through and through otherwise; and that no session was lost."""
    check = "integrity_check" if thorough else "quick_check"
    sound = connection.exec_driver_sql(f"PRAGMA {check}(1)").scalar() == "ok"
    if sound and thorough:
        sound = connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None
    if not sound or sessions not in (None, _sessions(connection)):
        raise DatabaseDamaged(_("{file} is damaged. Nothing was changed.").format(file=file.name))


def _refuse_partial(connection: Connection, file: Path) -> None:
    """Refuse a file that is sound, and lacks a table or a column all the same: reading it would fail later on."""
    found = connection.exec_driver_sql(
        "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table'"
    )
    if not {(table.name, column.name) for table in metadata.sorted_tables for column in table.columns} <= {
        (table, column) for table, column in found
    }:
        raise DatabaseDamaged(_("{file} is damaged. Nothing was changed.").format(file=file.name))


def _sessions(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT count(*) FROM session").scalar() or 0)


def _number(connection: Connection, pragma: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() or 0)


def _fact(connection: Connection, key: str) -> str | None:
    return connection.execute(select(META.c.value).where(META.c.key == key)).scalar()


def _too_new(file: Path) -> str:
    return _(
        "{file} was written by a newer version of Mastery Desktop. Nothing was changed; install the newer version, or"
        " open your sessions from their .mastery files."
    ).format(file=file.name)


def _advice(backups: Backups) -> str:
    files = backups.files()
    if not files:
        return _("There is no backup yet; start with another data folder and open your .mastery files there.")
    return _("The newest backup is of {date} (UTC) and lies in {folder}.").format(
        date=files[0].made.strftime("%Y-%m-%d %H:%M"), folder=backups.folder
    )
