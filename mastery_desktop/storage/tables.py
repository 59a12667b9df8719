"""The tables, one per kind of record, made from the records' own fields.

A column stands for each field of the record, and three more for merging: `lamport` (a logical clock), `device` (which
computer wrote last) and `deleted` (a tombstone). Values that are not numbers are stored as text; tuples and mappings
as canonical JSON.
"""

import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import Enum
from functools import cached_property
from typing import Any, Generic, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import msgspec
from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from mastery_desktop.domain.records import RECORD_TYPES, Record, Session

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)

STAMP = ("lamport", "device", "deleted")
"""The columns that say when a row was written, by which computer, and whether it is a tombstone."""

LAST_TICK = 2**62
"""The last tick of the logical clock. It is reached only where a file claims it, and no file may claim more."""

R = TypeVar("R", bound=Record)
Value = Any
"""The value of a field or a type hint, whatever it is."""

Row = Mapping[str, Value]
ToColumn = Callable[[Any], Any]


@dataclass(frozen=True)
class RecordTable(Generic[R]):
    """A kind of record, its table, and the way between them."""

    kind: type[R]
    name: str
    table: Table
    to_column: dict[str, ToColumn | None]
    types: dict[str, Any]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of the table's columns; SQLAlchemy's own are no plain texts, and cannot be written as JSON."""
        return tuple(str(column.name) for column in self.table.columns)

    def values(self, row: Iterable[Value]) -> dict[str, Any]:
        """The values of a whole row, by column."""
        return dict(zip(self.columns, row, strict=True))

    def row(self, record: R) -> dict[str, Any]:
        """The record's fields as values of columns."""
        return {
            name: value if convert is None or value is None else convert(value)
            for name, convert in self.to_column.items()
            for value in (getattr(record, name),)
        }

    def tombstone(self, row: Row) -> dict[str, Any]:
        """The row without its words: what stays of a deleted record, so that a merge does not bring it back."""
        columns = zip(self.columns, self.table.columns, strict=True)
        return {name: self._blank(name, column, row) for name, column in columns} | {"deleted": True}

    @staticmethod
    def _blank(name: str, column: Column[Any], row: Row) -> Value:
        if name in ("id", "session_id", *STAMP):
            return row[name]
        if column.nullable:
            return None
        return 0 if isinstance(column.type, Integer) else ""

    def record(self, row: Row) -> R:
        """The record that stands in a row."""
        values = {
            name: row[name] if convert is None or row[name] is None else self._from_column(name, row[name])
            for name, convert in self.to_column.items()
        }
        return self.kind(**values)

    def _from_column(self, name: str, value: Value) -> Value:
        kind = self.types[name]
        if isinstance(kind, type) and issubclass(kind, Enum):
            return kind(value)
        if kind is bool:
            return bool(value)
        if isinstance(kind, type) and issubclass(kind, date):
            return kind.fromisoformat(value)
        return msgspec.json.decode(value, type=kind)


def _plain_type(hint: Value) -> tuple[Value, bool]:
    """Strip NewType and Optional from a type; tell whether None is allowed."""
    optional = False
    origin: object = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = [part for part in get_args(hint) if part is not type(None)]
        hint, optional = inner[0], True
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    return hint, optional


def _canonical(value: Value) -> str:
    return msgspec.json.encode(value, order="deterministic").decode()


def _iso(value: date) -> str:
    return value.isoformat()


def _converter(kind: Value) -> ToColumn | None:
    if kind in (str, int):
        return None
    if kind is bool:
        return int
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value
    if kind in (date, datetime):
        return _iso
    return _canonical


def _record_table(kind: type[R]) -> RecordTable[R]:
    name = "".join(f"_{c.lower()}" if c.isupper() else c for c in kind.__name__).lstrip("_")
    hints = get_type_hints(kind)
    columns: list[Column[Any]] = []
    converters: dict[str, ToColumn | None] = {}
    kinds: dict[str, Any] = {}
    for field in fields(kind):
        plain, optional = _plain_type(hints[field.name])
        converters[field.name], kinds[field.name] = _converter(plain), plain
        number = Integer if plain in (int, bool) else Text
        if field.name == "id":
            columns.append(Column("id", Text, primary_key=True))
        elif field.name == "session_id":
            columns.append(Column("session_id", Text, ForeignKey("session.id"), nullable=False, index=True))
        else:
            columns.append(Column(field.name, number, nullable=optional))
    columns += [
        Column("lamport", Integer, nullable=False),
        Column("device", Text, nullable=False),
        Column("deleted", Boolean(create_constraint=False), nullable=False),
    ]
    return RecordTable(kind, name, Table(name, metadata, *columns, sqlite_with_rowid=False), converters, kinds)


RECORD_TABLES: dict[type[Record], RecordTable[Any]] = {kind: _record_table(kind) for kind in RECORD_TYPES}
"""The table of each kind of record."""

TABLE_BY_NAME: dict[str, RecordTable[Any]] = {entry.name: entry for entry in RECORD_TABLES.values()}
"""The same by the table's name, as the undo history and session files write it."""

SESSION = cast("RecordTable[Session]", RECORD_TABLES[Session]).table

META = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Facts about this database: device id, logical clock, whether the program is running, which version made it."""

UNDO = Table(
    "undo",
    metadata,
    Column("session_id", Text, ForeignKey("session.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("undone", Boolean(create_constraint=False), nullable=False),
    sqlite_with_rowid=False,
)
"""Named changes that can be undone, with the rows before and after."""

IMPORTED = Table(
    "imported",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("session_id", Text, ForeignKey("session.id"), nullable=False, index=True),
    Column("at", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Session files that were read in, by the SHA-256 of their bytes."""

TAKEN = Table(
    "taken",
    metadata,
    Column("session_id", Text, ForeignKey("session.id"), primary_key=True),
    Column("hash", Text, nullable=False),
    Column("backup", Text, nullable=False),
    Column("tick", Integer, nullable=False),
    Column("written", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""The file that was taken in last for a session: the backup made before, the last tick of the import, and the kinds and
ids of what it wrote; no values, because these may be two counts of the same slips. Nothing is `written` where the
session was new here."""

BIN = Table(
    "bin",
    metadata,
    Column("session_id", Text, ForeignKey("session.id"), primary_key=True),
    Column("at", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Sessions that were deleted and can still be taken back. Only this computer's affair: no session file tells of it."""

GONE = Table(
    "gone",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("tick", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""What was deleted on purpose, and at which tick: no backup brings it back with the rest (`storage.deletions`)."""

PICTURE = Table(
    "picture",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""Pictures of slides of one's own, by the SHA-256 of their bytes."""

REVISION = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Which migration the schema is at, as Alembic writes it; not ours, so it stands outside our own tables."""


def record_table(kind: type[R]) -> RecordTable[R]:
    """The table of a kind of record."""
    return cast("RecordTable[R]", RECORD_TABLES[cast("type[Record]", kind)])
