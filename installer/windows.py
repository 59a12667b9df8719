"""Makes the installer for Windows from the folder that PyInstaller left there; setup.nsi says what it does."""

import shutil
import subprocess
from pathlib import Path
from typing import Final

from installer.facts import ROOT, version
from installer.icons import PROGRAM, SESSION, ico

SCRIPT: Final = ROOT / "installer" / "windows" / "setup.nsi"

_RESOURCE: Final = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1),
  kids=[
    StringFileInfo([
      StringTable('040904B0', [
        StringStruct('CompanyName', 'The Mastery Desktop contributors'),
        StringStruct('FileDescription', 'Mastery Desktop'),
        StringStruct('FileVersion', '{version}'),
        StringStruct('InternalName', 'mastery-desktop'),
        StringStruct('LegalCopyright', 'The Mastery Desktop contributors, MIT licence'),
        StringStruct('OriginalFilename', 'mastery-desktop.exe'),
        StringStruct('ProductName', 'Mastery Desktop'),
        StringStruct('ProductVersion', '{version}'),
      ])
    ]),
    VarFileInfo([VarStruct('Translation', [1033, 1200])]),
  ],
)
"""


class SetupError(Exception):
    """No installer can be made; the text says why."""


def version_resource(number: str) -> str:
    """What Windows shows about the program's file, in the form that PyInstaller reads."""
    numbers = tuple(int(part) for part in f"{number}.0".split("."))
    return _RESOURCE.format(numbers=numbers, version=number)


def make_setup(folder: Path, out: Path, *defines: str) -> Path:
    """Make the installer; gives its file.

    Args:
        folder: what it installs.
        out: where to leave it.
        defines: more for the script, such as `AMD64` for an installer that is itself of 64 bits.

    Raises:
        SetupError: makensis is not here, or could not make it.
    """
    tool = shutil.which("makensis") or shutil.which("makensis", path=r"C:\Program Files (x86)\NSIS")
    if tool is None:
        raise SetupError("makensis is not here: install NSIS 3.")
    icons = out / "icons"
    icons.mkdir(exist_ok=True)
    for drawing in (PROGRAM, SESSION):
        (icons / f"{drawing.stem}.ico").write_bytes(ico(drawing))
    file = out / f"mastery-desktop-{version()}-setup.exe"
    given = {
        "VERSION": version(),
        "SOURCE": folder,
        "OUTFILE": file,
        "ICON": icons / f"{PROGRAM.stem}.ico",
        "SESSION_ICON": icons / f"{SESSION.stem}.ico",
        "LICENCE": ROOT / "LICENSE",
    }
    said = [f"-D{name}={value}" for name, value in given.items()] + [f"-D{name}" for name in defines]
    command = [tool, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *said, str(SCRIPT)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    shutil.rmtree(icons)
    if made.returncode != 0:
        raise SetupError(f"makensis could not make the installer: {made.stdout[-800:]}{made.stderr[-400:]}")
    return file
