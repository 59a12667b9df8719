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
from mastery_desktop.storage import deletions
from mastery_desktop.storage.backup import Backup, Backups, Clock, verify
from mastery_desktop.storage.deletions import Deletions
from mastery_desktop.storage.erasing import erase_from

_OWN: Final = "mastery-desktop-"

KEPT: Final = 3
"""How many of the newest backups are brought along."""


@dataclass(frozen=True)
class SecondCopy:
    """How the second copies stand.

    Attributes:
        folder: where they go.
        is_there: whether that folder is there now.
        takes: whether copies could be made there, each of which was opened and checked; false where it is not there.
        newest: of when the newest copy there is; None where there is none, or nobody can tell.
    """

    folder: Path
    is_there: bool
    takes: bool = False
    newest: datetime | None = None


def own_folder(folder: Path, device: str) -> Path:
    """Where the copies of a computer lie: several may share one stick."""
    return folder / f"{_OWN}{device[:8]}"


def found_in(folder: Path | None, clock: Clock) -> list[Backup]:
    """The copies in a folder, those of other computers too, the latest first; none where it is not there."""
    if folder is None:
        return []
    found = [backup for own in folder.glob(f"{_OWN}*") for backup in Backups(own, clock).files()]
    return sorted(found, key=lambda backup: (backup.made, backup.number), reverse=True)


def copy_backups(backups: Backups, folder: Path, device: str, clock: Clock) -> SecondCopy:
    """Copy the newest backups that a folder does not have, each checked there, and thin those that it has.

    What was to be removed from every backup goes from those there as well.

    Args:
        backups: the backups of this computer.
        folder: where copies go, into a folder of this computer's own.
        device: the id of this computer.
        clock: the time, in UTC.
    """
    if not folder.is_dir():
        return SecondCopy(folder, is_there=False)
    own = own_folder(folder, device)
    there = Backups(own, clock)
    try:
        own.mkdir(mode=0o700, exist_ok=True)
        sweep_parts(own, clock().timestamp())
        names = {backup.file.name for backup in there.files()}
        for backup in reversed(backups.files()[:KEPT]):
            if backup.file.name not in names:
                with replacing(own / backup.file.name, verify) as part:
                    shutil.copyfile(backup.file, part)
        there.thin(max((backup.version for backup in there.files()), default=0))
        _forget(there, deletions.read(backups.folder))
    except (OSError, sqlite3.Error):
        return SecondCopy(folder, is_there=True)
    return SecondCopy(folder, is_there=True, takes=True, newest=_newest(there.files()))


def _forget(there: Backups, gone: Deletions) -> None:
    """Take what was to be removed everywhere out of the copies, once: the list beside them then says so too."""
    listed = deletions.read(there.folder)
    for session in gone.beyond(listed, ()).everywhere:
        for backup in there.files():
            erase_from(backup.file, session)
    deletions.keep(there.folder, gone)


def _newest(files: list[Backup]) -> datetime | None:
    return files[0].made if files else None
