"""From the start of the process on an empty computer to the first workshop on the wall: `python -m benchmarks.first`.

Real keys go to the real window, which finds no data yet. What the person takes is the model's, as in `typist`: a look
before each thing that is typed or pressed, and 0.28 s a key. What the program takes is added, from the start of its
process on. The files of the program may lie in the computer's memory already. The bare limit is the keys alone.

In the end a session must be kept with what was typed, and the wall must be shown, or there is no figure.
"""

import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import psutil

from benchmarks.typist import Typist
from mastery_desktop.app.demo.displays import provide_screens

from mastery_desktop.app.qt import QtWidgets  # isort: skip - before whatever else imports Qt
from benchmarks.figures import Figure, tell
from benchmarks.stalls import KEYS, Watch
from mastery_desktop.app.start import Program
from mastery_desktop.bootstrap import ContentChoice
from mastery_desktop.config.paths import Paths
from mastery_desktop.ui.screens.console import Console

MOST: Final = 60.0
TEAM: Final = "Clearwater Middle School"
PEOPLE: Final = "14"


def first_workshop(program: Program) -> Figure:
    """Start and project a workshop.

    Raises:
        RuntimeError: it was not kept as typed, or is not on the wall.
    """
    typist = Typist(program)
    typist.busy = time.time() - psutil.Process().create_time()
    typist.look()
    typist.press(KEYS.Key_Return)  # the first card has the keys
    typist.look()
    typist.digits(TEAM)
    typist.press(KEYS.Key_Tab)
    typist.look()
    typist.digits(PEOPLE)
    typist.look()
    typist.press(KEYS.Key_Return)
    typist.look()
    typist.press(KEYS.Key_F5)
    consoles = program.window.findChildren(Console)
    session = consoles[0].desk.workshop.session if consoles else None
    if session is None or (session.team, session.people) != (TEAM, int(PEOPLE)):
        message = f"the workshop was not kept as typed: {session}"
        raise RuntimeError(message)
    if not consoles[0].wall.audience.isVisible():
        message = "the wall is not shown"
        raise RuntimeError(message)
    return typist.figure("the first workshop from a cold start", MOST)


def main() -> None:
    """Measure, and tell."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        provide_screens(Path(folder))
        app = QtWidgets.QApplication(sys.argv[:1])
        program = Program(app, Paths(Path(folder) / "data"), ContentChoice)
        program.show(None)
        while not program.window.home.start.isEnabled() or program.busy:
            app.processEvents()
        Watch(program).settle()
        figure = first_workshop(program)
        program.window.close()
    tell([figure])


if __name__ == "__main__":
    main()
