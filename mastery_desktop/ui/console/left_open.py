"""Remembers which session is led and the countdown of its room, so that both are there again after a power cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject

from mastery_desktop.domain.records import SessionId
from mastery_desktop.ui.console.timer import Mark

if TYPE_CHECKING:
    from mastery_desktop.config.settings import WindowState
    from mastery_desktop.ui.console.desk import Desk
    from mastery_desktop.ui.operations import Operations

MOST = 2
"""How often a session is opened by itself without anything being saved in it: it may be what ends the program."""


class Left(msgspec.Struct, frozen=True, kw_only=True):
    """A session that was led when the program ended.

    Attributes:
        session: its id.
        left: seconds left of the countdown; -1 where none was shown.
        since: at what time so much was left, in seconds since 1970; None while it was held.
        times: how often it was opened by itself since something was saved in it.
        again: the program itself takes it up again, so that nobody needs to be told.
    """

    session: str
    left: int = -1
    since: float | None = None
    times: int = 0
    again: bool = False

    @classmethod
    def from_text(cls, text: str) -> Left | None:
        """What a line of settings says; None where it says nothing of use."""
        try:
            return msgspec.json.decode(text, type=cls)
        except msgspec.MsgspecError:
            return None


def taken_over(text: str) -> str:
    """What was written down of a session, for a new console that takes it over while the program runs."""
    left = Left.from_text(text)
    return msgspec.json.encode(replace(left, times=left.times - 1, again=True)).decode() if left else ""


def to_reopen(state: WindowState) -> SessionId | None:
    """The session to go on with after the program was ended by force; None where there is none."""
    left = Left.from_text(state.session_left)
    return SessionId(left.session) if left and left.times < MOST else None


class LeftOpen(QObject):
    """Writes down what is led whenever it changes, and brings the countdown back once.

    Attributes:
        is_again: the program itself took the session up again, without having been ended.
    """

    def __init__(self, desk: Desk, state: WindowState, operations: Operations) -> None:
        """Remember a desk in the state of the windows, written on the worker."""
        super().__init__(desk)
        self.is_again = False
        self._desk, self._state, self._operations = desk, state, operations
        self._now: Left | None = None
        desk.timer.ticked.connect(self._on_ticked)
        desk.saved.connect(self._on_saved)
        desk.closed.connect(self._on_closed)

    def bring_back(self) -> bool:
        """Take over the session on the desk; tells whether it was led when the program ended."""
        before = Left.from_text(self._state.session_left)
        is_same = before is not None and before.session == self._desk.session_id
        self._now = Left(session=self._desk.session_id, times=before.times + 1 if before and is_same else 0)
        if before and is_same and before.left >= 0:
            self._desk.timer.go_on(Mark(before.left, before.since))
        self._write()
        self.is_again = bool(before and is_same and before.again)
        return is_same

    def _on_ticked(self) -> None:
        if self._now:
            mark = self._desk.timer.mark or Mark(-1, None)
            self._keep(replace(self._now, left=mark.left, since=mark.since))

    def _on_saved(self) -> None:
        if self._now:
            self._keep(replace(self._now, times=0))

    def _on_closed(self) -> None:
        self._keep(None)

    def _keep(self, now: Left | None) -> None:
        if now != self._now:
            self._now = now
            self._write()

    def _write(self) -> None:
        self._state.session_left = msgspec.json.encode(self._now).decode() if self._now else ""
        self._operations.read(self._state.quiet_snapshot())
