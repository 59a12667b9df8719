"""Taking a session file in as one step that can be taken back: the rows as they were, with the versions they had.

While the program runs, the rows are kept in memory. After a new start they come out of the backup that was made before
the import; the database notes only which rows they are. The values are in no history on the disk: they may be two
counts of the same slips, of which the difference could be one slip. Rows go back with their old versions, as if the
file had never been here: what a colleague wrote is not deleted on the colleague's computer, and the file can be taken
in again.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from mastery_desktop.domain.choices import RatingState
from mastery_desktop.domain.records import Counts, Group, Rating, SessionId
from mastery_desktop.domain.tables import TableLevel
from mastery_desktop.storage.tables import RecordTable

Fields = dict[str, Any]
Stored = Sequence[tuple[RecordTable[Any], Fields]]

_BY_ELEMENT = (Counts, TableLevel, Rating)


class Noted(NamedTuple):
    """What the database notes of an import: see `storage.tables.TAKEN`; `written` are names of tables and ids."""

    digest: str
    backup: str
    tick: int
    written: tuple[tuple[str, str], ...]

    @property
    def is_new(self) -> bool:
        """Whether the session came with the file."""
        return not self.written


class Rows(Protocol):
    """Where rows are read and written: a transaction that writes."""

    def row(self, entry: RecordTable[Any], record_id: str) -> Fields | None:
        """A row as it is stored."""

    def set_row(self, entry: RecordTable[Any], record_id: str, row: Fields | None) -> None:
        """Write a row just as it is, or remove it."""

    def all(self, kind: type[Counts], session: SessionId | None = None) -> list[Counts]:
        """The counts of a session."""


class TakenIn:
    """What one import did to the rows of a session.

    Attributes:
        noted: what the database noted of it, while it is taken back.
    """

    def __init__(self, before: Stored, after: Stored) -> None:
        """Compare rows of the session as they were before the import with those that there are after it."""
        self.noted: Noted | None = None
        was = {(entry.name, row["id"]): row for entry, row in before}
        waits = RatingState.COMPLETE.value
        self._waiting = {row["element"] for entry, row in before if entry.kind is Rating and row["state"] == waits}
        self._steps = [
            (entry, row["id"], was.get((entry.name, row["id"])), row)
            for entry, row in after
            if was.get((entry.name, row["id"])) != row
        ]

    @property
    def written(self) -> tuple[tuple[str, str], ...]:
        """The rows that it wrote, by table and id."""
        return tuple((entry.name, record_id) for entry, record_id, _before, _after in self._steps)

    @property
    def is_in_backups(self) -> bool:
        """Whether a backup has all rows as they were: it holds back counts that wait for their reveal."""
        return not any(
            before and entry.kind in _BY_ELEMENT and before["element"] in self._waiting
            for entry, _id, before, _after in self._steps
        )

    def step(self, write: Rows, *, back: bool) -> None:
        """Take the import back, or bring it again; a row that was changed since, by what no step undoes, stays."""
        for entry, record_id, before, after in self._steps:
            gone, wanted = (after, before) if back else (before, after)
            now = write.row(entry, record_id)
            if _content(now) == _content(gone) and not (wanted is None and _is_needed(write, entry, now)):
                write.set_row(entry, record_id, wanted)


def of_backup(noted: Noted, before: Stored, now: Stored) -> TakenIn:
    """The import as a backup and what is here tell it; what was changed since then stays.

    Args:
        noted: what the database notes of the import.
        before: all rows of the session in the backup.
        now: all rows of the session here.
    """
    wanted = set(noted.written)
    return TakenIn(
        [(entry, row) for entry, row in before if (entry.name, row["id"]) in wanted],
        [(entry, row) for entry, row in now if (entry.name, row["id"]) in wanted and row["lamport"] <= noted.tick],
    )


def _content(row: Mapping[str, Any] | None) -> Fields | None:
    return {name: value for name, value in row.items() if name not in ("lamport", "device")} if row else None


def _is_needed(write: Rows, entry: RecordTable[Any], row: Fields | None) -> bool:
    """Whether a count was typed in since for a table that came with the file."""
    if entry.kind is not Group or row is None:
        return False
    return any(counts.group == row["id"] for counts in write.all(Counts, row["session_id"]))
