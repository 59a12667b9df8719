"""Packs the folder of the bundle: as an archive, and as one for a stick."""

import os
import platform
import subprocess
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from installer.facts import SYSTEM, made, version

MARKER: Final = "portable.txt"
"""The file beside the program that says: this runs from a stick; the program knows it by this name."""

_WORDS: Final = """This file makes the program run from a stick.

The program stays here. The database lies on the computer where the program runs, because a stick that is pulled out
can damage it. When a workshop is finished, its session file is copied into the folder "sessions" beside this file.
Without this file nothing is copied.

Este archivo hace que el programa funcione desde una memoria USB. La base de datos queda en la computadora; al terminar
un taller, su archivo de sesión se copia en la carpeta "sessions", junto a este archivo.
"""
_PROGRAM_BITS: Final = 0o755
_FILE_BITS: Final = 0o644


def archive(folder: Path, out: Path) -> Path:
    """Pack the folder: `.tar.xz` on Linux, which keeps links and rights, else `.zip`."""
    name = f"mastery-desktop-{version()}-{_system()}"
    if SYSTEM.startswith("linux"):
        file = out / f"{name}.tar.xz"
        with tarfile.open(file, "w:xz") as packed:
            packed.add(folder, folder.name, filter=_plain)
        return file
    if SYSTEM == "darwin":
        return _by_ditto(out / f"{name}.zip", folder)
    return _zipped(out / f"{name}.zip", folder, ())


def portable(folder: Path, out: Path) -> Path:
    """Pack the folder with the marker beside the program, as `.zip`: sticks know neither links nor rights."""
    words = _WORDS.replace("\n", os.linesep).encode()
    file = out / f"mastery-desktop-{version()}-{_system()}-portable.zip"
    if SYSTEM != "darwin":
        return _zipped(file, folder, [(f"{folder.name}/{MARKER}", words)])
    with tempfile.TemporaryDirectory() as name:  # beside the bundle, not in it: what is inside is signed
        both = Path(name) / folder.stem
        subprocess.run(["/usr/bin/ditto", str(folder), str(both / folder.name)], check=True)  # noqa: S603
        (both / MARKER).write_bytes(words)
        return _by_ditto(file, both)


def _by_ditto(file: Path, folder: Path) -> Path:
    """Pack as macOS does itself, with the links and rights that a signed bundle needs."""
    subprocess.run(["/usr/bin/ditto", "-c", "-k", "--keepParent", str(folder), str(file)], check=True)  # noqa: S603
    return file


def _zipped(file: Path, folder: Path, more: Iterable[tuple[str, bytes]]) -> Path:
    when = made().timetuple()[:6]
    held = (
        (source.relative_to(folder.parent).as_posix(), _bits(source), source.read_bytes()) for source in _files(folder)
    )
    with zipfile.ZipFile(file, "w") as packed:
        for name, bits, data in chain(held, ((name, _FILE_BITS, data) for name, data in more)):
            info = zipfile.ZipInfo(name, when)
            info.external_attr = (0o100000 | bits) << 16
            packed.writestr(info, data, zipfile.ZIP_DEFLATED)
    return file


def _bits(file: Path) -> int:
    return _PROGRAM_BITS if os.access(file, os.X_OK) else _FILE_BITS


def _files(folder: Path) -> Iterator[Path]:
    """The files of the folder, without links: what PyInstaller links is found in its own place too."""
    return (file for file in sorted(folder.rglob("*")) if file.is_file() and not file.is_symlink())


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = int(made().timestamp())
    return entry


def _system() -> str:
    system = {"win32": "windows", "darwin": "macos"}.get(SYSTEM, "linux")
    return f"{system}-{platform.machine().lower()}"
