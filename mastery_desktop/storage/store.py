"""Reads and writes records: one writer, one transaction per action, and a named history that can be undone.

Every written row gets the next tick of a logical clock and this computer's id, so that two copies of a session can be
merged. Deleting leaves a tombstone. Writing the same record twice is the same as writing it once.
"""

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Connection, Engine, Table, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.base import Executable

from mastery_desktop.domain.errors import DatabaseDamaged, DiskFull, ReadOnly, StorageError
from mastery_desktop.domain.own_slide import OwnSlide
from mastery_desktop.domain.records import Record, Series, Session, SessionId
from mastery_desktop.messages import _
from mastery_desktop.storage import statements
from mastery_desktop.storage.backup import Backup, Backups, Reason, lamport_of
from mastery_desktop.storage.deletions import (
    REMOVED_EVERYWHERE,
    REMOVED_NAMES,
    REMOVED_SESSION,
    Deletions,
    keep,
    read,
)
from mastery_desktop.storage.engine import translate
from mastery_desktop.storage.lock import ProcessLock
from mastery_desktop.storage.merging import merged
from mastery_desktop.storage.reader import Reader
from mastery_desktop.storage.reserve import Reserve, room_again
from mastery_desktop.storage.row_writer import RowWriter
from mastery_desktop.storage.tables import (
    BIN,
    IMPORTED,
    LAST_TICK,
    META,
    PICTURE,
    RECORD_TABLES,
    SESSION,
    TABLE_BY_NAME,
    RecordTable,
)
from mastery_desktop.storage.undo import DEPTH, NEVER_REMEMBERED, RowChange, change_of, stepped
from mastery_desktop.storage.versions import Version

if TYPE_CHECKING:
    from mastery_desktop.storage.taken_in import TakenIn

__all__ = ["Reader", "Store", "Writer"]

_log = logging.getLogger(__name__)


