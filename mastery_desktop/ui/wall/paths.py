"""Blocks that are a line or a path: the line of a shift, the stages of change."""

import math
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF

from mastery_desktop.domain.wall import ShiftLine, StageMark, StagePath
from mastery_desktop.messages import _, in_one_line
from mastery_desktop.ui.wall.dots import SMALLEST, on_line
from mastery_desktop.ui.wall.pieces import Piece, Space, Words, even_words, fixed, words
from mastery_desktop.ui.wall.strokes import Box, Discs, Shape, Stroke
from mastery_desktop.ui.wall.text import END, SMALL, SMALL_STRONG, longest_word, width_of

CHIP_GAP: Final = 16.0
CHIP_PAD: Final = 12.0
CHIP_LINES: Final = 2
CIRCLE: Final = 54.0
BEFORE_NAME: Final = CHIP_PAD + CIRCLE + 10.0
DOT: Final = 40.0
LINE: Final = 8.0
TALLEST: Final = 330.0


def shift_line(block: ShiftLine, space: Space) -> list[Piece]:
    """Both ends, and the line between them with the marks of the room."""
    return [_ends(block, space), _line(block, space)]


def _ends(block: ShiftLine, space: Space) -> Piece:
    half = (space.width - 80.0) / 2
    names = [words(text, space.type(SMALL), half) for text in map(in_one_line, (_("From"), _("To")))]
    kind = space.type(END)
    longest = longest_word((block.shift_from, block.shift_to), kind) + 1.0
    if longest > half:  # a smaller word is better than a broken one
        kind = replace(kind, size=max(END.floor, math.floor(kind.size * half / longest)))
    ends = [even_words(text, kind, half) for text in (block.shift_from, block.shift_to)]
    top = names[0].height + 4.0
    strokes = [*names[0].at(0.0, 0.0, space.soft_ink), *ends[0].at(0.0, top, space.ink)]
    strokes += names[1].at(0.0, 0.0, space.soft_ink, right=space.width)
    strokes += ends[1].at(0.0, top, space.ink, right=space.width)
    return Piece(top + max(end.height for end in ends), fixed(strokes), gap=38.0, keep=True)


def _line(block: ShiftLine, space: Space) -> Piece:
    length = space.width - 2 * DOT
    label = words(_("Placed by the team"), space.type(SMALL_STRONG), space.width)
    under = 44.0 + label.height if block.placed is not None else 12.0
    rows = max((row for _x, row in on_line(block.marks, length, DOT)), default=0) + 1
    least = 24.0 + min(rows, 2) * DOT * 1.1 + LINE + under

    def draw(got: float) -> list[Stroke]:
        y = got - under - LINE
        size = _dot_on_line(block.marks, length, y)
        strokes: list[Stroke] = [Box(QRectF(0.0, y, space.width, LINE), LINE / 2, space.ink)]
        centers = tuple(
            (DOT + x, y - 8.0 - size / 2 - row * size * 1.1) for x, row in on_line(block.marks, length, size)
        )
        strokes.append(Discs(centers, size / 2, space.mark))
        if block.placed is not None:
            x = DOT + block.placed / 1000 * length
            top = y + LINE + 8.0
            strokes.append(Shape(((x, top), (x + 22.0, top + 30.0), (x - 22.0, top + 30.0)), space.ink))
            left = min(max(x - label.width / 2, 0.0), space.width - label.width)
            strokes += label.at(left, top + 34.0, space.ink)
        return strokes

    return Piece(least, draw, most=max(TALLEST, least), gap=10.0, start=1)


def _dot_on_line(marks: tuple[int, ...], length: float, height: float) -> float:
    size = DOT
    while size > SMALLEST:
        rows = max((row for _x, row in on_line(marks, length, size)), default=0) + 1
        if 8.0 + size + (rows - 1) * size * 1.1 <= height:
            break
        size -= 1.0
    return size


def stage_path(block: StagePath, space: Space) -> list[Piece]:
    """The stages as a row of chips, or several rows where their names need them."""
    count = len(block.stages)
    rows = 1
    names, width = _names(block, count, space)
    while rows < count and not _fit(block, names, width, space):
        rows += 1
        # Rows of the same length look like a path; a single chip left over looks like a mistake.
        names, width = _names(block, math.ceil(count / rows), space)
    per_row = math.ceil(count / rows)
    height = max(CIRCLE, *(name.height for name in names)) + 2 * 16.0
    strokes: list[Stroke] = []
    for place, stage in enumerate(block.stages):
        x, y = place % per_row * (width + CHIP_GAP), place // per_row * (height + CHIP_GAP)
        strokes += _chip(stage, place + 1, QRectF(x, y, width, height), space)
        strokes += names[place].at(x + BEFORE_NAME, y + (height - names[place].height) / 2, space.ink)
    rows = math.ceil(count / per_row)
    return [Piece(rows * height + (rows - 1) * CHIP_GAP, fixed(strokes), gap=24.0, keep=True)]


def _names(block: StagePath, per_row: int, space: Space) -> tuple[list[Words], float]:
    """The names of the stages, broken for so many chips in a row, and the width of a chip."""
    width = (space.width - CHIP_GAP * (per_row - 1)) / per_row
    kind = space.type(SMALL_STRONG)
    return [even_words(stage.name, kind, width - BEFORE_NAME - CHIP_PAD) for stage in block.stages], width


def _fit(block: StagePath, names: list[Words], width: float, space: Space) -> bool:
    """Whether every name stands whole on two lines at most."""
    longest = longest_word((stage.name for stage in block.stages), space.type(SMALL_STRONG))
    return longest <= width - BEFORE_NAME - CHIP_PAD and all(name.rows <= CHIP_LINES for name in names)


def _chip(stage: StageMark, number: int, rect: QRectF, space: Space) -> list[Stroke]:
    filled = stage.here or stage.past
    circle = QRectF(rect.x() + CHIP_PAD, rect.center().y() - CIRCLE / 2, CIRCLE, CIRCLE)
    digits = words(f"{number}", space.type(SMALL_STRONG), CIRCLE)
    x = circle.center().x() - width_of(f"{number}", space.type(SMALL_STRONG)) / 2
    return [
        Box(
            rect,
            16.0,
            space.tint if stage.here else None,
            space.ink if stage.here else space.line,
            6.0 if stage.here else 3.0,
        ),
        Box(circle, CIRCLE / 2, space.ink if filled else space.paper, space.ink, 4.0),
        *digits.at(x, circle.center().y() - digits.height / 2, space.paper if filled else space.ink),
    ]
