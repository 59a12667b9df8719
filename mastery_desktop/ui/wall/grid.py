"""The picture of a domain: elements against levels, every mark a dot; and tables of words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRectF

from mastery_desktop.domain.wall import Grid, GridRow, Table, TableRow
from mastery_desktop.messages import in_both
from mastery_desktop.ui.wall.dots import centred, dot_size
from mastery_desktop.ui.wall.levels import legend
from mastery_desktop.ui.wall.pieces import LINKED, Piece, Space, Words, even_words, fixed, words
from mastery_desktop.ui.wall.strokes import Box, Discs, Stroke, Symbol, TextStroke, lens, star
from mastery_desktop.ui.wall.text import (
    LABEL,
    SMALL,
    SMALL_STRONG,
    STRONG,
    Line,
    break_lines,
    longest_word,
    width_of,
)

CELL_GAP: Final = 14.0
SYMBOL: Final = 38.0
TO_NAME: Final = 10.0
TO_CELLS: Final = 24.0
LARGEST_DOT: Final = 22.0
USUAL_NAME: Final = 0.27
"""The share of a picture of a domain that names of practices take."""
REMARKS: Final = 0.3
"""The share of a picture that remarks take at most."""
LEAST_CELL: Final = 130.0
"""How narrow the cells of a picture may be where names need their room to make lower rows."""
SIGN_PAD: Final = 6.0
"""The air in the frame of a remark that stands out."""
LEAST_ROW: Final = 84.0
ROW_AIR: Final = 34.0
"""How much a row may grow where the page has room: all the same, so that dots stay of one size."""
TABLE_GAP: Final = 30.0
WHOLE_ROW: Final = 4
WIDEST_COLUMN: Final = 0.3
"""The share of a table that a single word may widen a column to."""
LESS_LARGE: Final = (1.3, 1.15, 1.0)
"""Sizes of text to try where larger text would break the words of a table."""


@dataclass(frozen=True)
class _Columns:
    """Where the columns of a picture stand: the width of names, the first cell, a cell's width, the remarks."""

    name: float
    left: float
    cell: float
    remarks: float

    def x(self, place: int) -> float:
        return self.left + place * (self.cell + CELL_GAP)


def grid(block: Grid, space: Space) -> list[Piece]:
    """The picture of a domain; the head is repeated on every page.

    Stacked, names and remarks take what room the cells can spare: they need fewer lines, and more rows fit under each
    other.
    """
    if space.stacked:
        block = _in_a_line(block, space)
    columns = _columns(block, space)
    head = _head(block, space, columns)
    told = [_words_of(row, space, columns) for row in block.rows]
    shortest = min((each.height for each in told), default=LEAST_ROW)
    picture = _Picture(block, space, columns, shortest)
    rows = (_row(picture, place, each) for place, each in enumerate(told))
    return [*head, *(replace(row, head=tuple(head)) for row in rows)]


def _in_a_line(block: Grid, space: Space) -> Grid:
    """The same rows with the remarks of each in one line, where there is room for it beside the names.

    In two languages they go on in the next line where there is none: two for each remark would take more.
    """
    joined = replace(block, rows=tuple(replace(row, words=(LINKED.join(row.words),)) for row in block.rows))
    remarks = max((width_of(text, space.type(SMALL)) for row in joined.rows for text in row.words), default=0.0)
    names = max((width_of(row.name, space.type(STRONG)) for row in block.rows), default=0.0)
    count = len(block.levels)
    cells = count * LEAST_CELL + CELL_GAP * (count - 1)
    fits = names + 1.0 + TO_CELLS + cells + 20.0 + remarks <= space.width and remarks <= space.width * REMARKS
    return joined if fits or any(in_both(row.name) for row in block.rows) else block


