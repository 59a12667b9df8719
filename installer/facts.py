"""What every package says of itself: version, day, architecture."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent

SYSTEM: Final[str] = sys.platform
"""The system that builds, which is the one that is built for."""


def version() -> str:
    """The version of the program, read without importing it."""
    text = (ROOT / "mastery_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__(?:: Final)? = "([^"]+)"', text, re.MULTILINE)
    if found is None:
        raise ValueError("mastery_desktop/__init__.py tells no version")
    return found[1]


def made() -> datetime:
    """The time that packages bear: that of `SOURCE_DATE_EPOCH`, else of the commit, so that they can be made again."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
        asked = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        seconds = asked.stdout.strip()
    if not seconds:  # neither: an archive of the source without its history
        seconds = str(int((ROOT / "pyproject.toml").stat().st_mtime))
    return datetime.fromtimestamp(int(seconds), UTC)
