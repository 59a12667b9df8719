"""A disk whose power can be cut: ext4 in a file, which is told to forget what was not brought to it.

The process that writes has stopped itself before a call, so nothing is under way when the power goes. Before that, some
of what waits is written by chance, as a system does when it likes: without this all that waits would be lost together,
and what is half there would never be seen.
"""

import ctypes
import fcntl
import os
import random
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SHUTDOWN = 0x8004587D  # EXT4_IOC_SHUTDOWN
_FORGET_ALL = 2  # EXT4_GOING_FLAGS_NOLOGFLUSH: as when the power goes
_WAIT_AND_WRITE = 1 | 2 | 4  # the flags of sync_file_range
_PAGE = 4096
_SIZE = 24 * 1024 * 1024


class NoDiskError(Exception):
    """No such disk can be had here."""


class Disk:
    """A mounted ext4 in a file."""

    def __init__(self, folder: Path) -> None:
        """Make and mount one.

        Raises:
            NoDiskError: the text says why.
        """
        if os.name != "posix" or os.uname().sysname != "Linux" or os.getuid() != 0:
            raise NoDiskError("cutting the power of a disk needs root on Linux")
        self._image, self.place = folder / "disk.ext4", folder / "disk"
        self.place.mkdir()
        with self._image.open("wb") as image:
            image.truncate(_SIZE)
        _run("mkfs.ext4", "-q", "-F", str(self._image))
        # One device for all mounts: one that goes by itself may still be writing when the next one reads.
        self._device = _run("losetup", "--find", "--show", str(self._image))
        self.plug_in()

    def plug_in(self) -> None:
        """Mount it; what its journal holds is brought back."""
        _run("mount", self._device, str(self.place))

    def cut(self) -> None:
        """Cut the power: what was not brought to the disk is gone."""
        handle = os.open(self.place, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, _SHUTDOWN, ctypes.c_uint32(_FORGET_ALL))
        finally:
            os.close(handle)

    def unplug(self) -> None:
        """Unmount it; whoever had files open on it is dead by now."""
        _run("umount", str(self.place))

    def remove(self) -> None:
        """Let go of it, whatever state it is in."""
        for command in (("umount", "--lazy", str(self.place)), ("losetup", "--detach", self._device)):
            subprocess.run(command, check=False, capture_output=True)

    def write_back(self, chance: random.Random) -> None:
        """Write some of what waits, as a system does when it likes: single pages of files, or a whole one."""
        library = ctypes.CDLL(None, use_errno=True)
        for file in sorted(file for file in self.place.rglob("*") if file.is_file()):
            how = chance.random()
            if how < 0.4:
                continue
            handle = os.open(file, os.O_RDWR)
            try:
                if how < 0.6:
                    os.fsync(handle)
                    continue
                for page in range(0, file.stat().st_size, _PAGE):
                    if chance.random() < 0.5:
                        offset, length = ctypes.c_int64(page), ctypes.c_int64(_PAGE)
                        library.sync_file_range(handle, offset, length, _WAIT_AND_WRITE)
            finally:
                os.close(handle)


@contextmanager
def disk(folder: Path) -> Iterator[Disk]:
    """A disk for as long as it is needed."""
    made = Disk(folder)
    try:
        yield made
    finally:
        made.remove()


def _run(*command: str) -> str:
    """Run a command; gives what it says."""
    try:
        ran = subprocess.run(command, check=False, capture_output=True, text=True, timeout=30)
    except FileNotFoundError:
        raise NoDiskError(f"there is no {command[0]} here") from None
    if ran.returncode:
        raise NoDiskError(f"{command[0]}: {ran.stderr.strip()}")
    return ran.stdout.strip()
