"""P12: a poster for each practice with a field for each level, for dots."""

from collections.abc import Callable
from functools import partial
from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, Rule, Space, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.layout import Align, Leaf, Look, Style
from mastery_desktop.documents.marks import Symbol
from mastery_desktop.documents.posters import (
    Even,
    fit,
    fitted,
    largest_that_fits,
    named_alike,
    poster_leaf,
    poster_scale,
    upright_poster_leaf,
)
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.content import Domain, Element, Level
from mastery_desktop.messages import _, in_both

_NAME: Final = 0.075
_LARGEST: Final = 0.044
_FIELD: Final = 0.33
"""Type of the practice's name and of its indicator, and the least of the fields for dots, as shares of the height."""

_OF_TWO: Final = 0.68
"""How much smaller everything is where two languages stand on the poster."""

_LEAST_FIELD: Final = 0.13
"""The least of the fields of a poster that would take two sheets otherwise."""

_SMALLEST: Final = 14.0
_SMALL: Final = 1.5
_SLANTED: Final = 0.96
"""A line in the face of a second language is a little wider than in that of the first."""

_LEVEL: Final = 0.04
_PAD: Final = 8.0
_BELOW: Final = 14.0


def dot_posters(context: Context) -> Document:
    """Make the posters of the context's domain, all in the same type."""
    domain = context.domain or context.pack.domains[0]
    smallest = max(_SMALLEST, context.look.body_size)
    leaf = poster_leaf(context.leaf)
    pages, largest = _posters(context, leaf, domain), leaf.page[1] * _LARGEST
    if context.look.large and not fit(leaf, context.fonts, pages, smallest):
        leaf = upright_poster_leaf(context.leaf)  # less of its height is name and levels
        pages, largest = _posters(context, leaf, domain), leaf.page[1] * _LARGEST
        if not fit(leaf, context.fonts, pages, smallest):
            pages, largest = _posters(context, leaf, domain, field=_LEAST_FIELD), smallest
    return context.document(
        _("Dots: {domain}").format(domain=domain.name),
        largest_that_fits(leaf, context.fonts, pages, largest=largest, smallest=smallest),
        leaf=leaf,
        running="",
    )


def _posters(context: Context, leaf: Leaf, domain: Domain, *, field: float = _FIELD) -> list[Callable[[float], Block]]:
    return [partial(_poster, context, leaf, domain, element, field=field) for element in domain.elements]


def _poster(context: Context, leaf: Leaf, domain: Domain, element: Element, size: float, *, field: float) -> Block:
    """The poster of a practice with its indicator in a size of type."""
    names = [each.name for each in domain.elements]
    share = _OF_TWO if in_both(element.name) else 1.0
    name = fitted(context.fonts, names, Look().title.sized(leaf.page[1] * _NAME * share), leaf.width)
    told = _("One dot each, all at the same moment. No name and no initials.")
    small = _small(context, leaf, told, share)
    above = [
        text(domain.name, small),
        named_alike(context.fonts, element.name, names, name, leaf.width),
        Space(name.size * 0.15),
        Rule(4),
        Space(name.size * 0.25),
        text(element.system, Look().body.sized(size)),
        Space(name.size * 0.35),
    ]
    sentence = text(told, small.aligned(Align.CENTER))
    words = sentence if sentence.in_two_languages else Even(sentence)
    heads = _levels(context, leaf, share)
    taken = stack([*above, heads, words]).height(context.fonts, leaf.width) + _BELOW * leaf.scale
    room = max(leaf.page[1] * field * share, leaf.first_height - taken)
    fields = Row((NOTHING,) * len(heads.cells), heads.widths, pad=_PAD, ruled=2.0, lid=False, least=room)
    return stack([*above, heads, fields, Space(6), words])


def _small(context: Context, leaf: Leaf, told: str, share: float) -> Style:
    """The type of the lines at the edges: in large print that of the body, or what leaves the lower one unbroken."""
    small = Look().body.scaled(poster_scale(leaf) * _SMALL * share)
    in_large_print = fitted(context.fonts, [told], context.look.body, leaf.width * _SLANTED)
    return max(small, in_large_print, key=lambda style: style.size)


def _named(level: Level, style: Style) -> tuple[Block, ...]:
    """The name of a level, each language on a line of its own: beside others, some would fit on one."""
    name = text(level.short, style)
    return name.in_each_language() if in_both(level.short) else (name,)


def _levels(context: Context, leaf: Leaf, share: float) -> Row:
    """The heads of the fields: for each level its circle and its words, all in one type."""
    levels = context.pack.levels
    column = leaf.width / len(levels)
    largest = Look().body.bold().sized(leaf.page[1] * _LEVEL * share).aligned(Align.CENTER)
    label = fitted(context.fonts, [level.short for level in levels], largest, column - 2 * _PAD)
    radius = leaf.page[1] * 0.028
    cells = tuple(
        stack([Symbol(level.symbol, radius, Align.CENTER), Space(radius * 0.3), *_named(level, label)])
        for level in levels
    )
    widths = (0.0, *(column for _level in levels[1:]))
    return Row(cells, widths, pad=_PAD, ruled=2.0, fill=0.92)
