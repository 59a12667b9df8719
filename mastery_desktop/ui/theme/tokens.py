"""The names that stand for colours, sizes of type and spaces; a screen names none of them by value."""

from enum import IntEnum
from typing import Final, NamedTuple


class Colors(NamedTuple):
    """The colours of a window, as `#RRGGBB`.

    `accent` is the colour of the one primary button and of what is chosen, `tint` its light ground. `good` says that
    something is saved, `bad` that something went wrong; both always stand beside words.
    """

    ink: str
    ink2: str
    muted: str
    paper: str
    canvas: str
    line: str
    soft: str
    edge: str
    accent: str
    accent_pressed: str
    tint: str
    on_accent: str
    on_accent_soft: str
    focus: str
    good: str
    bad: str
    bad_tint: str


STANDARD: Final = Colors(
    ink="#1B2430",
    ink2="#333D4A",
    muted="#55606E",
    paper="#FFFFFF",
    canvas="#F6F4EF",
    line="#D8D3C6",
    soft="#EEEAE0",
    edge="#8B8778",
    accent="#0B6E69",
    accent_pressed="#08534F",
    tint="#E1F0EE",
    on_accent="#FFFFFF",
    on_accent_soft="#DDEFEA",
    focus="#1B2430",
    good="#2F6B2A",
    bad="#9A2A12",
    bad_tint="#FBE9E4",
)
"""The colours of every day."""

HIGH_CONTRAST: Final = Colors(
    ink="#000000",
    ink2="#000000",
    muted="#000000",
    paper="#FFFFFF",
    canvas="#FFFFFF",
    line="#000000",
    soft="#E6E6E6",
    edge="#000000",
    accent="#00363A",
    accent_pressed="#000000",
    tint="#D9F2F0",
    on_accent="#FFFFFF",
    on_accent_soft="#FFFFFF",
    focus="#B00020",
    good="#003D00",
    bad="#7A0000",
    bad_tint="#FFFFFF",
)
"""Black on white with strong lines, for low vision."""

THEMES: Final = {"standard": STANDARD, "high-contrast": HIGH_CONTRAST}
"""The colours of the facilitator's window by the name of the setting."""


class Space(IntEnum):
    """Spaces between things, in pixels at 96 dpi."""

    XS = 4
    S = 8
    M = 12
    L = 18
    XL = 28
    PAGE = 56


class Type(IntEnum):
    """Sizes of type in the facilitator's window, in pixels at 96 dpi, before the user's text size."""

    SMALL = 13
    BODY = 15
    LEAD = 16
    HEADING = 20
    TITLE = 24
    NAME = 34
    CLOCK = 46
