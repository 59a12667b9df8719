"""A quiet chime, played by what the computer has, off the window's thread.

Qt plays sounds only with a package that is five times the program, so this asks the system: `winsound` on Windows,
`afplay` on a Mac, and the players of the three sound servers on Linux. Where there is none, or no sound device, nothing
happens: whatever the chime says is seen as well.
"""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtGui import QGuiApplication

PLAYERS: Final = ("afplay", "pw-play", "paplay", "aplay")
"""Programs that play the file they are given, the first one found is used."""

MOST_SECONDS: Final = 10
"""A sound server that hangs is not waited for."""

Play = Callable[[Path], None]


class Chime:
    """Plays the chime that comes with the program."""

    def __init__(self, file: Path, play: Play | None = None) -> None:
        """Play a file, with what the computer has where no `play` is given."""
        self._file, self._play = file, play or system_player()

    def ring(self) -> None:
        """Play the chime; tells nobody whether it was heard."""
        if self._play is not None:
            threading.Thread(target=self._play, args=(self._file,), name="chime", daemon=True).start()


def system_player() -> Play | None:
    """What plays a file on this computer; None where nothing does, or nobody sits at it."""
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        return None
    if sys.platform == "win32":
        return _play_on_windows
    program = next(filter(None, map(shutil.which, PLAYERS)), None)
    return _Program(program) if program else None


class _Program:
    """A program that plays a file."""

    def __init__(self, program: str) -> None:
        self._program = program

    def __call__(self, file: Path) -> None:
        try:
            subprocess.run(  # noqa: S603 - a player of the system, with our own file
                [self._program, str(file)],
                check=False,
                timeout=MOST_SECONDS,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, subprocess.SubprocessError):
            return  # no sound is no fault: the wall and the console say it too


def _play_on_windows(file: Path) -> None:
    if sys.platform == "win32":
        import winsound  # noqa: PLC0415 - only there

        try:
            winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_NODEFAULT)
        except RuntimeError:
            return
