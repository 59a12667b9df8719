"""Takes a session, or its list of names, out of backups that were made already, when somebody asks that none stays.

Each backup is copied, the copy loses what has to go and is written anew from its rows, so that no page still holds a
word of it; checked, it takes the place of the old one under the same name.
"""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mastery_desktop.files import replacing
from mastery_desktop.storage.aside import SIDECARS, all_aside
from mastery_desktop.storage.backup import Backups, staged_beside, verify
from mastery_desktop.storage.deletions import remove_session


@dataclass(frozen=True)
class Erased:
    """How many files held what had to go and no longer do, and those that could not be read or written."""

    cleaned: int
    left: tuple[Path, ...]


def erase(backups: Backups, database: Path, session: str) -> Erased:
    """Take a session out of all backups of a database, and out of the files that lie or were set aside beside it."""
    return _from_all(backups, database, partial(erase_from, session=session))


def erase_names(backups: Backups, database: Path, session: str) -> Erased:
    """The same for the list of names of a session alone."""
    return _from_all(backups, database, partial(_erase_names_from, session=session))


def _from_all(backups: Backups, database: Path, erase_from_one: Callable[[Path], bool]) -> Erased:
    cleaned, left = 0, []
    waiting = [file for file in (staged_beside(database),) if file.exists()]
    for file in [*(backup.file for backup in backups.files()), *waiting, *all_aside(database)]:
        try:
            cleaned += erase_from_one(file)
        except (OSError, sqlite3.Error):
            left.append(file)
    return Erased(cleaned, tuple(left))


def erase_from(file: Path, session: str) -> bool:
    """Take a session out of one file that nobody has open; tells whether it was in there.

    Raises:
        OSError: the file cannot be written anew.
        sqlite3.Error: it is damaged.
    """
    return _rewrite(file, ("SELECT 1 FROM session WHERE id = ?", session), partial(remove_session, session=session))


def _erase_names_from(file: Path, session: str) -> bool:
    def remove(copy: sqlite3.Connection) -> None:
        copy.execute("DELETE FROM attendance WHERE session_id = ?", (session,))

    return _rewrite(file, ("SELECT 1 FROM attendance WHERE session_id = ?", session), remove)


def _rewrite(file: Path, asked: tuple[str, str], remove: Callable[[sqlite3.Connection], None]) -> bool:
    """Write a file anew without what a question finds in it; tells whether it found something."""
    question, about = asked
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as old:
        if old.execute(question, (about,)).fetchone() is None:
            return False
    with replacing(file, verify) as part:
        shutil.copyfile(file, part)
        with closing(sqlite3.connect(part, isolation_level=None)) as copy:
            copy.execute("PRAGMA journal_mode=OFF")  # a part file that breaks is thrown away
            copy.execute("PRAGMA secure_delete=ON")
            remove(copy)
            copy.execute("VACUUM")
    for suffix in SIDECARS[1:]:  # of a file that was set aside: pages of what has just been removed
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    return True
