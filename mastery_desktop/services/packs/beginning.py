"""Begins a content pack of one's own: a small whole one, valid at once, with a README that says what to write where."""

import re
from importlib.resources.abc import Traversable
from pathlib import Path

from mastery_desktop.content.format import MANIFEST
from mastery_desktop.content.loader import example_pack, read_manifest
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.files import atomic_write
from mastery_desktop.messages import _

README = "README.md"


def begin_pack(folder: Path) -> str:
    """Put a small pack into a folder, which is made or empty; gives its id, which follows from the folder's name.

    Raises:
        NotPossible: there is something in the folder already, or it cannot be written to. What is there stays.
    """
    source = example_pack()
    manifest = read_manifest(source)
    own = re.sub(r"[\W_]+", "-", folder.absolute().name.casefold()).strip("-") or "pack"
    try:
        if folder.exists() and any(folder.iterdir()):
            words = _("There is something in {folder} already, and it stays as it is. Name a new folder.")
            raise NotPossible(words.format(folder=folder))
        for part in ("structure", *manifest.languages):
            (folder / part).mkdir(parents=True, exist_ok=True)
            for name in manifest.files:
                _copy(source.joinpath(part, name), folder / part / name, manifest.id, own)
        for name in (MANIFEST, README):
            _copy(source.joinpath(name), folder / name, manifest.id, own)
    except OSError as error:
        words = _("{folder} cannot be written to: {reason}.")
        raise NotPossible(words.format(folder=folder, reason=error.strerror)) from None
    return own


def _copy(source: Traversable, target: Path, before: str, own: str) -> None:
    """Copy a text, with another id of the pack."""
    atomic_write(target, source.read_text("utf-8").replace(before, own).encode())
