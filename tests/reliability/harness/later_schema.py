"""A schema that comes after the one of today: made of one migration that touches tables with people's work."""

from pathlib import Path

from mastery_desktop.storage.migrations import FOLDER, VERSION, Schema

LATER = VERSION + 1


def schema() -> Schema:
    """The later schema."""
    return Schema(version=LATER, folders=(FOLDER / "versions", Path(__file__).parent / "versions"))
