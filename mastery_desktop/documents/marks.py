"""Levels, dots and tick boxes as blocks."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar, Final

from typing_extensions import override

from mastery_desktop.documents import shapes
from mastery_desktop.documents.blocks import ASCENT, HAIR, NOTHING, Block, Text, in_columns, text
from mastery_desktop.documents.fonts import Face, Fonts
from mastery_desktop.documents.layout import TICK, Align, Look, Style
from mastery_desktop.documents.paper import WHITE, Paper
from mastery_desktop.domain.content import Level, LevelSymbol
from mastery_desktop.messages import in_both, sides, words_of

_PAD: Final = 7.0
_GAP: Final = 7.0
_SYMBOL: Final = 6.0
_CHOSEN: Final = 0.9
_SMALLEST: Final = 0.65
_STRIP_PAD: Final = 8.0
_MOST_DOTS: Final = 40
DOT: Final = 2.8
"""The radius of the dot that stands for a mark, in usual print."""

_CHIP_PAD: Final = 12.0
_CHIP_GAP: Final = 30.0
_CHIP_END: Final = 5.0
"""From a step to the arrow beside it."""


def draw_tick(paper: Paper, x: float, top: float, *, marked: bool = False, size: float = TICK) -> None:
    """Draw a tick box with its upper left corner at a point."""
    paper.box(x, top - size, size, size, weight=1.2, fill=1.0)
    if marked:
        paper.path(x, top - size, shapes.cross(size))


@dataclass(frozen=True)
class Tick(Block):
    """A tick box before a text."""

    listed: ClassVar[bool] = True

    child: Block
    style: Style
    marked: bool = False

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return max(TICK + 1 + self._down, self.child.height(fonts, width - TICK - _GAP) + self._drop)

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        draw_tick(paper, x, top - 0.5 - self._down, marked=self.marked)
        self.child.draw(paper, x + TICK + _GAP, top - self._drop, width - TICK - _GAP)

    @property
    def _middle(self) -> float:
        """How far below the middle of the box that of the first line is, if both begin at the top."""
        return ASCENT * self.style.leading - 0.34 * self.style.size - TICK / 2 - 0.5

    @property
    def _drop(self) -> float:
        """What brings the middle of the first line to the middle of the box."""
        return max(0.0, -self._middle)

    @property
    def _down(self) -> float:
        """What brings the middle of the box to the middle of a line in large print."""
        return max(0.0, self._middle)


@dataclass(frozen=True)
class TickBox(Block):
    """A tick box alone, in the middle of its column."""

    marked: bool = False

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return TICK + 1

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        draw_tick(paper, x + (width - TICK) / 2, top - 0.5, marked=self.marked)


@dataclass(frozen=True)
class Dots(Block):
    """One dot for each mark, in rows from the left; a number where there are more than a hand can count."""

    count: int
    radius: float = DOT

    @staticmethod
    def radius_in_a_row(count: int, width: float) -> float:
        """The radius with which so many dots, at least one, fill a row."""
        return width / (2.7 * count - 0.7)

    def _per_row(self, width: float) -> int:
        return max(1, int((width + self.radius * 0.7 + HAIR) / self._pitch))

    @property
    def _pitch(self) -> float:
        return self.radius * 2.7

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        rows = 1 if self.count > _MOST_DOTS else math.ceil(self.count / self._per_row(width))
        return max(1, rows) * self._pitch

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        if self.count > _MOST_DOTS:
            style = Look().note.scaled(max(1.0, self.radius / DOT))
            text(str(self.count), style).draw(paper, x, top + 2, width)
            return
        per_row = self._per_row(width)
        for at in range(self.count):
            column, row = at % per_row, at // per_row
            paper.disc(
                x + self.radius + column * self._pitch,
                top - self._pitch / 2 - row * self._pitch,
                self.radius,
            )


def dots_or_number(count: int, radius: float, style: Style) -> Block:
    """Dots, or where there are too many of them their number in a type of its own; nothing for no marks."""
    if count > _MOST_DOTS:
        return text(str(count), style)
    return Dots(count, radius) if count else NOTHING


@dataclass(frozen=True)
class Symbol(Block):
    """The circle that stands for a level, alone; `align` says where in its column."""

    symbol: LevelSymbol
    radius: float = _SYMBOL
    align: Align = Align.LEFT

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return 2 * self.radius + 1.4

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        free = width - 2 * self.radius - 1.4
        draw_symbol(paper, x + free * self.align.value, top, self.symbol, self.radius)


def draw_symbol(paper: Paper, x: float, top: float, symbol: LevelSymbol, radius: float = _SYMBOL) -> None:
    """Draw a level's circle with its upper left corner at a point."""
    centre = radius + 0.7
    paper.path(x + centre, top - centre, shapes.level_symbol(symbol, radius, 1.2))


