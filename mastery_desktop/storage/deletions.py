"""What was deleted on purpose, so that no older backup and no damaged file brings it back with the rest.

The database knows it, and a list beside the backups says it once more: it outlives a database that goes. Of a session
that was removed it holds the id; of a list of names, the session and the tick of the last deletion from it, not how
many there were. The list is a copy of what the database says, so a crash between the two is mended at the next start.
"""

import contextlib
import logging
import sqlite3
from collections.abc import Collection, Iterable
from pathlib import Path

import msgspec

from mastery_desktop.files import atomic_write

_log = logging.getLogger(__name__)

NAME = "deleted.json"

REMOVED_SESSION, REMOVED_NAMES, REMOVED_EVERYWHERE = "session", "attendance", "everywhere"
"""Kinds of deletions, as the database calls them."""


class Deletions(msgspec.Struct, frozen=True, kw_only=True):
    """What was deleted on purpose.

    Attributes:
        sessions: the ids of sessions that were removed for good, each with the tick of that.
        attendance: the ids of sessions whose lists of names lost some, each with the tick of the last time: entries
            of that list with an earlier tick are gone.
        everywhere: those of the sessions that are to be in no backup either, each with the tick of that.
        bin: the ids of sessions in the bin, and since when (ISO 8601); None where nobody knows.
    """

    sessions: dict[str, int] = {}
    attendance: dict[str, int] = {}
    everywhere: dict[str, int] = {}
    bin: dict[str, str] | None = None

    @property
    def last(self) -> int:
        """The latest tick of any of them; 0 where there is none."""
        return max((*self.sessions.values(), *self.attendance.values()), default=0)

    def hides(self, table: str, session: str, lamport: int) -> bool:
        """Whether a row of a session, written at a tick, was deleted."""
        names = table == REMOVED_NAMES and lamport < self.attendance.get(session, 0)
        return names or session in self.sessions

    def beyond(self, other: "Deletions", known: Collection[str]) -> "Deletions":
        """What `other` does not know yet; sessions that are `known` were brought back, and count no longer."""
        return Deletions(
            sessions=_beyond(self.sessions, other.sessions, known),
            attendance=_beyond(self.attendance, other.attendance, ()),
            everywhere=_beyond(self.everywhere, other.everywhere, known),
        )

    def joined(self, other: "Deletions") -> "Deletions":
        """Both together; what is in the bin is as `other` says, where it says anything."""
        return Deletions(
            sessions=_later(self.sessions, other.sessions),
            attendance=_later(self.attendance, other.attendance),
            everywhere=_later(self.everywhere, other.everywhere),
            bin=self.bin if other.bin is None else other.bin,
        )


def _later(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    return {name: max(one.get(name, 0), other.get(name, 0)) for name in sorted({*one, *other})}


def _beyond(one: dict[str, int], other: dict[str, int], known: Collection[str]) -> dict[str, int]:
    return {name: tick for name, tick in one.items() if tick > other.get(name, 0) and name not in known}


def of_rows(rows: Iterable[tuple[str, str, int]], binned: dict[str, str] | None = None) -> Deletions:
    """What rows of the database say: kind, id and tick each."""
    ticks: dict[str, dict[str, int]] = {}
    for kind, which, tick in rows:
        ticks.setdefault(kind, {})[which] = tick
    return Deletions(
        sessions=ticks.get(REMOVED_SESSION, {}),
        attendance=ticks.get(REMOVED_NAMES, {}),
        everywhere=ticks.get(REMOVED_EVERYWHERE, {}),
        bin=binned,
    )


def read(folder: Path) -> Deletions:
    """The list beside the backups; empty where there is none or it is damaged, since the database knows it too."""
    try:
        return msgspec.json.decode((folder / NAME).read_bytes(), type=Deletions)
    except OSError:
        return Deletions()
    except (msgspec.MsgspecError, UnicodeError):
        _log.warning("The list of deletions is damaged")
        return Deletions()


def keep(folder: Path, deletions: Deletions) -> None:
    """Write the list where it is another one than before; what the disk does not take is written at the next start."""
    nothing = not (deletions.last or deletions.bin)
    if deletions == read(folder) or (nothing and not (folder / NAME).exists()):
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        atomic_write(folder / NAME, msgspec.json.encode(deletions, order="sorted"), patience=0)
    except OSError:
        _log.warning("The list of deletions could not be written")


def apply(file: Path, deletions: Deletions) -> None:
    """Take what was deleted out of a copy that nobody has open, so that no page still holds a word of it.

    The copy's clock goes on after the last deletion: what is written later counts as later.

    Raises:
        sqlite3.Error: the copy is damaged.
    """
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode=OFF")  # a part file that breaks is thrown away
        copy.execute("PRAGMA secure_delete=ON")
        for session in deletions.sessions:
            remove_session(copy, session)
        for session, tick in deletions.attendance.items():
            copy.execute("DELETE FROM attendance WHERE session_id = ? AND lamport < ?", (session, tick))
        if deletions.bin is not None:
            copy.execute("DELETE FROM bin")
            for session, since in deletions.bin.items():
                copy.execute("INSERT INTO bin SELECT id, ? FROM session WHERE id = ?", (since, session))
        ticks = "UPDATE meta SET value = max(CAST(value AS INTEGER), ?) WHERE key = 'lamport'"
        copy.execute(ticks, (deletions.last,))
        copy.execute("VACUUM")


def remove_session(copy: sqlite3.Connection, session: str) -> None:
    """Take a session out of a copy, with everything that belongs to it alone."""
    for table in _tables_of_sessions(copy):
        copy.execute(f'DELETE FROM "{table}" WHERE session_id = ?', (session,))  # noqa: S608 - our own tables
    copy.execute("DELETE FROM session WHERE id = ?", (session,))
    copy.execute("DELETE FROM series WHERE id NOT IN (SELECT series FROM session WHERE series IS NOT NULL)")
    copy.execute("DELETE FROM picture WHERE hash NOT IN (SELECT picture FROM own_slide)")


def _tables_of_sessions(copy: sqlite3.Connection) -> list[str]:
    names = [name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [
        name for name in names if any(row[1] == "session_id" for row in copy.execute(f'PRAGMA table_info("{name}")'))
    ]
