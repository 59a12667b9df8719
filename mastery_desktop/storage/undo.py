"""What a named change did to the rows, and how it is taken back or brought again.

A change keeps only the fields that it changed. Taking it back sets a field only where it still is as the change left
it: what cannot be undone by step (a count, the position in the run sheet) and has moved the same record on since then
stays. Counts, marks on lines and attendance never enter the history, so no step back can tell one slip, one person at
a poster, or one name, from another.
"""

from dataclasses import MISSING, fields
from typing import Any

import msgspec

from mastery_desktop.domain.choices import OutcomeKind, RatingState
from mastery_desktop.domain.records import Attendance, Counts, Rating, Record, ShiftMarks
from mastery_desktop.storage.tables import STAMP, RecordTable

Fields = dict[str, Any]

NEVER_REMEMBERED: frozenset[type[Record]] = frozenset({Attendance, Counts, ShiftMarks})
"""Kinds of records whose changes cannot be undone, because the history would tell more than the record."""

DEPTH = 100
"""How many named changes of a session can be undone."""


_OUTCOME: frozenset[str] = frozenset({"state", "outcome", "level", "upper", "rule", "fist", "discussed"})
"""The fields of a rating that belong together: a level without its state would stand there before its reveal."""


class RowChange(msgspec.Struct, array_like=True, frozen=True):
    """The fields of one row that changed, before and after; None where the record was not there."""

    table: str
    id: str
    before: Fields | None
    after: Fields | None


def change_of(entry: RecordTable[Any], before: Fields | None, after: Fields) -> RowChange:
    """The change from one row to another; a deleted row counts as not there."""
    old = None if before is None or before["deleted"] else _content(before)
    new = None if after["deleted"] else _content(after)
    if old and new:
        names = [name for name in new if old[name] != new[name]]
        old, new = {name: old[name] for name in names}, {name: new[name] for name in names}
    return RowChange(entry.name, after["id"], old, new)


def stepped(
    entry: RecordTable[Any], now: Fields, gone: Fields | None, wanted: Fields | None
) -> tuple[Fields, bool] | None:
    """What a row becomes when a change is taken back, or brought again.

    Args:
        entry: the row's table.
        now: the row as it is; perhaps a tombstone.
        gone: the fields as the change left them, to be given up.
        wanted: the fields as they were, to be set.

    Returns:
        the row and whether it is a tombstone; None where it has to stay as it is.
    """
    if gone and wanted:
        if now["deleted"]:
            return None
        names = _free(entry, now, gone, wanted)
        return now | {name: value for name, value in wanted.items() if name in names and now[name] == gone[name]}, False
    if now["deleted"] or not _moved_on(entry, now, gone or wanted or {}):
        return (now | wanted, False) if wanted else (now, True)
    untouched = _defaults(entry)
    if wanted:
        before = {name: untouched.get(name, value) for name, value in wanted.items()}
        names = _free(entry, now, before, wanted)
        again = {name: value for name, value in wanted.items() if untouched.get(name, value) == now[name] != value}
        return now | {name: value for name, value in again.items() if name in names}, False
    made = gone or {}
    return now | {name: untouched[name] for name in made if name in untouched and made[name] == now[name]}, False


def _free(entry: RecordTable[Any], now: Fields, left: Fields, wanted: Fields) -> set[str]:
    """The fields that may be set: a rating that was moved on can lose an outcome, and gets none back.

    Another round of what the room has seen is no moving on: the outcome stood beside it before.
    """
    names = set(left)
    clears = wanted.get("outcome") == OutcomeKind.NOT_RATED
    kept = {"state"} if now.get("state") == RatingState.SECOND_ROUND else set()
    if entry.kind is Rating and not clears and any(now[name] != left[name] for name in _OUTCOME & names - kept):
        return names - _OUTCOME
    return names


def _moved_on(entry: RecordTable[Any], now: Fields, made: Fields) -> bool:
    """Whether a record that a change made has to stay without it: a count has moved the rating on."""
    return entry.kind is Rating and any(now[name] != value for name, value in made.items())


def _content(row: Fields) -> Fields:
    return {name: value for name, value in row.items() if name not in STAMP}


def _defaults(entry: RecordTable[Any]) -> Fields:
    return {
        field.name: field.default if convert is None or field.default is None else convert(field.default)
        for field in fields(entry.kind)
        if field.default is not MISSING
        for convert in (entry.to_column[field.name],)
    }
