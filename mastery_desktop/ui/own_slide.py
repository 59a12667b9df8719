"""Makes a slide out of a file: a picture, or a page of a PDF, drawn anew in the size of a wall.

What is kept is never the file that was chosen, but what it looks like: nothing that hides in a file comes along. This
runs on a worker; every limit is checked before anything is decoded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from mastery_desktop.domain.errors import FileRefused
from mastery_desktop.domain.own_slide import MOST_INPUT, MOST_PICTURE
from mastery_desktop.messages import _

if TYPE_CHECKING:
    from pathlib import Path

    from mastery_desktop.services.printing import PrintService

SUFFIXES: Final = ("png", "jpg", "jpeg", "gif", "bmp", "webp", "pdf")
SIZE: Final = QSize(1920, 1080)
"""The size of the usual wall; nobody sees more."""

MOST_PIXELS: Final = 60_000_000
"""The largest picture that is decoded, in pixels: a camera has fewer, and a small file can claim far more."""

_FORMATS: Final = frozenset({"png", "jpeg", "jpg", "gif", "bmp", "webp"})
_PDF: Final = b"%PDF-"
_POINTS: Final = 72
_QUALITIES: Final = (90, 75, 60)


def read_slide(file: Path, page: int, printing: PrintService) -> bytes:
    """A slide from a file, as a PNG or JPEG.

    Args:
        file: what was chosen.
        page: the page of a PDF, from 1.
        printing: draws pages.

    Raises:
        FileRefused: it cannot be read, is too large, damaged, locked by a password, or no picture.
    """
    try:
        if file.stat().st_size > MOST_INPUT:
            raise _refused(_("It is larger than 10 MB. Save it smaller, or take a photo of it."))
        data = file.read_bytes()
    except OSError:
        raise _refused(_("It cannot be read. Copy it to this computer first.")) from None
    return _packed(_page(data, page, printing) if data.lstrip()[:5] == _PDF else _image(data))


def _image(data: bytes) -> QImage:
    kept = QByteArray(data)
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if bytes(reader.format().data()).decode() not in _FORMATS or not size.isValid():
        raise _refused(_("It is no picture and no PDF, or it is damaged."))
    if size.width() * size.height() > MOST_PIXELS:
        raise _refused(_("It has far more pixels than a wall can show. Save it smaller."))
    if size.width() > SIZE.width() or size.height() > SIZE.height():
        reader.setScaledSize(size.scaled(SIZE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise _refused(_("It is damaged."))
    return image


def _page(data: bytes, page: int, printing: PrintService) -> QImage:
    try:
        sizes = printing.page_sizes(data)
        if not 1 <= page <= len(sizes):
            raise _refused(_("It has no page {n}; its last page is {count}.").format(n=page, count=len(sizes)))
        wide, high = sizes[page - 1]
        if wide < 1 or high < 1:
            raise _refused(_("It is damaged."))
        drawn = printing.picture(data, page - 1, min(SIZE.width() / wide, SIZE.height() / high) * _POINTS)
    except RuntimeError:  # what the library raises for all that it cannot open
        raise _refused(_("It is damaged, or locked with a password.")) from None
    return QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB888).copy()


def _packed(image: QImage) -> bytes:
    """The picture as a PNG, or as a JPEG where that would be too large."""
    packed = _saved(image, "PNG", -1)
    for quality in _QUALITIES:
        if len(packed) <= MOST_PICTURE:
            break
        packed = _saved(image.convertToFormat(QImage.Format.Format_RGB888), "JPEG", quality)
    return packed


def _saved(image: QImage, kind: str, quality: int) -> bytes:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)  # type: ignore[call-overload]
    return bytes(kept.data())


def _refused(reason: str) -> FileRefused:
    return FileRefused(_("This file cannot become a slide. {reason} Nothing was changed.").format(reason=reason))
