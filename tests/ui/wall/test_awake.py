"""The displays stay awake while the wall is shown, and sleep again afterwards, whatever becomes of the program."""

import shutil
import signal
import subprocess
import sys
import textwrap
from contextlib import contextmanager

import pytest

from mastery_desktop.ui.wall.awake import Awake, KeepAwake, presenting

HOLDER = """
    import sys
    from mastery_desktop.ui.wall.awake import presenting
    with presenting() as agreed:
        print("held" if agreed else "refused", flush=True)
        sys.stdin.readline()
    print("let go", flush=True)
    sys.stdin.readline()
"""
SAVER = """
    import os
    from jeepney import DBusAddress, MatchRule, message_bus, new_method_return
    from jeepney.io.blocking import Proxy, open_dbus_connection
    bus = open_dbus_connection(bus="SESSION")
    Proxy(message_bus, bus).RequestName("org.freedesktop.ScreenSaver")
    rule = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
    Proxy(message_bus, bus).AddMatch(rule)
    print("ready", flush=True)
    held = set()
    while True:
        message = bus.receive()
        fields = {key.name: value for key, value in message.header.fields.items()}
        member = fields.get("member")
        if member == "Inhibit":
            held.add(fields["sender"])
            bus.send(new_method_return(message, "u", (7,)))
            print("inhibited", flush=True)
        elif member == "UnInhibit":
            held.discard(fields["sender"])
            bus.send(new_method_return(message))
            print("uninhibited", flush=True)
        elif member == "NameOwnerChanged" and message.body[0] in held and not message.body[2]:
            held.discard(message.body[0])
            print("gone", flush=True)
"""


class Program:
    """A second process that is spoken with line by line."""

    def __init__(self, source, environment):
        command = [sys.executable, "-c", textwrap.dedent(source)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True)

    def hears(self):
        return self.process.stdout.readline().strip()

    def go_on(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def end(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


@pytest.fixture
def start(monkeypatch, tmp_path):
    """Starts programs on a session bus of their own, with a desktop that lets its display be kept awake."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("there is no dbus-daemon")
    address = f"unix:path={tmp_path / 'bus'}"
    command = [daemon, "--session", f"--address={address}", "--nofork", "--print-address", "--nopidfile"]
    bus = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    bus.stdout.readline()
    environment = {"DBUS_SESSION_BUS_ADDRESS": address, "PATH": "/usr/bin:/bin"}
    made = []

    def begin(source):
        made.append(Program(source, environment))
        return made[-1]

    yield begin
    for program in made:
        program.end()
    bus.terminate()
    bus.wait()
    bus.stdout.close()


def test_the_desktop_is_asked_and_told_when_it_is_over(start):
    desktop = start(SAVER)
    assert desktop.hears() == "ready"
    program = start(HOLDER)
    assert (desktop.hears(), program.hears()) == ("inhibited", "held")
    program.go_on()
    assert (desktop.hears(), program.hears()) == ("uninhibited", "let go")


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGSEGV])
def test_a_crash_lets_the_display_sleep_again(start, end):
    desktop = start(SAVER)
    assert desktop.hears() == "ready"
    program = start(HOLDER)
    assert (desktop.hears(), program.hears()) == ("inhibited", "held")
    program.process.send_signal(end)
    assert desktop.hears() == "gone"


def test_where_no_desktop_answers_it_is_refused(start):
    assert start(HOLDER).hears() == "refused"


class Keep:
    """A display that is kept awake when the system agrees."""

    def __init__(self, agrees=True, fails=False):
        self.agrees, self.fails, self.held = agrees, fails, 0

    @contextmanager
    def __call__(self):
        if self.fails:
            raise OSError("no bus")
        self.held += 1
        yield self.agrees
        self.held -= 1


def test_it_is_held_from_the_start_to_the_end(qtbot):
    keep = Keep()
    awake = KeepAwake(keep=keep)
    assert awake.state is Awake.FREE
    awake.set_on(on=True)
    qtbot.waitUntil(lambda: awake.state is Awake.KEPT)
    awake.set_on(on=True)
    assert keep.held == 1
    awake.set_on(on=False)
    qtbot.waitUntil(lambda: keep.held == 0)
    assert awake.state is Awake.FREE


@pytest.mark.parametrize("keep", [Keep(agrees=False), Keep(fails=True)])
def test_what_a_system_refuses_is_said(qtbot, keep, caplog):
    awake = KeepAwake(keep=keep)
    awake.set_on(on=True)
    qtbot.waitUntil(lambda: awake.state is Awake.REFUSED)
    assert "may fall asleep" in awake.state.sentence
    awake.set_on(on=False)
    assert awake.state.sentence == ""


def test_turning_it_on_and_off_at_once_leaves_nothing_held(qtbot):
    keep = Keep()
    awake = KeepAwake(keep=keep)
    for _ in range(20):
        awake.set_on(on=True)
        awake.set_on(on=False)
    qtbot.waitUntil(lambda: keep.held == 0)
    assert awake.state is Awake.FREE


def test_the_end_of_the_program_lets_go(qtbot, qapp):
    keep = Keep()
    awake = KeepAwake(keep=keep)
    awake.set_on(on=True)
    qtbot.waitUntil(lambda: awake.state is Awake.KEPT)
    qapp.aboutToQuit.emit()
    assert keep.held == 0


def test_the_library_in_use_is_the_real_one():
    with presenting() as agreed:
        assert agreed, "wakepy plays here that the system agrees"
