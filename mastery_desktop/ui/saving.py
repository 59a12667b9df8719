"""Writes files to where somebody chose."""

from pathlib import Path

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.files import atomic_write


def save(file: Path, data: bytes, refusal: str) -> Path:
    """Write a whole file, or leave what was there; gives the file back. For a worker.

    Raises:
        NotPossible: it could not be written there; `refusal` says so.
    """
    try:
        atomic_write(file, data)
    except OSError as error:
        raise NotPossible(refusal) from error
    return file
