"""When a summary that the team has released is a draft again: once it tells of something else than it did then."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from mastery_desktop.domain.records import (
    Action,
    Counts,
    FocusArea,
    Goal,
    Rating,
    Session,
    SessionId,
    StageChoice,
)
from mastery_desktop.storage.store import Writer
from mastery_desktop.storage.tables import STAMP, RecordTable

KINDS: Final = frozenset({Rating, Counts, FocusArea, StageChoice, Goal, Action})
"""The kinds of records that the one-page summary tells of."""

DETAILS: Final = frozenset({"school", "team", "district", "held_on", "raters", "rule", "mode", "board_ask"})
"""The details of a session that it tells of."""

Rows = Iterable[tuple[RecordTable[Any], dict[str, Any]]]


def make_draft(write: Writer, session: SessionId) -> bool:
    """Let a released summary be a draft again; tell whether it was released."""
    kept = write.get(Session, session)
    if kept is None or not kept.released:
        return False
    write.put(replace(kept, released=False))
    return True


def make_draft_of_two(write: Writer, session: SessionId, *copies: Rows) -> bool:
    """Let a summary be a draft where it tells of more than any copy that was released; tell whether that was so.

    Args:
        write: where the copies were put together.
        session: the session.
        copies: as they were before.
    """
    now = _told(write.rows(session))
    return not any(_is_released(rows) and _told(rows) == now for rows in map(list, copies)) and make_draft(
        write, session
    )


def _is_released(rows: Rows) -> bool:
    return any(entry.kind is Session and row["released"] for entry, row in rows)


def _told(rows: Rows) -> dict[str, object]:
    """What stands in the records that the summary tells of, by the id of each."""
    told: dict[str, object] = {}
    for entry, row in rows:
        if entry.kind is Session:
            told[row["id"]] = {name: row[name] for name in DETAILS}
        elif entry.kind in KINDS and not row["deleted"]:
            told[row["id"]] = {name: value for name, value in row.items() if name not in STAMP}
    return told
