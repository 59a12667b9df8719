"""Type on the virtual canvas: sizes as shares of the height, and text broken into lines.

Text is measured in virtual units without hinting, so that it breaks the same on every display. A text in two languages
is broken one below the other, the second smaller and lighter; where what somebody wrote stands between the words, both
languages share a line, so that it stands there once.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from mastery_desktop.messages import has_common_words, in_both, sides, woven

FAMILIES: Final = ("Atkinson Hyperlegible Next", "Noto Sans")
"""The faces of the wall: the second draws what the first lacks."""

EVEN_LINES: Final = 5
"""A title of so many lines at most is broken into lines of about the same length."""

_BREAKS: Final = re.compile(r"\s+|(?<=[/-])(?=[^\W\d])")
"""Where a line may end: at white space, and after a slash or a hyphen before a letter."""

LONELY: Final = 0.25
"""A last line that is shorter than this share of the width looks forgotten."""

HYPHENS: Final = ("-", "\u2010")
"""What a line ends with where it parts a word of several."""

NARROWER: Final = 12
"""How many narrower widths are tried, down to half the width."""

SECOND: Final = 0.7
"""How large the second of two languages is beside the first, as far as the least size allows."""

LEAST: Final = 39.0
"""The least size of any text: what the back row can just read."""

BROKEN_TEXTS: Final = 1024
"""How many broken texts are kept: every size that is tried breaks most texts of a slide, and its neighbors', again."""

Weight = QFont.Weight


@dataclass(frozen=True)
class Role:
    """A kind of text: its size, the least it may shrink to, weight and the height of a line, in sizes.

    Text that `grows` may become larger where a page has room to spare.
    """

    size: float
    floor: float
    weight: QFont.Weight = Weight.Normal
    leading: float = 1.28
    spacing: float = 100.0
    tabular: bool = False
    grows: bool = False


QUESTION: Final = Role(104, 78, Weight.ExtraBold, 1.1, 98.5)
TITLE: Final = Role(88, 78, Weight.ExtraBold, 1.1, 98.5)
STATEMENT: Final = Role(60, 54, Weight.Bold, 1.18, grows=True)
END: Final = Role(62, 46, Weight.Bold, 1.14)
BODY: Final = Role(50, 39, leading=1.34, grows=True)
LEAD: Final = Role(50, 39, Weight.Bold, 1.34, grows=True)
HEADING: Final = Role(46, 40, Weight.Bold, 1.24, grows=True)
LABEL: Final = Role(45, 39, leading=1.2)
CARD: Final = Role(42, 39, leading=1.24, grows=True)
CARD_NAME: Final = Role(46, 40, Weight.Bold, 1.2, grows=True)
STRONG: Final = Role(45, 39, Weight.Bold, 1.2)
SMALL: Final = Role(40, 39, leading=1.24)
SMALL_STRONG: Final = Role(40, 39, Weight.Bold, 1.24)
FOOT: Final = Role(39, 39, leading=1.26)
CORNER: Final = Role(132, 120, Weight.ExtraBold, 1.12, tabular=True)
CLOCK: Final = Role(210, 110, Weight.ExtraBold, 1.0, tabular=True)


@dataclass(frozen=True)
class Type:
    """A role at the size it has on this page."""

    role: Role
    size: float

    @property
    def line_height(self) -> float:
        """The height of a line, in units."""
        return self.size * self.role.leading


@dataclass(frozen=True)
class TypeScale:
    """Sizes of text: `factor` is what the facilitator chose, `fit` what a full page asks for or an empty one allows.

    Where it is `low`, text shrinks below the floor of its role, but never below the least size.
    """

    factor: float = 1.0
    fit: float = 1.0
    low: bool = False

    @property
    def size(self) -> float:
        """How large text stands that grows where there is room, by its usual size."""
        return self.factor * self.fit

    @property
    def least(self) -> float:
        """How large text stands that does not grow, by its usual size."""
        return self.factor * min(self.fit, 1.0)

    def of(self, role: Role) -> Type:
        """A role at its size, never below its floor; that rises with the size chosen, for a back row that needs it."""
        fit = self.fit if role.grows else min(self.fit, 1.0)
        floor = (LEAST if self.low else role.floor) * max(1.0, self.factor)
        return Type(role, max(floor, round(role.size * self.factor * fit)))


def second_of(kind: Type) -> Type:
    """The type of the second of two languages: smaller and lighter than the first, never below the least size."""
    least = math.ceil(LEAST * max(1.0, kind.size / kind.role.size))
    role = replace(kind.role, weight=Weight.Normal, floor=LEAST)
    return Type(role, min(kind.size, max(least, round(kind.size * SECOND))))


@lru_cache(maxsize=64)
def font_of(kind: Type) -> QFont:
    """The font of a type, with sizes in units of the canvas."""
    font = QFont(list(FAMILIES))
    font.setPixelSize(round(kind.size))
    font.setWeight(kind.role.weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if kind.role.spacing != Role.spacing:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, kind.role.spacing)
    if kind.role.tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


@lru_cache(maxsize=64)
def _metrics(kind: Type) -> QFontMetricsF:
    return QFontMetricsF(font_of(kind))


def _in_each(text: str, kind: Type) -> Iterator[tuple[str, Type]]:
    """A text in each of its languages with the type of that; what cannot be parted stands in one."""
    if not in_both(text):
        yield text, kind
        return
    first, *others = sides(text) if _can_be_parted(text) else (woven(text),)
    yield first, kind
    for other in others:
        yield other, second_of(kind)


def _can_be_parted(*texts: str) -> bool:
    return all(in_both(text) and not has_common_words(text) for text in texts if text)


