"""Drawn icons, tinted with the colour of the text they stand beside."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from mastery_desktop.config.resources import Resources

_SCALES = (1, 2, 3)


def icon(resources: Resources, name: str, color: QColor, size: int = 20) -> QIcon:
    """An icon in a colour.

    Args:
        resources: where the drawings lie.
        name: the drawing's name, without its extension.
        color: what `currentColor` in the drawing becomes.
        size: its width and height in pixels at 96 dpi.

    Raises:
        FileNotFoundError: there is no such drawing.
    """
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - the first frame needs no icon

    drawing = resources.icon(name).replace(b"currentColor", color.name().encode())
    renderer = QSvgRenderer(QByteArray(drawing))
    made = QIcon()
    for scale in _SCALES:
        picture = QPixmap(QSize(size, size) * scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, size * scale, size * scale))
        painter.end()
        picture.setDevicePixelRatio(scale)
        made.addPixmap(picture)
    return made
