"""Folders of the program among the temporary files: for their owner alone, and gone even after a crash.

What is in them may be a copy of what people wrote. Each is held by a lock that goes with its process, so that the next
start can tell which ones nobody needs any more.
"""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mastery_desktop.domain.errors import MasteryError, StorageError
from mastery_desktop.messages import _
from mastery_desktop.storage.lock import ProcessLock

PREFIX: Final = "mastery-desktop-"
"""How their names begin."""

_LOCKED: Final = "in-use"


def make_folder(kind: str, parent: Path | None = None) -> tuple[Path, ProcessLock]:
    """Make a folder, among the temporary files without a parent; whoever asks removes it, and then lets the lock go.

    Raises:
        OSError: it cannot be made.
    """
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{kind}-", dir=parent))
    return folder, ProcessLock(folder / _LOCKED)


@contextlib.contextmanager
def private_folder(kind: str) -> Iterator[Path]:
    """A folder for as long as it is needed; `kind` is a part of its name.

    Raises:
        StorageError: it cannot be made.
    """
    try:
        folder, lock = make_folder(kind)
    except OSError as error:
        raise no_room(error) from None
    try:
        yield folder
    finally:
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)


def no_room(error: OSError) -> StorageError:
    """What is said where nothing can be written among the temporary files."""
    words = _("{folder} cannot be written to: {reason}.")
    return StorageError(words.format(folder=tempfile.tempdir or "TMPDIR", reason=error.strerror))


def sweep(parent: Path | None = None) -> int:
    """Delete the folders that a crash left behind; tells how many. One that is in use stays."""
    removed = 0
    for folder in Path(parent or tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if folder.is_dir() and not folder.is_symlink() and not _is_in_use(folder):
                shutil.rmtree(folder, ignore_errors=True)
                removed += not folder.exists()
    return removed


def _is_in_use(folder: Path) -> bool:
    try:
        ProcessLock(folder / _LOCKED).release()
    except MasteryError:
        return True
    return False
