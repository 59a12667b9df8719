"""What stands out on paper: a symbol and words, without a colour."""

from dataclasses import dataclass
from typing import Final

from typing_extensions import override

from mastery_desktop.documents import shapes
from mastery_desktop.documents.blocks import ASCENT, Block, Text
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.groups import Box, Row
from mastery_desktop.documents.layout import Style
from mastery_desktop.documents.paper import Paper
from mastery_desktop.domain.labels import UNBACKED, UNBACKED_QUESTION
from mastery_desktop.messages import _

_PAD: Final = 3.5
_TO_WORDS: Final = 4.0


@dataclass(frozen=True)
class Lens(Block):
    """A magnifying glass, in the middle of a first line of text: there is something to look for."""

    style: Style

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self.style.leading

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        size = self.style.size
        middle = top - ASCENT * self.style.leading + 0.34 * size
        paper.path(x, middle - size / 2, shapes.lens(size))


def lens_row(words: Text) -> Row:
    """A text with the magnifying glass before it."""
    return Row((Lens(words.style), words), (words.style.size, 0.0), gap=_TO_WORDS)


def unbacked_note(style: Style) -> Box:
    """The note at a practice that stands strong without evidence, in a frame."""
    bold = style.bold()
    words = Text(((_("{remark}.").format(remark=_(UNBACKED)), bold.face), (_(UNBACKED_QUESTION), style.face)), style)
    return Box(lens_row(words), pad=_PAD, weight=1.2, radius=3)
