"""Cards: in large print, what stands in the row of a table in usual print."""

from collections.abc import Sequence

from mastery_desktop.documents.blocks import Block, WritingLines, text
from mastery_desktop.documents.groups import Box, Row, Stack, stack
from mastery_desktop.documents.layout import Look

GAP = 7.0
"""The space between two rows of a card."""

_BETWEEN = 16.0


def labelled(look: Look, label: str, value: str | Block, *, lines: int = 1) -> Block:
    """A label with what was written below it, or with lines to write on where that is nothing."""
    if isinstance(value, str):
        value = text(value, look.body) if value else WritingLines(lines)
    return stack([text(label, look.label, glue=True), value])


def card(rows: Sequence[Block], again: Block | None = None, *, gap: float = GAP) -> Block:
    """A frame around rows below each other; `again` stands above what goes on upon another page."""
    return Box(stack(rows, gap=gap, again=again))


def beside(cells: Sequence[Block], width: float) -> Block:
    """Cells of a card side by side, each as wide as the others; `width` is that of the card.

    Lines to write on stand on one height, also below labels that take more lines than others.
    """
    column = (width - 16 - _BETWEEN * (len(cells) - 1)) / len(cells)
    to_write = all(isinstance(cell, Stack) and isinstance(cell.children[-1], WritingLines) for cell in cells)
    return Row(tuple(cells), (*(column for _cell in cells[1:]), 0.0), gap=_BETWEEN, place=float(to_write))
