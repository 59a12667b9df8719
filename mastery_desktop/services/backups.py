"""Backups: made without being asked, listed by date, and put in place of the database at the next start."""

import shutil
from datetime import timedelta
from pathlib import Path

from mastery_desktop.domain.errors import StorageError
from mastery_desktop.files import replacing
from mastery_desktop.messages import _
from mastery_desktop.services.base import Clock
from mastery_desktop.storage.backup import Backup, Reason, stage
from mastery_desktop.storage.salvage import Recovery, recover, set_aside
from mastery_desktop.storage.store import Store

__all__ = ["EVERY", "Backup", "BackupService", "Recovery", "recover", "set_aside"]

EVERY = timedelta(minutes=30)
"""How long changes wait for a backup while the program is open."""


class BackupService:
    """Makes, lists and restores backups of everything on this computer."""

    def __init__(self, store: Store, clock: Clock) -> None:
        """Back up an open database; `clock` gives the time in UTC."""
        self._store, self._clock = store, clock
        self._since = clock()

    def all(self) -> list[Backup]:
        """Every backup, the newest first."""
        return self._store.backups.files()

    def make(self) -> Backup:
        """Make a backup now, because the user asked.

        Raises:
            StorageError: no good copy could be made.
        """
        return self._make(Reason.ASKED)

    def make_if_due(self) -> Backup | None:
        """Make a backup where something changed and the last one is half an hour old; called every minute.

        Raises:
            StorageError: no good copy could be made; it is tried again in half an hour.
        """
        passed = self._clock() - self._since
        if not self._store.changed or timedelta() <= passed < EVERY:  # a clock that was set back tells nothing
            return None
        return self._make(Reason.TIMED)

    def restore(self, backup: Backup) -> None:
        """Have a backup take the place of everything here when the program starts the next time.

        What is here now is backed up first, and its file is kept beside the database.

        Raises:
            StorageError: the backup is not good, or there is no room. Nothing was changed.
        """
        self._make(Reason.RESTORE)
        stage(backup.file, self._store.file)

    def copy_to(self, backup: Backup, file: Path) -> None:
        """Write a copy of a backup to a place of the user's choice, such as a stick.

        Raises:
            StorageError: the copy could not be written. What was there before is as it was.
        """
        try:
            with replacing(file) as part:
                shutil.copyfile(backup.file, part)
        except OSError:
            raise StorageError(
                _("The backup could not be saved there. Nothing was changed; choose another folder.")
            ) from None

    def keep_reserve(self) -> bool:
        """See to it that there is room to give up when the disk is full; tells whether there is."""
        return self._store.reserve.keep()

    def _make(self, reason: Reason) -> Backup:
        self._since = self._clock()
        return self._store.back_up(reason)
