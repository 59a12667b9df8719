"""Time for a quiet or busy room: a countdown that the facilitator starts, and may show on the wall."""

import math

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mastery_desktop.messages import _
from mastery_desktop.services.base import Clock
from mastery_desktop.ui.console.parts import button
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.widgets.labels import PlainLabel

MINUTE = 60


class Countdown(QObject):
    """A countdown by the clock it is given.

    Attributes:
        ticked: a second has passed, or the countdown was started, stopped or set.
    """

    ticked = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        """Begin stopped, with no time."""
        super().__init__(parent)
        self._clock = clock
        self._left = 0
        self._since: float | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.ticked)

    @property
    def running(self) -> bool:
        """Whether the time runs."""
        return self._since is not None

    @property
    def left(self) -> int:
        """Seconds left, never below zero."""
        if self._since is None:
            return self._left
        return max(0, self._left - math.floor(self._clock().timestamp() - self._since))

    def set(self, seconds: int) -> None:
        """Stop, with so many seconds left."""
        self._timer.stop()
        self._since, self._left = None, max(0, seconds)
        self.ticked.emit()

    def add(self, seconds: int) -> None:
        """Give more time."""
        self._left = max(0, self.left + seconds)
        if self._since is not None:
            self._since = self._clock().timestamp()
        self.ticked.emit()

    def start(self) -> None:
        """Let the time run."""
        self._since = self._clock().timestamp()
        self._timer.start()
        self.ticked.emit()

    def pause(self) -> None:
        """Hold the time."""
        self._left, self._since = self.left, None
        self._timer.stop()
        self.ticked.emit()


class TimerRow(QWidget):
    """The buttons of a countdown: start and pause, more time, and whether the wall shows it.

    Attributes:
        changed: what the wall shows of the countdown has changed.
    """

    changed = Signal()

    def __init__(self, clock: Clock) -> None:
        """Begin with a countdown that nobody started."""
        super().__init__()
        self.countdown = Countdown(clock, self)
        self.countdown.ticked.connect(self._on_tick)
        self._time = PlainLabel("", "heading")
        self._go = button("", self.toggle)
        self._more = button(_("1 minute more"), self._on_more)
        self._shown: int | None = None
        self.setLayout(Tiles(self._time, self._go, self._more, fill=False))

    def set_minutes(self, minutes: int) -> None:
        """Offer so many minutes; a countdown that runs is stopped."""
        self.countdown.set(minutes * MINUTE)

    def stop(self) -> None:
        """Stop and show nothing on the wall."""
        self.countdown.set(0)

    @property
    def on_wall(self) -> int | None:
        """Seconds for the wall, once the facilitator has started; by the minute until the last one."""
        if not self.countdown.running:
            return None
        left = self.countdown.left
        return left if left <= MINUTE else math.ceil(left / MINUTE) * MINUTE

    def toggle(self) -> None:
        """Start the time, or hold it."""
        if self.countdown.running:
            self.countdown.pause()
        else:
            self.countdown.start()

    def _on_more(self) -> None:
        self.countdown.add(MINUTE)

    def _on_tick(self) -> None:
        left = self.countdown.left
        self._time.setText(f"{left // MINUTE}:{left % MINUTE:02d}")
        self._go.set_label(_("Pause the time") if self.countdown.running else _("Start the time"))
        if self.on_wall != self._shown:
            self._shown = self.on_wall
            self.changed.emit()
