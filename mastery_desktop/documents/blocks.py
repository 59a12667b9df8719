"""What a page is built of. A block knows its height for a width, draws itself, and can be split where a page ends."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from typing_extensions import override

from mastery_desktop.documents.fonts import Fonts, Run, string_width
from mastery_desktop.documents.layout import FIRST_LINE, LINE_PITCH, RULE, Align, Style
from mastery_desktop.documents.linebreaks import Line, Span, break_lines
from mastery_desktop.documents.paper import Paper

ASCENT: Final = 0.77
"""From the top of a line to its baseline, as a share of the leading."""

_HAIR: Final = 0.01
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
        count = int((room + _HAIR) / self.style.leading)
        count = min(count, len(self.lines) - _FEWEST_LINES)
        if count < _FEWEST_LINES:
            return None
        return Lines(self.lines[:count], self.style), Lines(self.lines[count:], self.style)


def _draw_lines(paper: Paper, x: float, top: float, width: float, *, lines: Sequence[Line], style: Style) -> None:
    shift = style.align.value
    paper.text(
        x,
        top - ASCENT * style.leading,
        lines,
        size=style.size,
        leading=style.leading,
        gray=style.gray,
        indents=[(width - line.width) * shift for line in lines] if shift else None,
    )


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
        runs = list(last.runs)
        while runs and sum(run.width for run in runs) * style.size > room:
            cut = runs.pop()
            shorter = cut.text.rstrip()[:-1]
            if shorter and cut.font:
                runs.append(Run(cut.font, shorter, string_width(cut.font, shorter)))
        runs += dots
        return Lines((*lines, Line(tuple(runs), sum(run.width for run in runs) * style.size)), style)

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
class Keep(Block):
    """A block that goes to the next page rather than being split, where a page can hold it.

    Attributes:
        child: the block.
        page_height: what a page can hold.
    """

    child: Block
    page_height: float
    glue: bool = False

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self.child.height(fonts, width)

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        self.child.draw(paper, x, top, width)

    @override
    def split(self, fonts: Fonts, width: float, room: float) -> tuple[Block, Block] | None:
        if self.child.height(fonts, width) <= self.page_height:
            return None
        return self.child.split(fonts, width, room)


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


@dataclass(frozen=True)
class Stack(Block):
    """Blocks below each other.

    Attributes:
        children: the blocks, from the top.
        gap: the space between two of them.
        again: what stands at the top of every page that the stack continues on.
    """

    children: tuple[Block, ...]
    gap: float = 0.0
    again: Block | None = None
    glue: bool = False

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        heights = sum(child.height(fonts, width) for child in self.children)
        return heights + self.gap * max(0, len(self.children) - 1)

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        for child in self.children:
            child.draw(paper, x, top, width)
            top -= child.height(paper.fonts, width) + self.gap

    @override
    def split(self, fonts: Fonts, width: float, room: float) -> tuple[Block, Block] | None:
        before: list[Block] = []
        after = list(self.children)
        while after:
            needed = after[0].height(fonts, width)
            if needed > room + _HAIR:
                parts = after[0].split(fonts, width, room)
                if parts:
                    before.append(parts[0])
                    after[0] = parts[1]
                break
            before.append(after.pop(0))
            room -= needed + self.gap
        while before and before[-1].glue:
            after.insert(0, before.pop())
        while after and isinstance(after[0], Space):
            after.pop(0)
        if not after or all(isinstance(child, Space) for child in before):
            return None
        rest = after if self.again is None else [self.again, *after]
        if self.again is not None and self.children[0] is self.again and len(before) == 1:
            return None  # nothing but the repeated heading would stand here
        return replace(self, children=tuple(before)), replace(self, children=tuple(rest))


def stack(children: Iterable[Block], *, gap: float = 0.0, again: Block | None = None) -> Stack:
    """Blocks below each other; what is nothing is left out."""
    return Stack(tuple(child for child in children if child is not NOTHING), gap, again)


@dataclass(frozen=True)
class Row(Block):
    """Blocks side by side.

    Attributes:
        cells: the blocks, from the left.
        widths: the width of each, in points; one of them may be 0 and takes what is left.
        gap: the space between two cells, where the row is not ruled.
        pad: the space inside each cell's edges, where the row is ruled.
        ruled: the weight of the lines around and between the cells; 0 for none.
        lid: whether a ruled row has a line at its top; the rows below another one have its lower line.
        fill: a gray behind the cells.
        least: the least height of the row.
        place: where lower cells stand: 0 at the top, 0.5 in the middle, 1 at the bottom.
    """

    cells: tuple[Block, ...]
    widths: tuple[float, ...]
    gap: float = 0.0
    pad: float = 0.0
    ruled: float = 0.0
    lid: bool = True
    fill: float | None = None
    least: float = 0.0
    place: float = 0.0
    glue: bool = False

    def _columns(self, width: float) -> list[float]:
        free = width - sum(self.widths) - self.gap * (len(self.cells) - 1)
        return [given or free for given in self.widths]

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        inner = (
            cell.height(fonts, column - 2 * self.pad)
            for cell, column in zip(self.cells, self._columns(width), strict=True)
        )
        return max(self.least, max(inner, default=0.0) + 2 * self.pad)

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        height = self.height(paper.fonts, width)
        if self.lid and (self.ruled or self.fill is not None):
            paper.box(x, top - height, width, height, weight=self.ruled, fill=self.fill)
        elif self.ruled:
            paper.tray(x, top - height, width, height, weight=self.ruled)
        for at, (cell, column) in enumerate(zip(self.cells, self._columns(width), strict=True)):
            if at and self.ruled:
                paper.upright(x, top - height, height, weight=self.ruled)
            inner = column - 2 * self.pad
            drop = (height - 2 * self.pad - cell.height(paper.fonts, inner)) * self.place
            cell.draw(paper, x + self.pad, top - self.pad - drop, inner)
            x += column + self.gap

    @override
    def split(self, fonts: Fonts, width: float, room: float) -> tuple[Block, Block] | None:
        room -= 2 * self.pad
        first: list[Block] = []
        rest: list[Block] = []
        for cell, column in zip(self.cells, self._columns(width), strict=True):
            inner = column - 2 * self.pad
            if cell.height(fonts, inner) <= room + _HAIR:
                parts: tuple[Block, Block] | None = (cell, NOTHING)
            else:
                parts = cell.split(fonts, inner, room)
            if parts is None:
                return None
            first.append(parts[0])
            rest.append(parts[1])
        if all(block is NOTHING for block in rest):
            return None
        return replace(self, cells=tuple(first), least=0.0), replace(self, cells=tuple(rest), least=0.0)


@dataclass(frozen=True)
class Box(Block):
    """A block with a frame around it."""

    child: Block
    pad: float = 8.0
    weight: float = 1.0
    radius: float = 5.0
    fill: float | None = None
    least: float = 0.0

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return max(self.least, self.child.height(fonts, width - 2 * self.pad) + 2 * self.pad)

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        height = self.height(paper.fonts, width)
        paper.box(x, top - height, width, height, weight=self.weight, radius=self.radius, fill=self.fill)
        self.child.draw(paper, x + self.pad, top - self.pad, width - 2 * self.pad)

    @override
    def split(self, fonts: Fonts, width: float, room: float) -> tuple[Block, Block] | None:
        parts = self.child.split(fonts, width - 2 * self.pad, room - 2 * self.pad)
        if parts is None:
            return None
        return replace(self, child=parts[0], least=0.0), replace(self, child=parts[1], least=0.0)


@dataclass(frozen=True)
class Field(Block):
    """A label with a line to write on, or with what was written standing on the line."""

    label: str
    value: str
    style: Style
    pad: float = 8.0

    def _value(self) -> Text:
        return text(self.value, self.style)

    def _label_width(self, fonts: Fonts) -> float:
        return fonts.width(self.label, self.style.face) * self.style.size + self.pad

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        room = width - self._label_width(fonts)
        return max(LINE_PITCH, self._value().height(fonts, room) + self.style.leading * 0.35)

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        left = self._label_width(paper.fonts)
        bottom = top - self.height(paper.fonts, width)
        value = self._value()
        above = bottom + self.style.leading * 0.2 + value.height(paper.fonts, width - left)
        text(self.label, self.style).draw(paper, x, above, left)
        value.draw(paper, x + left, above, width - left)
        paper.rule(x + left, bottom, width - left)


@dataclass(frozen=True)
class Bullet(Block):
    """A text behind a small disc."""

    child: Block
    style: Style
    indent: float = 12.0

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self.child.height(fonts, width - self.indent * self._scale)

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        indent = self.indent * self._scale
        size = self.style.size
        paper.disc(x + size * 0.28, top - ASCENT * self.style.leading + size * 0.26, size * 0.15)
        self.child.draw(paper, x + indent, top, width - indent)

    @override
    def split(self, fonts: Fonts, width: float, room: float) -> tuple[Block, Block] | None:
        indent = self.indent * self._scale
        parts = self.child.split(fonts, width - indent, room)
        if parts is None:
            return None
        return replace(self, child=parts[0]), Row((NOTHING, parts[1]), (indent, 0.0))

    @property
    def _scale(self) -> float:
        return self.style.size / 12


def bullet(words: str, style: Style) -> Bullet:
    """A plain text behind a small disc."""
    return Bullet(text(words, style), style)


def right(style: Style) -> Style:
    """The style, standing at the right of its column."""
    return style.aligned(Align.RIGHT)
