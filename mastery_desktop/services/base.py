"""What all services share: the store, the clock, and the shape of an action."""

import platform
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import Record, Session, SessionId
from mastery_desktop.messages import _
from mastery_desktop.services.released import KINDS, make_draft
from mastery_desktop.storage.signing import sign
from mastery_desktop.storage.store import Reader, Store, Writer

T = TypeVar("T")

Clock = Callable[[], datetime]
"""Gives the time now, in UTC."""

Changed = frozenset[type[Record]]
"""The kinds of records that an action changed."""


@dataclass(frozen=True)
class Done(Generic[T]):
    """What an action gave back and what it changed."""

    value: T
    changed: Changed


@dataclass
class Action:
    """An action under way: where it reads and writes, and the session that it belongs to."""

    write: Writer
    session: SessionId

    def done(self, value: T) -> Done[T]:
        """Close the action with what it gives back.

        A summary that the team has released is a draft again where something that it tells of was changed.
        """
        if self.write.touched & KINDS:
            make_draft(self.write, self.session)
        return Done(value, frozenset(self.write.touched))


class _Placed(Protocol):
    @property
    def place(self) -> int: ...


def next_place(records: Sequence[_Placed]) -> int:
    """The place after the last of some records."""
    return max((record.place for record in records), default=-1) + 1


class Service:
    """A subject's actions on the open database, with the pack that sessions are led with."""

    def __init__(self, store: Store, clock: Clock, pack: Pack) -> None:
        """Work on a store; `clock` gives the time in UTC."""
        self._store, self._clock, self._pack = store, clock, pack

    @contextmanager
    def _action(self, session: SessionId, name: str = "") -> Iterator[Action]:
        """Open one transaction; with a name (marked with N_), the action can be undone under that name."""
        with self._store.write() as writer:
            yield Action(writer, session)
            self._sign(writer, session)
            if name:
                writer.remember(session, name)

    def _sign(self, writer: Writer, session: SessionId) -> None:
        """Keep that this computer worked on a session, where it changed something."""
        if writer.touched:
            sign(writer, session, platform.node(), self._clock())

    def _session(self, reader: Reader, session: SessionId) -> Session:
        found = reader.get(Session, session)
        if found is None:
            raise NotPossible(_("This session is no longer here. Nothing was changed; go back to the list."))
        return found
