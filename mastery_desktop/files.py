"""Writing files so that neither a power cut nor a full disk leaves half of one.

A file is written beside its place, brought to the disk, checked and only then put in the place of the old one. What is
there afterwards is the old file or the new one, whole. This is the lowest layer, beside `messages`: every other may use
it. Failures are `OSError`s; who calls says in words what they mean.
"""

import contextlib
import errno
import os
import re
import shutil
import sys
import tempfile
import threading
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

if sys.platform == "darwin":
    import fcntl

PATIENCE: Final = 10.0
"""Seconds that a file held by a virus scanner or a sync program is waited for."""

STALE_AFTER: Final = 24 * 60 * 60.0
"""Seconds after which a part file was certainly left by a program that died."""

_PREFIX: Final = ".~mastery-"
_SUFFIX: Final = ".part"
_FIRST_PAUSE: Final = 0.02
_LONGEST_PAUSE: Final = 1.0
_HELD: Final = frozenset({errno.EACCES, errno.EBUSY, errno.EPERM, errno.ETXTBSY})
_HELD_ON_WINDOWS: Final = frozenset({5, 32, 33})  # access denied, sharing violation, lock violation

Verify = Callable[[Path], object]
"""Raises where a finished file is not good; what it gives is of no account."""


def atomic_write(path: Path, data: bytes, verify: Verify | None = None, *, patience: float = PATIENCE) -> None:
    """Write a whole file, or leave what was there.

    Args:
        path: the file; its folder must exist. A new file can be read by its owner alone, an old one keeps its mode.
        data: the whole content.
        verify: opens the finished file before it takes the place of the old one, and raises if it is not good.
        patience: seconds to go on trying while another program holds the old file.

    Raises:
        OSError: the file could not be written; nothing has changed and no part is left.
    """
    with replacing(path, verify, patience=patience) as part:
        part.write_bytes(data)


@contextlib.contextmanager
def replacing(path: Path, verify: Verify | None = None, *, patience: float = PATIENCE) -> Iterator[Path]:
    """Give a part file to fill; when the block ends without an error it takes the place of `path`.

    For what writes its file itself, such as a database backup; the arguments and errors are those of `atomic_write`.
    """
    target = Path(os.path.realpath(path))  # a link stays a link, the file behind it is replaced
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_PREFIX, suffix=_SUFFIX)
    os.close(handle)
    part = Path(name)
    try:
        yield part
        _sync(part)
        if verify:
            verify(part)
        with contextlib.suppress(FileNotFoundError):
            shutil.copymode(target, part)
        _replace(part, target, patience)
        _sync_folder(target.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def sweep_parts(folder: Path, now: float) -> int:
    """Remove part files that a program left there when it died.

    Args:
        folder: the folder to look in, not below it.
        now: the time in seconds since 1970; what is younger than a day is left alone.

    Returns:
        how many were removed.
    """
    removed = 0
    for part in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with contextlib.suppress(OSError):
            if now - part.stat().st_mtime > STALE_AFTER:
                part.unlink()
                removed += 1
    return removed


def _sync(part: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())
        if sys.platform == "darwin":
            fcntl.fcntl(file, fcntl.F_FULLFSYNC)  # fsync there stops at the drive's own memory


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk; Windows has no such call, and some network folders refuse it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def _replace(part: Path, target: Path, patience: float) -> None:
    pause, waited = _FIRST_PAUSE, 0.0
    while True:
        try:
            part.replace(target)
        except OSError as error:
            if waited >= patience or not _is_held(error):
                raise
        else:
            return
        threading.Event().wait(pause)
        waited += pause
        pause = min(2 * pause, _LONGEST_PAUSE)


def _is_held(error: OSError) -> bool:
    return getattr(error, "winerror", None) in _HELD_ON_WINDOWS or error.errno in _HELD


LONGEST_NAME: Final = 80
"""Characters of a file name made from a text, its extension not counted."""

_MOST_BYTES: Final = 200  # most file systems allow 255 bytes; the rest is for the extension and a copy's number
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f]+')
_RESERVED: Final = re.compile(r"(CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])", re.IGNORECASE)


def safe_file_name(text: str, extension: str = "", *, fallback: str = "untitled") -> str:
    """A file name that every system accepts, as near to the text as can be.

    Args:
        text: what the file is called by people, such as a team and a date.
        extension: with its dot; it is added as it is.
        fallback: the name where nothing of the text can stay.
    """
    kept = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) not in ("Cf", "Cs", "Co"))
    name = " ".join(_FORBIDDEN.sub(" ", kept).split())[:LONGEST_NAME]
    name = name.encode()[:_MOST_BYTES].decode(errors="ignore").strip(". ")
    if _RESERVED.fullmatch(name.split(".")[0].rstrip()):
        name = f"_{name}"
    return (name or fallback) + extension
