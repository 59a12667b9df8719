"""Backups: made without being asked, listed by date, and put in place of the database at the next start."""

import shutil
from datetime import timedelta
from pathlib import Path

from mastery_desktop.domain.errors import StorageError
from mastery_desktop.domain.records import Session, SessionId
from mastery_desktop.files import replacing
from mastery_desktop.messages import _
from mastery_desktop.services.base import Clock, Done
from mastery_desktop.services.one_session import bring_back, sessions_in
from mastery_desktop.storage.backup import Backup, Reason, stage
from mastery_desktop.storage.salvage import Recovery, recover, set_aside
from mastery_desktop.storage.second_copy import SecondCopy, copy_backups, found_in, own_folder
from mastery_desktop.storage.store import Store

__all__ = ["EVERY", "Backup", "BackupService", "Recovery", "SecondCopy", "recover", "set_aside"]

EVERY = timedelta(minutes=30)
"""How long changes wait for a backup while the program is open."""


class BackupService:
    """Makes, lists and restores backups of everything on this computer.

    Attributes:
        second: a folder of the user's choice where every backup is copied to; None for none.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        """Back up an open database; `clock` gives the time in UTC."""
        self._store, self._clock = store, clock
        self._since = clock()
        self.second: Path | None = None

    def all(self) -> list[Backup]:
        """Every backup, the newest first; after those of this computer what only the second folder has."""
        here = self._store.backups.files()
        names = {backup.file.name for backup in here}
        own = own_folder(self.second, self._store.device) if self.second else None
        there = found_in(self.second, self._clock)
        return [*here, *(one for one in there if one.file.parent != own or one.file.name not in names)]

    def is_here(self, backup: Backup) -> bool:
        """Whether a backup lies on this computer, and not in the second folder alone."""
        return backup.file.parent == self._store.backups.folder

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
        self._since = self._clock()
        return self._store.back_up(Reason.TIMED)  # what copies it to a slow stick must not hold up what is saved

    def make_missed(self) -> Backup | None:
        """Make the backup that the run before could not make, because it was ended by force or the disk refused.

        Raises:
            StorageError: no good copy could be made.
        """
        return self._store.back_up(Reason.TIMED) if self._store.changed else None

    def restore(self, backup: Backup) -> None:
        """Have a backup take the place of everything here when the program starts the next time.

        What is here now is backed up first, and its file is kept beside the database. What was deleted on purpose, here
        or where the backup lies, does not come back.

        Raises:
            StorageError: the backup is not good, or there is no room. Nothing was changed.
        """
        self._make(Reason.RESTORE)
        if not self.is_here(backup):
            self._store.list_deletions(backup.file.parent)
        stage(backup.file, self._store.file)

    def sessions_in(self, backup: Backup) -> list[Session]:
        """The sessions that a backup holds, the latest first.

        Raises:
            StorageError: the backup cannot be read.
        """
        return sessions_in(backup, self._clock)

    def bring_back(self, backup: Backup, session: SessionId) -> Done[SessionId]:
        """Bring one session back as it was in a backup, beside what is here; gives the id it has now.

        Raises:
            NotPossible: the session is not in the backup.
            StorageError: the backup cannot be read, or the session not be written. Nothing was changed.
        """
        return bring_back(self._store, backup, session, self._clock)

    def check(self) -> bool:
        """Check the whole database through; tells whether all is well. Every backup is checked when it is made."""
        return self._store.check()

    def copy_second(self) -> SecondCopy | None:
        """Copy what the second folder lacks, where it is there; None where there is no such folder.

        It needs no open database, so that it can be done after the last backup of a run, and for any thread.
        """
        if self.second is None:
            return None
        return copy_backups(self._store.backups, self.second, self._store.device, self._clock)

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
        made = self._store.back_up(reason)
        self.copy_second()
        return made
