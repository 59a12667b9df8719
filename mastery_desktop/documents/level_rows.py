"""The levels of a practice to tick: side by side, and in large print below each other, in its full size."""

from dataclasses import dataclass, field, replace
from typing import Final

from typing_extensions import override

from mastery_desktop.documents.blocks import ASCENT, HAIR, Block, Text, text
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.layout import TICK, Look
from mastery_desktop.documents.marks import DOT, Dots, LevelBoxes, Round, draw_symbol, draw_tick
from mastery_desktop.documents.paper import Paper
from mastery_desktop.domain.content import Level

_PAD: Final = 5.0
_GAP: Final = 8.0
_SYMBOL: Final = 7.0
_CHOSEN: Final = 0.9
_LINE_GAP: Final = 2.0


def level_choice(
    levels: tuple[Level, ...], look: Look, chosen: int | None = None, rounds: tuple[Round, ...] = ()
) -> Block:
    """The levels with a box to tick each, and the marks of some rounds.

    Args:
        levels: the levels, lowest first.
        look: the styles.
        chosen: the place of the level that is ticked.
        rounds: the marks to show below the labels.
    """
    return LevelRows(levels, look, chosen, rounds) if look.large else LevelBoxes(levels, look, chosen, rounds)


@dataclass(frozen=True)
class LevelRows(Block):
    """The levels below each other, each with a box to tick, its symbol and its full label.

    Attributes:
        levels: the levels, lowest first.
        look: the styles.
        chosen: the place of the level that is ticked.
        rounds: the marks to show below the labels, a line for each level behind its symbol.
        marks_only: whether the levels themselves stand on the page before.
    """

    levels: tuple[Level, ...]
    look: Look
    chosen: int | None = None
    rounds: tuple[Round, ...] = ()
    marks_only: bool = False
    _rows: dict[float, list[float]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def _label_left(self) -> float:
        return _PAD + TICK + _GAP + 2 * _SYMBOL + 1.4 + _GAP

    def _label(self, level: Level) -> Text:
        return text(level.label, self.look.small)

    def _heights(self, fonts: Fonts, width: float) -> list[float]:
        """How high the row of each level is."""
        if self.marks_only:
            return []
        if width not in self._rows:
            room = width - self._label_left - _PAD
            labels = (self._label(level).height(fonts, room) for level in self.levels)
            self._rows[width] = [max(TICK, label) + 2 * _PAD for label in labels]
        return self._rows[width]

    def _dots(self, count: int) -> Dots:
        return Dots(count, DOT * self.look.scale)

    @property
    def _dots_left(self) -> float:
        return 2 * _SYMBOL + 1.4 + _GAP

    def _column(self, width: float) -> float:
        """How wide a round is: two of them stand side by side."""
        return (width - _PAD) / 2 - _PAD if len(self.rounds) > 1 else width - 2 * _PAD

    def _line_heights(self, fonts: Fonts, column: float, marks: Round) -> list[float]:
        """How high the line of each level is in a round."""
        return [
            max(2 * _SYMBOL + 1.4, self._dots(count).height(fonts, column - self._dots_left)) + _LINE_GAP
            for count in marks.marks[: len(self.levels)]
        ]

    def _name(self, marks: Round) -> Text:
        return text(marks.name, self.look.note)

    def _pairs(self) -> list[tuple[Round, ...]]:
        """The rounds that stand side by side."""
        return [self.rounds[at : at + 2] for at in range(0, len(self.rounds), 2)]

    def _name_height(self, fonts: Fonts, column: float, pair: tuple[Round, ...]) -> float:
        return max(self._name(marks).height(fonts, column) for marks in pair)

    def _strip_height(self, fonts: Fonts, width: float, pair: tuple[Round, ...]) -> float:
        column = self._column(width)
        lines = max(sum(self._line_heights(fonts, column, marks)) for marks in pair)
        return self._name_height(fonts, column, pair) + lines + 2 * _PAD

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        strips = sum(self._strip_height(fonts, width, pair) for pair in self._pairs())
        return sum(self._heights(fonts, width)) + strips

    @override
    def split(self, fonts: Fonts, width: float, room: float) -> tuple[Block, Block] | None:
        """The levels stay together, and so do rounds that stand side by side."""
        parts = [sum(self._heights(fonts, width))] * (not self.marks_only)
        parts += [self._strip_height(fonts, width, pair) for pair in self._pairs()]
        fitting = sum(sum(parts[: at + 1]) <= room + HAIR for at in range(len(parts)))
        shown = 2 * (fitting - (not self.marks_only))
        if not 0 < fitting < len(parts):
            return None
        rest = replace(self, rounds=self.rounds[shown:], marks_only=True, chosen=None)
        return replace(self, rounds=self.rounds[:shown]), rest

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        heights, below = self._heights(paper.fonts, width), top
        for at, (level, height) in enumerate(zip(self.levels, heights, strict=False)):
            if at == self.chosen:
                paper.box(x, below - height, width, height, weight=0, fill=_CHOSEN)
            if at:
                paper.rule(x, below, width)
            self._draw_row(paper, x, below, width, at=at, level=level)
            below -= height
        column = self._column(width)
        for pair in self._pairs():
            if below < top:
                paper.rule(x, below, width)
            lines = below - _PAD - self._name_height(paper.fonts, column, pair)
            for place, marks in enumerate(pair):
                left = x + _PAD + place * (column + _PAD)
                self._name(marks).draw(paper, left, below - _PAD, column)
                self._draw_marks(paper, left, lines, column, marks)
            below -= self._strip_height(paper.fonts, width, pair)
        height = top - below
        paper.box(x, below, width, height, weight=1.1, radius=4)
        if self.chosen is not None:
            upper = top - sum(heights[: self.chosen])
            paper.box(x, upper - heights[self.chosen], width, heights[self.chosen], weight=2.2, radius=4)

    def _draw_row(self, paper: Paper, x: float, top: float, width: float, *, at: int, level: Level) -> None:
        """Draw the box, the symbol and the label of a level, the first two in the middle of the first line."""
        style = self.look.small
        line = top - _PAD - ASCENT * style.leading + 0.34 * style.size
        down = max(0.0, line - (top - _PAD - TICK / 2))  # a line lower than half a box moves down to its middle
        middle = line - down
        draw_tick(paper, x + _PAD, middle + TICK / 2, marked=at == self.chosen)
        draw_symbol(paper, x + _PAD + TICK + _GAP, middle + _SYMBOL + 0.7, level.symbol, _SYMBOL)
        room = width - self._label_left - _PAD
        self._label(level).draw(paper, x + self._label_left, top - _PAD - down, room)

    def _draw_marks(self, paper: Paper, x: float, top: float, column: float, marks: Round) -> None:
        """Draw a line for each level: its symbol, and its marks."""
        heights = self._line_heights(paper.fonts, column, marks)
        for level, count, height in zip(self.levels, marks.marks, heights, strict=False):
            draw_symbol(paper, x, top, level.symbol, _SYMBOL)
            dots = self._dots(count)
            first = (2 * _SYMBOL + 1.4 - dots.radius * 2.7) / 2
            dots.draw(paper, x + self._dots_left, top - max(0.0, first), column - self._dots_left)
            top -= height
