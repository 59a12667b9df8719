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

DARK: Final = Colors(
    ink="#E9ECF0",
    ink2="#D3D8DF",
    muted="#B3BBC6",
    paper="#1D232B",
    canvas="#14191F",
    line="#414B58",
    soft="#2A323C",
    edge="#8A95A4",
    accent="#63CBC3",
    accent_pressed="#8FDDD7",
    tint="#163E3C",
    on_accent="#06211F",
    on_accent_soft="#0B302D",
    focus="#FFFFFF",
    good="#8FD68A",
    bad="#FFA08C",
    bad_tint="#46241D",
)
"""Light on dark, for dim rooms and eyes that are dazzled."""

DARK_HIGH_CONTRAST: Final = Colors(
    ink="#FFFFFF",
    ink2="#FFFFFF",
    muted="#FFFFFF",
    paper="#000000",
    canvas="#000000",
    line="#FFFFFF",
    soft="#262626",
    edge="#FFFFFF",
    accent="#7FF0E6",
    accent_pressed="#FFFFFF",
    tint="#003B38",
    on_accent="#000000",
    on_accent_soft="#000000",
    focus="#FFD400",
    good="#9CFF9C",
    bad="#FFB3A6",
    bad_tint="#000000",
)
"""White on black with strong lines, for low vision."""

THEMES: Final = {
    "standard": STANDARD,
    "dark": DARK,
    "high-contrast": HIGH_CONTRAST,
    "high-contrast-dark": DARK_HIGH_CONTRAST,
}
"""The colours of the facilitator's window by the name of the setting."""

LIGHT_AND_DARK: Final = {"standard": "dark", "high-contrast": "high-contrast-dark"}
"""What takes the place of light colours where the computer shows its windows dark."""


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
