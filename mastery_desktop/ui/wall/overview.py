"""All practices of several domains in short lines: what was settled on as circles, and a word for the marks.

Two columns of lines stand beside each other where the names have room for it, so that one page holds them all; the
circles are explained above them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from PySide6.QtCore import QRectF

from mastery_desktop.domain.wall_overview import Overview, OverviewPart, OverviewRow
from mastery_desktop.ui.wall.levels import legend
from mastery_desktop.ui.wall.pieces import Piece, Space, Words, even_words, keep_together, words
from mastery_desktop.ui.wall.strokes import Box, Stroke, Symbol, star
from mastery_desktop.ui.wall.text import SMALL, SMALL_STRONG, STRONG, longest_word, width_of

COLUMNS: Final = 2
COLUMN_GAP: Final = 48.0
PART_GAP: Final = 16.0
SYMBOL: Final = 34.0
SYMBOL_GAP: Final = 6.0
BETWEEN: Final = 14.0
BAR: Final = 10.0
BEFORE_NAME: Final = 26.0
ROW_AIR: Final = 2.0
GROWS: Final = 12.0
"""How much a line may grow where the page has room."""
MOST_LINES: Final = 2
"""Lines of a name, where two columns stand beside each other."""

_Row = tuple[OverviewPart, OverviewRow | None]
"""A line: of a practice, or the name of a domain."""


@dataclass(frozen=True)
class _Columns:
    """How many columns of lines there are, and the widths of one, of its circles, and of the words at its end."""

    count: int
    width: float
    symbols: float
    word: float

    @property
    def name(self) -> float:
        return self.width - BEFORE_NAME - self.symbols - self.word - 2 * BETWEEN

    def x(self, column: int) -> float:
        return column * (self.width + COLUMN_GAP)


def overview(block: Overview, space: Space) -> list[Piece]:
    """The legend, then the lines of two domains beside each other; of one below the other where names would break.

    Domains stay whole as far as pages can hold them.
    """
    columns = _columns(block, space)
    top = legend(block.levels, space)
    pieces = []
    for at in range(0, len(block.parts), columns.count):
        pair = [_of(part) for part in block.parts[at : at + columns.count]]
        group = [
            _lines(here, block, space, columns, start=at * 100 + line + 1)
            for line, here in enumerate(zip_longest(*pair))
        ]
        repeated = (top, group[0])
        group = [replace(piece, head=repeated if number else (top,)) for number, piece in enumerate(group)]
        pieces += keep_together(group)
    return [top, *pieces]


def _columns(block: Overview, space: Space) -> _Columns:
    kind = space.type(SMALL)
    rows = [row for part in block.parts for row in part.rows]
    word = max((width_of(row.word, kind) for row in rows), default=0.0) + 1.0
    symbols = max((len(row.chosen) for row in rows), default=0) * (SYMBOL + SYMBOL_GAP)
    half = _Columns(COLUMNS, (space.width - COLUMN_GAP) / COLUMNS, symbols, word)
    if not space.stacked and len(block.parts) > 1 and _holds(block, space, half):
        return half
    return _Columns(1, space.width, symbols, min(word, space.width / 3))


def _holds(block: Overview, space: Space, columns: _Columns) -> bool:
    """Whether no name breaks a word or takes more than two lines."""
    if longest_word((row.name for part in block.parts for row in part.rows), space.type(SMALL_STRONG)) > columns.name:
        return False
    rows = (row for part in block.parts for row in _of(part))
    return all(_name(row, space, columns).rows <= MOST_LINES for row in rows)


def _of(part: OverviewPart) -> list[_Row]:
    return [(part, None), *((part, row) for row in part.rows)]


def _lines(rows: Sequence[_Row | None], block: Overview, space: Space, columns: _Columns, *, start: int) -> Piece:
    """A line of each column."""
    heads = any(row is not None and row[1] is None for row in rows)
    names = (_name(row, space, columns).height for row in rows if row is not None)
    height = max(SYMBOL, *names) + 2 * ROW_AIR

    def draw(got: float) -> list[Stroke]:
        strokes: list[Stroke] = []
        for column, row in enumerate(rows):
            if row is not None:
                strokes += _row(row, block, space, _Place(columns, columns.x(column), got))
        return strokes

    gap = PART_GAP if heads else 0.0
    return Piece(height, draw, most=height + GROWS, gap=gap, start=start, begins=0 if heads else 1)


def _name(row: _Row, space: Space, columns: _Columns) -> Words:
    part, practice = row
    if practice is None:
        return even_words(part.name, space.type(STRONG), columns.width - BEFORE_NAME)
    return even_words(practice.name, space.type(SMALL_STRONG if practice.flag else SMALL), columns.name)


@dataclass(frozen=True)
class _Place:
    """Where a line stands in its piece, and how high that is."""

    columns: _Columns
    x: float
    height: float


def _row(row: _Row, block: Overview, space: Space, place: _Place) -> list[Stroke]:
    columns, x, got = place.columns, place.x, place.height
    part, practice = row
    mark = space.colors.mark(part.color)
    name = _name(row, space, columns)
    top = (got - name.height) / 2
    if practice is None:
        bar = Box(QRectF(x, 4.0, BAR, got - 8.0), BAR / 2, mark)
        return [bar, *name.at(x + BEFORE_NAME, top, space.ink)]
    strokes: list[Stroke] = [Box(QRectF(x + BEFORE_NAME, 0.0, columns.width - BEFORE_NAME, 2.0), fill=space.line)]
    if practice.flag:
        size = BEFORE_NAME - 4.0
        strokes.append(star(x, (got - size) / 2, size, mark))
    strokes += name.at(x + BEFORE_NAME, top, space.ink)
    left = x + columns.width - columns.word - BETWEEN - columns.symbols
    for at, chosen in enumerate(practice.chosen):
        level = block.levels[chosen]
        middle = (got - SYMBOL) / 2
        strokes.append(Symbol(level.symbol, left + at * (SYMBOL + SYMBOL_GAP), middle, SYMBOL, space.ink, space.paper))
    word = words(practice.word, space.type(SMALL), columns.word)
    strokes += word.at(x + columns.width - columns.word, (got - word.height) / 2, space.soft_ink)
    return strokes
