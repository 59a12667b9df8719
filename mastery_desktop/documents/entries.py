"""Blocks to type into, for those who fill a form in on a laptop: a box for text, a list, boxes to tick.

Each stands where the sheet of paper has lines or a tick box. The library draws what is typed in Helvetica, which every
reader of PDFs has; it cannot embed a face into a field.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from reportlab.lib.colors import black
from typing_extensions import override

from mastery_desktop.documents.blocks import Block, WritingLines, text
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.layout import LINE_PITCH, RULE, TICK, Style
from mastery_desktop.documents.marks import LevelBoxes, Tick, draw_tick
from mastery_desktop.documents.paper import Paper
from mastery_desktop.domain.form_fields import FieldKind, FormField, encoded
from mastery_desktop.messages import in_one_line

LONGEST: Final = 4000
"""Characters that a box takes; more than fit into it move up."""

_TYPE: Final = 11
_FACE: Final = "Helvetica"
_INSET: Final = 2.0
_ABOVE: Final = 3.0
_BESIDE: Final = 6.0
_BETWEEN: Final = 24.0
_NOTHING_CHOSEN: Final = " "
_PLAIN: Final[dict[str, Any]] = {  # the stubs take whole numbers where the library takes points
    "fillColor": None,
    "borderColor": None,
    "textColor": black,
    "borderWidth": 0,
    "relative": True,
}


@dataclass(frozen=True)
class Entry(Block):
    """A box to type into.

    Attributes:
        field: what it means.
        tip: what it asks for, said by a reader of PDFs.
        high: its height.
        framed: whether it draws a frame; one in the cell of a table has the table's.
        single: whether it takes one line only.
        choices: what can be chosen instead of typing: (value, words).
    """

    field: FormField
    tip: str
    high: float
    framed: bool = True
    single: bool = False
    choices: tuple[tuple[str, str], ...] = ()

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self.high

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        above = _ABOVE if self.framed else 0.0
        height = self.high - above
        if self.framed:
            paper.box(x, top - self.high, width, height, weight=RULE, radius=2)
        place = {
            "name": self.field.name,
            "tooltip": in_one_line(self.tip),
            "x": x + _INSET,
            "y": top - self.high + _INSET,
            "width": width - 2 * _INSET,
            "height": height - 2 * _INSET,
            "fontName": _FACE,
            "fontSize": _TYPE,
            **_PLAIN,
        }
        if self.choices:
            options = [
                (_NOTHING_CHOSEN, _NOTHING_CHOSEN),
                *((in_one_line(words), value) for value, words in self.choices),
            ]
            paper.acroForm.choice(value=_NOTHING_CHOSEN, options=options, fieldFlags="combo", **place)
        else:
            flags = "" if self.single else "multiline"
            paper.acroForm.textfield(fieldFlags=flags, maxlen=LONGEST, **place)


def lines_to_type(field: FormField, tip: str, lines: int, fonts: Fonts, width: float) -> Entry:
    """A box as high as so many writing lines."""
    return Entry(field, tip, WritingLines(lines).height(fonts, width) + _ABOVE)


@dataclass(frozen=True)
class EntryLine(Block):
    """A label with a box for one line behind it."""

    label: str
    entry: Entry
    style: Style
    pad: float = 8.0

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return LINE_PITCH

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        left = paper.fonts.width(self.label, self.style.face) * self.style.size + self.pad
        text(self.label, self.style).draw(paper, x, top - LINE_PITCH + self.style.leading * 1.2, left)
        self.entry.draw(paper, x + left, top - LINE_PITCH + self.entry.high, width - left)


@dataclass(frozen=True)
class TickEntry(Block):
    """A box to tick before a text."""

    tick: Tick
    field: FormField
    tip: str

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self.tick.height(fonts, width)

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        self.tick.draw(paper, x, top, width)
        place: dict[str, Any] = {"x": x, "y": top - 0.5 - TICK, "size": TICK, **_PLAIN}
        paper.acroForm.checkbox(
            name=self.field.name, tooltip=in_one_line(self.tip), buttonStyle="cross", fieldFlags="", **place
        )


@dataclass(frozen=True)
class LevelEntry(Block):
    """The levels side by side, one of which can be ticked."""

    boxes: LevelBoxes
    field: FormField
    tip: str

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self.boxes.height(fonts, width)

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        self.boxes.draw(paper, x, top, width)
        places = [(left, upper - TICK, TICK) for left, upper in self.boxes.ticks(x, top, width)]
        _one_of(paper, self.field, self.tip, [level.id for level in self.boxes.levels], places)


@dataclass(frozen=True)
class StageEntry(Block):
    """The stages in their order, one of which can be ticked.

    Attributes:
        label: what stands before them.
        stages: the stages in order: (id, name).
        field: what it means.
        tip: what it asks for.
        style: the type.
    """

    label: str
    stages: tuple[tuple[str, str], ...]
    field: FormField
    tip: str
    style: Style

    def _places(self, fonts: Fonts, width: float) -> list[tuple[float, float]]:
        """How far from the left and below the top each stage stands."""
        left, down = fonts.width(self.label, self.style.bold().face) * self.style.size + _BETWEEN, 0.0
        places: list[tuple[float, float]] = []
        for _stage, name in self.stages:
            wide = TICK + _BESIDE + fonts.width(name, self.style.face) * self.style.size
            if places and left + wide > width:
                left, down = 0.0, down + LINE_PITCH
            places.append((left, down))
            left += wide + _BETWEEN
        return places

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self._places(fonts, width)[-1][1] + LINE_PITCH

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        drop = (LINE_PITCH - self.style.leading) / 2
        text(self.label, self.style.bold()).draw(paper, x, top - drop, width)
        boxes = []
        for (_stage, name), (left, down) in zip(self.stages, self._places(paper.fonts, width), strict=True):
            upper = top - down - (LINE_PITCH - TICK) / 2
            draw_tick(paper, x + left, upper)
            text(name, self.style).draw(paper, x + left + TICK + _BESIDE, top - down - drop, width)
            boxes.append((x + left, upper - TICK, TICK))
        _one_of(paper, self.field, self.tip, [stage for stage, _name in self.stages], boxes)


def identity(paper: Paper, pack: str) -> None:
    """Say in a field that nobody sees which content a form was made with."""
    paper.acroForm.textfield(
        name=FormField("", FieldKind.PACK).name,
        value=pack,
        x=0,
        y=0,
        width=1,
        height=1,
        annotationFlags="hidden",
        fieldFlags="readOnly",
        fontName=_FACE,
        maxlen=LONGEST,
        **{**_PLAIN, "relative": False},
    )


def _one_of(
    paper: Paper, field: FormField, tip: str, values: Sequence[str], places: Sequence[tuple[float, float, float]]
) -> None:
    for value, (left, bottom, size) in zip(values, places, strict=True):
        place: dict[str, Any] = {"x": left, "y": bottom, "size": size, **_PLAIN}
        paper.acroForm.radio(
            name=field.name,
            tooltip=in_one_line(tip),
            value=encoded(value),
            buttonStyle="cross",
            shape="square",
            fieldFlags="radio",  # a tick can be taken back, where the reader of PDFs knows how
            **place,
        )