class Writer(RowWriter):
    """Reads and writes records within a transaction, and remembers the rows before and after."""

    def __init__(
        self, connection: Connection, statements: dict[tuple[str, Table], Executable], version: Version
    ) -> None:
        """Write through a connection; `version` stamps what is written."""
        super().__init__(connection, statements, version)
        self.changes: list[RowChange] = []
        self.deletes = False

    def put(self, record: Record) -> None:
        """Write a record, new or changed. Writing what is already there changes nothing."""
        entry = RECORD_TABLES[type(record)]
        self._put_row(entry, entry.row(record), deleted=False)

    def delete(self, kind: type[Record], record_id: str) -> None:
        """Delete a record; a tombstone without its words stays for merging."""
        entry = RECORD_TABLES[kind]
        row = self._row(entry, record_id)
        if row and not row["deleted"]:
            self._put_row(entry, row, deleted=True)

    def take(self, entry: RecordTable[Any], row: dict[str, Any]) -> bool:
        """Merge a row that another computer wrote, with the version it has there; tell whether it changed anything."""
        self.latest = max(self.latest, row["lamport"])
        before = self._row(entry, row["id"])
        after = merged(entry, before, row)
        if before == after:
            return False
        self._connection.execute(self._upsert(entry.table), after)
        self._note_written(entry, after["id"], is_new=before is None)
        return True

    def enter_import(self, digest: str, session: SessionId, at: datetime) -> None:
        """Note that a session file was taken in, by the SHA-256 of its bytes."""
        values = {"hash": digest, "session_id": session, "at": at.isoformat()}
        self._connection.execute(insert(IMPORTED).values(values).on_conflict_do_nothing())

    def _put_row(self, entry: RecordTable[Any], row: dict[str, Any], *, deleted: bool) -> None:
        before = self._row(entry, row["id"])
        stamp = {"lamport": self._version.lamport, "device": self._version.device}
        after = row | stamp | {"deleted": deleted}
        if deleted:
            after = entry.tombstone(after)
        if before and all(before[name] == value for name, value in after.items() if name not in stamp):
            return
        self._connection.execute(self._upsert(entry.table), after)
        self._note_written(entry, after["id"], is_new=before is None)
        if entry.kind not in NEVER_REMEMBERED:
            self.changes.append(change_of(entry, before, after))

    def remember(self, session: SessionId, name: str, *, always: bool = False) -> None:
        """Enter the changes so far into the session's history, under a name; what was undone is forgotten.

        `always`: also where there are none, for a step that somebody else can take back.
        """
        if not self.changes and not always:
            return
        mine = {"session": session}
        last, undone = self._connection.execute(statements.HISTORY, mine).one()
        if undone:
            self._connection.execute(statements.FORGET_UNDONE, mine)
        place = (last or 0) + 1
        entry = {"session_id": session, "place": place, "name": name, "undone": False}
        entry["changes"] = msgspec.json.encode(self.changes).decode()
        self._connection.execute(statements.ENTER, entry)
        if place > DEPTH:
            self._connection.execute(statements.FORGET_OLD, mine | {"oldest": place - DEPTH})

    def step_back(self, session: SessionId) -> str | None:
        """Undo the last named change of a session; give its name, None where there is none."""
        return self._travel(session, undone=False)

    def step_forward(self, session: SessionId) -> str | None:
        """Bring back the change that was undone last; give its name, None where there is none."""
        return self._travel(session, undone=True)

    def forget(self, session: SessionId) -> None:
        """Empty the history of a session."""
        self._connection.execute(statements.FORGET, {"session": session})
        self.forget_taken(session)

    def purge(self, kind: type[Record], record_id: str) -> None:
        """Remove a record without a tombstone: for what must not stay, such as attendance."""
        entry = RECORD_TABLES[kind]
        self._connection.execute(entry.table.delete().where(entry.table.c.id == record_id))
        self.touched.add(kind)

    def note_deletions(self, gone: Deletions) -> None:
        """Note what was deleted on purpose, so that no backup brings it back with the rest."""
        kinds = {REMOVED_SESSION: gone.sessions, REMOVED_NAMES: gone.attendance, REMOVED_EVERYWHERE: gone.everywhere}
        for kind, ids in kinds.items():
            for which, tick in ids.items():
                self._connection.execute(statements.NOTE_GONE, {"kind": kind, "id": which, "tick": tick})
        self.latest = max(self.latest, gone.last)
        self.touched.add(Session)
        self.deletes = True

    def note_names_deleted(self, session: SessionId) -> None:
        """Note that names were taken off a session's list: entries that were written before are gone for good."""
        self.note_deletions(Deletions(attendance={session: self._version.lamport}))

    def put_picture(self, data: bytes) -> str:
        """Keep a picture, once; give its SHA-256."""
        digest = hashlib.sha256(data).hexdigest()
        self._connection.execute(insert(PICTURE).values({"hash": digest, "data": data}).on_conflict_do_nothing())
        return digest

    def put_into_bin(self, session: SessionId, at: datetime) -> None:
        """Hide a session from the list, with all that belongs to it."""
        values = {"session_id": session, "at": at.isoformat()}
        self._connection.execute(insert(BIN).values(values).on_conflict_do_nothing())
        self.touched.add(Session)
        self.deletes = True

    def take_from_bin(self, session: SessionId) -> None:
        """Let a session stand in the list again."""
        if self._connection.execute(BIN.delete().where(BIN.c.session_id == session)).rowcount:
            self.touched.add(Session)
            self.deletes = True

    def purge_session(self, session: SessionId, *, everywhere: bool = False) -> None:
        """Remove a session with all that belongs to it, and its history; `everywhere`: no backup may hold it either."""
        self.forget(session)
        self.take_from_bin(session)
        for table in (entry.table for entry in reversed(list(RECORD_TABLES.values()))):
            if "session_id" in table.c:
                self._connection.execute(table.delete().where(table.c.session_id == session))
        self._connection.execute(IMPORTED.delete().where(IMPORTED.c.session_id == session))
        self._connection.execute(SESSION.delete().where(SESSION.c.id == session))
        own = select(RECORD_TABLES[OwnSlide].table.c.picture)
        self._connection.execute(PICTURE.delete().where(PICTURE.c.hash.not_in(own)))
        series = RECORD_TABLES[Series].table
        led = select(SESSION.c.series).where(SESSION.c.series.is_not(None))
        self._connection.execute(series.delete().where(series.c.id.not_in(led)))
        tick = {str(session): self._version.lamport}
        self.note_deletions(Deletions(sessions=tick, everywhere=tick if everywhere else {}))

    def _note_written(self, entry: RecordTable[Any], record_id: str, *, is_new: bool) -> None:
        self.touched.add(entry.kind)
        if entry.kind is Session and is_new:  # one that was removed and is brought back
            again = self._connection.execute(statements.HERE_AGAIN, {"which": record_id})
            self.deletes |= bool(again.rowcount)

    def _travel(self, session: SessionId, *, undone: bool) -> str | None:
        entry = self._undo_entry(session, undone=undone)
        if entry is None:
            return None
        changes = msgspec.json.decode(entry["changes"], type=list[RowChange])
        for change in changes if undone else reversed(changes):
            table = TABLE_BY_NAME[change.table]
            now = self._row(table, change.id)
            gone, wanted = (change.before, change.after) if undone else (change.after, change.before)
            if now and (step := stepped(table, now, gone, wanted)):
                self._put_row(table, step[0], deleted=step[1])
        self._connection.execute(statements.TURN, {"session": session, "at": entry["place"], "now": not undone})
        return str(entry["name"])


