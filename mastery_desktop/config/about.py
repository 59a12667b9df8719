"""What the program says of itself: its version, how it was built, and the licences of its parts."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import mastery_desktop
from mastery_desktop.config.resources import Resources

_NOTICES: Final = "NOTICES.md"
_SUMS: Final = "SHA256SUMS"


@dataclass(frozen=True)
class About:
    """What is told.

    Attributes:
        version: the version of the program.
        build: the SHA-256 of the list of all files of a bundle and their sums; empty where it is no bundle.
        notices: the licences of all parts, to be read as it is; empty where their file is missing.
    """

    version: str
    build: str
    notices: str


def about(resources: Resources) -> About:
    """Read what the program says of itself."""
    sums, notices = _found(resources, _SUMS), _found(resources, _NOTICES)
    return About(
        version=mastery_desktop.__version__,
        build=hashlib.sha256(sums.read_bytes()).hexdigest() if sums else "",
        notices=_plain(notices.read_text(encoding="utf-8")) if notices else "",
    )


def _found(resources: Resources, name: str) -> Path | None:
    """A file beside the resources or above them: a wheel, a checkout and a bundle each have it elsewhere."""
    places = (resources.root, resources.root.parent, resources.root.parent.parent)
    return next((place / name for place in places if (place / name).is_file()), None)


def _plain(markdown: str) -> str:
    """The text without its marks: headings and rows as lines, paragraphs as one line each, licences as they are."""
    return "\n\n".join(_blocks(markdown)) + "\n"


def _blocks(markdown: str) -> Iterator[str]:
    for at, part in enumerate(re.split(r"^~~~~\w*\n", markdown, flags=re.MULTILINE)):
        if at % 2:  # between two fences
            yield part.rstrip()
            continue
        for block in re.split(r"\n{2,}", part.strip()):
            if block.startswith("|"):
                yield "\n".join(_row(line) for line in block.splitlines() if not line.startswith("|--"))
            elif block:
                yield " ".join(block.lstrip("# ").replace("`", "").split())


def _row(line: str) -> str:
    return "  ·  ".join(cell.strip() for cell in line.strip("|").replace("`", "").split("|"))
