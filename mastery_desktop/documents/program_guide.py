"""The guide to the program on paper: its chapters with their pictures, and what they are called in front."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from reportlab.lib.utils import ImageReader
from typing_extensions import override

from mastery_desktop.documents.blocks import Block, Rule, Space, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.groups import bullet, stack
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.paper import Paper
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.reading import Article, BlockKind
from mastery_desktop.domain.reading import Block as Piece
from mastery_desktop.messages import _

_PICTURE: Final = 0.6
"""What a picture takes of the width of the text."""

_ABOVE_HEADING: Final = 12.0
_BETWEEN: Final = 5.0


@dataclass(frozen=True)
class Figure(Block):
    """A picture from a file, framed."""

    file: Path

    @cached_property
    def _image(self) -> ImageReader:
        return ImageReader(str(self.file))

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        wide, high = self._image.getSize()
        return width * _PICTURE * high / wide

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        high = self.height(paper.fonts, width)
        paper.drawImage(self._image, x, top - high, width * _PICTURE, high)
        paper.box(x, top - high, width * _PICTURE, high, weight=0.5)


def program_guide(context: Context, chapters: Sequence[Article], picture: Callable[[str], Path]) -> Document:
    """Make the guide.

    Args:
        context: what it is drawn with.
        chapters: the chapters in their order.
        picture: gives the file of a picture by its name.
    """
    title = _("How to use Mastery Desktop")
    look = context.look
    names = [bullet(chapter.title, look.body) for chapter in chapters]
    front = stack([context.masthead(title, ""), Space(_ABOVE_HEADING), *names], gap=_BETWEEN)
    return context.document(title, [Part(block=front), *_parts(context, chapters, picture)])


def _parts(context: Context, chapters: Sequence[Article], picture: Callable[[str], Path]) -> Iterator[Part]:
    """The chapters, one after the other; a heading stays with what it is over."""
    look = context.look
    for chapter in chapters:
        over = [text(chapter.title, look.title), Space(4), Rule(1.5), Space(_BETWEEN)]
        gap = 2 * _ABOVE_HEADING
        for piece, following in zip(chapter.blocks, (*chapter.blocks[1:], None), strict=True):
            if piece.kind is BlockKind.HEADING:
                over += [text(piece.text, look.heading), Space(3)]
                gap = max(gap, _ABOVE_HEADING)
                continue
            block = _block(context, piece, picture)
            if over and following and following.kind is BlockKind.HEADING and piece is chapter.blocks[0]:
                over += [
                    block,
                    Space(_ABOVE_HEADING),
                ]  # a chapter does not begin with one sentence at the foot of a page
                continue
            yield Part(block=context.keep(stack([*over, block])) if over else block, gap=gap)
            over, gap = [], _BETWEEN


def _block(context: Context, piece: Piece, picture: Callable[[str], Path]) -> Block:
    if piece.kind is BlockKind.POINT:
        return bullet(piece.text, context.look.body)
    if piece.kind is BlockKind.PICTURE:
        figure = Figure(picture(piece.picture))
        return context.keep(stack([figure, Space(3), text(piece.text, context.look.note)]), firm=True)
    return text(piece.text, context.look.body)
