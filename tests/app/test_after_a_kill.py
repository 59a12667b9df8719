"""The program is killed while a workshop is led: the next start goes on there, and no box stands in between."""

import os
import signal
import subprocess
import sys
from datetime import date

import pytest

from mastery_desktop.bootstrap import open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.services.sessions import NewSession
from tests.app.test_window import ROOT

LEAD = """
import sys
from pathlib import Path
from mastery_desktop.config.paths import Paths
from mastery_desktop.app import start

def content():
    from mastery_desktop.bootstrap import ContentChoice
    return ContentChoice()

app = start.QtWidgets.QApplication([])
program = start.Program(app, Paths(Path(sys.argv[1])), content)
first = sys.argv[2] == "first"
told = []

def look():
    window = program.window
    console = window.console
    if window.home.table is None or program.busy:
        return
    if console is None and first:
        window.open_session(program._services.sessions.summaries()[0].session.id)
    elif console is None:
        print("at home", flush=True)
        timer.stop()
        window.close()
    elif console.desk.is_open and console.presenter.step is not None and not told:
        told.append(True)
        if first:
            console.presenter.go_to_step(console.desk.workshop.steps[4].id)
            console.desk.timer.start(600)
        else:
            at = [step.id for step in console.desk.workshop.steps].index(console.presenter.step.id)
            left = console.desk.timer.left
            boxes = [w for w in app.topLevelWidgets() if isinstance(w, start.QtWidgets.QDialog) and w.isVisible()]
            print("goes on", at, 500 < left <= 600, console.desk.timer.running, len(boxes), flush=True)
            timer.stop()
            window.close()
    elif first and told:
        place = program._services.sessions.load(console.desk.session_id).session.step
        if place == console.desk.workshop.steps[4].id:
            print("led", flush=True)

timer = start.QtCore.QTimer(interval=20)
timer.timeout.connect(look)
program.show(None)
timer.start()
app.exec()
"""


def begin(paths, which):
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-W", "error", "-c", LEAD, str(paths.data), which]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process as only POSIX does")
def test_after_a_kill_the_next_start_goes_on_at_the_same_step_with_the_same_countdown(tmp_path):
    paths = Paths(tmp_path / "data")
    services = open_services(paths)
    services.sessions.create(NewSession(team="Clearwater", people=12, held_on=date(2026, 11, 6)))
    services.close()
    with begin(paths, "first") as led:
        assert led.stdout.readline() == "led\n"
        led.send_signal(signal.SIGKILL)
    with begin(paths, "again") as after:
        said, wrong = after.communicate(timeout=40)
    assert said.splitlines() == ["goes on 4 True True 0"], wrong
    with begin(paths, "again") as closed:
        assert closed.communicate(timeout=40)[0].splitlines() == ["at home"]
