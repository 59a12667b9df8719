"""P6: a poster for each shift of a domain, to put marks on.

It has two ends and a line between them, and no scale: people mark a place, not a number.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Final, NamedTuple

from typing_extensions import override

from mastery_desktop.documents import shapes
from mastery_desktop.documents.blocks import Block, Rule, Space, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.layout import Align, Leaf, Look, Style
from mastery_desktop.documents.paper import Paper
from mastery_desktop.documents.posters import (
    Even,
    fitted,
    largest_that_fits,
    named_alike,
    poster_height,
    poster_leaf,
    poster_scale,
    widest,
)
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.content import Domain, Element
from mastery_desktop.messages import _, in_both, words_of

_NAME: Final = 0.09
"""The type of the practice's name, as a share of the sheet's height."""

_LARGEST: Final = 0.1
_SMALLEST: Final = 14.0
_LINE: Final = 0.3
"""The least height of the room for marks, as a share of the sheet's height."""

_NAME_IN_BOTH: Final = 0.065
_LINE_IN_BOTH: Final = 0.2
"""Name and line leave more of the sheet to the ends in two languages, which are what is read across the room."""

_SMALL: Final = 1.5
_END: Final = 0.46
"""What the text of an end takes of the width."""


def shift_posters(context: Context) -> Document:
    """Make the posters of the context's domain, all in the same type, with their lines at the same height."""
    domain = context.domain or context.pack.domains[0]
    leaf = poster_leaf(context.leaf)
    heads = cache(partial(_heads, context, leaf, domain))
    pages = [partial(_poster, context, leaf, heads, at) for at in range(len(domain.elements))]
    return context.document(
        _("Shifts: {domain}").format(domain=domain.name),
        largest_that_fits(leaf, context.fonts, pages, largest=leaf.page[1] * _LARGEST, smallest=_SMALLEST),
        leaf=leaf,
        running="",
    )


class _Heads(NamedTuple):
    """What stands above the lines of the posters of a domain, and how high the highest of it is."""

    blocks: tuple[Block, ...]
    highest: float


def _heads(context: Context, leaf: Leaf, domain: Domain, size: float) -> _Heads:
    """What stands above the lines, with the ends in a size of type; a name is no smaller than they are."""
    names = [each.name for each in domain.elements]
    words = [word for each in domain.elements for word in words_of(f"{each.shift_from} {each.shift_to}")]
    end = fitted(context.fonts, words, Look().body.bold().sized(size), leaf.width * _END)
    share = _NAME_IN_BOTH if in_both(domain.name) else _NAME
    title = Look().title.sized(leaf.page[1] * share)
    name = title.sized(max(end.size, widest(context.fonts, names, title, leaf.width)))
    blocks = tuple(
        stack(
            [
                text(domain.name, _small(leaf)),
                named_alike(context.fonts, each.name, names, name, leaf.width),
                Space(name.size * 0.1),
                Rule(4),
                Space(name.size * 0.3),
                _both_ends(leaf, each, end),
            ]
        )
        for each in domain.elements
    )
    return _Heads(blocks, max(block.height(context.fonts, leaf.width) for block in blocks))


def _small(leaf: Leaf) -> Style:
    return Look().body.scaled(poster_scale(leaf) * _SMALL)


def _poster(context: Context, leaf: Leaf, heads: Callable[[float], _Heads], at: int, size: float) -> Block:
    """The poster of a shift with its ends in a size of type."""
    blocks, highest = heads(size)
    below = highest - blocks[at].height(context.fonts, leaf.width)
    words = _("Put your mark where our practice is today. There is no right place.")
    foot = text(words, _small(leaf).aligned(Align.CENTER))
    free = poster_height(leaf) - highest - foot.height(context.fonts, leaf.width)
    least = leaf.page[1] * (_LINE_IN_BOTH if in_both(words) else _LINE)
    return stack([blocks[at], Space(below), _Line(max(least, free - 1), poster_scale(leaf)), foot])


def _both_ends(leaf: Leaf, element: Element, style: Style) -> Row:
    start, end = _end(element.shift_from, style), _end(element.shift_to, style.aligned(Align.RIGHT))
    return Row((start, Space(0), end), (leaf.width * _END, 0.0, leaf.width * _END))


def _end(words: str, style: Style) -> Block:
    """The text of an end, either language in even lines."""
    block = text(words, style)
    return stack([Even(each) for each in (block.in_each_language() if block.in_two_languages else (block,))])


@dataclass(frozen=True)
class _Line(Block):
    """The line between the ends, an arrow to the second one, with room for marks above and below it."""

    room: float
    scale: float

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self.room

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        middle, scale = top - self.room / 2, self.scale
        paper.disc(x + 9 * scale, middle, 9 * scale)
        paper.rule(x + scale, middle, width - 20 * scale, weight=5 * scale, black=True)
        paper.path(x + width - 34 * scale, middle, shapes.tip(34 * scale, 30 * scale))
