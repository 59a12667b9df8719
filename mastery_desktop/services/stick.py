"""Copies the files of finished sessions to the stick that the program runs from."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from mastery_desktop.domain.choices import SessionState
from mastery_desktop.domain.errors import FileRefused, NotPossible
from mastery_desktop.domain.records import SessionId
from mastery_desktop.files import atomic_write
from mastery_desktop.messages import _
from mastery_desktop.services.sessions import SessionService
from mastery_desktop.services.sharing import SharingService


class StickService:
    """Knows which sessions were finished in this run, and copies their files.

    What was finished before stays where it is: a stick of one facilitator must not collect the sessions of a computer.
    """

    def __init__(self, sessions: SessionService, sharing: SharingService, folder: Path) -> None:
        """Copy into this folder what is finished from now on."""
        self._sessions, self._sharing, self._folder = sessions, sharing, folder
        self._before = set(self._finished())
        self._copied: dict[SessionId, datetime] = {}

    def copy_finished(self) -> list[Path]:
        """Copy what was finished, or changed after that, since the last call; gives the files.

        Raises:
            NotPossible: the stick is not there or cannot be written to; it is tried again at the next call.
        """
        return self._copy(lambda session, changed: self._copied.get(session) != changed)

    def copy_all(self) -> list[Path]:
        """Copy everything that was finished in this run once more, as it is now; gives the files.

        Raises:
            NotPossible: the stick is not there or cannot be written to.
        """
        return self._copy(lambda _session, _changed: True)

    def _copy(self, wanted: Callable[[SessionId, datetime], bool]) -> list[Path]:
        finished = self._finished()
        self._before &= finished.keys()  # one that goes on and is finished again is copied
        files = []
        for session, changed in finished.items():
            if session not in self._before and wanted(session, changed):
                files.append(self._write(session))
                self._copied[session] = changed
        return files

    def _finished(self) -> dict[SessionId, datetime]:
        sessions = (summary.session for summary in self._sessions.summaries())
        return {session.id: session.changed for session in sessions if session.state is SessionState.FINISHED}

    def _write(self, session: SessionId) -> Path:
        data = self._sharing.export(session)
        try:
            self._folder.mkdir(exist_ok=True)
            file = self._place_for(session)
            atomic_write(file, data)
        except OSError:
            raise NotPossible(
                _("The session file could not be copied to {folder}.").format(folder=self._folder)
            ) from None
        return file

    def _place_for(self, session: SessionId) -> Path:
        """The file for a session: its own from before, or a name that no other session has."""
        name = Path(self._sharing.suggested_name(session))
        number, file = 1, self._folder / name
        while file.exists() and not self._is_of(session, file):
            number += 1
            file = self._folder / f"{name.stem} {number}{name.suffix}"
        return file

    def _is_of(self, session: SessionId, file: Path) -> bool:
        try:
            return self._sharing.read(file.read_bytes()).session.id == session
        except FileRefused:
            return False
