"""Heads of stages: their names in boxes that point to the next stage."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from typing_extensions import override

from mastery_desktop.documents import shapes
from mastery_desktop.documents.blocks import ASCENT, Block, text
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.layout import Align, Style
from mastery_desktop.documents.paper import Paper
from mastery_desktop.messages import in_one_line

_REMARK: Final = 0.74
"""The type of a remark, as a share of that of the name."""


@dataclass(frozen=True)
class StageHead(Block):
    """The name of a stage in a box that points to the next stage, and at its right a remark, where there is room.

    `least` is how high the box is at least; the name stands in its middle.
    """

    name: str
    style: Style
    pointed: bool
    glue: bool = True
    remark: str = ""
    least: float = 0.0

    def _beside(self, fonts: Fonts, width: float) -> float:
        """What the remark takes behind the name; 0 where it stands below it."""
        style = self._small
        needed = fonts.width(in_one_line(self.remark), style.face) * style.size + 1
        name = fonts.width(in_one_line(self.name), self.style.face) * self.style.size
        return needed if name + needed + 2.5 * self.style.size < width else 0.0

    @property
    def _small(self) -> Style:
        return self.style.scaled(_REMARK)

    @property
    def _tip(self) -> float:
        return self.style.size * 0.55 if self.pointed else 0.0

    @property
    def _inset(self) -> float:
        return self.style.size * 0.5 if self.style.align is Align.LEFT else 0.0

    def _room(self, width: float) -> float:
        """What the name has of a width."""
        return width - max(self.style.size, self._inset + self._tip)

    def _needed(self, fonts: Fonts, width: float) -> float:
        height = text(self.name, self.style).height(fonts, self._room(width)) + self.style.size * 0.7
        return height + (self._small.leading if self.remark and not self._beside(fonts, width) else 0.0)

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return max(self.least, self._needed(fonts, width))

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        height = self.height(paper.fonts, width)
        paper.path(x, top - height, shapes.signpost(width, height, self._tip))
        words = text(self.name, self.style)
        inset, room = self._inset, self._room(width)
        left = inset or (width - self._tip - room) / 2
        top -= (height - self._needed(paper.fonts, width)) / 2
        words.draw(paper, x + left, top - self.style.size * 0.3, room)
        if self.remark:
            remark, beside = text(self.remark, self._small), self._beside(paper.fonts, width)
            if beside:  # on the line of the name
                drop = self.style.size * 0.3 + ASCENT * (self.style.leading - self._small.leading)
                remark.draw(paper, x + width - inset - beside, top - drop, beside)
            else:
                bottom = top - self._needed(paper.fonts, width) + self.style.size * 0.4
                remark.draw(paper, x + inset, bottom + self._small.leading, width - inset)


def stage_heads(names: Sequence[str], style: Style, fonts: Fonts, width: float) -> list[StageHead]:
    """The heads of stages that stand or hang side by side, all as high as the highest; each points to the next one."""
    heads = [StageHead(name, style, pointed=at + 1 < len(names)) for at, name in enumerate(names)]
    highest = max((head.height(fonts, width) for head in heads), default=0.0)
    return [replace(head, least=highest) for head in heads]
