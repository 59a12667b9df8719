"""Pages as picture files, to look at before paper is used."""

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from mastery_desktop.domain.picture import Picture
from mastery_desktop.services.printing import PrintService

PREVIEW_DPI: Final = 100
"""How fine the pages are drawn; small print can be read at this."""

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_EIGHT_BITS_IN_COLOR: Final = bytes((8, 2, 0, 0, 0))


def page_files(service: PrintService, pdf: bytes) -> Iterator[tuple[str, bytes]]:
    """The pages of a PDF one after the other as PNG, each with a name for its file; one is held at a time."""
    for number, page in enumerate(service.pictures(pdf, PREVIEW_DPI), 1):
        yield f"{number:03d}.png", as_png(page)


def as_png(picture: Picture) -> bytes:
    """A picture as the bytes of a PNG, the same ones for the same picture."""
    wide = 3 * picture.width
    lines = b"".join(
        b"\x00" + picture.pixels[at : at + wide] for at in range(0, picture.height * picture.stride, picture.stride)
    )
    size = struct.pack(">II", picture.width, picture.height)
    chunks = ((b"IHDR", size + _EIGHT_BITS_IN_COLOR), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