class Store:
    """The open database. Used from one thread at a time; the window hands all work to one worker.

    Attributes:
        file: the database file.
        backups: its backups.
        reserve: room that is given up when the disk is full.
        recovered: whether the program was ended by force the last time, and the file was checked through.
        device: the id of this computer in versions of records.
        taken_in: the last file that was taken in for a session since the start, to be taken back.
    """

    def __init__(
        self, engine: Engine, file: Path, *, lock: ProcessLock | None, backups: Backups, recovered: bool = False
    ) -> None:
        """Use an engine whose schema is up to date; `open_database` makes all of this. Without a lock none writes."""
        self._engine, self._lock = engine, lock
        self.file, self.backups, self.recovered = file, backups, recovered
        self.reserve = Reserve(file.parent)
        self._statements: dict[tuple[str, Table], Executable] = {}
        with self._transaction() as connection:
            facts = {row.key: row.value for row in connection.execute(select(META))}
        self.device, self._lamport = facts["device"], int(facts["lamport"])
        self.taken_in: dict[SessionId, TakenIn] = {}
        self._is_damaged = False
        newest = next(iter(backups.files()), None)  # a run that ended by force has made none of its last changes
        self._changed = lock is not None and self._lamport != (lamport_of(newest.file) if newest else 0)

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Open a transaction that only reads."""
        with self._transaction() as connection:
            yield Reader(connection, self._statements)

    @contextmanager
    def write(self) -> Iterator[Writer]:
        """Open a transaction that writes; it is kept when the block ends, and undone wholly when it raises."""
        if self.read_only:
            raise ReadOnly(
                _(
                    "Your sessions lie in a folder that cannot be written to. You can look, print and share; nothing is"
                    " kept."
                )
            )
        # A commit that failed may still have happened: its tick is never given again. Past the last tick nothing could
        # be read by another computer.
        self._lamport = min(self._lamport + 1, LAST_TICK)
        writer, is_whole, gone = None, False, None
        try:
            with self._transaction() as connection:
                writer = Writer(connection, self._statements, Version(self._lamport, self.device))
                yield writer
                if writer.touched:
                    self._lamport = max(self._lamport, writer.latest)
                    self._set_fact(connection, "lamport", str(self._lamport))
                gone = writer.deletions() if writer.deletes else None
                is_whole = bool(writer.touched)
        except StorageError:
            if not (is_whole and self._is_kept_after_all()):
                raise
        if writer and writer.touched:
            self._changed = True
        if gone:
            keep(self.backups.folder, gone)

    def back_up(self, reason: Reason) -> Backup:
        """Make a backup of everything that is saved.

        Raises:
            StorageError: no good copy could be made.
        """
        backup = self.backups.make(self._engine, reason)
        self._changed = False
        self.list_deletions()
        return backup

    def list_deletions(self, folder: Path | None = None) -> None:
        """See to it that the list of deletions beside the backups and the database say the same.

        A session that is here all the same was brought back by somebody: it is no longer among the deleted.

        Args:
            folder: where a list lies that is taken over; beside the backups without one.
        """
        there = read(folder or self.backups.folder)
        with self.read() as reader:
            here, known = reader.deletions(), {session.id for session in reader.all(Session)}
        missing = there.beyond(here, known)
        if missing.last:
            with self.write() as writer:
                writer.note_deletions(missing)
        else:
            keep(self.backups.folder, here)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written here."""
        return self._lock is None

    @property
    def changed(self) -> bool:
        """Whether something was written since this start or the last backup in it."""
        return self._changed

    def check(self) -> bool:
        """Check the whole file through, and the references between its rows; tells whether all is well."""
        with self._transaction() as connection:
            sound = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() == "ok"
            sound = sound and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None
        self._is_damaged = self._is_damaged or not sound
        return sound

    def discard(self) -> None:
        """Close without a backup: the file was only a copy."""
        self._changed = False
        self.close()

    def close(self) -> None:
        """Back up what changed, close the database and give the file free; once more does nothing."""
        if self._lock is None:
            self._engine.dispose()
        if self._lock is None or not self._lock.held:
            return
        try:
            if self._changed:
                self.back_up(Reason.CLOSED)
        except StorageError as error:
            _log.warning("Closed without a backup: %s", error)
        try:
            if not self._is_damaged:  # else the next start looks as closely as after a crash, and mends it
                with self._transaction() as connection:
                    self._set_fact(connection, "running", "0")
        except StorageError as error:
            _log.warning("Closed without a note: %s", error)
        finally:
            self._engine.dispose()
            self._lock.release()

    def _is_kept_after_all(self) -> bool:
        """Whether a commit that the disk reported an error for has happened; if so, another one brings it to the disk.

        An error in the last call of a commit comes too late to undo it. Told as a failure, it would be done twice.
        """
        try:
            with self._transaction() as connection:
                tick = connection.execute(statements.FACT, {"fact": "lamport"}).scalar()
                if tick == str(self._lamport):
                    self._set_fact(connection, "lamport", tick)
                    return True
        except StorageError:
            _log.warning("The disk reports errors")
        return False

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            told = translate(error, self.file)
            self._is_damaged = self._is_damaged or isinstance(told, DatabaseDamaged)
            if isinstance(told, DiskFull) and self.reserve.give_up():
                told = room_again()
            raise told from None

    @staticmethod
    def _set_fact(connection: Connection, key: str, value: str) -> None:
        connection.execute(statements.SET_FACT, {"fact": key, "now": value})
