"""Blocks of words: titles, statements, paragraphs, lists, columns, cards."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from mastery_desktop.domain.wall import (
    BigQuestion,
    Bullets,
    Card,
    Cards,
    CheckItem,
    Checklist,
    Column,
    Columns,
    Countdown,
    Heading,
    Paragraph,
    Statement,
    Title,
)
from mastery_desktop.messages import in_one_line
from mastery_desktop.ui.wall.pieces import Piece, Space, even_words, fixed, text_pieces, words
from mastery_desktop.ui.wall.strokes import Box, Discs, Stroke, TextStroke, tick
from mastery_desktop.ui.wall.text import (
    BODY,
    CARD,
    CARD_NAME,
    CLOCK,
    HEADING,
    LEAD,
    QUESTION,
    STATEMENT,
    TITLE,
    Line,
    Role,
    break_evenly,
    break_lines,
    break_well,
    longest_word,
    width_of,
)

COLUMN_GAP: Final = 60.0
CARD_GAP: Final = 28.0
CARD_PAD: Final = 30.0
BAR: Final = 12.0
WIDE: Final = 1500.0
MANY: Final = 4
_ABOVE_TITLE: Final = 20.0
_BETWEEN_TITLES: Final = 32.0
"""The air between the two languages of a title that stand in one line."""


def title(block: Title, space: Space) -> list[Piece]:
    """A title, never alone on a page while anything follows; stacked, both its languages in a line that holds them."""
    lines = break_evenly(block.text, space.type(TITLE), space.width)
    pieces = _beside(lines, space) if space.stacked else []
    return [replace(piece, keep=True) for piece in pieces or text_pieces(lines, space.ink, gap=_ABOVE_TITLE)]


def _beside(lines: Sequence[Line], space: Space) -> list[Piece]:
    """A text of one line in each of two languages, with the second behind the first; nothing where it has no room."""
    if [line.second for line in lines] != [False, True]:
        return []
    first, second = lines
    x = first.width + _BETWEEN_TITLES
    if x + second.width > space.width:
        return []
    strokes = [TextStroke(first, 0.0, 0.0, space.ink), TextStroke(second, x, first.base - second.base, space.ink)]
    return [Piece(first.kind.line_height, fixed(strokes), gap=_ABOVE_TITLE)]


def question(block: BigQuestion, space: Space) -> list[Piece]:
    """A question that fills the wall."""
    return _plain(block.text, QUESTION, space, gap=76.0)


def statement(block: Statement, space: Space) -> list[Piece]:
    """A statement."""
    return _plain(block.text, STATEMENT, space, gap=26.0)


def heading(block: Heading, space: Space) -> list[Piece]:
    """A small heading, never alone at the end of a page."""
    pieces = _plain(block.text, HEADING, space, gap=34.0)
    return [replace(piece, keep=True) for piece in pieces]


def _plain(text: str, role: Role, space: Space, *, gap: float) -> list[Piece]:
    return text_pieces(break_evenly(text, space.type(role), space.width), space.ink, gap=gap)


def paragraph(block: Paragraph, space: Space) -> list[Piece]:
    """Running text with a lead."""
    kind = space.type(BODY)
    lines = break_well(block.text, kind, space.width, block.lead, replace(space.type(LEAD), size=kind.size))
    return text_pieces(lines, space.soft_ink, gap=kind.size * 0.48)


def bullets(block: Bullets, space: Space) -> list[Piece]:
    """A list with drawn bullets or numbers."""
    kind = space.type(BODY)
    indent = kind.size * 0.9
    numbers = [f"{number}" for number in range(1, len(block.items) + 1)]
    if block.numbered:
        indent = max(width_of(number, space.type(LEAD)) for number in numbers) + kind.size * 0.6
    pieces: list[Piece] = []
    for place, item in enumerate(block.items):
        lines = break_well(item, kind, space.width - indent)
        if block.numbered:
            number = break_lines(numbers[place], space.type(LEAD), indent)[0]
            beside: list[Stroke] = [TextStroke(number, 0.0, 0.0, space.ink)]
        else:
            radius = kind.size * 0.13
            beside = [Discs(((radius + 2, kind.line_height * 0.52),), radius, space.mark)]
        gap = kind.size * (0.5 if place == 0 else 0.36)
        first, *rest = text_pieces(lines, space.ink, gap=gap, x=indent, beside=beside, start=place * 100_000)
        pieces += [replace(first, begins=1), *rest]
    return pieces


def checklist(block: Checklist, space: Space) -> list[Piece]:
    """Things to do with a drawn box for each, in two columns where there is room."""
    two = space.width > WIDE and len(block.items) >= MANY and not space.stacked
    count = 2 if two else 1
    width = (space.width - COLUMN_GAP * (count - 1)) / count
    pieces: list[Piece] = []
    for row in range(0, len(block.items), count):
        strokes: list[Stroke] = []
        height = 0.0
        items = block.items[row : row + count]
        for place, item in enumerate(items):
            part, part_height = _check_item(item, place * (width + COLUMN_GAP), width, space)
            strokes += part
            height = max(height, part_height)
        pieces.append(Piece(height, fixed(strokes), gap=34.0 if row == 0 else 18.0, start=row, begins=len(items)))
    return pieces


def _check_item(item: CheckItem, x: float, width: float, space: Space) -> tuple[list[Stroke], float]:
    kind = space.type(BODY)
    size = kind.size * 0.86
    top = (kind.line_height - size) / 2
    box = Box(QRectF(x, top, size, size), 8.0, space.ink if item.done else None, space.ink, 4.0)
    text = words(item.text, kind, width - size - 24.0)
    strokes: list[Stroke] = [box, *text.at(x + size + 24.0, 0.0, space.ink)]
    if item.done:
        strokes.append(tick(x, top, size, space.paper))
    return strokes, text.height


def columns(block: Columns, space: Space) -> list[Piece]:
    """Columns of text; stacked, a sequence of headings and paragraphs."""
    if space.stacked:
        pieces: list[Piece] = []
        for place, column in enumerate(block.columns):
            pieces += _stacked_column(column, space, place)
        return pieces
    count = len(block.columns)
    width = (space.width - COLUMN_GAP * (count - 1)) / count
    strokes: list[Stroke] = []
    height = 0.0
    for place, column in enumerate(block.columns):
        x = place * (width + COLUMN_GAP)
        head, y = _column_head(column, space, x, width, space.ink if place else space.mark)
        strokes += head
        for text in column.paragraphs:
            body = words(text, space.type(BODY), width)
            strokes += body.at(x, y, space.ink)
            y += body.height + 24.0
        height = max(height, y - 24.0)
    return [Piece(height, fixed(strokes), gap=38.0)]


def _column_head(column: Column, space: Space, x: float, width: float, bar_color: QColor) -> tuple[list[Stroke], float]:
    """A heading over a bar, and the height of both with the space under them."""
    head = words(column.heading, space.type(HEADING), width)
    bar = Box(QRectF(x, head.height + 12.0, width, 6.0), fill=bar_color)
    return [*head.at(x, 0.0, space.ink), bar], head.height + 12.0 + 6.0 + 18.0


def _stacked_column(column: Column, space: Space, place: int) -> list[Piece]:
    head, height = _column_head(column, space, 0.0, space.width, space.ink if place else space.mark)
    start = place * 1_000_000
    pieces = [Piece(height - 14.0, fixed(head), gap=32.0, keep=True, start=start)]
    for number, text in enumerate(column.paragraphs, 1):
        lines = break_well(text, space.type(BODY), space.width)
        pieces += text_pieces(lines, space.ink, gap=14.0, start=start + number * 10_000)
    return pieces


def cards(block: Cards, space: Space) -> list[Piece]:
    """Cards in rows of equal height, as many beside each other as their words allow."""
    longest = longest_word((card.title for card in block.cards), space.type(CARD_NAME))
    widest = 2 if any(card.text for card in block.cards) else min(len(block.cards), 4)
    count = max(1, min(widest, len(block.cards), math.floor((space.width + CARD_GAP) / (longest + 3 * CARD_PAD))))
    width = (space.width - CARD_GAP * (count - 1)) / count
    return [
        _card_row(block.cards[row : row + count], space, width, first=row == 0, start=row)
        for row in range(0, len(block.cards), count)
    ]


def _card_row(row: Sequence[Card], space: Space, width: float, *, first: bool, start: int) -> Piece:
    texts = []
    for card in row:
        inner = width - 2 * CARD_PAD - BAR
        name = even_words(card.title, space.type(CARD_NAME), inner)
        texts.append((card, name, words(card.text, space.type(CARD), inner)))
    height = max(head.height + (8.0 + body.height if body.lines else 0.0) for _card, head, body in texts) + 2 * 24.0

    def draw(got: float) -> list[Stroke]:
        strokes: list[Stroke] = []
        for place, (card, head, body) in enumerate(texts):
            x = place * (width + CARD_GAP)
            mark = space.colors.mark(card.color or space.slide.color)
            outline = (mark, 6.0) if card.here else (space.line, 3.0)
            ground = QRectF(x, 0.0, width, got)
            strokes.append(Box(ground, 16.0, space.panel if not card.here else space.tint, *outline))
            strokes.append(Box(QRectF(x + 18.0, 24.0, BAR, got - 48.0), 6.0, mark))
            strokes += head.at(x + CARD_PAD + BAR + 10.0, 24.0, space.ink)
            strokes += body.at(x + CARD_PAD + BAR + 10.0, 24.0 + head.height + 8.0, space.soft_ink)
        return strokes

    return Piece(height, draw, most=height * 1.25, gap=34.0 if first else CARD_GAP, start=start, begins=len(row))


def countdown(block: Countdown, space: Space) -> list[Piece]:
    """The time left, as large as the page allows."""
    full, text = space.type(CLOCK), in_one_line(block.text)
    largest = min(full.size, full.size * space.width / max(width_of(text, full), 1.0))

    def draw(got: float) -> list[Stroke]:
        kind = replace(full, size=float(math.floor(min(largest, got))))
        line = break_lines(text, kind, space.width)[0]
        return [TextStroke(line, 0.0, 0.0, space.ink)]

    least = min(CLOCK.floor, largest)
    return [Piece(least, draw, most=largest, gap=44.0)]
