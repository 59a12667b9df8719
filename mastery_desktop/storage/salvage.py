"""Gets a damaged database out of the way: the newest good backup takes its place, and what can be read is added to it.

The damaged file is moved and never changed. A record counts only where all of its fields read as such a record; of two
copies of a record the later version wins, as when a session file is taken in.
"""

import contextlib
import hashlib
import logging
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Integer

from mastery_desktop.domain.computers import Computer
from mastery_desktop.domain.errors import DatabaseDamaged, StorageError
from mastery_desktop.domain.own_slide import OwnSlide
from mastery_desktop.domain.records import Session, SessionId
from mastery_desktop.messages import _
from mastery_desktop.storage.aside import SIDECARS, folder_aside, move_aside
from mastery_desktop.storage.backup import Backups, Clock, place_staged, stage
from mastery_desktop.storage.database import open_database
from mastery_desktop.storage.deletions import Deletions, of_rows, read
from mastery_desktop.storage.lock import ProcessLock
from mastery_desktop.storage.store import Store
from mastery_desktop.storage.tables import LAST_TICK, RECORD_TABLES, RecordTable
from mastery_desktop.storage.temporary import private_folder

_log = logging.getLogger(__name__)

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Recovery:
    """What came of a damaged database.

    Attributes:
        made: of when the backup is that took its place; None where there was none.
        folder: where the damaged file is kept.
        added: how many records were read from it that the backup did not have, or had older.
        sessions: the sessions that they belong to.
    """

    made: datetime | None
    folder: Path
    added: int
    sessions: tuple[SessionId, ...]


def recover(file: Path, backups: Path, clock: Clock) -> Recovery:
    """Set a damaged database aside and put the newest good backup in its place, with all that can still be read.

    Raises:
        DatabaseDamaged: there is no good backup and nothing could be read. Nothing was changed.
        StorageError: files could not be moved or written.
    """
    lock = ProcessLock(file)
    try:
        gone = _known_deletions(file, backups)
        made = _stage_newest(file, backups, clock)
        if made is None and not any(entry.kind is Session for entry, _row in rows_of(file)):
            raise DatabaseDamaged(
                _("{file} is damaged, and there is no good backup. Nothing was changed.").format(file=file.name)
            )
        folder = (place_staged(file, clock, gone) if made else None) or _move_away(file, clock)
    finally:
        lock.release()
    store = open_database(file, clock, backups=backups)
    damaged = folder / file.name
    try:
        added, sessions = _add_rows(store, [one for one in rows_of(damaged) if not _is_gone(gone, *one)])
        _add_pictures(store, damaged)
    finally:
        store.close()
    return Recovery(made=made, folder=folder, added=added, sessions=sessions)


def set_aside(file: Path, clock: Clock) -> Path:
    """Move a database that cannot be opened away, so that a new one can begin; gives the folder it is kept in.

    Raises:
        StorageError: it could not be moved.
    """
    lock = ProcessLock(file)
    try:
        return _move_away(file, clock)
    finally:
        lock.release()


def rows_of(damaged: Path) -> Iterator[tuple[RecordTable[Any], Row]]:
    """Every row of a damaged database that can be read and makes sense; the file itself is left as it is."""
    with _copy_of(damaged) as copy:
        for entry in RECORD_TABLES.values():
            yield from ((entry, row) for row in _readable(copy, entry) if _makes_sense(entry, row))


def _add_rows(store: Store, rows: list[tuple[RecordTable[Any], Row]]) -> tuple[int, tuple[SessionId, ...]]:
    """Add what is newer than what is there; gives how much that was, and the sessions it belongs to."""
    added, sessions = 0, set()
    with store.write() as write:
        known = {session.id for session in write.all(Session)}
        known |= {SessionId(row["id"]) for entry, row in rows if entry.kind is Session}
        for entry, row in sorted(rows, key=lambda one: one[0].kind is not Session):
            session = SessionId(row["id"] if entry.kind is Session else row.get("session_id", ""))
            if (session in known or "session_id" not in row) and write.take(entry, row):
                added += entry.kind is not Computer  # which computer wrote is nothing to look over
                sessions |= {session} & known
    return added, tuple(sorted(sessions))