def _columns(block: Grid, space: Space) -> _Columns:
    kind = space.type(SMALL)
    remarks = max((width_of(text, kind) for row in block.rows for text in row.words), default=0.0)
    stress = max((_framed(row.stress, space) for row in block.rows if row.stress), default=0.0)
    remarks = min(max(remarks, stress), space.width * REMARKS)
    names = [row.name for row in block.rows]
    widest = max((width_of(name, space.type(STRONG)) for name in names), default=0.0)
    least = longest_word(names, space.type(STRONG)) + 1.0
    count = len(block.levels)
    room = space.width - (remarks + 20.0 if remarks else 0.0) - CELL_GAP * (count - 1)
    usual = space.width * USUAL_NAME
    most = max(usual, room - count * LEAST_CELL - TO_CELLS) if space.stacked else usual
    name = max(min(widest + 1.0, most), least) + TO_CELLS
    return _Columns(name, name, (room - name) / count, remarks)


def _head(block: Grid, space: Space, columns: _Columns) -> list[Piece]:
    """Symbols and names of the levels: side by side, one above the other, or the names in a row of their own."""
    kind = space.type(SMALL_STRONG)
    longest = longest_word((level.name for level in block.levels), kind) + 1.0
    # Names need a little air, or two of them read as one.
    room = columns.cell - TO_NAME if longest <= columns.cell - TO_NAME else columns.cell
    indent = SYMBOL + TO_NAME if longest + SYMBOL + TO_NAME <= room else 0.0
    fits = longest <= room
    named = [even_words(level.name, kind, room - indent) for level in block.levels] if fits else []
    above = 0.0 if indent else SYMBOL + 6.0
    apart = legend(block.levels, space)
    height = max(SYMBOL, above + max((name.height for name in named), default=0.0)) + 6.0
    if named and space.stacked and apart.height + apart.gap + SYMBOL + 6.0 < height:
        named, indent, height = [], 0.0, SYMBOL + 6.0  # in narrow columns names take more lines than side by side
    middle = (kind.line_height - SYMBOL) / 2 if indent else 0.0
    strokes: list[Stroke] = []
    for place, level in enumerate(block.levels):
        x = columns.x(place)
        strokes.append(Symbol(level.symbol, x, middle, SYMBOL, space.ink, space.paper))
        if named:
            strokes += named[place].at(x + indent, above, space.soft_ink)
    head = Piece(height, fixed(strokes), gap=8.0, keep=True)
    return [head] if named else [apart, head]


@dataclass(frozen=True)
class _Picture:
    """What all rows share; the `shortest` of them sets the size of dots, one for the whole picture."""

    block: Grid
    space: Space
    columns: _Columns
    shortest: float


@dataclass(frozen=True)
class _RowWords:
    """What stands beside the cells of a row."""

    name: Words
    flag: Words
    remarks: tuple[Words, ...]
    stress: Words

    @property
    def remarks_height(self) -> float:
        stress = self.stress.height + 2 * SIGN_PAD if self.stress.lines else 0.0
        return sum(text.height for text in self.remarks) + stress

    @property
    def height(self) -> float:
        """The least height of the row."""
        return max(max(self.name.height + self.flag.height, self.remarks_height) + 6.0, LEAST_ROW)


def _words_of(row: GridRow, space: Space, columns: _Columns) -> _RowWords:
    name = even_words(row.name, space.type(STRONG if row.flag else LABEL), columns.name - TO_CELLS)
    flag = words(row.flag, space.type(SMALL_STRONG), columns.name - TO_CELLS - _star_size(space) - 10.0)
    remarks = tuple(even_words(text, space.type(SMALL), columns.remarks) for text in row.words)
    # Broken evenly, so that a remark in a frame does not leave one word alone.
    stress = even_words(row.stress, space.type(SMALL_STRONG), columns.remarks - _sign(space) - 2 * SIGN_PAD)
    return _RowWords(name, flag, remarks, stress)


def _sign(space: Space) -> float:
    """How much room the symbol of a remark that stands out takes, with the air beside it."""
    return space.type(SMALL_STRONG).size * 0.9 + 10.0


