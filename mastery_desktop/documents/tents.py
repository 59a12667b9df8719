"""P4: tents for the tables and for names. A name tent is written by hand: no list of names is needed for it."""

from dataclasses import replace
from typing import Final

from mastery_desktop.documents.blocks import Block, Rule, Space, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.capped import Capped
from mastery_desktop.documents.folding import folded_leaf, folded_pages, panel_height
from mastery_desktop.documents.groups import stack
from mastery_desktop.documents.layout import Align, Leaf, Look, Style
from mastery_desktop.documents.posters import widest
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.table_names import name_of, table_name
from mastery_desktop.messages import _, in_both

TABLES: Final = 6
"""How many tables there are tents for where none are named."""

CARDS: Final = 2
"""How many name tents there are, on one page where they fit."""

_LARGEST: Final = 120.0
_OF_TWO: Final = 0.32
"""The type of a name in two languages, one below the other, as a share of the panel's height."""

_SMALLEST: Final = 24.0
_ASKED: Final = 22.0
_WRITING: Final = 84.0
_LEAST_ROOM: Final = 54.0
"""The most and the least height in which a name is written, to be read from the other side of the table."""


def table_tents(context: Context) -> Document:
    """Make a tent for each table of the workshop, or for the usual number of them."""
    leaf = folded_leaf(context.leaf)
    groups = context.planned.groups if context.planned else ()  # they are named before anybody sits down
    names = [name_of(group) for group in groups]
    names = names or [table_name(number) for number in range(1, TABLES + 1)]
    style = _name_style(context, names, leaf)
    panels = [_table(context, leaf, name, style) for name in names]
    return context.document(_("Table tents"), folded_pages(panels, leaf, cards=1), leaf=leaf, running="")


def name_tents(context: Context) -> Document:
    """Make tents for names, to be written on; a page each where two to a page leave too little to write in."""
    leaf = folded_leaf(replace(context.leaf, landscape=False))
    cards = CARDS
    if _room_for_a_name(context, leaf, cards) < _LEAST_ROOM:
        leaf, cards = replace(leaf, landscape=True), 1
    panel = stack([Space(min(_WRITING, _room_for_a_name(context, leaf, cards))), *_asked_below(context)])
    pages = folded_pages([panel] * CARDS, leaf, cards=cards)
    return context.document(_("Name tents"), pages, leaf=leaf, running="")


def _name_style(context: Context, names: list[str], leaf: Leaf) -> Style:
    """The largest type for names of tables; long ones take two lines rather than small type."""
    style = Look().title.bold().aligned(Align.CENTER).sized(_LARGEST)
    if any(in_both(name) for name in names):
        style = style.sized(panel_height(leaf, 1) * _OF_TWO)
    return style.sized(max(_SMALLEST, widest(context.fonts, names, style, leaf.width)))


def _table(context: Context, leaf: Leaf, name: str, style: Style) -> Block:
    asked = Look().body.aligned(Align.CENTER)
    below = text(_("What do we see? How do we know?"), asked.sized(_ASKED))
    room = panel_height(leaf, 1) - below.height(context.fonts, leaf.width) - 6
    lines = max(1, int(room / style.leading))
    return stack([Capped(text(name, style), lines), Space(6), below])


def _asked_below(context: Context) -> list[Block]:
    note = context.look.body.aligned(Align.CENTER)
    return [Rule(1.5), Space(2), text(_("What I like to be called, and my role"), note)]


def _room_for_a_name(context: Context, leaf: Leaf, cards: int) -> float:
    taken = (block.height(context.fonts, leaf.width) for block in _asked_below(context))
    return panel_height(leaf, cards) - sum(taken)
