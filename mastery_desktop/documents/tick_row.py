"""Answers to tick beside each other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from typing_extensions import override

from mastery_desktop.documents.blocks import HAIR, Below, Fitting, Text
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.groups import Row
from mastery_desktop.documents.marks import Tick

_ROOMY: Final = 10_000.0
"""A column in which every answer stands on one line, in points."""


@dataclass(frozen=True)
class TickRow(Fitting):
    """Answers in columns; where the two languages of one do not stand on one line, those of all are below each other.

    Attributes:
        ticks: the answers, from the left.
        widths: the width of each, in points; one of them may be 0 and takes what is left.
    """

    ticks: tuple[Tick, ...]
    widths: tuple[float, ...]

    @override
    def shown(self, fonts: Fonts, width: float) -> Row:
        free = width - sum(self.widths)
        columns = [given or free for given in self.widths]
        if all(
            tick.height(fonts, column) <= tick.height(fonts, _ROOMY) + HAIR
            for tick, column in zip(self.ticks, columns, strict=True)
        ):
            return Row(self.ticks, self.widths)
        return Row(tuple(_below_each_other(tick) for tick in self.ticks), self.widths)


def tick_row(ticks: Iterable[Tick], width: float) -> TickRow:
    """Answers beside each other, each in as much of a width as the others."""
    answers = tuple(ticks)
    return TickRow(answers, (0.0, *(width / len(answers) for _answer in answers[1:])))


def _below_each_other(tick: Tick) -> Tick:
    child = tick.child
    if isinstance(child, Text) and child.in_two_languages:
        return replace(tick, child=Below(*child.in_each_language()))
    return tick
