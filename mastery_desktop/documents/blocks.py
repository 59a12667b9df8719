"""What a page is built of. A block knows its height for a width, draws itself, and can be split where a page ends."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from typing_extensions import override

from mastery_desktop.documents.fonts import Fonts, Run, string_width
from mastery_desktop.documents.layout import FIRST_LINE, LINE_PITCH, RULE, Align, Style
from mastery_desktop.documents.linebreaks import Line, Span, break_lines
from mastery_desktop.documents.paper import Paper

ASCENT: Final = 0.77
"""From the top of a line to its baseline, as a share of the leading."""

HAIR: Final = 0.01
"""What is allowed for rounding, in points."""

_FEWEST_LINES: Final = 2


class Block(ABC):
    """A piece of a page.

    Attributes:
        glue: whether the block must not be the last one on a page, as a heading.
    """

    glue: bool = False

    @abstractmethod
    def height(self, fonts: Fonts, width: float) -> float:
        """How high the block is in a column."""

    @abstractmethod
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        """Draw the block with its upper left corner at a point."""

    def split(self, fonts: Fonts, width: float, room: float) -> "tuple[Block, Block] | None":  # noqa: ARG002
        """Part the block so that the first part fits into some room; None where nothing sensible fits."""
        return None


@dataclass(frozen=True)
class Text(Block):
    """Plain text, drawn as it is."""

    spans: tuple[Span, ...]
    style: Style
    glue: bool = False
    _broken: dict[float, tuple[Line, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def lines(self, fonts: Fonts, width: float) -> tuple[Line, ...]:
        """The lines of the text in a column."""
        lines = self._broken.get(width)
        if lines is None:
            lines = self._broken[width] = break_lines(fonts, self.spans, self.style.size, round(width, 2))
        return lines

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return len(self.lines(fonts, width)) * self.style.leading

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        _draw_lines(paper, x, top, width, lines=self.lines(paper.fonts, width), style=self.style)

    @override
    def split(self, fonts: Fonts, width: float, room: float) -> tuple[Block, Block] | None:
        return Lines(self.lines(fonts, width), self.style).split(fonts, width, room)


@dataclass(frozen=True)
class Lines(Block):
    """Lines that are broken already: what is left of a text that began on another page."""

    lines: tuple[Line, ...]
    style: Style

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return len(self.lines) * self.style.leading

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        _draw_lines(paper, x, top, width, lines=self.lines, style=self.style)

    @override
    def split(self, fonts: Fonts, width: float, room: float) -> tuple[Block, Block] | None:
        count = int((room + HAIR) / self.style.leading)
        count = min(count, len(self.lines) - _FEWEST_LINES)
        if count < _FEWEST_LINES:
            return None
        return Lines(self.lines[:count], self.style), Lines(self.lines[count:], self.style)


def _draw_lines(paper: Paper, x: float, top: float, width: float, *, lines: Sequence[Line], style: Style) -> None:
    shift = style.align.value
    moved = shift or any(line.from_right for line in lines)
    paper.text(
        x,
        top - ASCENT * style.leading,
        lines,
        size=style.size,
        leading=style.leading,
        gray=style.gray,
        indents=[(width - line.width) * _shift(line, shift) for line in lines] if moved else None,
    )


def _shift(line: Line, shift: float) -> float:
    """Where a line stands in its column; one that runs from the right begins at the right."""
    return 1.0 if line.from_right and not shift else shift


@dataclass(frozen=True)
class Capped(Block):
    """A text of which only the first lines are shown; an ellipsis tells where it was cut."""

    whole: Text
    most: int

    def cuts(self, fonts: Fonts, width: float) -> bool:
        """Whether something is left out in a column."""
        return len(self.whole.lines(fonts, width)) > self.most

    def _shown(self, fonts: Fonts, width: float) -> Block:
        if not self.cuts(fonts, width):
            return self.whole
        style = self.whole.style
        dots = fonts.runs(" …", style.face)
        room = width - sum(run.width for run in dots) * style.size
        *lines, last = self.whole.lines(fonts, width)[: self.most]
        runs = list(reversed(last.runs)) if last.from_right else list(last.runs)
        while runs and sum(run.width for run in runs) * style.size > room:
            cut = runs.pop()
            shorter = cut.text.lstrip()[1:] if last.from_right else cut.text.rstrip()[:-1]
            if shorter and cut.font:
                runs.append(Run(cut.font, shorter, string_width(cut.font, shorter)))
        runs += dots
        if last.from_right:
            runs.reverse()
        shown = Line(tuple(runs), sum(run.width for run in runs) * style.size, last.from_right)
        return Lines((*lines, shown), style)

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self._shown(fonts, width).height(fonts, width)

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        self._shown(paper.fonts, width).draw(paper, x, top, width)


def text(words: str, style: Style, *, glue: bool = False) -> Text:
    """A text in one style."""
    return Text(((words, style.face),), style, glue)


def led_text(lead: str, words: str, style: Style) -> Text:
    """A text that begins with some words in bold."""
    return Text(((lead, style.bold().face), (words, style.face)), style)


@dataclass(frozen=True)
class Space(Block):
    """Empty space; none at the top of a page."""

    size: float

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self.size

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        """Nothing to draw."""


NOTHING: Final = Space(0.0)


@dataclass(frozen=True)
class Rule(Block):
    """A level line over the whole column."""

    weight: float = RULE
    glue: bool = False

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self.weight

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        paper.rule(x, top - self.weight / 2, width, weight=self.weight)


@dataclass(frozen=True)
class WritingLines(Block):
    """Lines to write on, below a label; each has room for a hand above it."""

    count: int

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return FIRST_LINE + (self.count - 1) * LINE_PITCH if self.count else 0.0

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        for line in range(self.count):
            paper.rule(x, top - FIRST_LINE - line * LINE_PITCH, width)


@dataclass(frozen=True)
class Bookmark(Block):
    """A place that the outline of the PDF leads to."""

    title: str
    level: int = 1
    glue: bool = True

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return 0.0

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        paper.mark(self.title, self.level)


def right(style: Style) -> Style:
    """The style, standing at the right of its column."""
    return style.aligned(Align.RIGHT)
