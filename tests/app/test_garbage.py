"""Garbage with widgets in it is found on their own thread, whoever makes what was one object too many."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from mastery_desktop.app.garbage import Garbage
from mastery_desktop.ui.operations import ThreadRunner


class Ring:
    """Something that only the search for garbage frees."""

    def __init__(self):
        self.me = self


@pytest.fixture
def garbage(qapp):
    made = Garbage(qapp)
    yield made
    made.deleteLater()
    gc.enable()
    gc.unfreeze()


def test_a_worker_that_makes_much_leaves_widgets_to_their_own_thread(qtbot, garbage):
    found_on = set()

    def note(phase, _info):
        found_on.add(threading.current_thread())

    widget = QWidget()
    widget.timer = QTimer(widget)
    widget.me = widget
    gone = weakref.ref(widget)
    del widget
    runner = ThreadRunner("busy")
    gc.callbacks.append(note)
    try:
        runner.submit(lambda: [Ring() for _many in range(50_000)] and None)
        runner.close()
        qtbot.waitUntil(lambda: gone() is None, timeout=5000)
    finally:
        gc.callbacks.remove(note)
    assert found_on == {threading.main_thread()}
