"""Keeps the display from going to sleep while the wall is shown.

Windows, macOS and the desktops of Linux each have a way, which wakepy knows. Every one ends with the process, so the
display sleeps again also after a crash. Some desktops answer slowly, so all of it is done on a thread of its own; and
none of it is loaded before the wall is shown for the first time.
"""

import logging
import threading
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, suppress
from enum import Enum

from PySide6.QtCore import QCoreApplication, QObject, Signal

from mastery_desktop.messages import _

_log = logging.getLogger(__name__)

PATIENCE = 3.0
"""Seconds that the end of the program waits for the display to be let go."""


class Awake(Enum):
    """Whether the display stays on."""

    FREE = "free"
    ASKED = "asked"
    KEPT = "kept"
    REFUSED = "refused"

    @property
    def sentence(self) -> str:
        """What it means for the room; empty while there is nothing to say."""
        match self:
            case Awake.KEPT:
                return _("The displays stay awake while the wall is shown.")
            case Awake.REFUSED:
                return _("The displays may fall asleep: switch that off in the computer’s power settings.")
            case Awake.FREE | Awake.ASKED:
                return ""


@contextmanager
def presenting() -> Generator[bool, None, None]:
    """Keep the display on; gives whether the system agreed."""
    from wakepy import keep  # noqa: PLC0415 - when it is needed, and never on the window's thread

    with keep.presenting(on_fail="pass") as mode:
        yield bool(mode.active)


class KeepAwake(QObject):
    """Asks the system to keep the display on, and lets it go again.

    Attributes:
        changed: whether the display stays on.
    """

    changed = Signal()
    _answered = Signal(object, bool)

    def __init__(
        self, parent: QObject | None = None, keep: Callable[[], AbstractContextManager[bool]] = presenting
    ) -> None:
        """Ask for nothing yet; `keep` holds the display while its context is entered, and tells whether it does."""
        super().__init__(parent)
        self._keep = keep
        self._held: _Hold | None = None
        self._state = Awake.FREE
        self._answered.connect(self._on_answered)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._on_quit)

    @property
    def state(self) -> Awake:
        """Whether the display stays on."""
        return self._state

    def set_on(self, *, on: bool) -> None:
        """Hold the display, or let it go."""
        if on and self._held is None:
            self._held = _Hold(self._keep, self._answered.emit)
            self._set(Awake.ASKED)
        elif not on and self._held is not None:
            self._held.let_go()
            self._held = None
            self._set(Awake.FREE)

    def _on_answered(self, hold: "_Hold", agreed: bool) -> None:  # noqa: FBT001 - a slot
        if hold is self._held:
            self._set(Awake.KEPT if agreed else Awake.REFUSED)

    def _on_quit(self) -> None:
        held = self._held
        self.set_on(on=False)
        if held is not None:
            held.wait()

    def _set(self, state: Awake) -> None:
        if state is not self._state:
            self._state = state
            self.changed.emit()


class _Hold:
    """One time that the display is held, on a thread of its own: some systems let go when the thread ends."""

    def __init__(
        self, keep: Callable[[], AbstractContextManager[bool]], answer: Callable[["_Hold", bool], object]
    ) -> None:
        self._keep, self._answer = keep, answer
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._work, name="awake", daemon=True)
        self._thread.start()

    def let_go(self) -> None:
        self._over.set()

    def wait(self) -> None:
        self._thread.join(PATIENCE)

    def _work(self) -> None:
        try:
            with self._keep() as agreed:
                self._tell(agreed=agreed)
                if agreed:
                    self._over.wait()
        except Exception as error:  # noqa: BLE001 - whatever a desktop answers, the wall goes on
            _log.warning("the display cannot be kept awake", exc_info=error)
            self._tell(agreed=False)

    def _tell(self, *, agreed: bool) -> None:
        with suppress(RuntimeError):  # nobody is there any more to hear it
            self._answer(self, agreed)
