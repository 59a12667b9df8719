"""P10: the slips on which everybody rates alone, four to a page.

The rows stand in the order in which the screen counts them. Nothing on a slip tells whose it is or which one it is.
"""

from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, Rule, Space, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.cutting import cut_leaf, cut_pages, fits
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.layout import Align, Leaf, Style
from mastery_desktop.documents.marks import Symbol, TickBox
from mastery_desktop.documents.posters import fitted
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.content import Domain
from mastery_desktop.messages import _, words_of

SLIPS: Final = 4
"""How many slips a page holds in usual print."""

_NAMES: Final = (0.37, 0.44, 0.5)
"""What the names of the practices take of the width; more where they are longer."""


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
    """The slip with as much room for the names as they need for the most of them to stand on a page.

    Of those the lowest one is taken, on which the fewest names are broken, but not where the levels suffer from it.
    """
    look, fonts, width = context.look, context.fonts, leaf.width
    sizes = {share: _label(context, width, share).size for share in _NAMES}
    shares = [share for share in _NAMES if not look.large or sizes[share] >= leaf.smallest_note.size]
    slips = {share: _slip(context, domain, width, share) for share in shares or _NAMES[:1]}

    def cost(share: float) -> tuple[float, float, float]:
        return -sizes[share], _heads(context, width, share).height(fonts, width), slips[share].height(fonts, width)

    for rows in range(SLIPS, 0, -1):
        if found := [share for share, slip in slips.items() if fits([slip], leaf, fonts, 1, rows)]:
            return slips[min(found, key=cost)]
    return slips[max(slips)]


def _label(context: Context, width: float, names: float) -> Style:
    """The type in which no name of a level is broken above its boxes."""
    levels = context.pack.levels
    words = [word for level in levels for word in words_of(level.short)]
    return fitted(context.fonts, words, context.look.small, width * (1 - names) / len(levels) - 4)


def _widths(context: Context, width: float, names: float) -> tuple[float, ...]:
    """The columns of a slip: the names, in what the levels leave, and the levels."""
    levels = context.pack.levels
    return (0.0, *(width * (1 - names) / len(levels) for _level in levels))


def _heads(context: Context, width: float, names: float, name: Block = NOTHING) -> Row:
    """The levels above their boxes, beside what stands above the names."""
    look, label = context.look, _label(context, width, names).aligned(Align.CENTER)
    heads = (
        stack([Symbol(level.symbol, 5.5 * look.scale, Align.CENTER), text(level.short, label)], gap=1)
        for level in context.pack.levels
    )
    return Row((name, *heads), _widths(context, width, names))


def _slip(context: Context, domain: Domain, width: float, names: float) -> Block:
    look, widths = context.look, _widths(context, width, names)
    name = stack([text(domain.name, look.body.bold()), text(_("Tick one box in each row. No name."), look.small)])
    rows: list[Block] = [_heads(context, width, names, name), Space(3), Rule(1.2)]
    for element in domain.elements:
        cells = (text(element.name, look.body), *(TickBox() for _level in context.pack.levels))
        rows += [Space(1.6), Row(cells, widths, place=0.5), Space(1.6), Rule()]
    return stack(rows)
