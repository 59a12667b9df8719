"""Puts the audience's window on the display where it belongs, takes it away when that is gone, and brings it back.

Nothing here waits for a person: every change of displays ends with the window on a display that does not hold the
console, or hidden. What is going on, and what to do about it, is one sentence (`explain`).
"""

import sys
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui.wall.displays import (
    ComputerDisplays,
    Display,
    Displays,
    Screen,
    best_match,
    overlap,
    without_copies,
)
from mastery_desktop.ui.wall.survey import Seen, survey
from mastery_desktop.ui.wall.window import AudienceWindow

SETTLE_MS: Final = 700
"""How long displays may come and go before the window is placed."""

VERIFY_MS: Final = 300
"""After this the window has to be where it was put."""

POLL_MS: Final = 4000
"""How often displays are looked at anyway: after sleep, some systems tell nothing."""


MOST_REFUSALS: Final = 2
"""So often the wall is put where the system moves it over the console, before it is left away."""


class ProjectionState(Enum):
    """What becomes of the wall."""

    OFF = "off"
    PROJECTING = "projecting"
    SINGLE = "single"
    MIRRORED = "mirrored"
    LOST = "lost"
    NONE = "none"


def explain(state: ProjectionState, platform: str = sys.platform) -> str:
    """What is going on with the displays, and the fix, in a sentence or two.

    Args:
        state: what becomes of the wall.
        platform: the system, as `sys.platform` names it.
    """
    match state:
        case ProjectionState.OFF:
            return _("The wall is not shown. Press F5 to project.")
        case ProjectionState.PROJECTING:
            return _("The wall is on the second display.")
        case ProjectionState.SINGLE:
            return _("There is one display. Connect the projector and the wall appears on it by itself.")
        case ProjectionState.MIRRORED:
            return _mirrored(platform)
        case ProjectionState.LOST:
            return _("The projector is gone. Nothing is lost; plug it in again and the wall returns by itself.")
        case ProjectionState.NONE:
            return _("No display is connected. The session is safe; the wall returns with the display.")


def _mirrored(platform: str) -> str:
    if platform == "win32":
        return _("Windows is duplicating the screen: press Win+P, choose Extend.")
    if platform == "darwin":
        return _("The Mac is mirroring the screen: open Displays in System Settings and choose Extended display.")
    return _("The computer is mirroring the screen: open its display settings and choose to extend or join displays.")


