"""Leads one workshop for hours in the real window, a minute of the room with every turn, and measures what it takes.

Arguments: a folder, how many stretches, how many minutes each of them has, and "leak" for the control: a program that
forgets a widget and a file with every minute. After each stretch it leaves the session, prints a JSON object with what
it takes, and comes back.
"""

import gc
import json
import os
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import psutil
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mastery_desktop.bootstrap import ContentChoice, open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.config.resources import find_resources
from mastery_desktop.config.settings import Choices, WindowState
from mastery_desktop.domain.choices import OutcomeKind
from mastery_desktop.services.sessions import NewSession
from mastery_desktop.ui.main_window import MainWindow
from mastery_desktop.ui.operations import InlineRunner, Operations
from mastery_desktop.ui.theme.theme import Theme

K = Qt.Key


class Clock:
    """A clock that moves a minute with every turn."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 6, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


class Room:
    """A window with a workshop in it, and what happens there in a minute."""

    def __init__(self, folder: Path) -> None:
        self.app, self.clock = QApplication([]), Clock()
        self.paths = Paths(folder)
        self.services = open_services(self.paths, ContentChoice(), self.clock)
        resources = find_resources()
        theme = Theme(self.app, resources)
        theme.apply("standard", 100)
        choices = Choices.read(self.paths.settings)
        choices.reduce_motion, choices.clicker_pause = True, 0
        self.window = MainWindow(theme, resources, choices, WindowState.read(self.paths.window))
        workers = Operations(InlineRunner(), self.window), Operations(InlineRunner(), self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.attach(self.services, *workers)
        new = NewSession(team="Clearwater", people=12, held_on=date(2026, 11, 6))
        self.session = self.services.sessions.create(new).value.session.id
        elements = [element.id for element in self.services.pack.domains[0].elements]
        self.services.rating.save_counts(self.session, dict.fromkeys(elements, (3, 4, 3, 2)), raters=12)
        self.services.rating.reveal(self.session, elements)
        self.elements = elements
        self.leaked: list[object] = []
        self.minutes = 0
        self.open()

    def open(self) -> None:
        """Open the session."""
        self.window.open_session(self.session)

    def minute(self) -> None:
        """Lead, write, decide, take back, look at panels."""
        at = self.minutes
        console = self.window.console
        steps = console.desk.workshop.steps
        console.presenter.go_to_step(steps[at % len(steps)].id)
        for _page in range(3):
            self._press(K.Key_PageDown)
        self._press(K.Key_PageUp)
        element = self.elements[at % len(self.elements)]
        self._do(console, "rating", "write_evidence", element, f"What we saw in minute {at}", have=True)
        level = self.services.pack.levels[at % 4].id
        self._do(console, "rating", "settle", element, OutcomeKind.AGREED, level=level)
        if at % 3 == 0:
            console.desk.undo()
            console.desk.redo()
            console.desk.undo()
        console.desk.timer.start(90)
        if at % 7 == 0:
            self.window._panels.open_settings()
            self.window.panel.close_panel()
        if at % 20 == 0:
            self.window.show_guide()
            if self.window.panel:
                self.window.panel.close_panel()
        if at % 30 == 10:
            self._press(K.Key_F5)
        elif at % 30 == 20 and console.wall.projection.running:
            console.wall.stop()
        self.clock.now += timedelta(minutes=1)
        self.services.backups.make_if_due()
        self.minutes += 1
        self._settle()

    def leave(self) -> None:
        """Leave the session, so that what is measured does not depend on the step that is shown."""
        self.window.console.close_session()
        self.window._stack.pop()
        self._settle()

    def _do(self, console, service: str, action: str, *arguments: object, **more: object) -> None:
        call = getattr(getattr(console.desk.actions, service), action)
        console.desk.do(lambda: call(self.session, *arguments, **more))

    def _press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key)
        self._settle()

    @staticmethod
    def _settle() -> None:
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def leak(self) -> None:
        """Forget a widget and a file, as a program does that must be found."""
        self.leaked += [QWidget(), (self.paths.data / "leak").open("wb")]

    def measure(self) -> dict[str, int]:
        """What the process takes now."""
        gc.collect()
        self._settle()
        process = psutil.Process()
        journal = self.paths.database.with_name(f"{self.paths.database.name}-journal")
        return {
            "minutes": self.minutes,
            "kilobytes": process.memory_info().rss // 1024,
            "widgets": len(QApplication.allWidgets()),
            "files": process.num_fds() if os.name == "posix" else process.num_handles(),
            "threads": process.num_threads(),
            "journal": journal.stat().st_size if journal.exists() else 0,
            "database": self.paths.database.stat().st_size // 1024,
            "backups": len(list(self.paths.backups.iterdir())),
        }


def main() -> None:
    """Lead and measure."""
    folder, stretches, minutes = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    room = Room(folder)
    for _stretch in range(stretches):
        for _minute in range(minutes):
            room.minute()
            if "leak" in sys.argv:
                room.leak()
        room.leave()
        sys.stdout.write(json.dumps(room.measure()) + "\n")
        sys.stdout.flush()
        room.open()
    room.window.close()
    room.services.close()


if __name__ == "__main__":
    main()
