"""Blocks that hold other blocks: below each other, side by side, in a frame, behind a disc."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from typing_extensions import override

from mastery_desktop.documents.blocks import (
    ASCENT,
    HAIR,
    MOST_EMPTY,
    MOST_EMPTY_WHEN_FIRM,
    NOTHING,
    Beside,
    Block,
    Lines,
    Rule,
    Space,
    Text,
    text,
)
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.layout import Style
from mastery_desktop.documents.paper import Paper

_MOST_EMPTY_FOR_A_FRAME = 0.5
"""What may stay empty of a page, as a share of it, for a frame: what is left of it would look like another one."""

_ENOUGH_ROWS = 4
"""How many blocks of a table, its head among them, must stand on a page before one of them is given to the next."""


@dataclass(frozen=True)
class Keep(Block):
    """A block that goes to the next page rather than being split, where a page can hold it.

    Attributes:
        child: the block.
        page_height: what a page can hold.
        firm: whether it stays whole also where more of a page stays empty for it.
    """

    listed: ClassVar[bool] = True

    child: Block
    page_height: float
    firm: bool = False
    glue: bool = False

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self.child.height(fonts, width)

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        self.child.draw(paper, x, top, width)

    @override
    def split(self, fonts: Fonts, width: float, room: float) -> tuple[Block, Block] | None:
        most = MOST_EMPTY_WHEN_FIRM if self.firm else MOST_EMPTY
        if isinstance(self.child, Box) and not self.child.is_named_again:
            most = max(most, _MOST_EMPTY_FOR_A_FRAME)
        whole = room <= self.page_height * most
        if whole and self.child.height(fonts, width) <= self.page_height:
            return None
        return self.child.split(fonts, width, room)


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
    _heights: dict[float, float] = field(default_factory=dict, init=False, repr=False, compare=False)

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        height = self._heights.get(width)
        if height is None:
            height = sum(child.height(fonts, width) for child in self.children)
            height += self.gap * max(0, len(self.children) - 1)
            self._heights[width] = height
        return height

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        for child in self.children:
            child.draw(paper, x, top, width)
            top -= child.height(paper.fonts, width) + self.gap

    def _give_company(self, before: list[Block], after: list[Block], fonts: Fonts, width: float, room: float) -> None:
        """Move a row down where the last one would stand alone on the next page, and enough of them stay."""
        shown = [at for at, block in enumerate(before) if not isinstance(block, Space)]
        alone = [block for block in after if not isinstance(block, Space)]
        if (
            len(shown) < _ENOUGH_ROWS - (self.again is None)
            or len(alone) > 1
            or not all(each.listed for each in (before[shown[-1]], *alone))
        ):
            return
        moved = before[shown[-1] :]
        if stack([self.again or NOTHING, *moved, *after], gap=self.gap).height(fonts, width) <= room:
            del before[shown[-1] :]
            after[:0] = moved

    @override
    def split(self, fonts: Fonts, width: float, room: float) -> tuple[Block, Block] | None:
        whole = room
        before: list[Block] = []
        after = list(self.children)
        parts = None
        while after:
            needed = after[0].height(fonts, width)
            if needed > room + HAIR:
                parts = _released(after[0], before, whole).split(fonts, width, room)
                if parts:
                    before.append(parts[0])
                    after[0] = parts[1]
                break
            before.append(after.pop(0))
            room -= needed + self.gap
        if not parts:
            self._give_company(before, after, fonts, width, whole)
        while before and (before[-1].glue or isinstance(before[-1], Space)):
            after.insert(0, before.pop())
        while after and (isinstance(after[0], Space) or _is_between(after[0])):
            after.pop(0)
        if not after or not before:
            return None
        rest = [_closed(after[0]), *after[1:]] if self.again is None else [self.again, *after]
        if self.again is not None and self.children[0] is self.again and len(before) == 1:
            return None  # nothing but the repeated heading would stand here
        return replace(self, children=tuple(before)), replace(self, children=tuple(rest))


def _is_between(block: Block) -> bool:
    """Whether a block parts what stands above it from what stands below it: none is needed at the top of a page."""
    return isinstance(block, Rule) and block.glue


def _closed(block: Block) -> Block:
    """A block; where it is the row of a table that begins a page without a head, with its upper line."""
    if isinstance(block, Keep):
        return replace(block, child=_closed(block.child))
    return replace(block, lid=True) if isinstance(block, Row) else block


def _released(child: Block, before: Sequence[Block], room: float) -> Block:
    """A block; not kept whole any more where below its heading alone it would fit on no page."""
    if isinstance(child, Keep) and room >= child.page_height - 1 and all(each.glue for each in before):
        return child.child
    return child


def loosened(block: Block) -> Block:
    """A block of which nothing stays whole: below headings that take much of a page, nothing else would fit on any."""
    if isinstance(block, Keep):
        return loosened(block.child)
    if isinstance(block, Stack):
        return replace(block, children=tuple(loosened(child) for child in block.children))
    return block


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
        again: what stands in the first cell where the row goes on upon another page, if nothing else does.
    """

    listed: ClassVar[bool] = True

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
    again: Block | None = None
    _heights: dict[float, float] = field(default_factory=dict, init=False, repr=False, compare=False)

    def _columns(self, width: float) -> list[float]:
        free = width - sum(self.widths) - self.gap * (len(self.cells) - 1)
        return [given or free for given in self.widths]

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        height = self._heights.get(width)
        if height is None:
            inner = (
                cell.height(fonts, column - 2 * self.pad)
                for cell, column in zip(self.cells, self._columns(width), strict=True)
            )
            height = self._heights[width] = max(self.least, max(inner, default=0.0) + 2 * self.pad)
        return height

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
            if cell.height(fonts, inner) <= room + HAIR:
                parts: tuple[Block, Block] | None = (cell, NOTHING)
            else:
                parts = cell.split(fonts, inner, room)
            if parts is None:
                return None
            first.append(parts[0])
            rest.append(parts[1])
        if all(block is NOTHING for block in rest):
            return None
        if self.again and rest[0] is NOTHING:
            rest[0] = self.again
        return replace(self, cells=tuple(first), least=0.0), replace(self, cells=tuple(rest), least=0.0)


