"""Taking a session file in as one step that can be taken back: the rows as they were, with the versions they had.

The rows are kept in memory and not in the history on the disk: they may be two counts of the same slips, of which the
difference could be one slip. So the step can be taken back until the program ends; after that there is the backup that
was made before it. Rows go back with their old versions, as if the file had never been here: what a colleague wrote is
not deleted on the colleague's computer, and the file can be taken in again.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from mastery_desktop.domain.records import Counts, Group, SessionId
from mastery_desktop.storage.tables import RecordTable

Fields = dict[str, Any]
Stored = Sequence[tuple[RecordTable[Any], Fields]]


class Rows(Protocol):
    """Where rows are read and written: a transaction that writes."""

    def row(self, entry: RecordTable[Any], record_id: str) -> Fields | None:
        """A row as it is stored."""

    def set_row(self, entry: RecordTable[Any], record_id: str, row: Fields | None) -> None:
        """Write a row just as it is, or remove it."""

    def all(self, kind: type[Counts], session: SessionId | None = None) -> list[Counts]:
        """The counts of a session."""


class TakenIn:
    """What one import did to the rows of a session."""

    def __init__(self, before: Stored, after: Stored) -> None:
        """Compare all rows of the session as they were before the import and as they were after it."""
        was = {(entry.name, row["id"]): row for entry, row in before}
        self._steps = [
            (entry, row["id"], was.get((entry.name, row["id"])), row)
            for entry, row in after
            if was.get((entry.name, row["id"])) != row
        ]

    def step(self, write: Rows, *, back: bool) -> None:
        """Take the import back, or bring it again; a row that was changed since, by what no step undoes, stays."""
        for entry, record_id, before, after in self._steps:
            gone, wanted = (after, before) if back else (before, after)
            now = write.row(entry, record_id)
            if _content(now) == _content(gone) and not (wanted is None and _is_needed(write, entry, now)):
                write.set_row(entry, record_id, wanted)


def _content(row: Fields | None) -> Fields | None:
    return row and {name: value for name, value in row.items() if name not in ("lamport", "device")}


def _is_needed(write: Rows, entry: RecordTable[Any], row: Fields | None) -> bool:
    """Whether a count was typed in since for a table that came with the file."""
    if entry.kind is not Group or row is None:
        return False
    return any(counts.group == row["id"] for counts in write.all(Counts, row["session_id"]))