class Projection(QObject):
    """Keeps the audience's window on its display.

    Attributes:
        state_changed: what becomes of the wall now (`ProjectionState`).
        display_changed: the display that the wall is on now, to be remembered.
        displays_changed: displays came, went or changed.
    """

    state_changed = Signal(ProjectionState)
    display_changed = Signal(Display)
    displays_changed = Signal()

    def __init__(
        self,
        window: AudienceWindow,
        console: QWidget,
        *,
        remembered: Display | None = None,
        settle_ms: int = SETTLE_MS,
        displays: Displays | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Watch the displays; nothing is shown before `start`.

        Args:
            window: the audience's window.
            console: what it must never cover, with the window that it is in at the time.
            remembered: the display used before.
            settle_ms: how long to wait for displays to settle, in milliseconds.
            displays: where to show it; the computer's displays without others.
            parent: the owner.
        """
        super().__init__(parent)
        self._window, self._console = window, console
        self._displays = displays or ComputerDisplays()
        self._wanted = remembered
        self._on: Screen | None = None
        self._last: Display | None = None
        self._running = self._had_one = self._moving = self._followed = False
        self._state = ProjectionState.OFF
        self._settle = self._timer(settle_ms, self.apply)
        self._verify = self._timer(min(VERIFY_MS, settle_ms), self._check_place)
        self._soon = self._timer(0, self._step_aside)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look_again)
        self._copied = self.is_copied
        self._refused: Screen | None = None
        self._refusals = 0
        window.placed.connect(self._on_window_moved)
        window.took_keys.connect(console.activateWindow, Qt.ConnectionType.QueuedConnection)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_screen_added)
            app.screenRemoved.connect(self._on_screen_removed)
            app.primaryScreenChanged.connect(self._on_screens_changed)
            app.applicationStateChanged.connect(self._on_change)
            for screen in app.screens():
                self._watch(screen)

    # --- what the console asks

    @property
    def state(self) -> ProjectionState:
        """What becomes of the wall now."""
        return self._state

    @property
    def display(self) -> Display | None:
        """The display that the wall is on."""
        return self._on.display if self._on else None

    @property
    def running(self) -> bool:
        """Whether the facilitator wants the wall shown; it may still have nowhere to go."""
        return self._running

    def start(self) -> None:
        """Show the wall on the other display, now and whenever there is one."""
        self._running = True
        self._had_one = False
        self._refused, self._refusals = None, 0
        self._window.keep_open(kept=True)
        self._poll.start()
        self.apply()

    def stop(self) -> None:
        """Take the wall away."""
        self._running = False
        self._settle.stop()
        self._verify.stop()
        self._poll.stop()
        self._window.keep_open(kept=False)
        self._hide()
        self._set_state(ProjectionState.OFF)

    def choose(self, display: Display) -> None:
        """Show the wall on a display from now on."""
        self._wanted = display
        self._refused, self._refusals = None, 0
        self.apply()

    def look(self) -> None:
        """Look at the displays, because they have changed and Qt does not tell: those of a rehearsal."""
        self._on_change()

    @property
    def is_copied(self) -> bool:
        """Whether a display shows the same picture as the console's, for a room to see."""
        home = self._home
        screens = self._displays.now()
        return home is not None and (home.cloned or any(each != home and each.overlaps(home) for each in screens))

    def swap(self) -> bool:
        """Let console and wall change displays; tells whether there were two to change.

        The wall is taken away first, so that it covers the console at no time; it returns when the console has moved.
        """
        target, home = self._on, self._home
        if self._state is not ProjectionState.PROJECTING or target is None or home is None:
            return False
        self._hide()
        self._displays.move(self._console.window(), target)
        self._wanted = home.display
        self._settle.start()
        return True

    def choices(self) -> tuple[Display, ...]:
        """The displays that the wall could be shown on: all with a picture of their own, but the console's."""
        return tuple(screen.display for screen in self._others())

    def survey(self) -> tuple[Seen, ...]:
        """All displays, and what each one shows."""
        return survey(self._displays.now(), self._home, self._on)

    # --- placing

    def apply(self) -> None:
        """Put the window where it belongs, as the displays are now."""
        self._settle.stop()
        if not self._running:
            return
        screens = self._displays.now()
        self._bring_console_in()
        target = self._target
        if target is not None:
            self._place(target)
            return
        self._hide()
        self._set_state(self._without_target(screens))

    def _without_target(self, screens: tuple[Screen, ...]) -> ProjectionState:
        if not screens:
            return ProjectionState.NONE
        copied = len(without_copies(screens)) < len(screens) or any(screen.cloned for screen in screens)
        if copied or self._refused is not None:
            return ProjectionState.MIRRORED
        if not self._had_one or self._is_rooms(screens):
            return ProjectionState.SINGLE
        return ProjectionState.LOST

    def _is_rooms(self, screens: tuple[Screen, ...]) -> bool:
        """Whether the room sees the display that is left: the lid was closed, and the console moved there."""
        return self._last is not None and any(screen.display.likeness(self._last) for screen in screens)

    def _others(self) -> tuple[Screen, ...]:
        home = self._home
        return tuple(screen for screen in without_copies(self._displays.now()) if screen != home)

    @property
    def _target(self) -> Screen | None:
        """Where the wall belongs; not where the system would not let it stay, but put it over the console instead."""
        return best_match([screen for screen in self._others() if screen != self._refused], self._wanted)

    @property
    def _home(self) -> Screen | None:
        """The display that the console is on."""
        own = without_copies(self._displays.now())
        return next((screen for screen in own if screen.holds(self._here)), own[0] if own else None)

    def _place(self, target: Screen) -> None:
        if self._on != target or not self._window.isVisible() or self._window.geometry() != target.area:
            self._move(target)
            self._verify.start()
        changed = self._on is None or self._on.display != target.display
        self._on = target
        self._last = target.display
        self._had_one = True
        self._wanted = self._wanted or target.display
        if changed:
            self.display_changed.emit(target.display)
        self._set_state(ProjectionState.PROJECTING)

    def _bring_console_in(self) -> None:
        """Move the console onto its display when most of it, or what the wall will cover, lies elsewhere.

        Its display may be gone, and not every system moves its windows then; some take them away with it.
        """
        home, window = self._home, self._console.window()
        if home is None:
            return
        if not window.isVisible():
            window.show()
        if window.isMaximized() or window.isFullScreen():
            return
        lost = not home.holds(self._here)
        frame = window.frameGeometry()
        if lost or any(overlap(screen.area, frame) for screen in self._others()):
            self._displays.move(window, home)

    def _move(self, target: Screen) -> None:
        self._moving = True
        is_there = self._displays.put(self._window, target)
        self._moving = False
        if not is_there:
            self._settle.start()
            return
        self._follow_window()
        self._console.activateWindow()

    def _hide(self) -> None:
        self._verify.stop()
        self._window.hide()
        self._on = None

    # --- slots

    def _on_screen_added(self, screen: QScreen) -> None:
        self._watch(screen)
        self._on_screens_changed()

    def _on_screen_removed(self, screen: QScreen) -> None:
        """Hide before Qt moves the window onto the console.

        The window must not be asked where it is: Windows has moved it already, so names are compared.
        """
        if self._on is not None and self._is_gone(screen.name()):
            self._hide()
            self._set_state(ProjectionState.LOST)
        self._on_screens_changed()

    def _is_gone(self, removed: str) -> bool:
        names = {screen.display.name for screen in self._displays.now()} - {removed}
        return self._on is not None and self._on.display.name not in names

    def _on_screens_changed(self) -> None:
        self._refused, self._refusals = None, 0
        self._on_change()

    def _on_change(self) -> None:
        """Displays changed: step aside at once where the wall would cover the console, and settle the rest soon."""
        if self._copied is not self.is_copied:
            self._copied = self.is_copied
            self.state_changed.emit(self._state)
        self.displays_changed.emit()
        if self._running:
            self._step_aside()
            self._soon.start()  # Qt moves windows of a display that is gone after it has told so
            self._settle.start()

    def _step_aside(self) -> None:
        if not self._covers_console():
            return
        self._refusals += 1
        if self._refusals >= MOST_REFUSALS:
            self._refused = self._on
        self._hide()
        self._settle.start()

    def _on_window_moved(self) -> None:
        """The system moved the window to another display by itself."""
        if self._running and not self._moving:
            self._on_change()

    def _look_again(self) -> None:
        if self._running and not self._settle.isActive() and not self._in_place():
            self.apply()

    def _check_place(self) -> None:
        if self._on is not None and not self._in_place():
            self._move(self._on)

    def _in_place(self) -> bool:
        target = self._target
        if target is None:
            return not self._window.isVisible() and self._state is self._without_target(self._displays.now())
        return self._on == target and self._window.isVisible() and self._window.geometry() == target.area

    def _covers_console(self) -> bool:
        return self._window.isVisible() and overlap(self._window.geometry(), self._console.window().frameGeometry())

    def _follow_window(self) -> None:
        """Hear of it when the system moves the window; it has a handle only once it was shown."""
        handle = self._window.windowHandle()
        if not self._followed:
            handle.screenChanged.connect(self._on_window_moved)
            self._followed = True

    # --- helpers

    @property
    def _here(self) -> QPoint:
        """Where the console is on the desktop: the place of its window, for its own is one within that."""
        return self._console.window().frameGeometry().center()

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_screens_changed)
        screen.logicalDotsPerInchChanged.connect(self._on_screens_changed)

    def _timer(self, interval: int, slot: object) -> QTimer:
        timer = QTimer(self, interval=interval, singleShot=True)
        timer.timeout.connect(slot)
        return timer

    def _set_state(self, state: ProjectionState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