@dataclass(frozen=True)
class Box(Block):
    """A block with a frame around it."""

    listed: ClassVar[bool] = True

    child: Block
    pad: float = 8.0
    weight: float = 1.0
    radius: float = 5.0
    fill: float | None = None
    least: float = 0.0

    @property
    def is_named_again(self) -> bool:
        """Whether what goes on upon another page begins with its name."""
        return isinstance(self.child, Stack) and self.child.again is not None

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
        inner = width - 2 * self.pad
        if self.child.height(fonts, inner) + 2 * self.pad <= room + HAIR:
            return replace(self, least=room), NOTHING  # only the empty space below the text is too high
        parts = self.child.split(fonts, inner, room - 2 * self.pad)
        if parts is None:
            return None
        return replace(self, child=parts[0], least=0.0), replace(self, child=parts[1], least=0.0)


@dataclass(frozen=True)
class Bullet(Block):
    """A text behind a small disc; in two columns each language is behind one.

    What runs from the right has its disc there.
    """

    listed: ClassVar[bool] = True

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
        middle = top - ASCENT * self.style.leading + size * 0.26
        if self._begins_at_the_right(paper.fonts, width - indent):
            paper.disc(x + width - size * 0.28, middle, size * 0.15)
            self.child.draw(paper, x, top, width - indent)
            return
        second = self.child.second_column(paper.fonts, width - indent) if isinstance(self.child, Text | Beside) else 0.0
        for left in (0.0, second)[: 2 if second else 1]:
            paper.disc(x + left + size * 0.28, middle, size * 0.15)
        self.child.draw(paper, x + indent, top, width - indent)

    @override
    def split(self, fonts: Fonts, width: float, room: float) -> tuple[Block, Block] | None:
        indent = self.indent * self._scale
        parts = self.child.split(fonts, width - indent, room)
        if parts is None:
            return None
        rest = Row((NOTHING, parts[1]), (indent, 0.0))
        if self._begins_at_the_right(fonts, width - indent):
            rest = Row((parts[1], NOTHING), (0.0, indent))
        return replace(self, child=parts[0]), rest

    def _begins_at_the_right(self, fonts: Fonts, width: float) -> bool:
        child = self.child
        if isinstance(child, Text):
            lines = () if child.in_two_languages else child.lines(fonts, width)
        else:
            lines = child.lines if isinstance(child, Lines) else ()
        return bool(lines) and lines[0].from_right

    @property
    def _scale(self) -> float:
        return self.style.size / 12


def bullet(words: str, style: Style) -> Bullet:
    """A plain text behind a small disc."""
    return Bullet(text(words, style), style)
