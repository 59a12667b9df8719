"""The session on the facilitator's desk: the latest snapshot, the writes under way, and when all was saved.

A panel says what it wants written and what it expects to see. Everybody sees the expectation at once; what the database
holds follows when the last write under way is done. A write that fails brings back what the database holds.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from mastery_desktop.domain.errors import MasteryError, NotPossible, ReadOnly, StorageError
from mastery_desktop.domain.live import LiveState
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import FocusArea, FocusId, Record, SessionId, Step
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _
from mastery_desktop.services.base import Clock, Done
from mastery_desktop.services.content import ContentService
from mastery_desktop.services.history import History, HistoryService
from mastery_desktop.services.planning import PlanningService
from mastery_desktop.services.rating import RatingService
from mastery_desktop.services.sessions import SessionService
from mastery_desktop.ui.console.held import Held
from mastery_desktop.ui.console.timer import RoomClock
from mastery_desktop.ui.context import ServiceSet
from mastery_desktop.ui.operations import Operations

if TYPE_CHECKING:
    from mastery_desktop.domain.pace import Pace

T = TypeVar("T")

AGAIN_AFTER: Final = 5000
"""Milliseconds after which what the disk did not take is tried again."""

_WRITTEN: Final = (
    *("candidates", "potential", "focus_areas", "stage_choices"),
    *("goals", "actions", "checks", "cycles", "roadmap"),
)
"""The parts of a workshop that a team decides in words."""


@dataclass(frozen=True, kw_only=True)
class Actions:
    """The services that the console works with."""

    sessions: SessionService
    rating: RatingService
    planning: PlanningService
    history: HistoryService
    content: ContentService

    @classmethod
    def of(cls, services: ServiceSet) -> "Actions":
        """Those among the services of the program."""
        return cls(
            sessions=services.sessions,
            rating=services.rating,
            planning=services.planning,
            history=services.history,
            content=services.content,
        )


class _Write(NamedTuple):
    call: Callable[[], Done[Any]]
    then: Callable[[Any], object] | None
    is_known: bool = False
    """Whether it was said already that it is not saved."""


class Desk(QObject):
    """Holds the snapshot of the open session.

    Attributes:
        timer: the countdown of the room.
        letter_by_letter: whether the wall shows what is being written; else it waits until that is said.
        pace: tells where the time stands; the presenter knows.
        counting: how many slips of a domain are typed, while a count runs; in memory only, and nothing of any level.
        workshop_changed: there is a new snapshot.
        saved: every write is in the database, at this time (a `datetime`).
        saving: a write is under way.
        not_saved: the disk took a write not; it is tried again, before the next one and after a while.
        history_changed: what undo and redo would do (a `History`).
        refused: something was not possible: a sentence, and whether it was only something that was typed.
        told: a sentence for the strip: something was done.
        hinted: a sentence for the strip that holds only until something is done.
        row_said: a row of a table that the wall shows was written to its end: the wall turns to its page.
        held_changed: something else is typed that is in memory only, so that a power cut takes it; see `holds`.
        closed: the desk is cleared.
    """

    workshop_changed = Signal()
    saved = Signal(object)
    saving = Signal()
    not_saved = Signal()
    history_changed = Signal(object)
    refused = Signal(str, bool)
    told = Signal(str)
    hinted = Signal(str)
    row_said = Signal(int)
    held_changed = Signal()
    closed = Signal()

    def __init__(
        self, actions: Actions, operations: Operations, pack: Pack, clock: Clock, parent: QObject | None = None
    ) -> None:
        """Begin with no session; `open` brings one."""
        super().__init__(parent)
        self.actions, self.pack, self.clock = actions, pack, clock
        self.timer = RoomClock(clock, self)
        self.counting: dict[str, LiveState] = {}
        self.pace: Callable[[], Pace | None] = lambda: None
        self._operations = operations
        self._held: frozenset[Held] = frozenset()
        self._workshop: Workshop | None = None
        self._before: Workshop | None = None
        self._working_on: FocusId | None = None
        self._writes = 0
        self._reading = 0
        self._lost: list[_Write] = []
        self._again = QTimer(self, singleShot=True, interval=AGAIN_AFTER)
        self._again.timeout.connect(self.try_again)
        operations.changed.connect(self._on_changed)

    @property
    def is_open(self) -> bool:
        """Whether there is a session."""
        return self._workshop is not None

    @property
    def workshop(self) -> Workshop:
        """The latest snapshot.

        Raises:
            RuntimeError: no session is open.
        """
        if self._workshop is None:
            raise RuntimeError("no session is open")
        return self._workshop

    @property
    def area(self) -> FocusArea | None:
        """The focus area that is worked on: the first one, until another active one is taken up."""
        active = self.workshop.active_focus
        return next((area for area in active if area.id == self._working_on), next(iter(active), None))

    def work_on(self, area: FocusArea) -> None:
        """Take up another focus area."""
        self._working_on = area.id
        self.workshop_changed.emit()

    @property
    def on_wall(self) -> Workshop:
        """The snapshot as the wall shows it: what is being written stands there as it was before."""
        if self._before is None:
            return self.workshop
        return replace(self.workshop, **{part: getattr(self._before, part) for part in _WRITTEN})

    def begin_writing(self) -> None:
        """Somebody writes a decision: the wall waits."""
        if self._before is None and not self.letter_by_letter:
            self._before = self._workshop

    def end_writing(self) -> None:
        """What was written is said: the wall shows it."""
        if self._before is not None:
            self._before = None
            self.workshop_changed.emit()

    def write_letter_by_letter(self, *, on: bool) -> None:
        """Let the wall show what is being written, or wait again until it is said."""
        self.letter_by_letter = on
        self.end_writing()

    @property
    def session_id(self) -> SessionId:
        """The session that is open."""
        return self.workshop.session.id

    def slips_of(self, step: Step) -> LiveState:
        """How many slips are typed for the domain of a step; nothing once its marks are counted."""
        domain = step.domain or next(iter(self.workshop.domains), None)
        found = self.pack.domain_by_id.get(domain) if domain else None
        if domain is None or found is None or self.workshop.by_talk(element.id for element in found.elements):
            return LiveState()
        if any(self.workshop.rounds(element.id) for element in found.elements):
            return LiveState()
        return self.counting.get(domain, LiveState())

    def holds(self, what: Held) -> bool:
        """Whether something is typed that is not kept yet."""
        return what in self._held

    @property
    def all_saved(self) -> bool:
        """Whether the disk has taken everything so far."""
        return not self._lost

    def hold(self, what: Held, *, held: bool) -> None:
        """Say whether something is typed that is not kept yet."""
        self._hold(self._held | {what} if held else self._held - {what})

    def _hold(self, held: frozenset[Held]) -> None:
        if held != self._held:
            self._held = held
            self.held_changed.emit()

    def open(self, session: SessionId) -> None:
        """Read a session and put it on the desk."""
        self._hold(frozenset())
        self._workshop = self._before = None
        self.letter_by_letter = False
        self.counting.clear()
        self._operations.run(partial(self.actions.planning.renew_promises, session), origin=self)
        self._operations.run(partial(self.actions.sessions.renew_thoughts, session), origin=self)
        self._read(session)

    def close(self) -> None:
        """Clear the desk; what the disk did not take is tried a last time."""
        self.try_again()
        self._lost.clear()
        self._again.stop()
        self._workshop = self._before = None
        self._reading += 1
        self.closed.emit()

    def do(
        self,
        call: Callable[[], Done[T]],
        *,
        expect: Workshop | None = None,
        then: Callable[[T], object] | None = None,
    ) -> None:
        """Write something.

        Args:
            call: the service's method with its arguments.
            expect: the snapshot as it will be; shown at once.
            then: hears the value that the action gave.
        """
        self.try_again()
        if expect is not None:
            self._workshop = expect
        self._write(_Write(call, then))
        if expect is not None:
            self.workshop_changed.emit()

    def try_again(self) -> None:
        """Write once more what the disk did not take, in its order."""
        waiting, self._lost = self._lost, []
        for write in waiting:
            self._write(write)

    def read(self, call: Callable[[], T], then: Callable[[T], object]) -> None:
        """Ask the services a question."""
        self._operations.read(call, then)

    def reload(self) -> None:
        """Read the session again; not while something is only on the screen, because that would be gone."""
        if self._workshop is not None and not self._lost:
            self._read(self._workshop.session.id)

    def undo(self) -> None:
        """Take the last named change back."""
        self.do(partial(self.actions.history.undo, self.session_id))

    def redo(self) -> None:
        """Bring back what was undone last."""
        self.do(partial(self.actions.history.redo, self.session_id))

    def refuse(self, sentence: str) -> None:
        """Say why something was not possible."""
        self.refused.emit(sentence, True)  # noqa: FBT003 - a signal

    def tell(self, sentence: str) -> None:
        """Say what was done."""
        self.told.emit(sentence)

    def hint(self, sentence: str) -> None:
        """Say how something is done; it goes with the next thing that is done."""
        self.hinted.emit(sentence)

    # slots

    def _on_written(self, then: Callable[[Any], object] | None, value: Any) -> None:  # noqa: ANN401 - any action's value
        if then is not None:
            then(value)
        self._settle_write()

    def _on_refused(self, write: _Write, error: MasteryError) -> None:
        if isinstance(error, StorageError) and not isinstance(error, ReadOnly) and self._workshop is not None:
            self._lost.append(write._replace(is_known=True))
            self._again.start()
        self._settle_write()
        if not write.is_known:
            self.refused.emit(str(error), isinstance(error, NotPossible))

    def _on_changed(self, changed: frozenset[type[Record]], origin: object) -> None:
        if changed and origin is not self and self._workshop is not None and not self._writes:
            self.reload()

    def _on_read(self, number: int, workshop: Workshop) -> None:
        if number != self._reading or self._lost:  # something was written since: a later reading follows
            return
        before, self._workshop = self._workshop, workshop
        self.workshop_changed.emit()
        if before is not None and before.session.released and not workshop.session.released:
            self.tell(_("The one-page summary is a draft again, until the team releases it once more."))

    def _on_history(self, history: History) -> None:
        self.history_changed.emit(history)

    # helpers

    def _write(self, write: _Write) -> None:
        self._writes += 1
        self._reading += 1
        self.saving.emit()
        refused = partial(self._on_refused, write)
        self._operations.run(write.call, partial(self._on_written, write.then), refused, origin=self)

    def _settle_write(self) -> None:
        self._writes -= 1
        if self._lost:
            self.not_saved.emit()
        elif not self._writes:
            self.saved.emit(self.clock())
            self.reload()

    def _read(self, session: SessionId) -> None:
        self._reading += 1
        self._operations.read(partial(self.actions.sessions.load, session), partial(self._on_read, self._reading))
        self._operations.read(partial(self.actions.history.names, session), self._on_history)
