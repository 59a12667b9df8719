"""Where a computer keeps its faces."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_EVERYWHERE = "/usr/local/share:/usr/share"


def font_folders(
    platform: str = sys.platform, environment: Mapping[str, str] = os.environ, home: Path | None = None
) -> tuple[Path, ...]:
    """The folders that exist, those of the user last; faces may lie in folders below them.

    Args:
        platform: as `sys.platform` names it.
        environment: the environment's variables.
        home: the user's folder; the user's own where left out.
    """
    home = home or Path.home()
    if platform == "win32":
        places = [
            Path(environment.get("WINDIR", r"C:\Windows"), "Fonts"),
            Path(environment.get("LOCALAPPDATA", home / "AppData" / "Local"), "Microsoft", "Windows", "Fonts"),
        ]
    elif platform == "darwin":
        places = [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    else:
        shared = (environment.get("XDG_DATA_DIRS") or _EVERYWHERE).split(":")
        own = environment.get("XDG_DATA_HOME") or home / ".local" / "share"
        places = [*(Path(folder, "fonts") for folder in shared if folder), Path(own, "fonts"), home / ".fonts"]
    return tuple(dict.fromkeys(place for place in places if place.is_dir()))
