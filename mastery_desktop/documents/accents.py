"""The one colour that a document may have beside black: that of its domain. It says nothing that black does not say.

Every accent is dark enough to be black on any copier, and every tint light enough to be white.
"""

from dataclasses import dataclass
from typing import Final

_WHITE: Final = 255
_TINT: Final = 0.11


@dataclass(frozen=True)
class Accent:
    """A colour for names, strong rules and the ground of headings, as red, green and blue up to 255."""

    red: int
    green: int
    blue: int

    @property
    def ink(self) -> str:
        """The colour as the operands of a PDF."""
        return _operands(self.red, self.green, self.blue)

    @property
    def tint(self) -> str:
        """A light ground of the colour, as the operands of a PDF."""
        return _operands(*(_WHITE - _TINT * (_WHITE - part) for part in (self.red, self.green, self.blue)))


def _operands(*parts: float) -> str:
    return " ".join(f"{part / _WHITE:.3f}" for part in parts)


NO_DOMAIN: Final = Accent(0x0B, 0x5E, 0x6B)
"""The colour of documents that are about no domain."""

_DOMAINS: Final = (
    Accent(0x7A, 0x2E, 0x0E),
    Accent(0x1F, 0x4E, 0x8C),
    Accent(0x6A, 0x1F, 0x6E),
    Accent(0x2C, 0x5A, 0x1E),
)


def accent_of(place: int | None) -> Accent:
    """The colour of the domain at a place of the content, counted from 0; None for no domain."""
    return NO_DOMAIN if place is None else _DOMAINS[place % len(_DOMAINS)]
