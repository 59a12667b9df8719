"""An X server of the test's own with a window manager: what the offscreen platform is too kind to show."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

NEEDED = ("Xvfb", "openbox", "xrandr")
LAPTOP, PROJECTOR = "1366/361x768/203+0+0", "1024/270x768/203+1366+0"


@contextlib.contextmanager
def x_server(home: Path) -> Iterator[dict[str, str]]:
    """Run a server with room for a laptop and a projector beside it; gives the environment for programs on it."""
    reading, writing = os.pipe()
    # without -noreset the server forgets its monitors when the last window goes
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "2390x768x24", "+extension", "RANDR", "-noreset"]
    server = subprocess.Popen([*command, "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "HOME": str(home)}
    environment.pop("WAYLAND_DISPLAY", None)
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
    try:
        yield environment
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()


def plug_in(environment: dict[str, str]) -> None:
    """Part the picture of a server into the display of a laptop and a projector beside it."""
    for name, place, output in (("laptop", LAPTOP, "screen"), ("projector", PROJECTOR, "none")):
        command = ["xrandr", "--setmonitor", name, place, output]
        subprocess.run(command, env=environment, check=True, capture_output=True)
