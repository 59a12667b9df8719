"""What the operating system must bring: the libraries that Qt opens, and a display."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path


class SetUpError(Exception):
    """Something is missing; the text says what to do."""


def say(sentence: str) -> None:
    """Tell the user something, apart from the output of the program that will run."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


# Library to the Debian package that brings it: what Qt's own packages for Python do not hold.
_ALWAYS = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
}
_DISPLAY_OF_ITS_OWN = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xrandr": "x11-xserver-utils",
    "dbus-daemon": "dbus-daemon",
}
_BUS_LAUNCHER = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


def has_display() -> bool:
    """Whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def provide_libraries(*, display: bool) -> None:
    """See to it that the libraries are there that Qt needs; on Linux alone they may be missing.

    Args:
        display: with those that a window on a display needs.

    Raises:
        SetUpError: some are missing and cannot be installed here.
    """
    missing = missing_libraries(display=display)
    if missing:
        install_packages(list(missing.values()), "system libraries for its windows", list(missing))


def provide_test_display() -> None:
    """See to it that a display can be played, and heard by a screen reader; else the tests that need it are skipped."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for program, package in _DISPLAY_OF_ITS_OWN.items() if shutil.which(program) is None]
    if not any(Path(file).exists() for file in _BUS_LAUNCHER):
        missing.append("at-spi2-core")
    libraries = {name: package for name, package in _X11.items() if name not in _known_libraries()}
    if not missing and not libraries:
        return
    try:
        install_packages([*missing, *libraries.values()], "a display for some of its tests", missing)
    except SetUpError as error:
        say(f"{error}\nUntil then the tests on a real window manager and with a screen reader are skipped.")


def provide_test_server() -> None:
    """See to it that a PostgreSQL server can be started; without one, the tests that collect into it are skipped."""
    if not sys.platform.startswith("linux") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        return
    try:
        install_packages(["postgresql"], "a database server for some of its tests")
    except SetUpError as error:
        say(f"{error}\nUntil then the tests on a real PostgreSQL server are skipped.")


def missing_libraries(*, display: bool) -> dict[str, str]:
    """The libraries that are not there, each with the Debian package that brings it."""
    if not sys.platform.startswith("linux"):
        return {}
    needed = dict(_ALWAYS)
    if display and os.environ.get("DISPLAY"):
        needed.update(_X11)
    elif display:
        needed.update(_WAYLAND)
    known = _known_libraries()
    return {name: package for name, package in needed.items() if name not in known and not _opens(name)}


def _known_libraries() -> set[str]:
    ldconfig = shutil.which("ldconfig") or "/sbin/ldconfig"
    try:
        listing = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    except OSError:
        return set()
    return set(re.findall(r"^\s*(\S+) \(", listing, re.MULTILINE))


def _opens(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: list[str], purpose: str, libraries: list[str] | None = None) -> None:
    """Install Debian packages where that is allowed.

    Args:
        packages: their names.
        purpose: what they are for, to be read after "needs".
        libraries: what is missing, for systems that name their packages otherwise.

    Raises:
        SetUpError: not allowed, not possible or failed; the sentence holds the line that does it.
    """
    apt = shutil.which("apt-get")
    if not apt:
        names = ", ".join(libraries or packages)
        raise SetUpError(f"Mastery Desktop needs {purpose}: {names}. Install them with your system's package manager.")
    line = "apt-get install --no-install-recommends " + " ".join(packages)
    if sys.platform == "win32" or os.geteuid() != 0:
        raise SetUpError(f"Mastery Desktop needs {purpose}. Run this line, then try again:\n  sudo {line}")
    say(f"Installing {purpose}: {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = [apt, "install", "-y", "-qq", "-o", "Dpkg::Use-Pty=0", "--no-install-recommends", *packages]
    subprocess.call([apt, "update", "-qq"], env=quiet, stdin=subprocess.DEVNULL, stdout=sys.stderr)  # noqa: S603
    if subprocess.call(install, env=quiet, stdin=subprocess.DEVNULL, stdout=sys.stderr) != 0:  # noqa: S603
        raise SetUpError(f"The packages could not be installed. This line does it once the reason is gone:\n  {line}")


def run(command: list[str], environment: dict[str, str]) -> int:
    """Run a program to its end; where the system can, in the place of this process.

    Returns:
        its exit code.
    """
    if os.name == "posix":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execve(command[0], command, environment)  # noqa: S606
    return subprocess.call(command, env=environment)  # noqa: S603


def root_of(script: str) -> Path:
    """The folder of a script, which is the top of the checkout."""
    return Path(script).resolve().parent
