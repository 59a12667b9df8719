"""From the start of the process to the first frame and to a usable home with 50 sessions: `python -m benchmarks.start`.

The bare side is a PySide6 window that is painted, and then `import sqlalchemy.orm` in the same process: what cannot be
avoided. That import runs under the import hook of PySide6, as in any program that does not take it back. Ours takes it
back, so the limits of time and memory are generous: without the hook both are about a fifth lower.

Ours is the whole command: arguments, settings, fonts, style sheet, home, content, database, list. Both are processes of
their own; runs alternate. The database is made before, so that only opening it counts. The first frame counts when all
of it is painted, with what stands on the window. Memory is the resident set at the end of both.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from benchmarks.figures import Figure, tell
from mastery_desktop.bootstrap import open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.services.sessions import NewSession

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 15
SESSIONS = 50
TARGETS = {"first frame": 1.5, "usable home": 1.3, "memory": 1.3}

TELL = """
import sys, time

def tell(what):
    print(what, time.monotonic_ns(), flush=True)

def memory():
    if sys.platform == "linux":
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * 4096
    import resource
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
"""

BARE = (
    TELL
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    painted = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, load)

def load():
    tell("frame")
    import sqlalchemy.orm
    tell("usable")
    print("memory", memory())
    application.quit()

application = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
application.exec()
"""
)

OURS = (
    TELL
    + """
import mastery_desktop.app
from mastery_desktop import cli

real = mastery_desktop.app.run_window

def run_window(*arguments):
    from mastery_desktop.app import start

    class Window(start.MainWindow):
        painted = False
        def paintEvent(self, event):
            if not self.painted:
                self.painted = True
                start.QtCore.QTimer.singleShot(0, frame)
            super().paintEvent(event)

    class Program(start.Program):
        def show(self, file):
            super().show(file)
            home = self.window.home
            show_sessions = home.show_sessions

            def and_tell(*arguments):
                show_sessions(*arguments)
                if home.table.sessions.rowCount() == SESSIONS:
                    home.table.repaint()
                    tell("usable")
                    print("memory", memory())
                    start.QtCore.QTimer.singleShot(0, self.window.close)

            home.show_sessions = and_tell

    def frame():
        tell("frame")

    start.MainWindow, start.Program = Window, Program
    return real(*arguments)

mastery_desktop.app.run_window = run_window
cli.main(["--data-dir", sys.argv[1]])
""".replace("SESSIONS", str(SESSIONS))
)


def once(program: str, compiled: str, *arguments: str) -> dict[str, float]:
    """Run one side; gives milliseconds from its start to what it told, and its memory in bytes.

    `compiled` is a folder for compiled modules, as an installed program has them.
    """
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    environment |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": compiled}
    begun = time.monotonic_ns()
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)  # noqa: S603
    told = dict(line.split() for line in done.stdout.splitlines())
    return {
        "first frame": (int(told["frame"]) - begun) / 1e6,
        "usable home": (int(told["usable"]) - begun) / 1e6,
        "memory": float(told["memory"]),
    }


def fill(folder: Path) -> None:
    """Make a database with sessions."""
    services = open_services(Paths(folder))
    for number in range(SESSIONS):
        day = date(2026, 11, 6) - timedelta(days=number)
        services.sessions.create(NewSession(team=f"Team {number}", people=12, held_on=day))
    services.close()


def main() -> None:
    """Measure, and tell."""
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as compiled:
        fill(Path(folder))
        once(BARE, compiled)  # the first ones compile, and bring files into the system's cache
        once(OURS, compiled, folder)
        for number in range(ROUNDS):
            for is_ours in (False, True) if number % 2 else (True, False):  # neither always runs after the other
                if is_ours:
                    ours.append(once(OURS, compiled, folder))
                else:
                    bare.append(once(BARE, compiled))
    figures = []
    for what, target in TARGETS.items():
        unit, scale = ("MiB", 2**20) if what == "memory" else ("ms", 1)
        mine, theirs = (statistics.median(run[what] for run in runs) / scale for runs in (ours, bare))
        figures.append(Figure(name=f"start, {what}", measured=mine, limit=theirs, unit=unit, most_ratio=target))
    tell(figures)


if __name__ == "__main__":
    main()
