"""Lets `python -m mastery_desktop` do what the command `mastery-desktop` does; bundles begin here too."""

import os
import sys
from pathlib import Path

from mastery_desktop.cli import main


def _provide_streams() -> None:
    """A program with a window has no streams on Windows; what it says in a terminal goes nowhere then."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - until the process ends


if __name__ == "__main__":
    _provide_streams()
    sys.exit(main())
