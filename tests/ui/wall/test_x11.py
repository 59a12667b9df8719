"""The wall on a real X server with a window manager: what the offscreen platform is too kind to show."""

import os
import shutil
import subprocess
import sys

import pytest

NEEDED = ("Xvfb", "openbox", "xrandr")


@pytest.fixture
def x11(tmp_path):
    """An X server of the test's own with a window manager; gives the environment for programs on it."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"{', '.join(missing)} not installed")
    reading, writing = os.pipe()
    # without -noreset the server forgets its monitors when the last window goes
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "2390x768x24", "+extension", "RANDR", "-noreset"]
    command += ["-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "HOME": str(tmp_path)}
    environment.pop("WAYLAND_DISPLAY", None)
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
    yield environment
    for process in (manager, server):
        process.terminate()
        process.wait()


@pytest.mark.parametrize("count", [6, pytest.param(60, marks=[pytest.mark.slow, pytest.mark.timeout(600)])])
def test_monitors_that_come_and_go_leave_the_console_free(x11, count):
    command = [sys.executable, "-m", "tests.helpers.x11_room", str(count)]
    done = subprocess.run(command, env=x11, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"{count} events: all is well\n"), done.stdout + done.stderr
