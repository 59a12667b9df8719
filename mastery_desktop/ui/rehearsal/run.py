"""The program within a rehearsal: its services on files that go away, and what its console is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastery_desktop.config.settings import Choices, WindowState
from mastery_desktop.services.rehearsal import RehearsalFolder, begin, sweep
from mastery_desktop.ui.prompts import Prompts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mastery_desktop.domain.records import SessionId
    from mastery_desktop.domain.workshop import Workshop
    from mastery_desktop.services.base import Clock
    from mastery_desktop.ui.context import Context, ServiceSet
    from mastery_desktop.ui.operations import Operations


class Run:
    """What is open for a rehearsal. Its methods are jobs of the rehearsal's worker; the rest may be asked anywhere."""

    def __init__(self, real: ServiceSet, clock: Clock, workshop: Workshop) -> None:
        """Rehearse the plan of a session, with the content of the real services; nothing is open yet."""
        self._real, self._clock, self._planned = real, clock, workshop
        self._folder: RehearsalFolder | None = None
        self._services: ServiceSet | None = None
        self._session: SessionId | None = None

    def begin(self) -> None:
        """Make the folder and the session.

        Raises:
            StorageError: there is no room for the folder, or the database there cannot be opened.
        """
        sweep()
        self._folder = RehearsalFolder()
        self._services = self._real.elsewhere(self._folder.paths, self._clock)
        self._session = begin(self._services.sessions, self._services.rating, self._planned)

    def lose_power(self) -> None:
        """Keep the files as they are, as a power cut does, and stop working on them.

        Raises:
            StorageError: there is no room for the copy.
        """
        if self._folder is not None and self._services is not None:
            self._folder.cut_power()
            self._services.close()
            self._services = None

    def start_again(self) -> Workshop:
        """Open the files that the power cut left, and read the session.

        Raises:
            StorageError: the database cannot be opened.
        """
        if self._folder is None:
            raise RuntimeError("nothing has begun")
        self._services = self._real.elsewhere(self._folder.paths, self._clock)
        return self._services.sessions.load(self.session)

    def end(self) -> None:
        """Close and delete everything, also what began only in part."""
        if self._services is not None:
            self._services.close()
            self._services = None
        if self._folder is not None:
            self._folder.remove()
            self._folder = None

    @property
    def session(self) -> SessionId:
        """The session that is rehearsed.

        Raises:
            RuntimeError: there is none yet.
        """
        if self._session is None:
            raise RuntimeError("nothing has begun")
        return self._session

    def context(self, real: Context, operations: Operations, screen: QWidget) -> Context:
        """What a console is given: nothing in it writes to the user's files or settings.

        Raises:
            RuntimeError: nothing is open.
        """
        services = self._services
        if services is None:
            raise RuntimeError("nothing is open")
        choices = Choices.read(services.paths.settings)
        choices.values.update(real.choices.values)
        state = WindowState.read(services.paths.window)
        return real._replace(
            services=services,
            operations=operations,
            prompts=Prompts(screen, state),
            choices=choices,
            window_state=state,
        )
