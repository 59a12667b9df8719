"""Tells a folder that is no place for a database: synchronised, on another computer, or on a stick."""

import os
import sys
from collections.abc import Mapping, Sequence
from enum import Enum
from pathlib import Path, PurePath
from typing import Final


class Hazard(Enum):
    """Why a folder is no place for a database."""

    SYNCHRONISED = "synchronised"
    NETWORK = "network"
    REMOVABLE = "removable"


_SYNC_FOLDERS: Final = (
    "box",
    "box sync",
    "cloudstation",
    "cloudstorage",
    "creative cloud files",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud drive",
    "iclouddrive",
    "mega",
    "megasync",
    "mobile documents",
    "my drive",
    "nextcloud",
    "onedrive",
    "owncloud",
    "pcloud drive",
    "pclouddrive",
    "proton drive",
    "seafile",
    "sharepoint",
    "syncthing",
    "synologydrive",
    "tresorit",
    "yandex.disk",
)
_SYNC_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_SYNC_MARKERS: Final = (".dropbox", ".dropbox.cache", ".stfolder", ".sync", ".owncloudsync.log")
_NETWORK_SYSTEMS: Final = ("9p", "afs", "cifs", "davfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.sshfs", "nfs", "smb")
_REMOVABLE_ROOTS: Final = (PurePath("/media"), PurePath("/run/media"), PurePath("/Volumes"))
_DRIVE_REMOVABLE: Final = 2
_DRIVE_REMOTE: Final = 4
_MOUNTS: Final = Path("/proc/mounts")


def hazard_of(folder: Path, environ: Mapping[str, str], mounts: Path = _MOUNTS) -> Hazard | None:
    """Why this folder, or one above it, is no place for a database; nothing when no reason is known."""
    real = folder.resolve()  # a link may lead there
    above = (folder, *folder.parents, real, *real.parents)
    if _is_synchronised(above, environ):
        return Hazard.SYNCHRONISED
    if str(folder).startswith(("\\\\", "//")) or _file_system(above, mounts).startswith(_NETWORK_SYSTEMS):
        return Hazard.NETWORK
    if any(root in above for root in _REMOVABLE_ROOTS):
        return Hazard.REMOVABLE
    return _drive_hazard(folder)


def _is_synchronised(above: Sequence[Path], environ: Mapping[str, str]) -> bool:
    roots = {environ[name] for name in _SYNC_VARIABLES if environ.get(name)}
    if any(Path(root) in above for root in roots) or any(_has_marker(part) for part in above):
        return True
    home = Path.home()
    own = (home, *home.parents)  # a person may be called Box
    return any(_has_sync_name(part.name) for part in above if part not in own)


def _has_sync_name(name: str) -> bool:
    """Whether a folder is called like a sync program's, also with an account behind it ("OneDrive - School")."""
    name = name.casefold()
    return any(name == known or name.startswith((f"{known} -", f"{known} (", f"{known}-")) for known in _SYNC_FOLDERS)


def _has_marker(folder: Path) -> bool:
    return any(os.path.lexists(folder / marker) for marker in _SYNC_MARKERS)


def _file_system(above: Sequence[Path], mounts: Path) -> str:
    """The kind of file system of the nearest mount point; empty where the system does not tell."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    kinds = {}
    for line in lines:
        _device, point, kind, *_rest = line.split()
        kinds[point.replace("\\040", " ")] = kind
    return next((kinds[str(part)] for part in above if str(part) in kinds), "")


def _drive_hazard(folder: Path) -> Hazard | None:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only Windows needs it, and every start would load it

        kind = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)
        return {_DRIVE_REMOVABLE: Hazard.REMOVABLE, _DRIVE_REMOTE: Hazard.NETWORK}.get(kind)
    else:  # noqa: RET505 - so that the checker of types follows each system's own branch
        return None
