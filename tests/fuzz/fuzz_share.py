"""Fuzzes the reading of files with atheris: `python -m tests.fuzz.fuzz_share -max_total_time=600 [CORPUS]`.

It needs `pip install atheris` on Linux. Whatever a file holds, reading it ends in a share or in a refusal.
"""

import hashlib
import json
import sys

import atheris

with atheris.instrument_imports(include=["mastery_desktop.storage", "zipfile", "json"]):
    from mastery_desktop.domain.errors import FileRefused
    from mastery_desktop.domain.school_share import ShareLevel
    from mastery_desktop.storage.container import packed, unpacked
    from mastery_desktop.storage.share_file import read_share


def read(data: bytes) -> None:
    try:
        read_share(data)
    except FileRefused:
        return


def around(content: bytes) -> bytes:
    """A share with this content, and a manifest that fits it: the fuzzer need not guess a checksum."""
    session = "00000000-0000-4000-8000-000000000001"
    manifest = {"format": "mastery-share", "version": 1, "session": session, "privacy": ShareLevel.STATE}
    sums = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    return packed({"manifest.json": json.dumps(manifest | sums).encode(), "share.json": content})


def one(data: bytes) -> None:
    read(data)
    read(around(data))
    try:
        unpacked(data)
    except FileRefused:
        return


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
