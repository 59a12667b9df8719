"""Lets one process at a time work on a data folder, and says which one it is.

The lock itself is held by the system and goes when the process does, however it ends. A note beside it names the
process, for the sentence that a second one shows.
"""

import contextlib
import os
import platform
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from mastery_desktop.domain.errors import DatabaseInUse, StorageError
from mastery_desktop.messages import _
from mastery_desktop.storage.engine import in_use

_OWN = 0o600


class Holder(msgspec.Struct, frozen=True):
    """The process that holds a lock, and the name of its computer."""

    process: int
    computer: str


class ProcessLock:
    """Holds the lock of a database file until it is released or the process ends."""

    def __init__(self, file: Path) -> None:
        """Take the lock of a database file.

        Raises:
            DatabaseInUse: another process, or another part of this one, holds it.
            StorageError: the folder may not be written to.
        """
        self._note = file.with_name(f"{file.name}.holder")
        self._lock = FileLock(file.with_name(f"{file.name}.lock"), timeout=0, mode=_OWN, thread_local=False)
        if not file.parent.is_dir():  # the lock would make it
            raise StorageError(_no_folder(file.parent))
        try:
            self._lock.acquire()
        except Timeout:
            raise DatabaseInUse(in_use(self._describe())) from None
        except (OSError, NotImplementedError):
            raise StorageError(_no_folder(file.parent)) from None
        with contextlib.suppress(OSError):  # without the note a second process is told less, no more than that
            self._note.write_bytes(msgspec.json.encode(Holder(os.getpid(), platform.node())))

    @property
    def held(self) -> bool:
        """Whether the lock is still held."""
        return bool(self._lock.is_locked)

    def release(self) -> None:
        """Give the lock free; once more does nothing."""
        if self._lock.is_locked:
            with contextlib.suppress(OSError):
                self._note.unlink(missing_ok=True)
            self._lock.release()

    def _describe(self) -> str:
        try:
            holder = msgspec.json.decode(self._note.read_bytes(), type=Holder)
        except (OSError, msgspec.MsgspecError):
            return ""
        if holder.computer == platform.node():
            return _("process {number} on this computer").format(number=holder.process)
        return _("process {number} on {computer}").format(number=holder.process, computer=holder.computer)


def _no_folder(folder: Path) -> str:
    return _("The folder {folder} does not exist or may not be written to. Nothing was opened.").format(folder=folder)
