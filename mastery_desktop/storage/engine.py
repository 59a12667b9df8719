"""Opens the database file with the settings that keep acknowledged work through a power cut.

`journal_mode=TRUNCATE` with `synchronous=EXTRA` lost nothing in simulated power cuts where SQLite's defaults did;
`locking_mode=EXCLUSIVE` turns a second writer away; `secure_delete` leaves nothing of a deleted note in the file.
Every setting is read back, because SQLite may keep another without a word.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from mastery_desktop.domain.errors import DatabaseDamaged, DatabaseInUse, DiskFull, StorageError
from mastery_desktop.messages import _

APPLICATION_ID = 0x4D445354
"""Marks a SQLite file as ours ("MDST")."""

OLDEST_SQLITE = (3, 37, 0)
"""The oldest SQLite that the settings were tried with."""

SETTINGS: dict[str, tuple[str, object]] = {
    "journal_mode": ("TRUNCATE", "truncate"),
    "synchronous": ("EXTRA", 3),
    "fullfsync": ("1", 1),
    "foreign_keys": ("ON", 1),
    "busy_timeout": ("2000", 2000),
    "secure_delete": ("ON", 1),
    "locking_mode": ("EXCLUSIVE", "exclusive"),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "mmap_size": ("0", 0),
    "temp_store": ("MEMORY", 2),
}
"""Each setting with the word that sets it and the value that must read back."""


def open_engine(file: Path) -> Engine:
    """Open, or make, a database file for this process alone.

    Raises:
        DatabaseInUse: another process holds the file.
        StorageError: the file cannot be opened, or a setting did not take.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StorageError(
            _("This computer’s SQLite ({version}) is too old to keep your work safely. Nothing was opened.").format(
                version=sqlite3.sqlite_version
            )
        )
    engine = _engine(f"sqlite:///{file}")
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    with let_go_on_failure(engine, file), engine.begin():
        """Taking the write lock once makes the lock ours until the process ends."""
    return engine


def open_reading_engine(file: Path) -> Engine:
    """Open a database file that cannot be written to, to look at it."""
    engine = _engine(f"sqlite:///{file.absolute().as_uri()}?mode=ro&uri=true")
    event.listen(engine, "connect", _configure_reading)
    return engine


@contextmanager
def let_go_on_failure(engine: Engine, file: Path) -> Iterator[None]:
    """Hold a file no longer when what is begun with it fails, and put a driver's error into words."""
    try:
        yield
    except DBAPIError as error:
        engine.dispose()
        raise translate(error, file) from None
    except BaseException:
        engine.dispose()
        raise


def translate(error: DBAPIError, file: Path) -> Exception:
    """Turn a driver's error into words; the file's name is all it tells of the content.

    What the world did (a full disk, a second program) becomes a `StorageError`; a mistake of ours stays what it is.
    """
    code = getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_MISUSE) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return DatabaseInUse(in_use())
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DatabaseDamaged(
            _("{file} is damaged or is not a Mastery Desktop database. Nothing was changed.").format(file=file.name)
        )
    reasons = {
        sqlite3.SQLITE_FULL: _("The disk is full; make room and try again."),
        sqlite3.SQLITE_READONLY: _("The folder or the file may not be written to."),
        sqlite3.SQLITE_PERM: _("The folder or the file may not be written to."),
        sqlite3.SQLITE_CANTOPEN: _("The folder does not exist or may not be opened."),
        sqlite3.SQLITE_IOERR: _("The disk reported an error."),
        sqlite3.SQLITE_NOMEM: _("The computer’s memory is full; close other programs and try again."),
    }
    reason = reasons.get(code)
    if reason is None:
        return error
    kind = DiskFull if code == sqlite3.SQLITE_FULL else StorageError
    return kind(
        _("Your work could not be saved or read ({file}). {reason} What was saved before is safe.").format(
            file=file.name, reason=reason
        )
    )


def in_use(holder: str = "") -> str:
    """The sentence for a database that another process holds; `holder` says which one, where that is known."""
    if not holder:
        return _("Mastery Desktop is already open. Nothing was changed; use the open window or close it.")
    return _(
        "Mastery Desktop is already open ({holder}). Nothing was changed; use the open window or close it."
    ).format(holder=holder)


def _engine(address: str) -> Engine:
    return create_engine(
        address,
        hide_parameters=True,
        poolclass=StaticPool,
        connect_args={"check_same_thread": False, "timeout": 2.0},
    )


def _configure(connection: sqlite3.Connection, _record: object) -> None:
    # We issue BEGIN ourselves; otherwise the driver leaves schema changes outside the transaction.
    connection.isolation_level = None
    for name, (word, expected) in SETTINGS.items():
        connection.execute(f"PRAGMA {name}={word}")
        found: Any = connection.execute(f"PRAGMA {name}").fetchone()
        if found is None or found[0] != expected:
            raise StorageError(
                _("The database setting {name} could not be made. Nothing was opened.").format(name=name),
            )


def _configure_reading(connection: sqlite3.Connection, _record: object) -> None:
    for setting in ("query_only=ON", "trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
