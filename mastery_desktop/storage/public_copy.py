"""The rows of a session as they stand in a file for the public: every id is another one than in any other file.

So a file for the public cannot be held against one for a state by an id, and a colleague who opens it gets a session of
its own, which meets no record of the whole one. Which record belongs to which stays as it was.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from mastery_desktop.domain.consistency import SUBJECTS
from mastery_desktop.domain.identity import SessionId
from mastery_desktop.domain.level_ids import id_at, session_at
from mastery_desktop.domain.records import Session, natural_id
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.storage.tables import RecordTable

_REFERENCES: Final = ("id", "focus", "group", "step", "device")
"""Columns that hold the id of a record or of a computer."""


def public_rows(
    session: SessionId, rows: Iterable[tuple[RecordTable[Any], dict[str, Any]]]
) -> Iterator[tuple[RecordTable[Any], dict[str, Any]]]:
    """The rows of a session with the ids that stand for theirs in a file for the public.

    Args:
        session: the session.
        rows: its rows, with tombstones.
    """
    own = session_at(ShareLevel.PUBLIC, session)
    for entry, row in rows:
        copy = dict(row)
        for name in _REFERENCES:
            if copy.get(name):
                copy[name] = id_at(ShareLevel.PUBLIC, session, copy[name])
        if "session_id" in copy:
            copy["session_id"] = own
        subject = SUBJECTS.get(entry.kind)
        if entry.kind is Session:
            copy["id"] = own
        elif subject and not copy["deleted"]:
            copy["id"] = natural_id(*subject(entry.record(copy)))
        yield entry, copy
