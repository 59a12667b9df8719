"""The colours of the wall. Text stands at 7:1 or more on every ground that carries it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor


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
        if not color:
            return QColor(self.ink)
        return _blend(QColor(color), QColor("#FFFFFF"), 0.5) if self.dark else QColor(color)

    def tint(self, color: str, tint: str) -> QColor:
        """The ground of what is chosen, in a domain's colour."""
        if not color:
            return QColor(self.panel)
        return _blend(QColor(color), QColor(self.paper), 0.7) if self.dark else QColor(tint or self.panel)


LIGHT: Final = WallColors()
"""Near-black on white: the wall of a lit room."""

DARK: Final = WallColors(paper="#0E1319", ink="#FFFFFF", soft_ink="#DCE1E8", line="#5A6573", panel="#1A212B", dark=True)
"""Light on dark, for a dark room and for eyes that white light hurts."""

HIGH_CONTRAST: Final = WallColors(ink="#000000", soft_ink="#000000", line="#000000", panel="#FFFFFF")
"""Black on white, with every line to be seen."""


def _blend(one: QColor, other: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        one.redF() * (1 - share) + other.redF() * share,
        one.greenF() * (1 - share) + other.greenF() * share,
        one.blueF() * (1 - share) + other.blueF() * share,
    )
