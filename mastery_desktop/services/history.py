"""Undo and redo of named changes."""

from dataclasses import dataclass

from mastery_desktop.domain.records import SessionId
from mastery_desktop.services.base import Done, Service


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
            return History(*read.undo_names(session))

    def undo(self, session: SessionId) -> Done[str | None]:
        """Take the last change back; gives its name."""
        with self._store.write() as write:
            name = write.step_back(session)
            return Done(name, frozenset(write.touched))

    def redo(self, session: SessionId) -> Done[str | None]:
        """Bring back what was undone last; gives its name."""
        with self._store.write() as write:
            name = write.step_forward(session)
            return Done(name, frozenset(write.touched))
