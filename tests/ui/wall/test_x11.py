"""The wall on a real X server with a window manager: what the offscreen platform is too kind to show."""

import shutil
import subprocess
import sys

import pytest

from tests.helpers.x_server import NEEDED, x_server


@pytest.fixture
def x11(tmp_path):
    """An X server of the test's own with a window manager; gives the environment for programs on it."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"{', '.join(missing)} not installed")
    with x_server(tmp_path) as environment:
        yield environment


@pytest.mark.slow
@pytest.mark.parametrize("count", [6, pytest.param(60, marks=pytest.mark.timeout(600))])
def test_monitors_that_come_and_go_leave_the_console_free(x11, count):
    command = [sys.executable, "-m", "tests.helpers.x11_room", str(count)]
    done = subprocess.run(command, env=x11, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"{count} events: all is well\n"), done.stdout + done.stderr
