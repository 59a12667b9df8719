"""Runs the services off the window's thread, one call at a time, and reports on the window's thread.

`run` is for actions, which say what they changed; `read` is for questions:

    operations.run(partial(services.sessions.park, session, text), self._on_parked, origin=self)
    operations.read(services.sessions.summaries, self._on_summaries)

A call speaks the language in which it was asked for, whatever is spoken by the time it is done.

After an action every screen hears `changed` and decides for itself: was it me, am I stale, am I visible?
"""

from __future__ import annotations

import queue
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid
from typing_extensions import override

from mastery_desktop.domain.errors import MasteryError, memory_full
from mastery_desktop.messages import current, speaking

if TYPE_CHECKING:
    from collections.abc import Callable
    from gettext import NullTranslations

    from mastery_desktop.services.base import Done

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds that closing waits for the call under way."""


class Runner(Protocol):
    """Where jobs are run."""

    def submit(self, job: Callable[[], None]) -> None:
        """Run a job, after the ones before it."""

    def close(self) -> None:
        """Run what was submitted, then stop."""


class InlineRunner:
    """Runs a job at once, in the thread that asks: for tests."""

    def submit(self, job: Callable[[], None]) -> None:
        """Run the job now."""
        job()

    def close(self) -> None:
        """Nothing is left to do."""


class ThreadRunner:
    """Runs jobs in one thread of its own."""

    def __init__(self, name: str) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def submit(self, job: Callable[[], None]) -> None:
        """Run the job after the ones before it."""
        self._jobs.put(job)

    def close(self) -> None:
        """Run what was submitted, then end the thread."""
        self._jobs.put(None)
        self._thread.join(PATIENCE)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()


class _Call(NamedTuple):
    call: Callable[[], Any]
    then: Callable[[Any], object] | None
    failed: Callable[[MasteryError], object] | None
    origin: object
    is_action: bool


class _Outcome(NamedTuple):
    call: _Call
    value: Any
    error: BaseException | None


class Operations(QObject):
    """Hands calls to one worker.

    Attributes:
        changed: what kinds of records an action changed (a frozenset of record types), and who started it.
        failed: an action or question could not be done, and whoever asked did not take the error.
    """

    changed = Signal(object, object)
    failed = Signal(object)
    _finished = Signal(object)

    def __init__(self, runner: Runner | None = None, parent: QObject | None = None) -> None:
        """Run calls on a worker thread, or on another runner."""
        super().__init__(parent)
        self._runner = runner or ThreadRunner("services")
        self._waiting = 0
        connection = Qt.ConnectionType
        direct = isinstance(self._runner, InlineRunner)
        self._finished.connect(
            self._on_finished, connection.DirectConnection if direct else connection.QueuedConnection
        )

    @property
    def busy(self) -> bool:
        """Whether calls are under way."""
        return self._waiting > 0

    def another(self, name: str, parent: QObject | None = None) -> Operations:
        """Operations of their own that run as these do: on a thread with this name, or inline."""
        runner = InlineRunner() if isinstance(self._runner, InlineRunner) else ThreadRunner(name)
        return Operations(runner, parent)

    def run(
        self,
        call: Callable[[], Done[T]],
        then: Callable[[T], object] | None = None,
        failed: Callable[[MasteryError], object] | None = None,
        *,
        origin: object = None,
    ) -> None:
        """Run an action.

        Args:
            call: the service's method, with its arguments.
            then: hears the action's value; left out when its widget is gone by then.
            failed: hears an error that may be shown; without it, `failed` is emitted.
            origin: who started it, for those who hear `changed`.
        """
        self._submit(_Call(call, then, failed, origin, is_action=True))

    def read(
        self,
        call: Callable[[], T],
        then: Callable[[T], object] | None = None,
        failed: Callable[[MasteryError], object] | None = None,
    ) -> None:
        """Ask a question that changes nothing; the arguments are those of `run`."""
        self._submit(_Call(call, then, failed, None, is_action=False))

    def close(self) -> None:
        """Finish what was asked for and stop; nobody is told any more."""
        self._finished.disconnect(self._on_finished)
        self._runner.close()

    def _submit(self, call: _Call) -> None:
        self._waiting += 1
        self._runner.submit(partial(self._work, call, current()))

    def _work(self, call: _Call, texts: NullTranslations) -> None:
        """Do a call, on the worker's thread."""
        try:
            with speaking(texts):
                outcome = _Outcome(call, call.call(), None)
        except MemoryError:
            outcome = _Outcome(call, None, memory_full())
        except Exception as error:  # noqa: BLE001 - the runner is the one place that passes every error on
            outcome = _Outcome(call, None, error)
        self._finished.emit(outcome)

    def _on_finished(self, outcome: _Outcome) -> None:
        self._waiting -= 1
        call, error = outcome.call, outcome.error
        if error is None:
            done = outcome.value
            if call.then and _lives(call.then):
                call.then(done.value if call.is_action else done)
            if call.is_action and done.changed:
                self.changed.emit(done.changed, call.origin)
        elif not isinstance(error, MasteryError):
            sys.excepthook(type(error), error, error.__traceback__)
        elif call.failed and _lives(call.failed):
            call.failed(error)
        else:
            self.failed.emit(error)

    @override
    def __repr__(self) -> str:
        return f"<Operations, {self._waiting} waiting>"


def _lives(callback: Callable[..., object]) -> bool:
    """Whether there is somebody to call: a widget may have been closed while its question was answered."""
    inner: Any = callback
    while isinstance(inner, partial):
        inner = inner.func
    owner = getattr(inner, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
