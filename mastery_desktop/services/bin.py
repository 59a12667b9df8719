"""The bin: what is deleted goes there first and can be taken back; really deleting also reaches the backups."""

from dataclasses import dataclass
from datetime import datetime

from mastery_desktop.domain.records import Session, SessionId
from mastery_desktop.services.base import Done, Service
from mastery_desktop.storage.backup import Reason
from mastery_desktop.storage.erasing import Erased, erase

__all__ = ["BinActions", "Binned", "Erased"]


@dataclass(frozen=True)
class Binned:
    """A session in the bin, and since when."""

    session: Session
    since: datetime


class BinActions(Service):
    """Puts sessions into the bin, takes them back, and removes them for good."""

    def delete(self, session: SessionId) -> Done[None]:
        """Put a session into the bin; nothing of it is lost.

        Raises:
            NotPossible: the session is no longer here.
        """
        with self._store.write() as write:
            self._session(write, session)
            write.put_into_bin(session, self._clock())
            return Done(None, frozenset(write.touched))

    def take_back(self, session: SessionId) -> Done[None]:
        """Take a session out of the bin."""
        with self._store.write() as write:
            write.take_from_bin(session)
            return Done(None, frozenset(write.touched))

    def bin(self) -> list[Binned]:
        """What is in the bin, the latest first."""
        with self._store.read() as read:
            since = read.in_bin()
            found = [Binned(session, since[session.id]) for session in read.all(Session) if session.id in since]
        return sorted(found, key=lambda one: one.since, reverse=True)

    def remove(self, session: SessionId) -> Done[None]:
        """Remove a session for good, with everything that belongs to it; only backups keep it, and one is made first.

        Raises:
            StorageError: no backup could be made. Nothing was removed.
        """
        self._store.back_up(Reason.DELETE)
        with self._store.write() as write:
            write.purge_session(session)
            return Done(None, frozenset(write.touched))

    def remove_everywhere(self, session: SessionId) -> Done[Erased]:
        """Remove a session for good, and from every backup on this computer as well.

        Raises:
            StorageError: the session could not be removed. Nothing was changed.
        """
        with self._store.write() as write:
            write.purge_session(session, everywhere=True)
            changed = frozenset(write.touched)
        return Done(erase(self._store.backups, self._store.file, session), changed)
