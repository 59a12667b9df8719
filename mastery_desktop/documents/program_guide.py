"""The guide to the program on paper: its chapters with their pictures, and what they are called in front."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Final

from reportlab.lib.utils import ImageReader
from typing_extensions import override

from mastery_desktop.documents.blocks import Block, Bookmark, Rule, Space, Text, right, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.groups import Bullet, Keep, Stack, bullet, stack
from mastery_desktop.documents.layout import Style
from mastery_desktop.documents.paging import Part, Sizes, pages_of
from mastery_desktop.documents.paper import Paper
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.reading import Article, BlockKind
from mastery_desktop.domain.reading import Block as Piece
from mastery_desktop.messages import _

_PICTURE: Final = 0.5
"""What a picture takes of the width of the text."""

_DOT: Final = "\u00a0."
_DIGITS: Final = 2.0
"""How wide the numbers of pages are, in sizes of their type."""

_ABOVE_HEADING: Final = 12.0
_ABOVE_PICTURE: Final = 9.0
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


@dataclass(frozen=True)
class Entry(Block):
    """A line of a list of contents: a title, dots, and at the right the number of a page."""

    title: str
    page: int
    style: Style

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self._title.height(fonts, self._column(width))

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        fonts, style = paper.fonts, self.style
        column = self._column(width)
        self._title.draw(paper, x, top, column)
        lines = self._title.lines(fonts, column)
        top -= (len(lines) - 1) * style.leading
        last = lines[-1].width
        text(str(self.page), right(style)).draw(paper, x + column, top, width - column)
        dots = int((column - last) / (fonts.width(_DOT, style.face) * style.size)) - 1
        if dots > 0:
            text(_DOT * dots, right(style)).draw(paper, x + last, top, column - last)

    @property
    def _title(self) -> Text:
        return text(self.title, self.style)

    def _column(self, width: float) -> float:
        """What the title takes of the width, so that three digits stand beside it."""
        return width - _DIGITS * self.style.size


def program_guide(context: Context, chapters: Sequence[Article], picture: Callable[[str], Path]) -> Document:
    """Make the guide.

    Args:
        context: what it is drawn with.
        chapters: the chapters in their order.
        picture: gives the file of a picture by its name.
    """
    title = _("How to use Mastery Desktop")
    parts = [*_with_points_together(_parts(context, chapters, picture))]
    names = [chapter.title for chapter in chapters]
    tried = context.document(title, [Part(block=_front(context, title, dict.fromkeys(names, 0))), *parts])
    pages = _pages_of_chapters(tried, context.fonts)
    return context.document(title, [Part(block=_front(context, title, pages)), *parts])


def _front(context: Context, title: str, pages: Mapping[str, int]) -> Block:
    """The name of the guide, and its chapters with the pages on which they begin."""
    entries = [Entry(name, page, context.look.body) for name, page in pages.items()]
    return stack([context.masthead(title, ""), Space(_ABOVE_HEADING), *entries], gap=_BETWEEN)


def _pages_of_chapters(document: Document, fonts: Fonts) -> dict[str, int]:
    """The page on which each chapter begins, by its title; pages count from 1."""
    leaf = document.leaf
    sizes = Sizes(leaf.width, leaf.first_height, leaf.later_height)
    return {
        title: page
        for page, placed in enumerate(pages_of(document.parts, fonts, sizes), start=1)
        for block, _down in placed
        for title in _begun_in(block)
    }


def _begun_in(block: Block) -> Iterator[str]:
    """The titles of the chapters that begin in a block."""
    if isinstance(block, Bookmark):
        yield block.title
    elif isinstance(block, Keep):
        yield from _begun_in(block.child)
    elif isinstance(block, Stack):
        for child in block.children:
            yield from _begun_in(child)


def _parts(context: Context, chapters: Sequence[Article], picture: Callable[[str], Path]) -> Iterator[Part]:
    """The chapters, one after the other; a heading stays with what it is over."""
    look = context.look
    for chapter in chapters:
        over: list[Block] = [
            Bookmark(chapter.title),
            text(chapter.title, look.title),
            Space(4),
            Rule(1.5),
            Space(_BETWEEN),
        ]
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
            if piece.kind is BlockKind.PICTURE:
                gap = max(gap, _ABOVE_PICTURE)
            yield Part(block=context.keep(stack([*over, block])) if over else block, gap=gap)
            over, gap = [], _BETWEEN


def _with_points_together(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts with all points of a list as one, so that none of them is alone on the next page."""
    for listed, group in groupby(parts, key=lambda part: isinstance(part.block, Bullet)):
        if listed:
            points = [*group]
            yield Part(block=stack((part.block for part in points), gap=_BETWEEN), gap=points[0].gap)
        else:
            yield from group


def _block(context: Context, piece: Piece, picture: Callable[[str], Path]) -> Block:
    if piece.kind is BlockKind.POINT:
        return bullet(piece.text, context.look.body)
    if piece.kind is BlockKind.PICTURE:
        figure = Figure(picture(piece.picture))
        return context.keep(stack([figure, Space(3), text(piece.text, context.look.note)]), firm=True)
    return text(piece.text, context.look.body)
