"""Room that is kept free for the moment when the disk is full: even deleting needs some."""

import contextlib
import os
import shutil
from pathlib import Path
from typing import Final

from mastery_desktop.domain.errors import DiskFull
from mastery_desktop.messages import _

NAME: Final = "reserve"
SIZE: Final = 4_000_000
ROOMY: Final = 200_000_000
"""Bytes that must be free before the reserve is laid in."""


def room_again() -> DiskFull:
    """What is said when the reserve was given up."""
    return DiskFull(
        _(
            "The disk is full, and your last change is not saved. A reserve was given up for you: do it again, it will"
            " go now. Then make room on the disk."
        )
    )


class Reserve:
    """A file of the program's own that can be given up."""

    def __init__(self, folder: Path, *, size: int = SIZE, roomy: int = ROOMY) -> None:
        """Keep it in a folder; `keep` makes it."""
        self._file, self._size, self._roomy = folder / NAME, size, roomy

    def keep(self) -> bool:
        """Lay the reserve in where it is missing and there is room enough; tells whether it is there."""
        with contextlib.suppress(OSError):
            if self._file.exists() and self._file.stat().st_size == self._size:
                return True
            if shutil.disk_usage(self._file.parent).free < self._roomy:
                return False
            with self._file.open("wb") as file:
                file.write(os.urandom(self._size))  # zeros could be kept without taking any room
            self._file.chmod(0o600)
            return True
        return False

    def give_up(self) -> bool:
        """Free the room; tells whether there was any."""
        try:
            self._file.unlink()
        except OSError:
            return False
        return True