def _framed(stress: str, space: Space) -> float:
    """The width of the frame around a remark that stands out."""
    return width_of(stress, space.type(SMALL_STRONG)) + 1.0 + _sign(space) + 3 * SIGN_PAD


def _stress(told: _RowWords, space: Space, columns: _Columns, y: float) -> list[Stroke]:
    """A remark that stands out: its words and a symbol in a frame, from some height on."""
    sign, left = _sign(space) - 10.0, space.width - columns.remarks
    first = told.stress.lines[0].kind.line_height
    frame = QRectF(left, y, columns.remarks, told.stress.height + 2 * SIGN_PAD)
    return [
        Box(frame, 10.0, space.paper, space.ink, 3.0),
        *lens(left + SIGN_PAD, y + SIGN_PAD + (first - sign) / 2, sign, space.ink),
        *told.stress.at(left + SIGN_PAD + sign + 10.0, y + SIGN_PAD, space.ink),
    ]


def _star_size(space: Space) -> float:
    return space.type(SMALL_STRONG).size * 0.8


def _row(picture: _Picture, place: int, told: _RowWords) -> Piece:
    row, space = picture.block.rows[place], picture.space
    name, flag = told.name, told.flag
    size = _star_size(space)

    def draw(got: float) -> list[Stroke]:
        strokes: list[Stroke] = []
        if row.flag:
            strokes.append(Box(QRectF(-16.0, 2.0, space.width + 32.0, got - 2.0), 8.0, space.tint))
        strokes.append(Box(QRectF(0.0, 0.0, space.width, 2.0), fill=space.line))
        top = (got - name.height - flag.height) / 2
        strokes += name.at(0.0, top, space.ink)
        if row.flag:
            middle = top + name.height + flag.lines[0].kind.line_height / 2
            strokes.append(star(0.0, middle - size / 2, size, space.mark))
            strokes += flag.at(size + 10.0, top + name.height, space.ink)
        strokes += _cells(picture, row, got, picture.shortest + got - told.height)
        y = (got - told.remarks_height) / 2
        for text in told.remarks:
            strokes += text.at(space.width - picture.columns.remarks, y, space.soft_ink)
            y += text.height
        if told.stress.lines:
            strokes += _stress(told, space, picture.columns, y)
        return strokes

    return Piece(told.height, draw, most=told.height + ROW_AIR, start=place + 1, begins=1)


def _cells(picture: _Picture, row: GridRow, got: float, shortest: float) -> list[Stroke]:
    """The cells of a row of some height, with dots for which a row has room that is as high as the shortest one."""
    block, space, columns = picture.block, picture.space, picture.columns
    kind = space.type(SMALL_STRONG)
    counts = [count for each in block.rows for count in each.counts]
    number_width = max((width_of(f"{count}", kind) for count in counts), default=0.0)
    inset = 14.0
    room = columns.cell - number_width - 2 * inset - 10.0
    height = got - 16.0
    size = dot_size(counts, room, shortest - 32.0, LARGEST_DOT)
    strokes: list[Stroke] = []
    for place in range(len(block.levels)):
        x = columns.x(place)
        rect = QRectF(x, (got - height) / 2, columns.cell, height)
        if place in row.chosen:
            strokes.append(Box(rect, 10.0, space.tint, space.mark, 6.0, dashed=len(row.chosen) > 1))
        else:
            # A worn projector shows no ground so light: the line tells whose number stands between two cells.
            strokes.append(Box(rect, 10.0, space.panel, space.line, 2.0))
        count = row.counts[place] if row.counts else 0
        if count:
            strokes.append(Discs(centred(count, size, x + inset, got / 2, room), size / 2, space.mark))
            number = words(f"{count}", kind, number_width + 1)
            strokes += number.at(0.0, (got - number.height) / 2, space.ink, right=x + columns.cell - inset)
    return strokes


