"""Runs PyInstaller, and makes of the folder it leaves what was asked for; called by build.py in the right Python."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from filelock import FileLock

from installer import archives, debian, icons, kinds, sbom, windows
from installer.elf import search_beside
from installer.facts import ROOT, SYSTEM, version
from installer.sums import SUMS, folder_sums, write_sums

NAME = "mastery-desktop"
APP = "Mastery Desktop.app"
BUILD = ROOT / "build"
PARTS = BUILD / "parts"


class BuildError(Exception):
    """It cannot be made; the text says why."""


def main(kind: str, out: Path) -> int:
    """Make one kind of package.

    Args:
        kind: one of `kinds.KINDS`.
        out: the folder to leave it in.

    Returns:
        0 when it is there.
    """
    try:
        made = make(kind, out)
    except (BuildError, debian.PackageError, windows.SetupError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stderr.write(f"{made} holds {_size(made) / 1e6:.0f} MB.\n")
    return 0


def make(kind: str, out: Path) -> Path:
    """Make one kind of package; gives its file or folder.

    Raises:
        BuildError: PyInstaller or another tool failed, or this system cannot make that kind.
        debian.PackageError: the package for Debian cannot be made.
        windows.SetupError: the installer for Windows cannot be made.
    """
    if (kind == kinds.DMG) != (SYSTEM == "darwin") and kind not in (kinds.FOLDER, kinds.ARCHIVE, kinds.PORTABLE):
        raise BuildError(f"{kind} cannot be made on {SYSTEM}.")
    if kind == kinds.SETUP and SYSTEM != "win32":
        raise BuildError("The installer for Windows is made on Windows: the program in it is built there.")
    out.mkdir(parents=True, exist_ok=True)
    folder = _folder(out)
    if kind == kinds.FOLDER:
        return folder
    made = {
        kinds.ARCHIVE: archives.archive,
        kinds.PORTABLE: archives.portable,
        kinds.DEB: debian.make_package,
        kinds.SETUP: windows.make_setup,
        kinds.DMG: _disk_image,
    }[kind](folder, out)
    write_sums(out, [file for file in sorted(out.glob("mastery-desktop[-_]*")) if file.is_file()])
    return made


def _folder(out: Path) -> Path:
    """The folder that PyInstaller leaves, or on macOS the bundle; a second build at the same time waits."""
    PARTS.mkdir(parents=True, exist_ok=True)
    with FileLock(BUILD / "lock"):
        return _built(out)


def _built(out: Path) -> Path:
    (PARTS / "sbom.cdx.json").write_bytes(sbom.bill())
    for drawing in (icons.PROGRAM, icons.SESSION):
        (PARTS / f"{drawing.stem}.ico").write_bytes(icons.ico(drawing))
        (PARTS / f"{drawing.stem}.icns").write_bytes(icons.icns(drawing))
    (PARTS / "version.txt").write_text(windows.version_resource(version()), encoding="utf-8")
    places = ["--distpath", str(out), "--workpath", str(BUILD / "bundle")]
    environment = {**os.environ, "PYINSTALLER_CONFIG_DIR": str(BUILD / "cache")}  # else it lies in the user's home
    build = ["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, f"{NAME}.spec"]
    if subprocess.call([sys.executable, *build], cwd=ROOT / "installer", env=environment) != 0:  # noqa: S603
        raise BuildError("PyInstaller could not make the folder.")
    if SYSTEM == "darwin":
        return out / APP
    folder = out / NAME
    if SYSTEM.startswith("linux"):
        search_beside(folder)
    (folder / "_internal" / SUMS).write_text(folder_sums(folder), encoding="utf-8")
    return folder


def _disk_image(app: Path, out: Path) -> Path:
    file = out / f"{NAME}-{version()}.dmg"
    tool = shutil.which("hdiutil") or "hdiutil"
    make_image = [tool, "create", "-volname", "Mastery Desktop", "-srcfolder", str(app), "-ov", "-format", "UDZO"]
    if subprocess.call([*make_image, str(file)]) != 0:  # noqa: S603
        raise BuildError("hdiutil could not make the disk image.")
    return file


def _size(made: Path) -> int:
    files = made.rglob("*") if made.is_dir() else (made,)
    return sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
