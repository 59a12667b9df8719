"""Undo and redo of named changes."""

from dataclasses import dataclass
from typing import Final

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.records import SessionId
from mastery_desktop.messages import N_, _
from mastery_desktop.services.base import Done, Service
from mastery_desktop.storage.backup import Backup
from mastery_desktop.storage.store import Reader, Writer
from mastery_desktop.storage.taken_in import of_backup

TAKEN_IN: Final = N_("session file taken in")
"""The name of the step that takes a whole file back. After a new start, the backup made before tells what was there."""


@dataclass(frozen=True)
class History:
    """The names of what undo would take back and redo would bring again, untranslated; None where there is nothing."""

    undo: str | None
    redo: str | None


class HistoryService(Service):
    """Takes named changes back, one by one, and brings them again."""

    def names(self, session: SessionId) -> History:
        """What can be undone and redone."""
        with self._store.read() as read:
            return History(*(self._possible(read, session, back=back) for back in (True, False)))

    def undo(self, session: SessionId) -> Done[str | None]:
        """Take the last change back; gives its name."""
        return self._step(session, back=True)

    def redo(self, session: SessionId) -> Done[str | None]:
        """Bring back what was undone last; gives its name."""
        return self._step(session, back=False)

    def can_take_file_back(self, session: SessionId) -> bool:
        """Whether the file that was taken in last can still be taken back."""
        with self._store.read() as read:
            if self._came_with_file(read, session):
                return True
            return self._possible(read, session, back=True) == TAKEN_IN

    def take_file_back(self, session: SessionId) -> Done[str | None]:
        """Take back the file that was taken in last, whole; a session that came with it goes with it.

        Raises:
            NotPossible: something was changed since, or the backup from before is no longer there.
        """
        if not self.can_take_file_back(session):
            raise NotPossible(
                _("Something was changed since. Undo that first, or take the session out of the backup made before.")
            )
        with self._store.write() as write:
            if self._came_with_file(write, session):
                write.purge_session(session)
                return Done(TAKEN_IN, frozenset(write.touched))
        return self.undo(session)

    def _step(self, session: SessionId, *, back: bool) -> Done[str | None]:
        self._remember_import(session)
        with self._store.write() as write:
            if self._possible(write, session, back=back) is None:
                return Done(None, frozenset())
            name = write.step_back(session) if back else write.step_forward(session)
            if name == TAKEN_IN:
                self._step_file(write, session, back=back)
            else:
                self._sign(write, session)
            return Done(name, frozenset(write.touched))

    def _step_file(self, write: Writer, session: SessionId, *, back: bool) -> None:
        """Take a file back, or bring it again, with what is noted of it: it can be taken back once more then."""
        taken = self._store.taken_in[session]
        taken.step(write, back=back)
        if back:
            taken.noted = write.taken(session)
            write.forget_taken(session)
        elif taken.noted:
            write.note_taken(session, taken.noted)

    def _possible(self, read: Reader, session: SessionId, *, back: bool) -> str | None:
        name = read.undo_names(session)[0 if back else 1]
        if name != TAKEN_IN or session in self._store.taken_in:
            return name
        return name if back and self._backup_of_import(read, session) else None

    @staticmethod
    def _came_with_file(read: Reader, session: SessionId) -> bool:
        """Whether a session is here by a file alone, and as it came."""
        noted = read.taken(session)
        return noted is not None and noted.is_new and read.newest(session) <= noted.tick

    def _remember_import(self, session: SessionId) -> None:
        """Have an import of an earlier start at hand, if it is what would be undone."""
        from mastery_desktop.services.one_session import opened_backup  # noqa: PLC0415 - not at the start

        with self._store.read() as read:
            if session in self._store.taken_in or read.undo_names(session)[0] != TAKEN_IN:
                return
            noted, backup, now = read.taken(session), self._backup_of_import(read, session), read.rows(session)
        if noted and backup:
            with opened_backup(backup, self._clock) as old, old.read() as before:
                self._store.taken_in[session] = of_backup(noted, before.rows(session), now)

    def _backup_of_import(self, read: Reader, session: SessionId) -> Backup | None:
        """The backup made before the last import; None where it is gone, or something was done by name since."""
        noted = read.taken(session)
        if noted is None or noted.is_new or read.undo_names(session)[1] is not None:
            return None
        return next((one for one in self._store.backups.files() if one.file.name == noted.backup), None)