def _add_pictures(store: Store, damaged: Path) -> None:
    """Add the pictures that slides show and that are whole in the damaged database: their sum says so."""
    with _copy_of(damaged) as copy, store.write() as write:
        missing = {slide.picture for slide in write.all(OwnSlide) if write.picture(slide.picture) is None}
        for digest in missing:
            with contextlib.suppress(sqlite3.Error), closing(sqlite3.connect(copy)) as raw:
                (data,) = raw.execute("SELECT data FROM picture WHERE hash = ?", (digest,)).fetchone() or (None,)
                if isinstance(data, bytes) and hashlib.sha256(data).hexdigest() == digest:
                    write.put_picture(data)


@contextlib.contextmanager
def _copy_of(damaged: Path) -> Iterator[Path]:
    """A copy of a damaged database to read in, with the files that belong to it."""
    with private_folder("damaged") as folder:
        copy = folder / damaged.name
        for suffix in SIDECARS:
            with contextlib.suppress(OSError):
                shutil.copyfile(damaged.with_name(damaged.name + suffix), copy.with_name(copy.name + suffix))
        yield copy


def _known_deletions(file: Path, backups: Path) -> Deletions:
    """What was deleted on purpose: what the list beside the backups tells, and the damaged database where it can."""
    found = Deletions()
    with contextlib.suppress(OSError, StorageError, sqlite3.Error), private_folder("damaged") as folder:
        copy = shutil.copyfile(file, folder / file.name)
        with closing(sqlite3.connect(copy)) as raw:
            found = of_rows(raw.execute("SELECT kind, id, tick FROM gone"))
    return found.joined(read(backups))


def _is_gone(gone: Deletions, entry: RecordTable[Any], row: Row) -> bool:
    session = row["id"] if entry.kind is Session else row.get("session_id", "")
    return gone.hides(entry.name, session, row["lamport"])


def _stage_newest(file: Path, backups: Path, clock: Clock) -> datetime | None:
    for backup in Backups(backups, clock).files():
        try:
            stage(backup.file, file)
        except StorageError:
            _log.warning("Backup %s is not good", backup.number)
        else:
            return backup.made
    return None


def _move_away(file: Path, clock: Clock) -> Path:
    away = folder_aside(file, clock())
    try:
        move_aside(file, away)
    except OSError:
        raise StorageError(_("The damaged file could not be moved to {folder}.").format(folder=away)) from None
    return away


def _readable(copy: Path, entry: RecordTable[Any]) -> list[Row]:
    """The rows of a table from its beginning to the damage, and from its end back to it."""
    found: dict[str, Row] = {}
    names = ", ".join(f'"{name}"' for name in entry.columns)
    for order in ("ASC", "DESC"):
        with contextlib.suppress(sqlite3.Error, UnicodeError, OverflowError), closing(sqlite3.connect(copy)) as raw:
            raw.execute("PRAGMA cell_size_check=ON")
            for row in raw.execute(f'SELECT {names} FROM "{entry.name}" ORDER BY id {order}'):  # noqa: S608 - our own
                values = dict(zip(entry.columns, row, strict=True))
                found.setdefault(str(values["id"]), values)
    return list(found.values())


def _makes_sense(entry: RecordTable[Any], row: Row) -> bool:
    for column in entry.table.columns:
        value = row[str(column.name)]
        wanted = int if isinstance(column.type, Integer) or column.name == "deleted" else str
        if not (isinstance(value, wanted) or (value is None and column.nullable)):
            return False
    if not 0 <= row["lamport"] <= LAST_TICK or row["deleted"] not in (0, 1):
        return False
    row["deleted"] = bool(row["deleted"])
    if row["deleted"]:
        return True
    try:
        entry.record(row)
    except Exception:  # noqa: BLE001 - whatever a torn value leads to, such a row is no record
        return False
    return True
