"""A picture as people see it who tell few colours apart, or none.

The matrices are those of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
Deficiency" (2009), at severity 1.0, applied to linear light. What is measured is lightness alone, so that nothing
passes which only a hue tells.
"""

from functools import lru_cache

from PySide6.QtGui import QColor, QImage

MATRICES = {
    "full colour": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "greyscale": ((0.2126, 0.7152, 0.0722),) * 3,
}
VISIONS = tuple(MATRICES)


@lru_cache(maxsize=200_000)
def linear(rgb: int, vision: str) -> tuple[float, float, float]:
    """The linear light that somebody sees of a colour `0xRRGGBB`."""
    parts = [(rgb >> shift & 0xFF) / 255 for shift in (16, 8, 0)]
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    red, green, blue = (
        min(1.0, max(0.0, sum(share * part for share, part in zip(row, light, strict=True))))
        for row in MATRICES[vision]
    )
    return red, green, blue


@lru_cache(maxsize=200_000)
def lightness(rgb: int, vision: str = "full colour") -> float:
    """The luminance that somebody sees of a colour, from 0 to 1."""
    red, green, blue = linear(rgb & 0xFFFFFF, vision)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: int, other: int, vision: str = "full colour") -> float:
    """How far two colours stand apart in lightness for somebody, from 1 to 21."""
    darker, lighter = sorted((lightness(one, vision), lightness(other, vision)))
    return (lighter + 0.05) / (darker + 0.05)


def rgb(color: QColor | str) -> int:
    """A colour as `0xRRGGBB`."""
    return QColor(color).rgb() & 0xFFFFFF


class Picture:
    """The pixels of an image."""

    def __init__(self, image: QImage):
        self.width, self.height = image.width(), image.height()
        seen = image.convertToFormat(QImage.Format.Format_RGB32)
        self._bytes = bytes(seen.constBits())
        self._pixels = memoryview(self._bytes).cast("I")

    def at(self, x: float, y: float) -> int:
        """The colour of a pixel."""
        return self._pixels[int(y) * self.width + int(x)] & 0xFFFFFF

    def row(self, y: float, left: float, right: float) -> list[int]:
        """The colours of a row of pixels, from left to right."""
        begin = int(y) * self.width
        return [pixel & 0xFFFFFF for pixel in self._pixels[begin + int(left) : begin + int(right)]]

    def column(self, x: float, top: float, bottom: float) -> list[int]:
        """The colours of a column of pixels, from the top down."""
        return [self.at(x, y) for y in range(int(top), int(bottom))]

    def is_plain(self, y: int, left: float, right: float) -> bool:
        """Whether all pixels of a row have the colour of the first one of the picture."""
        begin, end = (int(y) * self.width + int(left)) * 4, (int(y) * self.width + int(right)) * 4
        return self._bytes[begin:end] == self._bytes[:4] * ((end - begin) // 4)
