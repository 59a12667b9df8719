"""Undo and redo of named changes."""

from dataclasses import dataclass
from typing import Final

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.records import SessionId
from mastery_desktop.messages import N_, _
from mastery_desktop.services.base import Done, Service

TAKEN_IN: Final = N_("session file taken in")
"""The name of the step that takes a whole file back. It can be taken back until the program ends."""


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
            undo, redo = read.undo_names(session)
        return History(self._possible(undo, session), self._possible(redo, session))

    def undo(self, session: SessionId) -> Done[str | None]:
        """Take the last change back; gives its name."""
        return self._step(session, back=True)

    def redo(self, session: SessionId) -> Done[str | None]:
        """Bring back what was undone last; gives its name."""
        return self._step(session, back=False)

    def take_file_back(self, session: SessionId) -> Done[str | None]:
        """Take back the file that was taken in last, whole.

        Raises:
            NotPossible: something was changed since, or the program was started anew.
        """
        if self.names(session).undo != TAKEN_IN:
            raise NotPossible(
                _("Something was changed since. Undo that first, or take the session out of the backup made before.")
            )
        return self.undo(session)

    def _step(self, session: SessionId, *, back: bool) -> Done[str | None]:
        with self._store.write() as write:
            if self._possible(write.undo_names(session)[0 if back else 1], session) is None:
                return Done(None, frozenset())
            name = write.step_back(session) if back else write.step_forward(session)
            if name == TAKEN_IN:
                self._store.taken_in[session].step(write, back=back)
            else:
                self._sign(write, session)
            return Done(name, frozenset(write.touched))

    def _possible(self, name: str | None, session: SessionId) -> str | None:
        return None if name == TAKEN_IN and session not in self._store.taken_in else name
