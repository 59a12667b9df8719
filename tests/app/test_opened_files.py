"""A session file that is opened from the desktop reaches the window that is there, however it is handed over."""

import os
import subprocess
import sys

from PySide6.QtCore import QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from mastery_desktop.app.opened_files import OpenedFiles
from mastery_desktop.app.single import socket_name
from mastery_desktop.app.start import Program
from mastery_desktop.bootstrap import ContentChoice
from mastery_desktop.config.paths import Paths
from mastery_desktop.storage.database import open_database
from tests.app.test_window import ROOT
from tests.helpers.stores import Clock

FIRST = """
import sys
from PySide6.QtCore import QCoreApplication
from mastery_desktop.app.single import FirstInstance
app = QCoreApplication([])
first = FirstInstance(sys.argv[1])
first.called.connect(lambda file: (print(file, flush=True), app.quit()))
print("listens", flush=True)
app.exec()
"""


def test_macos_hands_a_file_to_the_window_that_is_there(qapp, tmp_path):
    taken = []
    receiver = QObject()
    receiver.installEventFilter(OpenedFiles(taken.append, receiver))
    QApplication.sendEvent(receiver, QFileOpenEvent(str(tmp_path / "plan.mastery")))
    assert taken == [tmp_path / "plan.mastery"]


def test_a_file_opened_while_another_window_begins_goes_to_that_one(tmp_path, qapp, qtbot):
    """The other one had no socket yet when this one started: only the database tells that it is there."""
    paths, file = Paths(tmp_path / "data"), tmp_path / "plan.mastery"
    paths.create()
    held = open_database(paths.database, Clock())
    program = Program(qapp, paths, ContentChoice)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", FIRST, socket_name(paths.data)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout.readline() == "listens\n"
        program.show(file)
        qtbot.waitUntil(lambda: first.poll() is not None, timeout=20_000)
        assert first.stdout.readline() == f"{file}\n"
    program.window.close()
    held.close()
