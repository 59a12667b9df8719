"""Dots: one for each mark, as large as their place allows."""

import math
from collections.abc import Iterable
from typing import Final

PITCH: Final = 1.3
"""From the centre of a dot to the next one, in dots."""

SMALLEST: Final = 6.0


def dot_size(counts: Iterable[int], width: float, height: float, largest: float) -> float:
    """The largest diameter at which every count finds room in a rectangle of its own."""
    most = max(counts, default=0)
    size = min(largest, width, height)
    while size > SMALLEST and not _fits(most, size, width, height):
        size -= 0.5
    return size


def _fits(count: int, size: float, width: float, height: float) -> bool:
    rows = math.ceil(count / _per_row(size, width))
    return size + (rows - 1) * size * PITCH <= height


def _per_row(size: float, width: float) -> int:
    return max(1, math.floor((width - size) / (size * PITCH)) + 1)


def rising(count: int, size: float, x: float, bottom: float, width: float) -> tuple[tuple[float, float], ...]:
    """Centres of dots that fill rows from the bottom left."""
    per_row = _per_row(size, width)
    step = size * PITCH
    return tuple(
        (x + size / 2 + place % per_row * step, bottom - size / 2 - place // per_row * step) for place in range(count)
    )


def centred(count: int, size: float, x: float, middle: float, width: float) -> tuple[tuple[float, float], ...]:
    """Centres of dots in rows from the left, with the rows about a middle line."""
    per_row = _per_row(size, width)
    rows = max(1, math.ceil(count / per_row))
    step = size * PITCH
    top = middle - (rows - 1) * step / 2
    return tuple((x + size / 2 + place % per_row * step, top + place // per_row * step) for place in range(count))


def on_line(marks: Iterable[int], length: float, size: float) -> tuple[tuple[float, int], ...]:
    """Places of marks on a line: how far along, and how many rows above it so that none hides another.

    Args:
        marks: thousandths of the line, sorted.
        length: of the line, in units.
        size: diameter of a dot.
    """
    ends: list[float] = []
    places: list[tuple[float, int]] = []
    for mark in marks:
        x = mark / 1000 * length
        row = next((row for row, end in enumerate(ends) if x - size / 2 >= end), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = x + size / 2 + size * 0.12
        places.append((x, row))
    return tuple(places)
