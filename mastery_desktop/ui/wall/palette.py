"""The colours of the wall.

Text stands at 7:1 or more on every ground that carries it, marks at 3:1 or more, whatever colours a framework brings.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QColor

TEXT_CONTRAST: Final = 7.0
MARK_CONTRAST: Final = 3.0


@dataclass(frozen=True, kw_only=True)
class WallColors:
    """The colours of the wall by role, as `#RRGGBB`.

    Attributes:
        paper: the ground.
        ink: text, symbols, lines that mean something.
        soft_ink: text that may stand back.
        line: hairlines that only separate.
        panel: the ground of cells.
        dark: whether text is light on a dark ground.
    """

    paper: str = "#FFFFFF"
    ink: str = "#1B2430"
    soft_ink: str = "#333D4A"
    line: str = "#D8D3C6"
    panel: str = "#F6F4EF"
    dark: bool = False

    def mark(self, color: str) -> QColor:
        """A domain's colour on this ground; ink where there is none."""
        return _mark(self, color)

    def tint(self, color: str, tint: str) -> QColor:
        """The ground of what is chosen, in a domain's colour."""
        return _tint(self, color, tint)


LIGHT: Final = WallColors()
"""Near-black on white: the wall of a lit room."""

DARK: Final = WallColors(paper="#0E1319", ink="#FFFFFF", soft_ink="#DCE1E8", line="#5A6573", panel="#1A212B", dark=True)
"""Light on dark, for a dark room and for eyes that white light hurts."""

HIGH_CONTRAST: Final = WallColors(ink="#000000", soft_ink="#000000", line="#000000", panel="#FFFFFF")
"""Black on white, with every line to be seen."""


@lru_cache(maxsize=64)
def _mark(colors: WallColors, color: str) -> QColor:
    ink, paper, panel = QColor(colors.ink), QColor(colors.paper), QColor(colors.panel)
    if not color:
        return ink
    wanted = _blend(QColor(color), QColor("#FFFFFF"), 0.5) if colors.dark else QColor(color)
    return _first(
        lambda mark: contrast(mark, paper) >= MARK_CONTRAST and contrast(mark, panel) >= MARK_CONTRAST, wanted, ink
    )


@lru_cache(maxsize=64)
def _tint(colors: WallColors, color: str, tint: str) -> QColor:
    paper, text = QColor(colors.paper), QColor(colors.soft_ink)
    if not color:
        return QColor(colors.panel)
    wanted = _blend(QColor(color), paper, 0.7) if colors.dark else QColor(tint or colors.panel)
    mark = _mark(colors, color)
    return _first(
        lambda ground: contrast(text, ground) >= TEXT_CONTRAST and contrast(mark, ground) >= MARK_CONTRAST,
        wanted,
        paper,
    )


def contrast(one: QColor, other: QColor) -> float:
    """How far two colours stand apart in lightness: 1 for none, 21 for black and white (WCAG 2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB's own numbers
        for part in (color.redF(), color.greenF(), color.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _first(good: Callable[[QColor], bool], color: QColor, safe: QColor) -> QColor:
    """The colour itself, or the nearest on its way to a safe one that is good enough: a framework may bring any."""
    steps = (_blend(color, safe, step / 10) for step in range(1, 10))
    return next((each for each in (color, *steps) if good(each)), safe)


def _blend(one: QColor, other: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        one.redF() * (1 - share) + other.redF() * share,
        one.greenF() * (1 - share) + other.greenF() * share,
        one.blueF() * (1 - share) + other.blueF() * share,
    )
