"""Type on the virtual canvas: sizes as shares of the height, and text broken into lines.

Text is measured in virtual units without hinting, so that it breaks the same on every display.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from mastery_desktop.config.resources import Resources

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
    """Sizes of text: `factor` is what the facilitator chose, `fit` what a full page asks for or an empty one allows."""

    factor: float = 1.0
    fit: float = 1.0

    def of(self, role: Role) -> Type:
        """A role at its size, never below its floor; that rises with the size chosen, for a back row that needs it."""
        fit = self.fit if role.grows else min(self.fit, 1.0)
        floor = role.floor * max(1.0, self.factor)
        return Type(role, max(floor, round(role.size * self.factor * fit)))


def load_fonts(resources: Resources) -> None:
    """Make the fonts that come with the program known to Qt, once."""
    if not set(FAMILIES) <= set(QFontDatabase.families()):
        for file in resources.fonts():
            QFontDatabase.addApplicationFont(str(file))


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


@lru_cache(maxsize=BROKEN_TEXTS)
def width_of(text: str, kind: Type) -> float:
    """How wide a text is on one line."""
    return _metrics(kind).horizontalAdvance(text)


def longest_word(texts: Iterable[str], kind: Type) -> float:
    """How wide the widest word of some texts is: a narrower column would break it."""
    return max((width_of(word, kind) for text in texts for word in _BREAKS.split(text)), default=0.0)


@dataclass(frozen=True, eq=False)
class Line:
    """A line of text that is broken and ready to be drawn; `start` is the place of its first letter."""

    layout: QTextLayout
    line: QTextLine
    text: str
    start: int
    width: float
    kind: Type

    @property
    def rise(self) -> float:
        """From the top of the line's box to the top of the font's box, which is usually higher."""
        return (self.kind.line_height - self.line.height()) / 2


@lru_cache(maxsize=BROKEN_TEXTS)
def break_lines(text: str, kind: Type, width: float, lead: str = "", lead_kind: Type | None = None) -> tuple[Line, ...]:
    """Break a text into lines of a width, with a lead in a type of its own.

    A word that is wider than a line is broken, so that no text can leave its box.
    """
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


def break_well(text: str, kind: Type, width: float, lead: str = "", lead_kind: Type | None = None) -> tuple[Line, ...]:
    """Break a text so that no lonely word is left for its last line, on no more lines than it needs anyway."""
    lines = break_lines(text, kind, width, lead, lead_kind)
    if len(lines) == 1 or lines[-1].width >= width * LONELY:
        return lines
    least = max(longest_word((text,), kind), longest_word((lead,), lead_kind or kind))
    for narrower in _narrower(width, least):
        tried = break_lines(text, kind, narrower, lead, lead_kind)
        if len(tried) > len(lines):
            break
        if tried[-1].width >= width * LONELY:
            return tried
    return lines


def break_evenly(text: str, kind: Type, width: float) -> tuple[Line, ...]:
    """Break a short text, such as a title, into lines of about the same length; of a longer one mend the end."""
    lines = break_lines(text, kind, width)
    if not 1 < len(lines) <= EVEN_LINES:
        return lines if len(lines) == 1 else break_well(text, kind, width)
    widths = [width, *_narrower(width, longest_word((text,), kind))]
    # The narrower, the more lines: look for the last width that needs no more of them.
    last = bisect_right(widths, len(lines), key=lambda narrower: len(break_lines(text, kind, narrower))) - 1
    least = _parted_words(lines)
    tried = (break_lines(text, kind, narrower) for narrower in widths[last::-1])
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
