"""A console and a wall on a real window manager, in a process of its own: `python -m tests.helpers.x11_room COUNT`.

Monitors come and go by `xrandr --setmonitor`. After every event what must hold is checked; what does not is written,
and the exit code is then 1.
"""

import os
import random
import subprocess
import sys
from time import monotonic

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from mastery_desktop.ui.wall.displays import screens_now, without_copies
from mastery_desktop.ui.wall.projection import Projection, ProjectionState
from mastery_desktop.ui.wall.window import AudienceWindow

PATIENCE_S = 6.0
LAPTOP = "1366/361x768/203+0+0"
PROJECTORS = {
    "beside": "1024/270x768/203+1366+0",
    "small": "800/211x600/158+1366+0",
    "mirror": "1366/361x768/203+0+0",
}


def monitor(name: str, place: str, output: str) -> None:
    subprocess.run(["xrandr", "--setmonitor", name, place, output], check=True, capture_output=True)


def unplug(name: str) -> None:
    subprocess.run(["xrandr", "--delmonitor", name], check=False, capture_output=True)


def turn(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Room:
    """A console on the laptop, and the wall wherever it can be."""

    def __init__(self) -> None:
        self.console, self.window = QWidget(), AudienceWindow()
        self.console.setGeometry(80, 60, 900, 600)
        self.console.show()
        turn(400)
        self.projection = Projection(self.window, self.console, settle_ms=150)
        self.projection.start()

    def fault(self, there: str | None) -> str:
        """What is not as it must be now; empty when all is well."""
        covered = self.window.isVisible() and self.window.frameGeometry().intersects(self.console.frameGeometry())
        if covered:
            return f"covered: {self.window.frameGeometry()} over {self.console.frameGeometry()}"
        state, shown = self.projection.state, self.window.isVisible()
        if there in {"beside", "small"}:
            own = {(s.area.x(), s.area.y(), s.area.width(), s.area.height()) for s in without_copies(screens_now())}
            place = self.window.geometry().getRect()
            good = state is ProjectionState.PROJECTING and shown and place in own and self.window.isFullScreen()
            if good and not self.console.isActiveWindow():
                return "the wall has taken the keys of the console"
            return "" if good else f"not shown: {state}, {shown}, {place} of {own}"
        wanted = {ProjectionState.MIRRORED} if there == "mirror" else {ProjectionState.LOST, ProjectionState.SINGLE}
        return "" if state in wanted and not shown else f"not away: {state}, {shown}"

    def settles(self, there: str | None) -> str:
        """Wait until all is well; what is not when that takes too long."""
        deadline = monotonic() + PATIENCE_S
        while (fault := self.fault(there)) and monotonic() < deadline:
            turn(50)
        return fault


def main(count: int) -> int:
    app = QApplication(sys.argv[:1])
    if app.platformName() != "xcb":
        sys.stdout.write(f"not on X11: {app.platformName()}\n")
        return 1
    unplug("projector")
    monitor("laptop", LAPTOP, "screen")
    turn(300)
    room, faults = Room(), []
    dice = random.Random(3)  # noqa: S311 - the same events in every run
    for number in range(count):
        there = dice.choice(("beside", "beside", "small", "mirror", None))
        unplug("projector")
        turn(300)  # Qt sees only what stays for a moment
        if there is not None:
            monitor("projector", PROJECTORS[there], "none")
        turn(20)
        fault = room.settles(there)
        if fault:
            screens = [(s.name(), s.geometry().getRect()) for s in QGuiApplication.screens()]
            faults.append(f"{number} {there}: {fault}; {screens}")
    unplug("projector")
    monitor("projector", PROJECTORS["beside"], "none")
    fault = room.settles("beside")
    if not fault and room.projection.swap():
        deadline = monotonic() + PATIENCE_S
        while room.projection.display is None and monotonic() < deadline:
            turn(50)
        swapped = room.projection.display is not None and room.projection.display.name == "laptop"
        fault = "" if swapped and room.console.x() >= 1366 else f"not swapped: {room.projection.display}"
    told = "\n".join([*faults, fault]).strip() or f"{count} events: all is well"
    sys.stdout.write(f"{told}\n")
    room.projection.stop()
    sys.stdout.flush()
    os._exit(1 if faults or fault else 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
