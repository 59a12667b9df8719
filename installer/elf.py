"""Looks into programs and libraries of Linux, and takes out of them where the computer that built them had its own."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

_MAGIC: Final = b"\x7fELF"
_FILE: Final = re.compile(r"^(/.*):\s+file format ", re.MULTILINE)
_SEARCHED: Final = re.compile(r"^\s+(?:RUNPATH|RPATH)\s+(/.*)$", re.MULTILINE)
_OWN: Final = b"$ORIGIN"


def elf_files(folder: Path) -> list[Path]:
    """The programs and libraries in a folder."""
    return [file for file in sorted(folder.rglob("*")) if file.is_file() and not file.is_symlink() and _is_elf(file)]


def dump(option: str, files: Sequence[Path]) -> str:
    """What objdump tells of files.

    Raises:
        OSError: it is not here.
        subprocess.CalledProcessError: one of them cannot be read.
    """
    if not files:
        return ""
    command = ["objdump", option, *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603


def search_beside(folder: Path) -> None:
    """Let files that search for libraries in a folder of the computer that built them search beside themselves.

    Modules of Python name the place where Python lay. On another computer anybody's files may lie there. Without
    objdump they stay as they are.
    """
    if shutil.which("objdump") is None:
        return
    _before, *told = _FILE.split(dump("-p", elf_files(folder.resolve())))
    for name, about in zip(told[::2], told[1::2], strict=True):
        if searched := _SEARCHED.search(about):
            _replace(Path(name), searched[1].encode())


def _replace(file: Path, searched: bytes) -> None:
    old = b"\0" + searched + b"\0"
    new = b"\0" + _OWN.ljust(len(searched), b"\0") + b"\0"
    whole = file.read_bytes()
    if whole.count(old) == 1 and len(new) == len(old):
        file.write_bytes(whole.replace(old, new))


def _is_elf(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(_MAGIC)) == _MAGIC