@dataclass(frozen=True)
class Round:
    """The marks of a round, lowest level first, with its name."""

    name: str
    marks: Sequence[int]


@dataclass(frozen=True)
class LevelBoxes(Block):
    """The levels side by side, each with a box to tick, its full label and its symbol.

    Attributes:
        levels: the levels, lowest first.
        look: the styles.
        chosen: the place of the level that is ticked.
        rounds: the marks to show below the labels.
    """

    levels: tuple[Level, ...]
    look: Look
    chosen: int | None = None
    rounds: tuple[Round, ...] = ()
    _fitted: dict[float, tuple[Text, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def _label_width(self, width: float) -> float:
        return width / len(self.levels) - 2 * _PAD - TICK - _GAP

    def _labels(self, fonts: Fonts, width: float) -> tuple[Text, ...]:
        """The labels, in smaller type where a word would have to be broken in its box."""
        column = round(self._label_width(width), 2)
        if column not in self._fitted:
            style = self.look.small
            words = [word for level in self.levels for word in words_of(level.label)]
            leaning = (Face.ITALIC,) if any(in_both(level.label) for level in self.levels) else ()
            widths = (fonts.width(word, face) for word in words for face in (style.face, *leaning))
            widest = max(widths, default=0.0) * style.size
            style = style.scaled(min(1.0, max(_SMALLEST, (column - 0.5) / widest if widest else 1.0)))
            self._fitted[column] = tuple(text(level.label, style) for level in self.levels)
        return self._fitted[column]

    def _label_height(self, fonts: Fonts, width: float) -> float:
        column = self._label_width(width)
        heights = (label.height(fonts, column) for label in self._labels(fonts, width))
        return max(TICK + 5 + 2 * _SYMBOL + 1.4, *heights)

    def _strip_height(self, fonts: Fonts, width: float, marks: Round) -> float:
        column = width / len(self.levels) - 2 * _PAD
        rows = max((self._dots(count).height(fonts, column) for count in marks.marks), default=0.0)
        return self.look.note.leading + rows + _STRIP_PAD

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        strips = sum(self._strip_height(fonts, width, marks) for marks in self.rounds)
        return self._label_height(fonts, width) + 2 * _PAD + strips

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        height = self.height(paper.fonts, width)
        boxes = self._label_height(paper.fonts, width) + 2 * _PAD
        column = width / len(self.levels)
        labels, ticks = self._labels(paper.fonts, width), self.ticks(x, top, width)
        if self.chosen is not None:
            paper.box(x + self.chosen * column, top - boxes, column, boxes, weight=0, fill=_CHOSEN)
        paper.box(x, top - height, width, height, weight=1.1, radius=4)
        for at, level in enumerate(self.levels):
            left = x + at * column
            if at:
                paper.upright(left, top - boxes, boxes)
            draw_tick(paper, *ticks[at], marked=at == self.chosen)
            draw_symbol(paper, left + _PAD + TICK / 2 - _SYMBOL - 0.7, top - _PAD - TICK - 5, level.symbol)
            labels[at].draw(paper, left + _PAD + TICK + _GAP, top - _PAD + 1.5, self._label_width(width))
        below = top - boxes
        for marks in self.rounds:
            paper.rule(x, below, width)
            self._draw_strip(paper, x, below, width, marks)
            below -= self._strip_height(paper.fonts, width, marks)
        if self.chosen is not None:
            paper.box(x + self.chosen * column, top - boxes, column, boxes, weight=2.2, radius=4)

    def ticks(self, x: float, top: float, width: float) -> list[tuple[float, float]]:
        """The upper left corners of the boxes to tick."""
        column = width / len(self.levels)
        return [(x + at * column + _PAD, top - _PAD) for at in range(len(self.levels))]

    def _draw_strip(self, paper: Paper, x: float, top: float, width: float, marks: Round) -> None:
        """Draw the name of a round, and below it each level's marks in that level's column."""
        column = width / len(self.levels)
        text(marks.name, self.look.note).draw(paper, x + _PAD, top - 2.5, width - 2 * _PAD)
        for at, count in enumerate(marks.marks[: len(self.levels)]):
            left = x + at * column + _PAD
            self._dots(count).draw(paper, left, top - 4 - self.look.note.leading, column - 2 * _PAD)

    def _dots(self, count: int) -> Dots:
        return Dots(count, DOT * self.look.scale)


@dataclass(frozen=True)
class Shift(Block):
    """A shift: its first end, and behind an arrow its second end. It has no scale."""

    start: str
    end: str
    style: Style
    indent: float = 22.0

    def _beside(self, fonts: Fonts, width: float) -> Block | None:
        """The shift in each language, each with its arrow, where one of its ends takes two columns."""
        start, end = self._ends()
        if not start.second_column(fonts, width) and not end.second_column(fonts, width - self.indent):
            return None
        ends = zip(*((sides(words)[0], sides(words)[-1]) for words in (self.start, self.end)), strict=True)
        first, second = (replace(self, start=start, end=end) for start, end in ends)
        return in_columns(first, second, self.style)

    def _ends(self) -> tuple[Text, Text]:
        return text(self.start, self.style), text(self.end, self.style.bold())

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        if two := self._beside(fonts, width):
            return two.height(fonts, width)
        start, end = self._ends()
        return start.height(fonts, width) + end.height(fonts, width - self.indent)

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        if two := self._beside(paper.fonts, width):
            two.draw(paper, x, top, width)
            return
        start, end = self._ends()
        start.draw(paper, x, top, width)
        top -= start.height(paper.fonts, width)
        paper.path(x, top - ASCENT * self.style.leading + 0.28 * self.style.size, shapes.arrow(self.indent - 6, 6))
        end.draw(paper, x + self.indent, top, width - self.indent)


@dataclass(frozen=True)
class Chips(Block):
    """Steps in a row with arrows between them; the one we are at stands out.

    Attributes:
        label: what stands before them.
        names: the steps in order.
        chosen: the place of the one we are at.
        style: the type.
    """

    label: str
    names: tuple[str, ...]
    chosen: int | None
    style: Style

    def _rows(self, fonts: Fonts, width: float) -> list[list[tuple[int, float, float]]]:
        """The place, left edge and width of each step, row by row."""
        left = fonts.width(self.label, self.style.bold().face) * self.style.size + 12
        rows: list[list[tuple[int, float, float]]] = [[]]
        for at, name in enumerate(self.names):
            wide = fonts.width(name, self.style.bold().face) * self.style.size + _CHIP_PAD * 2
            arrow = _CHIP_GAP - _CHIP_END if at + 1 < len(self.names) else 0.0
            if rows[-1] and left + wide + arrow > width:
                rows.append([])
                left = 0.0
            rows[-1].append((at, left, wide))
            left += wide + _CHIP_GAP
        return rows

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return len(self._rows(fonts, width)) * (self._high + 6) - 6

    @property
    def _high(self) -> float:
        return self.style.leading + 8

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        text(self.label, self.style.bold()).draw(paper, x, top - 4, width)
        for row in self._rows(paper.fonts, width):
            for at, left, wide in row:
                here = at == self.chosen
                weight = 0.0 if here else 1.1
                fill = 0.0 if here else None
                paper.box(x + left, top - self._high, wide, self._high, weight=weight, radius=self._high / 2, fill=fill)
                style = self.style.bold().colored(WHITE) if here else self.style
                text(self.names[at], style.aligned(Align.CENTER)).draw(paper, x + left, top - 4, wide)
                if at + 1 < len(self.names):
                    paper.path(
                        x + left + wide + _CHIP_END, top - self._high / 2, shapes.arrow(_CHIP_GAP - 2 * _CHIP_END, 6)
                    )
            top -= self._high + 6