@lru_cache(maxsize=BROKEN_TEXTS)
def width_of(text: str, kind: Type) -> float:
    """How wide a text is on one line, or on one for each of its languages."""
    return max(_metrics(each).horizontalAdvance(said) for said, each in _in_each(text, kind))


def longest_word(texts: Iterable[str], kind: Type) -> float:
    """How wide the widest word of some texts is: a narrower column would break it."""
    said = (each for text in texts for each in _in_each(text, kind))
    return max((width_of(word, each) for text, each in said for word in _BREAKS.split(text)), default=0.0)


@dataclass(frozen=True, eq=False)
class Line:
    """A line of text that is broken and ready to be drawn.

    `start` is the place of its first letter, and `second` tells that it says again what stands above it.
    """

    layout: QTextLayout
    line: QTextLine
    text: str
    start: int
    width: float
    kind: Type
    second: bool = False

    @property
    def rise(self) -> float:
        """From the top of the line's box to the top of the font's box, which is usually higher."""
        return (self.kind.line_height - self.line.height()) / 2

    @property
    def base(self) -> float:
        """From the top of the line's box to the line that its letters stand on."""
        return self.rise + self.line.ascent()


class _Said(NamedTuple):
    """A text of one language in its type, with a lead in a type of its own."""

    text: str
    kind: Type
    lead: str = ""
    lead_kind: Type | None = None

    @property
    def longest_word(self) -> float:
        """How wide its widest word is."""
        return max(longest_word((self.text,), self.kind), longest_word((self.lead,), self.lead_kind or self.kind))


def break_lines(text: str, kind: Type, width: float, lead: str = "", lead_kind: Type | None = None) -> tuple[Line, ...]:
    """Break a text into lines of a width, with a lead in a type of its own.

    A word that is wider than a line is broken, so that no text can leave its box.
    """
    return _broken(_lines, _Said(text, kind, lead, lead_kind), width)


def break_well(text: str, kind: Type, width: float, lead: str = "", lead_kind: Type | None = None) -> tuple[Line, ...]:
    """Break a text so that no lonely word is left for its last line, on no more lines than it needs anyway."""
    return _broken(_well, _Said(text, kind, lead, lead_kind), width)


def break_evenly(text: str, kind: Type, width: float) -> tuple[Line, ...]:
    """Break a short text, such as a title, into lines of about the same length; of a longer one mend the end."""
    return _broken(_evenly, _Said(text, kind), width)


def _broken(breaker: Callable[[_Said, float], tuple[Line, ...]], said: _Said, width: float) -> tuple[Line, ...]:
    """The lines of a text, those of its second language below those of the first."""
    text, kind, lead, lead_kind = said
    if not in_both(text) and not in_both(lead):
        return breaker(said, width)
    if not _can_be_parted(text, lead):
        return breaker(_Said(woven(text), kind, woven(lead), lead_kind), width)
    texts, leads = (sides(each) if each else ("", "") for each in (text, lead))
    second = second_of(kind)
    bold = replace(second, role=replace(second.role, weight=lead_kind.role.weight)) if lead_kind else None
    below = breaker(_Said(texts[1], second, leads[1], bold), width)
    return (
        *breaker(_Said(texts[0], kind, leads[0], lead_kind), width),
        *(replace(line, start=len(texts[0]) + line.start, second=True) for line in below),
    )


@lru_cache(maxsize=BROKEN_TEXTS)
def _lines(said: _Said, width: float) -> tuple[Line, ...]:
    text, kind, lead, lead_kind = said
    whole = f"{lead} {text}" if lead and text else lead or text
    layout = QTextLayout(whole.replace("\n", "\u2028"), font_of(kind))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    if lead and lead_kind:
        layout.setFormats([_format(0, len(lead), font_of(lead_kind))])
    layout.beginLayout()
    made = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        made.append(line)
    layout.endLayout()
    starts = [line.textStart() for line in made] + [len(whole)]
    return tuple(
        Line(layout, line, whole[start:end].strip(), start, line.naturalTextWidth(), kind)
        for line, (start, end) in zip(made, pairwise(starts), strict=True)
    )


def _well(said: _Said, width: float) -> tuple[Line, ...]:
    lines = _lines(said, width)
    if len(lines) == 1 or lines[-1].width >= width * LONELY:
        return lines
    for narrower in _narrower(width, said.longest_word):
        tried = _lines(said, narrower)
        if len(tried) > len(lines):
            break
        if tried[-1].width >= width * LONELY:
            return tried
    return lines


def _evenly(said: _Said, width: float) -> tuple[Line, ...]:
    lines = _lines(said, width)
    if not 1 < len(lines) <= EVEN_LINES:
        return lines if len(lines) == 1 else _well(said, width)
    widths = [width, *_narrower(width, said.longest_word)]
    # The narrower, the more lines: look for the last width that needs no more of them.
    last = bisect_right(widths, len(lines), key=lambda narrower: len(_lines(said, narrower))) - 1
    least = _parted_words(lines)
    tried = (_lines(said, narrower) for narrower in widths[last::-1])
    return next(each for each in tried if _parted_words(each) <= least)


def _parted_words(lines: Iterable[Line]) -> int:
    return sum(line.text.endswith(HYPHENS) for line in lines)


def _narrower(width: float, least: float) -> Iterator[float]:
    """Widths below a width, down to half of it, but none that would break a word."""
    widths = (width * (1 - step * 0.5 / NARROWER) for step in range(1, NARROWER + 1))
    return (narrower for narrower in widths if narrower > least + 1.0)


def _format(start: int, length: int, font: QFont) -> QTextLayout.FormatRange:
    part = QTextLayout.FormatRange()
    part.start, part.length = start, length
    style = QTextCharFormat()
    style.setFont(font)
    part.format = style
    return part
