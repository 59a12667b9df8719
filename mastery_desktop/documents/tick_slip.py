"""P10: the slips on which everybody rates alone, four to a page.

The rows stand in the order in which the screen counts them. Nothing on a slip tells whose it is or which one it is.
"""

from typing import Final

from mastery_desktop.documents.blocks import Block, Rule, Space, text
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
    """The slip with as much room for the names as they need for the most of them to stand on a page."""
    shares = [
        share
        for share in _NAMES
        if not context.look.large or _label(context, leaf.width, share).size >= leaf.smallest_note.size
    ]
    slips = [_slip(context, domain, leaf.width, share) for share in shares or _NAMES[:1]]
    fitting = (slip for rows in range(SLIPS, 0, -1) for slip in slips if fits([slip], leaf, context.fonts, 1, rows))
    return next(fitting, slips[-1])


def _label(context: Context, width: float, names: float) -> Style:
    """The type in which no name of a level is broken above its boxes."""
    levels = context.pack.levels
    words = [word for level in levels for word in words_of(level.short)]
    return fitted(context.fonts, words, context.look.small, width * (1 - names) / len(levels) - 4)


def _slip(context: Context, domain: Domain, width: float, names: float) -> Block:
    look, levels = context.look, context.pack.levels
    column = width * (1 - names) / len(levels)
    widths = (0.0, *(column for _level in levels))
    label = _label(context, width, names)
    heads = (
        stack(
            [
                Symbol(level.symbol, 5.5 * look.scale, Align.CENTER),
                text(level.short, label.aligned(Align.CENTER)),
            ],
            gap=1,
        )
        for level in levels
    )
    name = stack([text(domain.name, look.body.bold()), text(_("Tick one box in each row. No name."), look.small)])
    rows: list[Block] = [Row((name, *heads), widths), Space(3), Rule(1.2)]
    for element in domain.elements:
        cells = (text(element.name, look.body), *(TickBox() for _level in levels))
        rows += [Space(1.6), Row(cells, widths, place=0.5), Space(1.6), Rule()]
    return stack(rows)
