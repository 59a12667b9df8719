"""Shows windows where there is no display: Qt's own offscreen platform, with a laptop's screen and a projector's."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence
    from pathlib import Path

PLATFORM: Final = "QT_QPA_PLATFORM"

_OFFSCREEN: Final = "offscreen"
LAPTOP: Final = (1366, 768)
"""Width and height of the usual laptop, in pixels."""

_PROJECTOR: Final = (1920, 1080)


def has_display(environ: Mapping[str, str]) -> bool:
    """Whether windows can be shown to somebody."""
    chosen = environ.get(PLATFORM, "")
    if chosen:
        return not chosen.startswith((_OFFSCREEN, "minimal"))
    if not sys.platform.startswith("linux"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def provide_screens(
    folder: Path, environ: MutableMapping[str, str] = os.environ, *, laptop: tuple[int, int] = LAPTOP
) -> None:
    """Where there is no display, let Qt draw on two screens in memory; must be called before Qt is started.

    Args:
        folder: where a file may be left that Qt reads at its start.
        environ: the variables that Qt reads.
        laptop: width and height of the screen with the console, in pixels.
    """
    if has_display(environ):
        return
    draw_in_memory(folder, (laptop, _PROJECTOR), environ)


def draw_in_memory(
    folder: Path, sizes: Sequence[tuple[int, int]], environ: MutableMapping[str, str] = os.environ
) -> None:
    """Let Qt draw on screens in memory, side by side, whatever displays there are; called before Qt is started.

    Args:
        folder: where a file may be left that Qt reads at its start.
        sizes: width and height in pixels of the laptop's screen, and of the projector's where there is one.
        environ: the variables that Qt reads.
    """
    screens, left = [], 0
    for name, (width, height) in zip(("laptop", "projector"), sizes, strict=False):
        density = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1.0}
        screens.append({"name": name, "x": left, "y": 0, "width": width, "height": height, **density})
        left += width
    file = folder / "screens.json"
    whole = {"synchronousWindowSystemEvents": True, "windowFrameMargins": False, "screens": screens}
    file.write_text(json.dumps(whole), encoding="utf-8")
    environ[PLATFORM] = f"{_OFFSCREEN}:configfile={file}"
