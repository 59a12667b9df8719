"""Fields: a label with a line to write on, alone or beside others."""

from dataclasses import dataclass, replace
from typing import Final

from typing_extensions import override

from mastery_desktop.documents.blocks import NOTHING, Block, Fitting, Text, text
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.groups import Row, Stack
from mastery_desktop.documents.layout import LINE_PITCH, Style
from mastery_desktop.documents.paper import Paper
from mastery_desktop.messages import in_both

_MOST_LABEL: Final = 0.7
"""What a label in two languages may take of a field before the line goes below it."""

_LONG_LABEL: Final = 0.5
"""A label that takes so much of a field stands above its line where what was written would be broken behind it."""

_LEAST_LINE: Final = 3.0
"""How long the line behind any other label is at least, in sizes of its type: enough for a number of two digits."""


@dataclass(frozen=True)
class Field(Block):
    """A label with a line to write on, or with what was written standing on the line."""

    label: str
    value: str
    style: Style
    pad: float = 8.0

    def _value(self) -> Text:
        return text(self.value, self.style)

    def _label_width(self, fonts: Fonts) -> float:
        return fonts.width(self.label, self.style.face) * self.style.size + self.pad

    def is_too_narrow(self, fonts: Fonts, width: float) -> bool:
        """Whether the label leaves too little room behind it, so that the line stands below it."""
        wide = self._label_width(fonts)
        if wide > width * _MOST_LABEL and (in_both(self.label) or wide + _LEAST_LINE * self.style.size > width):
            return True
        value = fonts.width(self.value, self.style.face) * self.style.size
        return wide > width * _LONG_LABEL and width - wide < value <= width

    def with_line_below(self) -> Stack:
        """The label, and the line below it."""
        return Stack((text(self.label, self.style), replace(self, label="", pad=0.0)))

    def _below(self, fonts: Fonts, width: float) -> Stack | None:
        return self.with_line_below() if self.is_too_narrow(fonts, width) else None

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        if below := self._below(fonts, width):
            return below.height(fonts, width)
        room = width - self._label_width(fonts)
        return max(LINE_PITCH, self._value().height(fonts, room) + self.style.leading * 0.35)

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        if below := self._below(paper.fonts, width):
            below.draw(paper, x, top, width)
            return
        left = self._label_width(paper.fonts)
        bottom = top - self.height(paper.fonts, width)
        value = self._value()
        above = bottom + self.style.leading * 0.2 + value.height(paper.fonts, width - left)
        text(self.label, self.style).draw(paper, x, above, left)
        value.draw(paper, x + left, above, width - left)
        paper.rule(x + left, bottom, width - left)

    @override
    def split(self, fonts: Fonts, width: float, room: float) -> tuple[Block, Block] | None:
        if below := self._below(fonts, width):
            return below.split(fonts, width, room)
        left = self._label_width(fonts)
        parts = self._value().split(fonts, width - left, room)
        if parts is None:
            return None
        return Row((text(self.label, self.style), parts[0]), (left, 0.0)), Row((NOTHING, parts[1]), (left, 0.0))


@dataclass(frozen=True)
class FieldRow(Fitting):
    """Fields beside each other, their lines on one height; where one has its line below its label, all of them have.

    Attributes:
        fields: the fields, from the left.
        widths: the width of each, in points; one of them may be 0 and takes what is left.
        gap: the space between two fields.
    """

    fields: tuple[Field, ...]
    widths: tuple[float, ...]
    gap: float = 18.0

    @override
    def shown(self, fonts: Fonts, width: float) -> Row:
        free = width - sum(self.widths) - self.gap * (len(self.fields) - 1)
        columns = [given or free for given in self.widths]
        if any(field.is_too_narrow(fonts, column) for field, column in zip(self.fields, columns, strict=True)):
            return Row(tuple(field.with_line_below() for field in self.fields), self.widths, self.gap, place=1.0)
        return Row(self.fields, self.widths, self.gap, place=1.0)

    @override
    def split(self, fonts: Fonts, width: float, room: float) -> tuple[Block, Block] | None:
        return self.shown(fonts, width).split(fonts, width, room)
