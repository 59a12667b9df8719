"""The virtual canvas: 1080 units high, as wide as the picture's shape asks, scaled to any number of pixels."""

from dataclasses import dataclass
from typing import Final

HEIGHT: Final = 1080.0
"""Units from top to bottom, in every picture."""

MARGIN: Final = 72.0
"""Units free at the left and the right."""

TOP: Final = 46.0
"""Units free above the header."""

BOTTOM: Final = 36.0
"""Units free below the footer."""

_USUAL_SHAPES: Final = (4 / 3, 16 / 10, 16 / 9)
_SAME_SHAPE: Final = 0.006
_NARROWEST: Final = 5 / 4


@dataclass(frozen=True)
class Canvas:
    """The canvas for a shape of picture; pictures of the same shape share their layouts."""

    width: float
    height: float = HEIGHT

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN


@dataclass(frozen=True)
class Fit:
    """Where the canvas lies in a picture of some pixels: its top left corner, and pixels per unit."""

    canvas: Canvas
    x: float
    y: float
    scale: float


def canvas_for(width: float, height: float) -> Canvas:
    """The canvas for a picture of some size: a usual shape where it is close to one, never wider than 16:9."""
    shape = width / height if height > 0 else _USUAL_SHAPES[-1]
    shape = min(max(shape, _NARROWEST), _USUAL_SHAPES[-1])
    near = min(_USUAL_SHAPES, key=lambda usual: abs(usual - shape))
    return Canvas(width=round(HEIGHT * (near if abs(near - shape) < _SAME_SHAPE else shape)))


def fit(canvas: Canvas, width: float, height: float) -> Fit:
    """Centre a canvas in a picture of some pixels, as large as it goes."""
    scale = max(min(width / canvas.width, height / canvas.height), 0.0)
    return Fit(
        canvas=canvas,
        x=(width - canvas.width * scale) / 2,
        y=(height - canvas.height * scale) / 2,
        scale=scale,
    )
