"""Blocks with the levels: their labels, and one dot per mark in columns or in rows."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF

from mastery_desktop.domain.wall import Dots, LevelList, Levels
from mastery_desktop.domain.wall_overview import LevelName
from mastery_desktop.ui.wall.dots import centred, dot_size, rising
from mastery_desktop.ui.wall.pieces import Draw, Piece, Space, Words, even_words, fixed, keep_together, words
from mastery_desktop.ui.wall.strokes import Box, Discs, Stroke, Symbol
from mastery_desktop.ui.wall.text import BODY, LABEL, SMALL, SMALL_STRONG, STRONG, longest_word, width_of

GAP: Final = 26.0
PAD: Final = 26.0
SYMBOL: Final = 46.0
TO_NAME: Final = 16.0
TO_NUMBER: Final = 44.0
ABOVE_NUMBER: Final = 14.0
BELOW_NAME: Final = 18.0
LARGEST_DOT: Final = 40.0
LINE: Final = 3.0
CHOSEN_LINE: Final = 6.0
LEAST_DOTS: Final = 84.0
TALLEST: Final = 500.0
TALLEST_ROW: Final = 124.0
LEAST_ROW: Final = 62.0
"""How low a row of a level may be: so low that the statement it answers stays on the same page."""
ROW_GAP: Final = 8.0
ROWS_GAP: Final = 20.0
ROW_PAD: Final = 14.0
_MOST_BESIDE: Final = 0.22
"""The share of the width that what came of it may take behind the marks: below the name, its row grows higher."""


def level_list(block: LevelList, space: Space) -> list[Piece]:
    """The full labels, one under the other."""
    kind = space.type(BODY)
    size = kind.size * 1.1
    pieces = []
    for place, level in enumerate(block.levels):
        text = words(level.name, kind, space.width - size - 28.0)
        strokes: list[Stroke] = [Symbol(level.symbol, 0.0, (kind.line_height - size) / 2, size, space.ink, space.paper)]
        strokes += text.at(size + 28.0, 0.0, space.ink)
        pieces.append(Piece(text.height, fixed(strokes), gap=44.0 if place == 0 else 30.0, start=place, begins=1))
    return pieces


def levels(block: Levels, space: Space) -> list[Piece]:
    """Columns, where one round and every name find room; else rows, with the rounds beside each other."""
    if len(block.rounds) <= 1 and not space.stacked:
        count = len(block.levels)
        width = (space.width - GAP * (count - 1)) / count
        inner = width - 2 * PAD
        longest = longest_word((level.name for level in block.levels), space.type(STRONG))
        flag = longest_word((block.flag,), space.type(SMALL_STRONG)) if block.chosen else 0.0
        if max(longest, flag) <= inner:
            return [_columns(block, space, width, above=longest > inner - SYMBOL - TO_NAME)]
    return _rows(block, space)


def _columns(block: Levels, space: Space, width: float, *, above: bool) -> Piece:
    """Columns; the symbol stands above the name where the two do not fit side by side."""
    inner = width - 2 * PAD
    indent = 0.0 if above else SYMBOL + TO_NAME
    names = [even_words(level.name, space.type(STRONG), inner - indent) for level in block.levels]
    head = max(SYMBOL, *(name.height for name in names)) + (SYMBOL + 8.0 if above else 0.0)
    flag = words(block.flag, space.type(SMALL_STRONG), inner)
    counts = block.rounds[0].counts if block.rounds else ()
    number = space.type(STRONG)
    widest = max((width_of(f"{n}", number) for n in counts), default=0.0)
    beside = bool(counts) and len(flag.lines) == 1 and flag.width + widest + 24.0 <= inner
    # Under the numbers of all columns, so that dots stand at the same height everywhere.
    under = flag.height if block.chosen and not beside else 0.0
    foot = (number.line_height if counts else 0.0) + under
    least = 2 * PAD + head + foot + (LEAST_DOTS if counts else 12.0)

    def draw(got: float) -> list[Stroke]:
        strokes: list[Stroke] = []
        area = got - 2 * PAD - head - foot - ABOVE_NUMBER - BELOW_NAME
        size = dot_size(counts, inner, area, LARGEST_DOT)
        for place, level in enumerate(block.levels):
            x = place * (width + GAP)
            chosen = place in block.chosen
            strokes.append(_ground(QRectF(x, 0.0, width, got), block, space, chosen=chosen))
            strokes += _name(level, names[place], x + PAD, space, above=above)
            if counts:
                bottom = got - PAD - number.line_height - under
                strokes += words(f"{counts[place]}", number, inner).at(x + PAD, bottom, space.ink)
                dots = rising(counts[place], size, x + PAD, bottom - ABOVE_NUMBER, inner)
                strokes.append(Discs(dots, size / 2, space.mark))
            if chosen:
                edge = x + width - PAD if beside else None
                strokes += flag.at(x + PAD, got - PAD - flag.height, space.ink, right=edge)
        return strokes

    most = max(TALLEST, least) if counts else least
    return Piece(least, draw, most=most, gap=28.0)


def _ground(rect: QRectF, block: Levels, space: Space, *, chosen: bool) -> Box:
    if not chosen:
        return Box(rect, 18.0, None, space.line, LINE)
    return Box(rect, 18.0, space.tint, space.mark, CHOSEN_LINE, dashed=len(block.chosen) > 1)


def _name(level: LevelName, name: Words, x: float, space: Space, *, above: bool) -> list[Stroke]:
    if above:
        symbol = Symbol(level.symbol, x, PAD, SYMBOL, space.ink, space.paper)
        return [symbol, *name.at(x, PAD + SYMBOL + 8.0, space.ink)]
    first = name.lines[0].kind.line_height
    symbol = Symbol(level.symbol, x, PAD + (first - SYMBOL) / 2, SYMBOL, space.ink, space.paper)
    return [symbol, *name.at(x + SYMBOL + TO_NAME, PAD, space.ink)]


def _rows(block: Levels, space: Space) -> list[Piece]:
    kind = space.type(STRONG)
    natural = max(width_of(level.name, kind) for level in block.levels)
    flag = width_of(block.flag, space.type(SMALL_STRONG))
    beside = flag if block.rounds and flag <= space.width * _MOST_BESIDE else 0.0
    label = min(natural if beside else max(natural, flag), space.width * 0.4) + SYMBOL + TO_NAME
    if not block.rounds:
        label = space.width - 2 * PAD
    rounds = len(block.rounds)
    area = space.width - label - 2 * PAD - TO_NUMBER - (beside + GAP if beside else 0.0)
    cell = (area - GAP * (rounds - 1)) / rounds if rounds else 0.0
    left = PAD + label + TO_NUMBER
    pieces: list[Piece] = []
    if rounds > 1:
        strokes: list[Stroke] = []
        heads = [words(round_.name, space.type(SMALL_STRONG), cell) for round_ in block.rounds]
        for place, head in enumerate(heads):
            strokes += head.at(left + place * (cell + GAP), 0.0, space.ink)
        pieces.append(Piece(max(head.height for head in heads), fixed(strokes), gap=ROWS_GAP, keep=True))
    for place in range(len(block.levels)):
        gap = ROW_GAP if place or rounds > 1 else ROWS_GAP
        pieces.append(_row(block, place, space, _RowPlan(label - SYMBOL - TO_NAME, left, cell, gap, beside)))
    return keep_together(pieces)


class _RowPlan:
    """Where things stand in a row of a level: the name's width, the first cell, a cell's width, the gap above.

    `beside` is how much room what came of it has behind the cells; where that is none, it stands below the name.
    """

    def __init__(self, name: float, left: float, cell: float, gap: float, beside: float) -> None:
        self.name, self.left, self.cell, self.gap, self.beside = name, left, cell, gap, beside


def _row(block: Levels, place: int, space: Space, plan: _RowPlan) -> Piece:
    level = block.levels[place]
    chosen = place in block.chosen
    name = words(level.name, space.type(STRONG), plan.name)
    flag = words(block.flag if chosen else "", space.type(SMALL_STRONG), plan.beside or plan.name)
    below = 0.0 if plan.beside else flag.height
    least = max(name.height + below + ROW_PAD, LEAST_ROW)
    counts = [round_.counts[place] for round_ in block.rounds]
    everything = [count for round_ in block.rounds for count in round_.counts]

    def draw(got: float) -> list[Stroke]:
        strokes: list[Stroke] = [_ground(QRectF(0.0, 0.0, space.width, got), block, space, chosen=chosen)]
        top = (got - name.height - below) / 2
        middle = got / 2
        strokes.append(Symbol(level.symbol, PAD, middle - SYMBOL / 2, SYMBOL, space.ink, space.paper))
        strokes += name.at(PAD + SYMBOL + TO_NAME, top, space.ink)
        if plan.beside:
            strokes += flag.at(0.0, (got - flag.height) / 2, space.ink, right=space.width - PAD)
        else:
            strokes += flag.at(PAD + SYMBOL + TO_NAME, top + name.height, space.ink)
        strokes += _cells(counts, everything, got, space, plan)
        return strokes

    return Piece(least, draw, most=max(least, TALLEST_ROW), gap=plan.gap, start=place + 1, begins=1)


def _cells(counts: Sequence[int], everything: Sequence[int], got: float, space: Space, plan: _RowPlan) -> list[Stroke]:
    kind = space.type(STRONG)
    widest = max((width_of(f"{count}", kind) for count in everything), default=0.0)
    room = plan.cell - widest - TO_NAME
    size = dot_size(everything, room, got - 20.0, LARGEST_DOT)
    strokes: list[Stroke] = []
    for at, count in enumerate(counts):
        x = plan.left + at * (plan.cell + GAP)
        number = words(f"{count}", kind, widest + 1)
        strokes += number.at(0.0, (got - number.height) / 2, space.ink, right=x + widest)
        strokes.append(Discs(centred(count, size, x + widest + TO_NAME, got / 2, room), size / 2, space.mark))
    return strokes


def dots(block: Dots, space: Space) -> list[Piece]:
    """Names with their private dots."""
    name_width = space.width * 0.46
    kind = space.type(LABEL)
    widest = max((width_of(f"{count}", space.type(STRONG)) for _name, count in block.rows), default=0.0)
    room = space.width - name_width - widest - 60.0

    def draw_row(text: Words, number: Words, count: int) -> Draw:
        def draw(got: float) -> list[Stroke]:
            size = dot_size((n for _name, n in block.rows), room, got - 16.0, LARGEST_DOT)
            return [
                Box(QRectF(0.0, 0.0, space.width, 2.0), fill=space.line),
                *text.at(0.0, (got - text.height) / 2, space.ink),
                Discs(centred(count, size, name_width + 30.0, got / 2, room), size / 2, space.mark),
                *number.at(0.0, (got - number.height) / 2, space.ink, right=space.width),
            ]

        return draw

    pieces = []
    for place, (name, count) in enumerate(block.rows):
        text = even_words(name, kind, name_width)
        least = max(text.height + 24.0, 84.0)
        number = words(f"{count}", space.type(STRONG), widest + 1)
        gap = 36.0 if place == 0 else 0.0
        pieces.append(
            Piece(least, draw_row(text, number, count), most=max(least, TALLEST_ROW), gap=gap, start=place, begins=1)
        )
    return pieces


def legend(names: Sequence[LevelName], space: Space) -> Piece:
    """All levels, symbol and word, in as few rows as they need."""
    kind = space.type(SMALL)
    size = kind.size * 0.95
    strokes: list[Stroke] = []
    texts = [words(level.name, kind, space.width - size - 12.0) for level in names]
    height = max((text.height for text in texts), default=kind.line_height)
    x = y = 0.0
    for level, text in zip(names, texts, strict=True):
        wide = size + 12.0 + text.width
        if x and x + wide > space.width:
            x, y = 0.0, y + height + 4.0
        strokes.append(Symbol(level.symbol, x, y + (kind.line_height - size) / 2, size, space.ink, space.paper))
        strokes += text.at(x + size + 12.0, y, space.soft_ink)
        x += wide + 44.0
    return Piece(y + height, fixed(strokes), gap=16.0, keep=True)
