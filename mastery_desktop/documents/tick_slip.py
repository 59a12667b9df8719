"""P10: the slips on which everybody rates alone, four to a page.

The rows stand in the order in which the screen counts them. Nothing on a slip tells whose it is or which one it is.
In large print the name of a practice stands above its boxes where that costs no slip and the levels are larger for it.
"""

from collections.abc import Sequence
from typing import Final

from mastery_desktop.documents.blocks import HAIR, NOTHING, Block, Rule, Space, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.cutting import cut_leaf, cut_pages, fits, place_height
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.layout import Align, Leaf, Style
from mastery_desktop.documents.marks import Symbol, TickBox
from mastery_desktop.documents.posters import fitted
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.content import Domain
from mastery_desktop.messages import _, words_of

SLIPS: Final = 4
"""How many slips a page holds in usual print."""

_ON_A_PAGE: Final = (SLIPS, 2, 1)
"""How many a page is made for: three would take as many pages as two."""

_NAMES: Final = (0.37, 0.44, 0.5)
"""What the names of the practices take of the width; more where they are longer."""

_ABOVE: Final = 0.0
"""The same where they stand above their boxes."""

_LEAST_AIR: Final = 1.6
_MOST_AIR: Final = 14.0
"""What stays free above and below what stands in a row, and where the boxes are below the names also between these."""

_BELOW_TITLE: Final = 3.0


def tick_slip(context: Context) -> Document:
    """Make a page of slips for the context's domain."""
    domain = context.domain or context.pack.domains[0]
    title = _("Tick slip: {domain}").format(domain=domain.name)
    leaf = cut_leaf(context.leaf)
    return context.document(
        title,
        cut_pages([_fitting(context, domain, leaf)], leaf, context.fonts, columns=1, rows=SLIPS),
        leaf=leaf,
        running="",
    )


def _fitting(context: Context, domain: Domain, leaf: Leaf) -> Block:
    """The slip with as much room for the names as they need for the fewest pages.

    Of those the one with the largest levels is taken, and then the lowest one, on which the fewest names are broken.
    Its rows get the room that the page has.
    """
    look, fonts, width = context.look, context.fonts, leaf.width
    sizes = {share: _label(context, width, share).size for share in (_ABOVE, *_NAMES)}
    shares = [share for share in _NAMES if not look.large or sizes[share] >= leaf.smallest_note.size] or [_NAMES[0]]
    slips = {share: _slip(context, domain, share) for share in (*shares, *([_ABOVE] * look.large))}

    def cost(share: float) -> tuple[float, float, float]:
        return -sizes[share], _heads(context, width, share).height(fonts, width), slips[share].height(fonts, width)

    for rows in _ON_A_PAGE:
        if found := [share for share, slip in slips.items() if fits([slip], leaf, fonts, 1, rows)]:
            share = min(found, key=cost)
            return _airy(context, domain, share, place_height(leaf, rows) - slips[share].height(fonts, width))
    return slips[max(slips)]


def _airy(context: Context, domain: Domain, names: float, spare: float) -> Block:
    """The slip with rows that take as much of some spare room as looks well."""
    places = len(domain.elements) * (3 if names == _ABOVE else 2)
    return _slip(context, domain, names, min(_MOST_AIR, _LEAST_AIR + max(0.0, spare - HAIR) / places))


def _label(context: Context, width: float, names: float) -> Style:
    """The type in which no name of a level is broken above its boxes."""
    levels = context.pack.levels
    words = [word for level in levels for word in words_of(level.short)]
    return fitted(context.fonts, words, context.look.small, width * (1 - names) / len(levels) - 4)


def _row(width: float, names: float, cells: Sequence[Block], *, gap: float = 0.0, place: float = 0.0) -> Block:
    """What stands in the columns of the levels, beside what stands in that of the names, or below that."""
    columns = [width * (1 - names) / (len(cells) - 1) for _cell in cells[1:]]
    if names == _ABOVE:
        return stack([cells[0], Row(tuple(cells[1:]), tuple(columns))], gap=gap)
    return Row(tuple(cells), (0.0, *columns), place=place)


def _heads(context: Context, width: float, names: float, name: Block = NOTHING) -> Block:
    """The levels above their boxes, beside what stands above the names."""
    look, label = context.look, _label(context, width, names).aligned(Align.CENTER)
    heads = (
        stack([Symbol(level.symbol, 5.5 * look.scale, Align.CENTER), text(level.short, label)], gap=1)
        for level in context.pack.levels
    )
    return _row(width, names, [name, *heads], gap=_BELOW_TITLE)


def _slip(context: Context, domain: Domain, names: float, air: float = _LEAST_AIR) -> Block:
    width = cut_leaf(context.leaf).width
    look, boxes = context.look, [TickBox() for _level in context.pack.levels]
    name = stack([text(domain.name, look.body.bold()), text(_("Tick one box in each row. No name."), look.small)])
    rows: list[Block] = [_heads(context, width, names, name), Space(3), Rule(1.2)]
    for element in domain.elements:
        row = _row(width, names, [text(element.name, look.body), *boxes], gap=air, place=0.5)
        rows += [Space(air), row, Space(air), Rule()]
    return stack(rows)
