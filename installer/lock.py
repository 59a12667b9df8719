"""Reads what the lock file says: name, version, marker and hashes of every distribution the program needs."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from installer.facts import ROOT

RUNTIME: Final = ROOT / "requirements.lock"

_ENTRY: Final = re.compile(r"^([A-Za-z0-9._-]+)==(\S+?)(?:\s*;\s*(.*?))?\s*\\?$")
_HASH: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass
class Locked:
    """One distribution of the lock file.

    Attributes:
        name: its name, as the index writes it.
        version: the one version that is installed.
        marker: on which systems it is installed; everywhere when empty.
        hashes: the SHA-256 of each of its files, one of which is installed.
    """

    name: str
    version: str
    marker: str
    hashes: list[str]


def locked(file: Path = RUNTIME) -> list[Locked]:
    """The distributions of a lock file, in its order."""
    found: list[Locked] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if entry := _ENTRY.match(line):
            found.append(Locked(entry[1], entry[2], entry[3] or "", []))
        elif (digest := _HASH.search(line)) and found:
            found[-1].hashes.append(digest[1])
    return found
