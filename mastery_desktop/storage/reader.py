"""Reads records within a transaction."""

from datetime import datetime
from typing import Any, TypeVar

import msgspec
from sqlalchemy import BindParameter, Connection, Table, bindparam, select
from sqlalchemy.sql.base import Executable

from mastery_desktop.domain.records import Record, Series, Session, SessionId
from mastery_desktop.storage.deletions import Deletions, of_rows
from mastery_desktop.storage.tables import (
    BIN,
    GONE,
    IMPORTED,
    PICTURE,
    RECORD_TABLES,
    SESSION,
    TAKEN,
    UNDO,
    RecordTable,
    record_table,
)
from mastery_desktop.storage.taken_in import Noted

R = TypeVar("R", bound=Record)


class Reader:
    """Reads records within a transaction."""

    def __init__(self, connection: Connection, statements: dict[tuple[str, Table], Executable]) -> None:
        """Read through a connection; `statements` are compiled once and kept by the store."""
        self._connection = connection
        self._statements = statements

    def get(self, kind: type[R], record_id: str) -> R | None:
        """Read one record; None where there is none or it was deleted."""
        entry = record_table(kind)
        row = self._row(entry, record_id)
        return entry.record(row) if row and not row["deleted"] else None

    def all(self, kind: type[R], session: SessionId | None = None) -> list[R]:
        """Read all records of a kind, of one session where it is named, in the order of their place."""
        entry = record_table(kind)
        key = ("all" if session is None else "all of one", entry.table)
        statement = self._statements.get(key)
        if statement is None:
            statement = self._statements[key] = self._all(entry.table, one=session is not None)
        rows = self._connection.execute(statement, {} if session is None else {"session": session})
        return [entry.record(entry.values(row)) for row in rows]

    @staticmethod
    def _all(table: Table, *, one: bool) -> Executable:
        query = select(table).where(table.c.deleted.is_(False))
        if one:
            query = query.where(table.c.session_id == bindparam("session"))
        order = [table.c[name] for name in ("place", "round") if name in table.c]
        return query.order_by(*order, table.c.id)

    def rows(self, session: SessionId) -> list[tuple[RecordTable[Any], dict[str, Any]]]:
        """Every row of a session with its series, tombstones too, by kind and id."""
        found: list[tuple[RecordTable[Any], dict[str, Any]]] = []
        for kind, entry in RECORD_TABLES.items():
            if kind not in (Session, Series) and "session_id" not in entry.columns:
                continue
            key = ("rows", entry.table)
            statement = self._statements.get(key)
            if statement is None:
                statement = self._statements[key] = self._rows(kind, entry.table)
            rows = self._connection.execute(statement, {"session": session})
            found += [(entry, entry.values(row)) for row in rows]
        return found

    @staticmethod
    def _rows(kind: type[Record], table: Table) -> Executable:
        session: BindParameter[str] = bindparam("session")
        owned = table.c.id == session if kind is Session else None
        if kind is Series:
            owned = table.c.id == select(SESSION.c.series).where(SESSION.c.id == session).scalar_subquery()
        elif owned is None:
            owned = table.c.session_id == session
        return select(table).where(owned).order_by(table.c.id)

    def row(self, entry: RecordTable[Any], record_id: str) -> dict[str, Any] | None:
        """A row as it is stored, perhaps a tombstone; None where there is none."""
        return self._row(entry, record_id)

    def was_imported(self, digest: str) -> bool:
        """Whether a session file with these bytes was taken in before."""
        return self._connection.execute(select(IMPORTED.c.hash).where(IMPORTED.c.hash == digest)).first() is not None

    def taken(self, session: SessionId) -> Noted | None:
        """What is noted of the file that was taken in last for a session; None where nothing is."""
        row = self._connection.execute(select(TAKEN).where(TAKEN.c.session_id == session)).first()
        if row is None:
            return None
        return Noted(row.hash, row.backup, row.tick, msgspec.json.decode(row.written, type=tuple[tuple[str, str], ...]))

    def newest(self, session: SessionId) -> int:
        """The last tick of anything in a session; 0 where there is nothing."""
        return max((row["lamport"] for _entry, row in self.rows(session)), default=0)

    def in_bin(self) -> dict[SessionId, datetime]:
        """The sessions in the bin, and since when."""
        return {
            SessionId(row.session_id): datetime.fromisoformat(row.at) for row in self._connection.execute(select(BIN))
        }

    def deletions(self) -> Deletions:
        """What was deleted on purpose and must not come back with the rest of a backup."""
        rows = [tuple(row) for row in self._connection.execute(select(GONE.c.kind, GONE.c.id, GONE.c.tick))]
        return of_rows(rows, {str(session): since.isoformat() for session, since in self.in_bin().items()})

    def picture(self, digest: str) -> bytes | None:
        """The picture with a SHA-256; None where it is not here."""
        row = self._connection.execute(select(PICTURE.c.data).where(PICTURE.c.hash == digest)).first()
        return row.data if row else None

    def undo_names(self, session: SessionId) -> tuple[str | None, str | None]:
        """The names of the change that undo would take back and of the one that redo would bring again."""
        return self._name(session, undone=False), self._name(session, undone=True)

    def _name(self, session: SessionId, *, undone: bool) -> str | None:
        entry = self._undo_entry(session, undone=undone)
        return entry["name"] if entry else None

    def _undo_entry(self, session: SessionId, *, undone: bool) -> dict[str, Any] | None:
        order = UNDO.c.place.asc() if undone else UNDO.c.place.desc()
        query = select(UNDO).where(UNDO.c.session_id == session, UNDO.c.undone.is_(undone)).order_by(order).limit(1)
        row = self._connection.execute(query).mappings().first()
        return dict(row) if row else None

    def _row(self, entry: RecordTable[Any], record_id: str) -> dict[str, Any] | None:
        key = ("get", entry.table)
        statement = self._statements.get(key)
        if statement is None:
            statement = select(entry.table).where(entry.table.c.id == bindparam("record_id"))
            self._statements[key] = statement
        row = self._connection.execute(statement, {"record_id": record_id}).first()
        return entry.values(row) if row else None
