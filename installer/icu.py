"""Makes the data of ICU smaller: Qt for Linux brings all of it, and calls for little.

Of ICU, Qt's core uses comparing, case, converters and time zones. The data for what it never calls (names of languages,
countries, currencies and units, numbers in words, spelling in other scripts, where lines break) and for encodings and
names of zones that nothing here reads are left out. Every language is still sorted by its own rules.
"""

import re
import shutil
import struct
import subprocess
from pathlib import Path
from typing import Final

NAME: Final = re.compile(r"libicudata\.so\.(\d+)")

_LEFT_OUT: Final = re.compile(
    r"""
      (unit|zone|curr|lang|region|translit|rbnf|brkitr)/.*
    | [a-z]{2,3}(_\w+)?\.res  # dates and numbers of one language: Qt has its own
    | unames\.icu
    | .*\.(cnv|spp|cfu)
    """,
    re.VERBOSE,
)
_FORMAT: Final = b"CmnD"
_FORMAT_AT: Final = 12
_ALIGNED: Final = 16
_ASSEMBLY: Final = """
.section .rodata
.balign 16
.globl {symbol}
.type {symbol}, %object
.size {symbol}, {size}
{symbol}:
.incbin "icu.dat"
.section .note.GNU-stack, "", %progbits
"""


def can_be_made() -> bool:
    """Whether the tools are here; without them the library stays as it is."""
    return shutil.which("as") is not None and shutil.which("ld") is not None


def smaller_library(library: Path, folder: Path) -> Path:
    """Make a library of the same name, with less data in it; gives its file.

    Args:
        library: the one that Qt brings.
        folder: where to leave it.

    Raises:
        ValueError: it is no library of ICU's data.
        subprocess.CalledProcessError: the tools could not make it.
    """
    name = NAME.fullmatch(library.name)
    whole = library.read_bytes()
    start = whole.find(_FORMAT) - _FORMAT_AT
    if name is None or start < 0:
        raise ValueError(f"{library} holds no data of ICU")
    data = smaller_data(whole[start:])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "icu.dat").write_bytes(data)
    (folder / "icu.s").write_text(_ASSEMBLY.format(symbol=f"icudt{name[1]}_dat", size=len(data)))
    link = ["ld", "-shared", "-soname", library.name, "-o", library.name, "icu.o"]
    for command in (["as", "-o", "icu.o", "icu.s"], link):
        subprocess.run(command, cwd=folder, check=True)  # noqa: S603
    return folder / library.name


def smaller_data(package: bytes) -> bytes:
    """Leave out of a package of ICU's data what is not needed; what follows the package is not looked at.

    A package is a head, the number of its items, for each where its name and its data begin, the names, and the data.
    """
    (head,) = struct.unpack_from("<H", package)
    table = package[head:]
    (count,) = struct.unpack_from("<I", table)
    places = [struct.unpack_from("<II", table, 4 + 8 * index) for index in range(count)]
    names = [table[name : table.index(b"\0", name)] for name, _data in places]
    ends = [*(data for _name, data in places[1:]), len(table)]
    kept = [
        (name, table[data:end])
        for name, (_name, data), end in zip(names, places, ends, strict=True)
        if not _LEFT_OUT.fullmatch(name.decode().partition("/")[2])
    ]
    written = b"\0".join(name for name, _data in kept) + b"\0"
    name_at, data_at = 4 + 8 * len(kept), _aligned(4 + 8 * len(kept) + len(written))
    entries, bodies = [struct.pack("<I", len(kept))], []
    for name, data in kept:
        body = data + bytes(_aligned(len(data)) - len(data))
        entries.append(struct.pack("<II", name_at, data_at))
        bodies.append(body)
        name_at += len(name) + 1
        data_at += len(body)
    start = b"".join(entries) + written
    return package[:head] + start + bytes(_aligned(len(start)) - len(start)) + b"".join(bodies)


def _aligned(length: int) -> int:
    return -(-length // _ALIGNED) * _ALIGNED
