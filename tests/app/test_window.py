"""The start of the window, in processes of their own: what is loaded when, one window for one folder, reports."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtNetwork import QLocalSocket

import mastery_desktop
from mastery_desktop.app.crash import CrashReporter, report_of
from mastery_desktop.app.single import FirstInstance, hand_over, socket_name

ROOT = Path(mastery_desktop.__file__).parents[1]

TYPED = "what somebody typed"

FIRST_FRAME = """
import enum
import gc
import sys
import mastery_desktop.app
from mastery_desktop import cli

asked = []
mastery_desktop.app.run_window = lambda *arguments: asked.append(arguments) or 0
cli.main(["--data-dir", sys.argv[1]])
from mastery_desktop.app import start

def slow(name):
    # Qt's own namespace, or the classes of all widgets: either takes as long as ten modules.
    made = (kind for kind in gc.get_objects() if isinstance(kind, enum.EnumType))
    return [kind.__qualname__ for kind in made if kind.__qualname__ == name]

heavy = (
    "sqlalchemy", "alembic", "reportlab", "msgspec", "mastery_desktop.services.sessions",
    "mastery_desktop.print_command", "mastery_desktop.domain.content", "mastery_desktop.domain.records",
    "typing_extensions",
)
late = (
    "alembic", "reportlab", "mastery_desktop.services.sharing", "mastery_desktop.services.printing",
    "mastery_desktop.services.packs.wording", "mastery_desktop.domain.wall", "mastery_desktop.ui.screens.console",
    "mastery_desktop.ui.screens.settings_panel",
)

class Window(start.MainWindow):
    is_told = False

    def paintEvent(self, event):
        if not self.is_told:
            self.is_told = True
            start.QtCore.QTimer.singleShot(0, first)  # once all that stands on the window is painted too
        super().paintEvent(event)

def first():
    print("first", *(name for name in heavy if name in sys.modules), *slow("Qt.AlignmentFlag"))

start.MainWindow = Window
app = start.QtWidgets.QApplication([])
program = start.Program(app, *asked[0][:2])

def look():
    table = program.window.home.table
    if table is not None:
        table.repaint()
        print("usable", table.sessions.rowCount(), "sqlalchemy" in sys.modules, *slow("QWizard.WizardStyle"))
        print("late", *(name for name in late if name in sys.modules))
        font = program.window.home.start.sentence.font()
        print(font.families()[0], font.pixelSize())
        timer.stop()
        program.window.close()

timer = start.QtCore.QTimer(interval=10)
timer.timeout.connect(look)
program.show(None)
timer.start()
code = app.exec()
print("ended", code)
"""

HAND_OVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from mastery_desktop.app.single import hand_over
app = QCoreApplication([])
print(hand_over(sys.argv[1], Path(sys.argv[2]) if sys.argv[2] else None))
"""


def run(program, *arguments, **options):
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-W", "error", "-c", program, *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=40, check=False, **options)


def test_the_first_frame_comes_before_anything_heavy_and_the_sessions_after_it(tmp_path):
    done = run(FIRST_FRAME, tmp_path / "data")
    told = ["first", "usable 0 True", "late", "Atkinson Hyperlegible Next 15", "ended 0"]
    assert done.stdout.splitlines() == told, done.stderr
    assert (tmp_path / "data" / "mastery.sqlite").is_file()


@pytest.fixture
def first(qapp, tmp_path):
    instance = FirstInstance(socket_name(tmp_path))
    yield instance
    instance.close()


@pytest.mark.parametrize("file", ["", "Łódź plan.mastery"])
def test_a_second_start_hands_its_file_to_the_window_that_is_open(first, qtbot, tmp_path, file):
    name = socket_name(tmp_path)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    target = str(tmp_path / file) if file else ""
    with qtbot.waitSignal(first.called, timeout=15_000) as called:
        second = subprocess.Popen(
            [sys.executable, "-c", HAND_OVER, name, target], env=environment, stdout=subprocess.PIPE, text=True
        )
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=15_000)
    assert called.args == [target]
    assert second.stdout.read().strip() == "True"
    second.stdout.close()


def test_without_an_open_window_nobody_takes_the_file(qapp, tmp_path):
    assert not hand_over(socket_name(tmp_path / "another"), tmp_path / "x.mastery")


def test_a_socket_left_by_a_window_that_was_killed_is_no_window(qapp, tmp_path):
    name = socket_name(tmp_path / "killed")
    left = FirstInstance(name)
    left._server.close()
    again = FirstInstance(name)
    assert again._server.isListening()
    again.close()


def test_two_folders_have_two_windows(tmp_path):
    assert socket_name(tmp_path / "a") != socket_name(tmp_path / "b")


@pytest.mark.parametrize("line", [b"not json\n", b"[]\n", b'{"open": 3}\n', b"x" * 40_000])
def test_what_is_not_from_us_is_not_listened_to(first, qtbot, tmp_path, line):
    stranger = QLocalSocket()
    stranger.connectToServer(socket_name(tmp_path))
    assert stranger.waitForConnected(2000)
    with qtbot.assertNotEmitted(first.called, wait=100):
        stranger.write(line)
        stranger.flush()


def test_an_exception_in_a_slot_is_reported_without_what_was_typed(qtbot):
    reporter = CrashReporter()
    reporter.install()
    try:
        with qtbot.captureExceptions(), qtbot.waitSignal(reporter.crashed) as told:
            reporter.install()
            QTimer.singleShot(0, fail)
    finally:
        reporter.remove()
    assert "ValueError" in told.args[0]
    assert "fail" in told.args[0]
    assert TYPED not in told.args[0]


def fail(note=TYPED):
    raise ValueError(note)


def test_a_report_names_the_versions():
    report = report_of(ValueError(TYPED))
    assert mastery_desktop.__version__ in report
    assert "Qt 6" in report
    assert TYPED not in report
