"""How long the console's window does not answer while somebody steps, types and saves: `python -m benchmarks.stalls`.

A real console with a real database on a worker thread leads a workshop on two screens in memory. Every key press and
every turn of the event loop is timed; nothing else can hold the window up. Beside it, the bare limit: turns with
nothing to do but to fill a widget of the same size.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from mastery_desktop.app.demo.displays import provide_screens

from mastery_desktop.app.qt import QtCore, QtWidgets  # isort: skip - before whatever else imports Qt
from PySide6.QtTest import QTest

from benchmarks.figures import Figure, tell
from mastery_desktop.app.start import Program
from mastery_desktop.bootstrap import ContentChoice, open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.config.settings import Choices
from mastery_desktop.services.sessions import NewSession
from mastery_desktop.ui.screens.console import Console

MOST_MS = 50.0
MOST_STEPS = 200
WORDS = "A thought for later that is as long as people write them. "
KEYS = QtCore.Qt.Key


class Watch:
    """Times everything that keeps the event loop from turning."""

    def __init__(self, program: Program) -> None:
        """Watch a program."""
        self._program = program
        self.taken: list[float] = []

    def press(self, key: QtCore.Qt.Key) -> None:
        """Press a key where the focus is, and let the program finish."""
        target = QtWidgets.QApplication.focusWidget() or self._program.window
        self._timed(lambda: QTest.keyClick(target, key))
        self.settle()

    def write(self, text: str) -> None:
        """Type where the focus is."""
        for letter in text:
            target = QtWidgets.QApplication.focusWidget() or self._program.window
            self._timed(lambda target=target, letter=letter: QTest.keyClicks(target, letter))
            self._turn()

    def settle(self) -> None:
        """Turn until nothing is under way."""
        self._turn()
        while self._program.busy:
            self._turn()
        self._turn()

    def _turn(self) -> None:
        self._timed(QtCore.QCoreApplication.processEvents)

    def _timed(self, call: Callable[[], object]) -> None:
        start = time.perf_counter_ns()
        call()
        self.taken.append((time.perf_counter_ns() - start) / 1e6)


def lead(console: Console, watch: Watch) -> None:
    """Step through the workshop, and park a thought in every third step."""
    for press in range(MOST_STEPS):
        before = console.presenter.step, console.presenter.anchor, console.wall.thumbnail.page
        watch.press(KEYS.Key_PageDown)
        if press % 3 == 0:
            console.frame.parking.entry.setFocus()
            watch.write(WORDS)
            watch.press(KEYS.Key_Return)
        if before == (console.presenter.step, console.presenter.anchor, console.wall.thumbnail.page):
            steps = console.desk.workshop.steps
            at = next((place for place, step in enumerate(steps) if step.id == console.presenter.step.id), 0)
            if at + 1 == len(steps):
                return
            console.presenter.go_to_step(steps[at + 1].id)  # a reveal waits for marks, which are counted elsewhere
            watch.settle()


def bare(app: QtWidgets.QApplication, turns: int) -> list[float]:
    """Milliseconds of turns that paint a widget of the same size."""
    widget = QtWidgets.QWidget()
    widget.resize(1366, 768)
    widget.setAutoFillBackground(True)
    widget.show()
    taken = []
    for _turn in range(turns):
        widget.update()
        start = time.perf_counter_ns()
        app.processEvents()
        taken.append((time.perf_counter_ns() - start) / 1e6)
    widget.close()
    return taken


@contextmanager
def opened(people: int = 12) -> Iterator[tuple[QtWidgets.QApplication, Program, Console]]:
    """The program with a planned workshop on two screens in memory, its wall shown, nothing under way."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        provide_screens(Path(folder))
        app = QtWidgets.QApplication(sys.argv[:1])
        paths = Paths(Path(folder) / "data")
        services = open_services(paths, ContentChoice())
        new = NewSession(team="Benchmark", people=people, held_on=date(2026, 11, 6), template="90")
        session = services.sessions.create(new).value.session.id
        services.close()
        choices = Choices.read(paths.settings)
        choices.clicker_pause = 0
        choices.save()
        program = Program(app, paths, ContentChoice)
        program.show(None)
        program.window.open_session(session)
        while not program.window.findChildren(Console) or program.busy:
            app.processEvents()
        console = program.window.findChildren(Console)[0]
        console.wall.project()
        Watch(program).settle()
        yield app, program, console
        program.window.close()


def main() -> None:
    """Measure, and tell."""
    with opened() as (app, program, console):
        watch = Watch(program)
        lead(console, watch)
        taken = sorted(watch.taken)
        limit = sorted(bare(app, 500))
    tell(
        [
            Figure(name="longest stall of the console", measured=taken[-1], limit=limit[-1], most=MOST_MS),
            Figure(name="stall of the console, p99", measured=taken[-len(taken) // 100], limit=limit[-5]),
        ]
    )


if __name__ == "__main__":
    main()
