"""A picture on the wall, as large as the page allows and never pulled out of shape."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from mastery_desktop.domain.wall import PictureBlock
from mastery_desktop.ui.wall.canvas import HEIGHT
from mastery_desktop.ui.wall.pieces import Piece, Space
from mastery_desktop.ui.wall.strokes import Stroke

LEAST: Final = 300.0
"""Units that a picture takes at least."""


@dataclass(frozen=True, eq=False)
class PictureStroke:
    """A picture in its rectangle."""

    image: QImage
    rect: QRectF

    def paint(self, painter: QPainter) -> None:
        """Draw it smoothly."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect, self.image)


@lru_cache(maxsize=4)
def _image(data: bytes) -> QImage:
    return QImage.fromData(data)


def picture(block: PictureBlock, space: Space) -> list[Piece]:
    """The picture in the middle of what the page has left."""
    image = _image(block.data)

    def draw(got: float) -> Sequence[Stroke]:
        if image.isNull():
            return []
        scale = min(space.width / image.width(), got / image.height())
        wide, high = image.width() * scale, image.height() * scale
        return [PictureStroke(image, QRectF((space.width - wide) / 2, (got - high) / 2, wide, high))]

    return [Piece(LEAST, draw, most=HEIGHT, gap=24.0)]
