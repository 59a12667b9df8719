"""Where a database's files go when others take their place: a folder of their own beside it, out of which nothing goes.

Only a session that is taken out of every copy is taken out of these as well (`storage.erasing`).
"""

import contextlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

SIDECARS: Final = ("", "-journal", "-wal", "-shm")
"""What the names of a database's own files end in: itself, and what SQLite writes beside it."""

STAMP: Final = "%Y%m%dT%H%M%SZ"
"""A time in UTC as the name of a file or folder tells it."""

_FOLDER: Final = "replaced"


def folder_aside(database: Path, now: datetime) -> Path:
    """The folder for the files that give way at a time; it may not be there yet."""
    return database.with_name(_FOLDER) / now.astimezone(UTC).strftime(STAMP)


def move_aside(database: Path, folder: Path) -> None:
    """Move a database's files into a folder, which is made.

    Raises:
        OSError: a file could not be moved; those before it were.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for suffix in SIDECARS:
        file = database.with_name(database.name + suffix)
        with contextlib.suppress(FileNotFoundError):
            file.replace(folder / file.name)


def all_aside(database: Path) -> list[Path]:
    """Every database that once lay where this one does, the oldest first."""
    return sorted(database.with_name(_FOLDER).glob(f"*/{database.name}"))
