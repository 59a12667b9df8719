"""Time for a quiet or busy room: one countdown that the facilitator starts, and that the wall shows from then on."""

import math
from datetime import timedelta
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mastery_desktop.domain.pace import MINUTE, clock_time
from mastery_desktop.messages import _
from mastery_desktop.services.base import Clock
from mastery_desktop.ui import keys
from mastery_desktop.ui.announce import announce
from mastery_desktop.ui.console.parts import button
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.widgets.labels import PlainLabel

_TICK_MS = 1000


class Mark(NamedTuple):
    """Seconds that were left, and at what time, in seconds since 1970; None while the time is held."""

    left: int
    since: float | None


class RoomClock(QObject):
    """The countdown of the room, by the clock it is given. Nobody sees it before it is started.

    Attributes:
        ticked: a second has passed, or the countdown was started, held, set or taken away.
        changed: what the wall shows of it has changed.
        ended: the time is up.
    """

    ticked = Signal()
    changed = Signal()
    ended = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        """Begin with no countdown."""
        super().__init__(parent)
        self._clock = clock
        self._offered = MINUTE
        self._left = 0
        self._since: float | None = None
        self._latest = 0.0
        self._shown = self._ended = False
        self._on_wall: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    @property
    def shown(self) -> bool:
        """Whether the facilitator wants the room to see a countdown."""
        return self._shown

    @property
    def running(self) -> bool:
        """Whether the time runs."""
        return self._since is not None

    @property
    def over(self) -> bool:
        """Whether the time is up, and the room is still told so."""
        return self._shown and self.left == 0

    @property
    def left(self) -> int:
        """Seconds left, never below zero; what a start would begin with while there is no countdown."""
        if not self._shown:
            return self._offered
        if self._since is None:
            return self._left
        return max(0, self._left - max(0, math.floor(self._clock().timestamp() - self._since)))

    @property
    def on_wall(self) -> int | None:
        """Seconds for the wall, by the minute until the last one; None while the facilitator shows no countdown."""
        if not self._shown:
            return None
        return self.left if self.left <= MINUTE else math.ceil(self.left / MINUTE) * MINUTE

    @property
    def until(self) -> str:
        """The time of day at which it ends; empty while it does not run."""
        if not self.running or not self.left:
            return ""
        return clock_time(self._clock() + timedelta(seconds=self.left))

    def offer(self, seconds: int) -> None:
        """Take the countdown away, and let the next start begin with so many seconds."""
        self._offered = max(MINUTE, seconds)
        self.off()

    def toggle(self) -> None:
        """Start the time, hold it, or let it go on; when it is up, take it away."""
        if self.over:
            self.off()
        elif self.running:
            self._left, self._since = self.left, None
            self._timer.stop()
            self._tell()
        else:
            self._go(self.left)

    def more(self) -> None:
        """Give one minute more; where no time ran any longer, it runs again."""
        if not self._shown:
            self._offered += MINUTE
            self._tell()
        elif self.running or self.over:
            self._go(self.left + MINUTE)
        else:
            self._left += MINUTE
            self._tell()

    def start(self, seconds: int) -> None:
        """Let so much time run, from now."""
        self._go(seconds)

    @property
    def mark(self) -> Mark | None:
        """What the countdown goes on from after the program was ended; None where none is shown."""
        return Mark(self._left, self._since) if self._shown else None

    def go_on(self, mark: Mark) -> None:
        """Go on from a mark: what has passed since then has passed, also while the program was not there."""
        left = mark.left
        if mark.since is not None:
            left = min(left, max(0, left - math.floor(self._clock().timestamp() - mark.since)))
        self.bring_back((left, mark.since is not None and left > 0))

    def bring_back(self, aside: tuple[int, bool] | None) -> None:
        """Show the countdown again that another one took the place of: seconds left, whether it ran; None for none."""
        self.off()
        if aside is not None:
            self._shown, self._left = True, aside[0]
            self.toggle() if aside[1] else self._tell()

    def off(self) -> None:
        """Take the countdown away, on the wall as well."""
        self._timer.stop()
        self._shown, self._since, self._left = False, None, 0
        self._tell()

    def _go(self, seconds: int) -> None:
        self._left, self._since = seconds, self._clock().timestamp()
        self._latest = self._since
        self._shown, self._ended = True, False
        self._timer.start()
        self._tell()

    def _on_tick(self) -> None:
        now = self._clock().timestamp()
        if self._since is not None and now < self._latest:  # the clock was set back: what has run has run
            self._since -= self._latest - now
        self._latest = now
        if self.over and not self._ended:
            self._ended = True
            self._timer.stop()
            self._left, self._since = 0, None
            self.ended.emit()
        self._tell()

    def _tell(self) -> None:
        self.ticked.emit()
        if self.on_wall != self._on_wall:
            self._on_wall = self.on_wall
            self.changed.emit()


class TimerRow(QWidget):
    """The buttons of the countdown: start and pause, more time, and off."""

    def __init__(self, clock: RoomClock) -> None:
        """Show a countdown."""
        super().__init__()
        self._clock = clock
        self._time = PlainLabel("", "heading")
        self.go = button("", clock.toggle, key=keys.COUNTDOWN)
        self.more = button(_("1 minute more"), clock.more)
        self.off = button(_("Off"), clock.off)
        self.off.setAccessibleName(_("Take the countdown off the wall"))
        clock.ticked.connect(self._on_tick)
        clock.ended.connect(self._on_ended)
        self.setLayout(Tiles(self._time, self.go, self.more, self.off, fill=False))
        self._on_tick()

    def _on_tick(self) -> None:
        clock, left = self._clock, self._clock.left
        words = _("Time’s up") if clock.over else f"{left // MINUTE}:{left % MINUTE:02d}"
        self._time.setText(words)
        name = _("Time left")
        self._time.setAccessibleName(words if clock.over else f"{name}: {words}")
        self._time.set_role("bad" if clock.over else "heading")
        self.go.set_label(_("Done") if clock.over else _("Pause the time") if clock.running else _("Start the time"))
        for made in (self.more, self.off):
            made.setVisible(clock.shown)

    def _on_ended(self) -> None:
        announce(self, _("Time’s up"))
