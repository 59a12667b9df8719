"""Takes a session out of backups that were made already, when somebody asks that nothing of it stays.

Each backup is copied, the copy loses the session and is written anew from its rows, so that no page still holds a word
of it; checked, it takes the place of the old one under the same name.
"""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from mastery_desktop.files import replacing
from mastery_desktop.storage.aside import SIDECARS, all_aside
from mastery_desktop.storage.backup import Backups, staged_beside, verify
from mastery_desktop.storage.deletions import remove_session


@dataclass(frozen=True)
class Erased:
    """How many files held the session and no longer do, and those that could not be read or written."""

    cleaned: int
    left: tuple[Path, ...]


def erase(backups: Backups, database: Path, session: str) -> Erased:
    """Take a session out of all backups of a database, and out of the files that lie or were set aside beside it."""
    cleaned, left = 0, []
    waiting = [file for file in (staged_beside(database),) if file.exists()]
    for file in [*(backup.file for backup in backups.files()), *waiting, *all_aside(database)]:
        try:
            cleaned += erase_from(file, session)
        except (OSError, sqlite3.Error):
            left.append(file)
    return Erased(cleaned, tuple(left))


def erase_from(file: Path, session: str) -> bool:
    """Take a session out of one file that nobody has open; tells whether it was in there.

    Raises:
        OSError: the file cannot be written anew.
        sqlite3.Error: it is damaged.
    """
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as old:
        if old.execute("SELECT 1 FROM session WHERE id = ?", (session,)).fetchone() is None:
            return False
    with replacing(file, verify) as part:
        shutil.copyfile(file, part)
        with closing(sqlite3.connect(part, isolation_level=None)) as copy:
            copy.execute("PRAGMA journal_mode=OFF")  # a part file that breaks is thrown away
            copy.execute("PRAGMA secure_delete=ON")
            remove_session(copy, session)
            copy.execute("VACUUM")
    for suffix in SIDECARS[1:]:  # of a file that was set aside: pages of what has just been removed
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    return True
