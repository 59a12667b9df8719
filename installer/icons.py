"""Draws the icons of the program and of its session files in the forms that each system wants."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PROGRAM: Final = ROOT / "resources" / "program" / "mastery-desktop.svg"
SESSION: Final = ROOT / "resources" / "program" / "session.svg"

SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
"""The sizes that desktops ask for, in pixels."""

_MACOS: Final = 1024


def png(drawing: Path, size: int) -> bytes:
    """A drawing as a picture of a size in pixels."""
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415 - only where pictures are drawn
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the call takes text alone, its declaration bytes alone
    return bytes(buffer.data().data())


def ico(drawing: Path, sizes: Sequence[int] = SIZES) -> bytes:
    """A drawing as an icon of Windows, in several sizes."""
    from PIL import Image  # noqa: PLC0415 - only where icons are made

    pictures = [Image.open(io.BytesIO(png(drawing, size))) for size in sizes]
    out = io.BytesIO()
    pictures[-1].save(out, "ICO", sizes=[(size, size) for size in sizes], append_images=pictures[:-1])
    return out.getvalue()


def icns(drawing: Path) -> bytes:
    """A drawing as an icon of macOS, in all its sizes."""
    from PIL import Image  # noqa: PLC0415 - only where icons are made

    out = io.BytesIO()
    Image.open(io.BytesIO(png(drawing, _MACOS))).save(out, "ICNS")
    return out.getvalue()
