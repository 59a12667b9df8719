"""Calls run on one worker, one after the other, and report on the window's thread, to whoever is still there."""

import sys
import threading
from functools import partial

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.records import Session
from mastery_desktop.services.base import Done
from mastery_desktop.ui.operations import Operations, ThreadRunner


class Listener(QWidget):
    def __init__(self):
        super().__init__()
        self.heard = []

    def on_value(self, value):
        self.heard.append((value, threading.current_thread() is threading.main_thread()))

    def on_error(self, error):
        self.heard.append((str(error), threading.current_thread() is threading.main_thread()))


def refuse():
    raise NotPossible("not now")


def run_out():
    raise MemoryError


def break_down():
    raise ZeroDivisionError


@pytest.fixture
def operations(qtbot):
    made = Operations(ThreadRunner("test"))
    yield made
    made.close()


@pytest.fixture
def listener(qtbot):
    widget = Listener()
    qtbot.addWidget(widget)
    return widget


def test_calls_run_in_order_off_the_windows_thread_and_report_on_it(operations, listener, qtbot):
    threads = []
    for number in range(20):
        operations.read(partial(note, threads, number), listener.on_value)
    qtbot.waitUntil(lambda: len(listener.heard) == 20)
    assert listener.heard == [(number, True) for number in range(20)]
    assert set(threads) == {"test"}
    assert not operations.busy


def note(threads, number):
    threads.append(threading.current_thread().name)
    return number


def test_an_action_tells_what_it_changed_and_who_began_it(operations, listener, qtbot):
    with qtbot.waitSignal(operations.changed) as told:
        operations.run(lambda: Done("value", frozenset({Session})), listener.on_value, origin=listener)
    assert told.args == [frozenset({Session}), listener]
    assert listener.heard == [("value", True)]


def test_an_action_that_changed_nothing_tells_nobody(operations, listener, qtbot):
    heard = []
    operations.changed.connect(lambda topics, _origin: heard.append(topics))
    operations.run(lambda: Done(1, frozenset()), listener.on_value)
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert heard == []


def test_an_error_goes_to_who_asked_and_else_to_the_window(operations, listener, qtbot):
    operations.read(refuse, listener.on_value, listener.on_error)
    qtbot.waitUntil(lambda: listener.heard == [("not now", True)])
    with qtbot.waitSignal(operations.failed) as told:
        operations.read(refuse)
    assert str(told.args[0]) == "not now"


def test_a_mistake_of_ours_goes_to_the_excepthook_and_the_worker_goes_on(operations, listener, qtbot, monkeypatch):
    caught = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: caught.append(kind))
    operations.read(break_down, listener.on_value)
    operations.read(lambda: "after", listener.on_value)
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert caught == [ZeroDivisionError]
    assert listener.heard == [("after", True)]


def test_full_memory_is_said_in_words_and_the_worker_goes_on(operations, listener, qtbot):
    with qtbot.waitSignal(operations.failed) as told:
        operations.read(partial(bytearray, 1 << 62), listener.on_value)
    assert "memory is full" in str(told.args[0])
    operations.read(lambda: "after", listener.on_value)
    qtbot.waitUntil(lambda: bool(listener.heard))


def test_who_was_closed_meanwhile_is_not_called(operations, qtbot, qapp):
    gate, closed = threading.Event(), Listener()
    operations.read(gate.wait, closed.on_value)
    closed.deleteLater()
    qapp.sendPostedEvents(closed, QEvent.Type.DeferredDelete)
    gate.set()
    qtbot.waitUntil(lambda: not operations.busy)
    assert closed.heard == []


def test_closing_finishes_what_was_asked_for(qtbot):
    done = []
    operations = Operations(ThreadRunner("closing"))
    for number in range(50):
        operations.read(partial(done.append, number))
    operations.close()
    assert done == list(range(50))


def test_a_call_that_there_is_no_memory_for_is_refused_in_words(operations, listener, qtbot):
    operations.read(run_out, listener.on_value, listener.on_error)
    qtbot.waitUntil(lambda: bool(listener.heard))
    ((words, _thread),) = listener.heard
    assert "memory is full" in words
    assert "Nothing was changed" in words
