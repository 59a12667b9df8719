"""The facilitator of the demonstration: leads the workshop step by step, and says where it got stuck."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from mastery_desktop.app.demo.hands import StuckError
from mastery_desktop.messages import _
from mastery_desktop.ui.console.frame import ConsoleFrame
from mastery_desktop.ui.console.nudge import Nudge
from mastery_desktop.ui.console.panel import StepPanel

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from mastery_desktop.app.demo.camera import Camera
    from mastery_desktop.app.demo.hands import Hands
    from mastery_desktop.app.demo.story import Story
    from mastery_desktop.domain.choices import StepKind
    from mastery_desktop.ui.main_window import MainWindow

_MOST_PAGES: Final = 60


class RoomClock:
    """The clock on the wall of the room: it stands while the demonstration types, and moves when minutes pass."""

    def __init__(self, now: datetime) -> None:
        """Begin at a time."""
        self._now = now

    def __call__(self) -> datetime:
        """The time now."""
        return self._now

    def pass_minutes(self, minutes: float) -> None:
        """Let time pass."""
        self._now += timedelta(minutes=minutes)


class Leader:
    """Leads the workshop of a story with hands on a program.

    Attributes:
        window: the program's main window, to be looked at only.
        out: the folder for what the demonstration leaves.
    """

    def __init__(
        self, *, window: MainWindow, hands: Hands, camera: Camera, story: Story, clock: RoomClock, out: Path
    ) -> None:
        """Lead with these."""
        self.window, self.hands, self.camera = window, hands, camera
        self.story, self.clock, self.out = story, clock, out

    def picture(self, name: str, caption: str) -> None:
        """Leave a picture of all windows."""
        self.hands.look()
        self.camera.take(name, caption)

    def at(self, kind: StepKind) -> bool:
        """Whether the console is at a step of this kind."""
        panel = self.panel
        return panel is not None and panel.step.kind is kind

    @property
    def panel(self) -> StepPanel | None:
        """The panel of the step that is shown, to be looked at."""
        shown = (panel for panel in self.window.findChildren(StepPanel) if panel.isVisible())
        return next(shown, None)

    @property
    def is_late(self) -> bool:
        """Whether the console proposes what could give way."""
        return any(nudge.behind.isVisible() for nudge in self.window.findChildren(Nudge))

    def rest(self) -> None:
        """Click beside all fields, so that keys go to the step again; a run sheet that lies over it is folded first."""
        folds = any(frame.folded for frame in self.window.findChildren(ConsoleFrame) if frame.isVisible())
        if folds and self.hands.sees(QAbstractButton, _("Change the run sheet"), begins=True):
            self.hands.press(Qt.Key.Key_F3)
        panel = self.panel
        if panel is not None:
            self.hands.click(panel.heading)

    def open_run_sheet(self, button: str) -> None:
        """Unfold the run sheet where there is no room for it beside the step: where a button of it is not seen."""
        if not self.hands.sees(QAbstractButton, button, begins=True):
            self.hands.press(Qt.Key.Key_F3)

    def forward_to(self, kind: StepKind) -> None:
        """Press the clicker's key until the next step is there.

        Raises:
            StuckError: another step came, or none.
        """
        panel = self.panel
        before = panel.step.kind if panel else None
        for _page in range(_MOST_PAGES):
            if self.at(kind):
                return
            here = self.panel
            if here is None or here.step.kind is not before:
                break
            self.hands.press(Qt.Key.Key_PageDown)
        if not self.at(kind):
            raise StuckError(f"Page Down does not lead to the step “{kind.value}”")

    def forward_to_part(self, anchor: str) -> None:
        """Press the clicker's key until the wall is at a part of the step.

        Raises:
            StuckError: the part does not come.
        """
        for _page in range(_MOST_PAGES):
            panel = self.panel
            if panel is not None and panel.anchor == anchor:
                return
            self.hands.press(Qt.Key.Key_PageDown)
        raise StuckError(f"Page Down does not lead to “{anchor}”")
