"""Puts buttons beside each other as far as there is room, and the rest below."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QGridLayout, QWidget


def put_in_rows(grid: QGridLayout, buttons: Sequence[QWidget], room: int) -> None:
    """Put buttons into a grid of their own: into one row, with the last one at its end, or into as many as they need.

    Args:
        grid: their layout.
        buttons: all that are in it; the last one is apart from the others in meaning.
        room: how wide the rows may be, in pixels.
    """
    widths = [button.sizeHint().width() + grid.horizontalSpacing() for button in buttons]
    whole = len(widths)
    in_row = next((n for n in (whole, 6, 5, 4, 3, 2) if sum(max(widths[at::n]) for at in range(n)) <= room), 1)
    for place, button in enumerate(buttons):
        row, column = divmod(place, in_row)
        grid.addWidget(button, row, column + 1 if place == in_row - 1 == whole - 1 else column)
    for column in range(whole + 1):
        grid.setColumnStretch(column, int(column == min(in_row, whole - 1)))
