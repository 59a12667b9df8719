"""Writes files to where somebody chose."""

import errno
from pathlib import Path
from typing import Final

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.files import atomic_write
from mastery_desktop.messages import _

_FULL: Final = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}  # Windows knows no quota


def save(file: Path, data: bytes, refusal: str) -> Path:
    """Write a whole file, or leave what was there; gives the file back. For a worker.

    Raises:
        NotPossible: it could not be written there; `refusal` says so.
    """
    try:
        atomic_write(file, data)
    except OSError as error:
        raise NotPossible(" ".join(filter(None, (_reason(error), refusal)))) from error
    return file


def _reason(error: OSError) -> str:
    """Why, where that helps to choose another place."""
    if error.errno in _FULL:
        return _("The disk is full.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _("Nothing may be written in this folder.")
    return ""
