"""Writes single rows within a transaction, with the version of what is written."""

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Connection, Table, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.sql.base import Executable

from mastery_desktop.storage import statements
from mastery_desktop.storage.reader import Reader
from mastery_desktop.storage.tables import LAST_TICK, TAKEN, UNDO, RecordTable
from mastery_desktop.storage.taken_in import Noted
from mastery_desktop.storage.versions import Version

if TYPE_CHECKING:
    from mastery_desktop.domain.records import Record, SessionId


class RowWriter(Reader):
    """Writes rows as they are.

    Attributes:
        latest: the last tick that was written or taken in.
        touched: the kinds of records that were written.
    """

    def __init__(
        self, connection: Connection, statements: dict[tuple[str, Table], Executable], version: Version
    ) -> None:
        """Write through a connection; `version` stamps what is written."""
        super().__init__(connection, statements)
        self._version = version
        self.latest = version.lamport
        self.touched: set[type[Record]] = set()

    @property
    def stamp(self) -> dict[str, Any]:
        """The version of what is written now, as columns of a row that is there."""
        return {"lamport": self._version.lamport, "device": self._version.device, "deleted": False}

    def go_past(self) -> None:
        """Let what is written from now on be later than everything that was taken in."""
        self.latest = min(self.latest + 1, LAST_TICK)
        self._version = Version(self.latest, self._version.device)

    def set_row(self, entry: RecordTable[Any], record_id: str, row: dict[str, Any] | None) -> None:
        """Write a row just as it is, with its version; without one, leave no trace of the record."""
        if row is None:
            self._connection.execute(entry.table.delete().where(entry.table.c.id == record_id))
        else:
            self._connection.execute(self._upsert(entry.table), row)
        self.touched.add(entry.kind)

    def note_taken(self, session: "SessionId", noted: Noted) -> None:
        """Note what a file that was taken in has written, so that it can be taken back after a new start."""
        values = {"session_id": session, "hash": noted.digest, "backup": noted.backup, "tick": noted.tick}
        values["written"] = msgspec.json.encode(noted.written).decode()
        self._connection.execute(TAKEN.insert().values(values))

    def forget_taken(self, session: "SessionId") -> None:
        """Forget what was noted of the last file for a session."""
        self._connection.execute(TAKEN.delete().where(TAKEN.c.session_id == session))

    def forget_up_to(self, name: str, session: "SessionId") -> None:
        """Let another file be taken in: forget what was noted of the one before, and all up to its step in the history.

        Args:
            name: what that step is called.
            session: the session.
        """
        self.forget_taken(session)
        is_step = (UNDO.c.session_id == session, UNDO.c.name == name, UNDO.c.undone.is_(False))
        last = self._connection.execute(select(func.max(UNDO.c.place)).where(*is_step)).scalar()
        if last is not None:
            self._connection.execute(statements.FORGET_OLD, {"session": session, "oldest": last})

    def _upsert(self, table: Table) -> Executable:
        key = ("put", table)
        statement = self._statements.get(key)
        if statement is None:
            fresh = insert(table)
            values = {column.name: fresh.excluded[column.name] for column in table.columns if column.name != "id"}
            statement = fresh.on_conflict_do_update(index_elements=["id"], set_=values)
            self._statements[key] = statement
        return statement
