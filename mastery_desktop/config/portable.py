"""Tells whether the program runs from a stick, and where session files go there.

A file beside the program says so. The data still lie on the computer, because a stick that is pulled out can damage a
database; what goes to the stick are copies of the sessions that were finished.
"""

import sys
from pathlib import Path
from typing import Final

MARKER: Final = "portable.txt"
"""The file beside the program that says that it runs from a stick."""

SESSIONS: Final = "sessions"
"""The folder beside the program that session files are copied to."""


def stick_folder(program: Path | None = None) -> Path | None:
    """Where session files are copied to; None where the program does not run from a stick.

    Args:
        program: the file of the program; this one's own without it, where it was built as a bundle.
    """
    if program is None:
        if not getattr(sys, "frozen", False):
            return None
        program = Path(sys.executable)
    # A bundle of macOS is a folder, and what stands in it is signed: the marker lies beside it.
    app = next((folder for folder in program.parents if folder.suffix == ".app"), program)
    return app.parent / SESSIONS if (app.parent / MARKER).is_file() else None