def table(block: Table, space: Space) -> list[Piece]:
    """A table of words; long cells flow over pages line by line, the head is repeated."""
    space = _readable(block, space)
    widths = _widths(block, space)
    lefts = [sum(widths[:place]) + TABLE_GAP * place for place in range(len(widths))]
    heads = [words(text, space.type(SMALL_STRONG), width) for text, width in zip(block.heads, widths, strict=True)]
    strokes: list[Stroke] = []
    for x, head in zip(lefts, heads, strict=True):
        strokes += head.at(x, 0.0, space.soft_ink)
    top = Piece(max(head.height for head in heads) + 12.0, fixed(strokes), gap=28.0, keep=True)
    pieces = [top]
    for place, row in enumerate(block.rows):
        lines = _table_row(row, space, lefts, widths)
        pieces += (replace(line, start=row_start(place) + at, head=(top,)) for at, line in enumerate(lines))
    return pieces


def row_start(row: int) -> int:
    """The place in its block at which a row of a table begins."""
    return (row + 1) * 10_000


def _readable(block: Table, space: Space) -> Space:
    """The space with text as large as it was chosen, or as the columns can hold it without breaking a word."""
    chosen = space.scale.factor
    sizes = [chosen, *(size for size in LESS_LARGE if size < chosen)]
    tried = [replace(space, scale=replace(space.scale, factor=size)) for size in sizes]
    return next((each for each in tried if _holds(block, each)), tried[-1])


def _holds(block: Table, space: Space) -> bool:
    least, room = _least(block, space), _room(block, space)
    return sum(least) <= room and max(least, default=0.0) <= room * WIDEST_COLUMN


def _room(block: Table, space: Space) -> float:
    return space.width - TABLE_GAP * (len(block.weights) - 1)


def _least(block: Table, space: Space) -> list[float]:
    """How wide each column must be for its words to stay whole."""
    return [
        max(
            longest_word((row.cells[place] for row in block.rows), space.type(LABEL)),
            longest_word((head,), space.type(SMALL_STRONG)),
        )
        + 1.0
        for place, head in enumerate(block.heads)
    ]


def _widths(block: Table, space: Space) -> list[float]:
    """Widths of columns by weight, but none so narrow that it breaks a usual word."""
    room = _room(block, space)
    widths = [room * weight / sum(block.weights) for weight in block.weights]
    least = [min(need, room * WIDEST_COLUMN) for need in _least(block, space)]
    wide = [place for place, width in enumerate(widths) if width > least[place]]
    spare = sum(widths[place] - least[place] for place in wide)
    missing = sum(max(0.0, need - width) for width, need in zip(widths, least, strict=True))
    share = min(1.0, missing / spare) if spare else 0.0
    return [width - (width - need) * share if width > need else need for width, need in zip(widths, least, strict=True)]


def _table_row(row: TableRow, space: Space, lefts: Sequence[float], widths: Sequence[float]) -> list[Piece]:
    kind = space.type(LABEL)
    cells: list[tuple[Line, ...]] = [
        break_lines(text, kind, width) if text else () for text, width in zip(row.cells, widths, strict=True)
    ]
    count = max(1, *(len(lines) for lines in cells))
    pieces = []
    for number in range(count):
        first, last = number == 0, number == count - 1
        above, below = (18.0 if first else 0.0), (18.0 if last else 0.0)
        height = kind.line_height + above + below
        strokes: list[Stroke] = []
        if row.here:
            strokes.append(Box(QRectF(-16.0, 0.0, space.width + 32.0, height), fill=space.tint))
        if first:
            strokes.append(Box(QRectF(0.0, 0.0, space.width, 3.0), fill=space.line))
        strokes += [
            TextStroke(lines[number], x, above, space.ink)
            for x, lines in zip(lefts, cells, strict=True)
            if number < len(lines)
        ]
        # A row of a few lines stays whole; a long one may break, but leaves no single line alone.
        keep = not last and (count <= WHOLE_ROW or number in (0, count - 2))
        pieces.append(Piece(height, fixed(strokes), keep=keep, begins=int(first)))
    return pieces
