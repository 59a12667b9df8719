"""Takes the pictures of the guide to the program anew, from the demonstration: `python -m tools.guide_pictures`.

A test plays the demonstration too, and tells when a picture shows what the program no longer does.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops, ImageFilter, ImageStat

from mastery_desktop.config.language import LANGUAGE_VARIABLE
from mastery_desktop.config.resources import find_resources

TARGET: Final = find_resources().root / "guide"
LANGUAGES: Final = ("en", "es")
SIZE: Final = "1024x768"
WIDTH: Final = 640
"""The width of a picture, in pixels."""

COLORS: Final = 24

MOMENTS: Final = {
    "home": "*-home-again-console",
    "new": "*-new-session-console",
    "room": "*-room-checked-console",
    "rehearsal": "*-rehearsal-console",
    "console": "*-projecting-console",
    "displays": "*-displays-console",
    "count": "[0-9][0-9]-count-console",
    "reveal": "*-reveal-practice-wall",
    "discuss": "*-discuss-2-console",
    "focus": "*-focus-chosen-console",
    "stage": "*-stage-console",
    "plan": "*-plan-console",
    "print": "*-print-console",
    "share": "*-share-console",
    "promises": "*-promises-console",
}
"""The pictures by name, and the moment of the demonstration that each shows."""


def play(out: Path, language: str) -> dict[str, Image.Image]:
    """Play the demonstration in a language; gives the pictures as they are kept.

    Raises:
        LookupError: the demonstration no longer has a moment.
    """
    quiet = subprocess.DEVNULL
    command = [sys.executable, "-m", "mastery_desktop", "demo", "--size", SIZE, "--out", str(out)]
    played = {LANGUAGE_VARIABLE: language, "WAKEPY_FAKE_SUCCESS": "yes"}  # no remark about this computer's displays
    environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ | played
    subprocess.run(command, check=True, env=environment, stdout=quiet, stderr=quiet)  # noqa: S603 - the program itself
    return {name: _taken(out, moment) for name, moment in MOMENTS.items()}


def differs(kept: Image.Image, now: Image.Image) -> float:
    """How far a kept picture is from what is shown now, from 0 to 255: where they differ most, apart from fine points.

    Days and times are other ones each time; they are too small to count.
    """
    if kept.size != now.size:
        return 255.0
    far = ImageChops.difference(kept.convert("L"), now.convert("L"))
    coarse = far.filter(ImageFilter.BoxBlur(_COARSE)).resize((kept.width // _COARSE, kept.height // _COARSE))
    return float(ImageStat.Stat(coarse).extrema[0][1])


_COARSE: Final = 20


def main() -> None:
    """Play the demonstration in each language and keep what the guide shows."""
    for language in LANGUAGES:
        folder = TARGET / language / "pictures"
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as out:
            for name, image in play(Path(out), language).items():
                image.save(folder / f"{name}.png", optimize=True)


def _taken(out: Path, moment: str) -> Image.Image:
    found = sorted(out.glob(f"{moment}.png"))
    if len(found) != 1:
        raise LookupError(f"the demonstration has {len(found)} moments {moment}")
    with Image.open(found[0]) as image:
        size = (WIDTH, image.height * WIDTH // image.width)
        return image.convert("RGB").resize(size, Image.Resampling.LANCZOS).quantize(COLORS, Image.Quantize.FASTOCTREE)


if __name__ == "__main__":
    main()
