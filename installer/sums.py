"""SHA-256 sums, in the form that `sha256sum --check` reads."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

SUMS: Final = "SHA256SUMS"


def sums(files: Iterable[Path], below: Path) -> str:
    """A line for each file: its sum, and its name below a folder."""
    return "".join(f"{_sum(file)}  {file.relative_to(below).as_posix()}\n" for file in files)


def folder_sums(folder: Path) -> str:
    """The sums of all files in a folder, of what a link leads to once, without the list itself."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and not file.is_symlink())
    return sums((file for file in files if file.name != SUMS), folder)


def write_sums(out: Path, files: Iterable[Path]) -> Path:
    """Write the sums of packages beside them; gives the file."""
    file = out / SUMS
    file.write_text(sums(files, out), encoding="utf-8")
    return file


def _sum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
