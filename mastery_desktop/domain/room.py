"""The check of a room before people arrive, and whether its back row can read the wall.

The rule for the back row is that of an eye chart: a letter of its 20/20 line is five minutes of arc high, one of its
20/40 line ten. Text whose small letters are ten minutes high is therefore just read by somebody who sees 20/40, about
what a driver's licence asks for. It is a bound for sitting, not for comfort. For the wall's smallest text it comes to
six heights of the picture, the middle one of the rule of thumb with four (small detail), six (text) and eight (video).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from mastery_desktop.domain.identity import Own, SessionId
from mastery_desktop.messages import _

LETTER_MINUTES: Final = 10
"""Minutes of arc that a small letter must fill."""

SMALLEST_TEXT: Final = 1 / 28
"""The size of the wall's smallest text, as a share of the picture's height."""

SMALL_LETTER: Final = 0.496
"""The height of the letter x, as a share of the size of the wall's type."""

USUAL_SHAPE: Final = 16 / 9

MOST_DEPTH, MOST_WIDTH = 6000, 2000
"""The deepest room and the widest picture that can be entered, in centimetres."""

_FOOT: Final = 30.48
_NEEDED: Final = 2 * math.tan(math.radians(LETTER_MINUTES / 60) / 2)


class CheckItem(StrEnum):
    """What is checked, in this order: what the computer sees by itself stands at the end."""

    DISPLAYS = "displays"
    BACK_ROW = "back_row"
    CHIME = "chime"
    CLICKER = "clicker"
    PRINTER = "printer"
    SPACE = "space"
    BACKUPS = "backups"
    BATTERY = "battery"


class CheckState(StrEnum):
    """What came of it."""

    GOOD = "good"
    LOOK = "look"
    SKIPPED = "skipped"


@dataclass(frozen=True, kw_only=True)
class RoomCheck:
    """The latest check of a session's room; `depth` and `width` (of the picture) in centimetres, 0 where not said."""

    id: Own[str]
    session_id: Own[SessionId]
    at: Own[datetime]
    answers: Own[dict[CheckItem, CheckState]]
    depth: Own[int] = 0
    width: Own[int] = 0


class Unit(StrEnum):
    """What lengths are said in."""

    FEET = "feet"
    METRES = "metres"

    @property
    def centimetres(self) -> float:
        """How long one of them is."""
        return _FOOT if self is Unit.FEET else 100.0


@dataclass(frozen=True)
class BackRow:
    """Whether the back row can read the wall, and what would help; lengths in centimetres.

    Attributes:
        readable: whether the wall's smallest text is large enough for the depth of the room.
        farthest: how far away it can still be read.
        factor: the size of text at which the back row reads it; None where none is large enough.
        farthest_at_largest: how far away the largest size of text can be read.
        width: how wide the picture would have to be at the usual size of text.
    """

    readable: bool
    farthest: int
    factor: float | None
    farthest_at_largest: int
    width: int


def reading_distance(width: float, factor: float = 1.0, shape: float = USUAL_SHAPE) -> float:
    """How far away the wall's smallest text can be read.

    Args:
        width: the width of the picture; the answer is in the same unit.
        factor: the size of text that the facilitator chose.
        shape: the picture's width by its height.
    """
    return width / shape * SMALLEST_TEXT * factor * SMALL_LETTER / _NEEDED


def back_row(depth: float, width: float, factors: Sequence[float], shape: float = USUAL_SHAPE) -> BackRow:
    """Whether the back row can read the wall.

    Args:
        depth: from the wall to the back row, in centimetres.
        width: the width of the picture, in centimetres.
        factors: the sizes of text that the wall offers.
        shape: the picture's width by its height.
    """
    larger = sorted(factor for factor in factors if factor >= 1)
    enough = (factor for factor in larger if reading_distance(width, factor, shape) >= depth)
    return BackRow(
        readable=reading_distance(width, 1.0, shape) >= depth,
        farthest=round(reading_distance(width, 1.0, shape)),
        factor=next(enough, None),
        farthest_at_largest=round(reading_distance(width, larger[-1], shape)),
        width=round(depth / reading_distance(1.0, 1.0, shape)),
    )


def advice(row: BackRow, unit: Unit) -> str:
    """What to do for the back row, in a sentence or two."""
    if row.readable:
        sentence = _("The back row can read the smallest text: it reaches as far as {distance}.")
        return sentence.format(distance=length(row.farthest, unit))
    if row.factor is not None:
        sentence = _(
            "The smallest text reaches only as far as {distance}. Choose {percent} % for the text of the wall, or move"
            " the back row up."
        )
        return sentence.format(distance=length(row.farthest, unit), percent=round(100 * row.factor))
    sentence = _(
        "Even the largest text reaches only as far as {distance}. Move the back row up to there, or make the picture"
        " {width} wide."
    )
    return sentence.format(distance=length(row.farthest_at_largest, unit), width=length(row.width, unit, up=True))


def length(centimetres: float, unit: Unit, *, up: bool = False) -> str:
    """A length in words, to the half of its unit: rounded down, for what must not be passed, or `up`."""
    halves = 2 * centimetres / unit.centimetres
    rounded = (math.ceil(halves - 0.01) if up else math.floor(halves + 0.01)) / 2
    number = f"{rounded:g}"
    return _("{n} feet").format(n=number) if unit is Unit.FEET else _("{n} metres").format(n=number)
