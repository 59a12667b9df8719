"""Faces of the computer for characters that the shipped ones lack: Chinese, emoji, whatever somebody writes.

Looked through only when such a character turns up. Only what can be drawn rightly is taken: glyphs as TrueType
outlines, faces that may be embedded in part, and scripts whose letters need no shaping.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

_NEEDED: Final = frozenset({b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post", b"OS/2"})
_RESTRICTED: Final = 0x0002
_MAY_BE_EMBEDDED: Final = 0x000C
_NO_SUBSET_OR_BITMAPS: Final = 0x0300
_UNICODE: Final = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
"""Tables of characters by platform and encoding, the most complete first."""

_SHAPED: Final = (range(0x0700, 0x0E00), range(0x0E80, 0x10A0), range(0x1780, 0x18B0), range(0x1900, 0x1C80))
"""Scripts whose letters change their form or place beside others, and those that run from the right."""

_MOST_TABLES: Final = 64
_STYLED: Final = ("bold", "italic", "oblique", "light", "thin", "black", "condensed", "mono", "serif")
_MANY_BYTES: Final = 64_000_000


class Coverage(NamedTuple):
    """The characters of a face: the beginnings and the ends of their stretches."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def holds(self, character: str) -> bool:
        """Whether a character lies in a stretch; it may still be drawn as a missing one."""
        at = bisect_right(self.starts, ord(character)) - 1
        return at >= 0 and ord(character) <= self.ends[at]


def needs_shaping(cluster: str) -> bool:
    """Whether a character belongs to a script that is wrong where one letter is set beside the other."""
    return any(ord(character) in script for character in cluster for script in _SHAPED)


def files_for(folders: tuple[Path, ...], cluster: str) -> Iterator[Path]:
    """Files that may draw a character with its marks, the plainest faces first."""
    for file in font_files(folders):
        coverage = _coverage(file)
        if coverage and all(coverage.holds(character) for character in cluster):
            yield file


@lru_cache(maxsize=8)
def font_files(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """All files of faces in some folders and below them, the plainest first, in the same order everywhere."""
    found = {
        file for folder in folders for pattern in ("*.ttf", "*.ttc", "*.TTF", "*.TTC") for file in folder.rglob(pattern)
    }
    return tuple(sorted(found, key=_plainness))


def _plainness(file: Path) -> tuple[int, str, str]:
    stem = file.stem.lower()
    return sum(word in stem for word in _STYLED), stem, str(file)


@lru_cache(maxsize=4096)
def _coverage(file: Path) -> Coverage | None:
    """What a face draws; None for one that is damaged, too large, has no outlines or must not be embedded."""
    try:
        if file.stat().st_size > _MANY_BYTES:
            return None
        with file.open("rb") as stream:
            tables = _tables(stream.read(12 + 16 * _MOST_TABLES), stream)
            if not tables.keys() >= _NEEDED or not _may_be_embedded(_read(stream, tables[b"OS/2"])):
                return None
            return _characters(_read(stream, tables[b"cmap"]))
    except (OSError, struct.error, ValueError):
        return None


def _tables(head: bytes, stream: BinaryIO) -> dict[bytes, tuple[int, int]]:
    """Where the tables of a file, or of the first face in a collection, lie."""
    if head[:4] == b"ttcf":
        stream.seek(struct.unpack_from(">L", head, 12)[0])
        head = stream.read(12 + 16 * _MOST_TABLES)
    count = min(struct.unpack_from(">H", head, 4)[0], _MOST_TABLES)
    entries = (struct.unpack_from(">4sLLL", head, 12 + 16 * at) for at in range(count))
    return {tag: (offset, length) for tag, _sum, offset, length in entries}


def _read(stream: BinaryIO, place: tuple[int, int]) -> bytes:
    stream.seek(place[0])
    return stream.read(place[1])


def _may_be_embedded(os2: bytes) -> bool:
    """What the maker of the face allows, as the field fsType says; of several permissions the widest holds."""
    allowed: int = struct.unpack_from(">H", os2, 8)[0]
    restricted = allowed & _RESTRICTED and not allowed & _MAY_BE_EMBEDDED
    return not restricted and not allowed & _NO_SUBSET_OR_BITMAPS


def _characters(cmap: bytes) -> Coverage | None:
    count = struct.unpack_from(">H", cmap, 2)[0]
    places = {}
    for at in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * at)
        places[platform, encoding] = offset
    offset = next((places[kind] for kind in _UNICODE if kind in places), None)
    if offset is None:
        return None
    form = struct.unpack_from(">H", cmap, offset)[0]
    if form == 4:  # noqa: PLR2004 - the number of the form
        segments = struct.unpack_from(">H", cmap, offset + 6)[0] // 2
        ends = struct.unpack_from(f">{segments}H", cmap, offset + 14)
        starts = struct.unpack_from(f">{segments}H", cmap, offset + 16 + 2 * segments)
        return Coverage(starts, ends)
    if form == 12:  # noqa: PLR2004 - as above
        groups = struct.unpack_from(">L", cmap, offset + 12)[0]
        numbers = struct.unpack_from(f">{3 * groups}L", cmap, offset + 16)
        return Coverage(numbers[0::3], numbers[1::3])
    return None
