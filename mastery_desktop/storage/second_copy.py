"""A second copy of every backup, in a folder of the user's choice: on a stick, or on another disk.

A folder that is not there is nothing wrong: a stick is pulled out. What is missing on it comes with the next backup.
"""

import shutil
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from mastery_desktop.files import replacing, sweep_parts
from mastery_desktop.storage.backup import Backup, Backups, Clock, kept, verify

KEPT: Final = 3
"""How many of the newest backups are brought along."""


@dataclass(frozen=True)
class SecondCopy:
    """How the second copies stand.

    Attributes:
        folder: where they go.
        is_there: whether that folder is there now and takes files.
        newest: of when the newest copy there is; None where there is none, or nobody can tell.
    """

    folder: Path
    is_there: bool
    newest: datetime | None = None


def copy_backups(backups: Backups, folder: Path, device: str, clock: Clock) -> SecondCopy:
    """Copy the newest backups that a folder does not have, each checked there, and thin those that it has.

    Args:
        backups: the backups of this computer.
        folder: where copies go, into a folder of their own: several computers may share one stick.
        device: the id of this computer.
        clock: the time, in UTC.
    """
    own = folder / f"mastery-desktop-{device[:8]}"
    there = Backups(own, clock)
    try:
        if not folder.is_dir():
            return SecondCopy(folder, is_there=False)
        own.mkdir(mode=0o700, exist_ok=True)
        sweep_parts(own, clock().timestamp())
        names = {backup.file.name for backup in there.files()}
        for backup in reversed(backups.files()[:KEPT]):
            if backup.file.name not in names:
                with replacing(own / backup.file.name, verify) as part:
                    shutil.copyfile(backup.file, part)
        files = there.files()
        keep = kept(files, clock(), max((backup.version for backup in files), default=0))
        for backup in files:
            if backup.number not in keep:
                backup.file.unlink(missing_ok=True)
    except (OSError, sqlite3.Error):
        return SecondCopy(folder, is_there=False)
    return SecondCopy(folder, is_there=True, newest=_newest(there.files()))


def _newest(files: list[Backup]) -> datetime | None:
    return files[0].made if files else None
