"""All keys of the program on one page, to lay beside the laptop."""

from collections.abc import Sequence
from typing import Final

from mastery_desktop.documents.blocks import Below, Block, Space, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.groups import Row, Stack, stack
from mastery_desktop.documents.layout import Style
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.key_list import KeyGroup
from mastery_desktop.messages import _, in_both

_NAMES: Final = 76.0
_NAMES_IN_BOTH: Final = 96.0
_NAMES_IN_ONE_COLUMN: Final = 170.0
"""The widths of the keys before what they do: in two columns and in large print, and where there is room for all."""

_GAP: Final = 20.0
_BETWEEN: Final = 7.0
_SCALES: Final = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
"""How much smaller than facilitators' type the keys become where a language needs more room."""


def keys_page(context: Context, groups: Sequence[KeyGroup]) -> Document:
    """Make the page; in large print, or where one page is not enough, with all groups below each other on several."""
    title = _("Keys of Mastery Desktop")
    head = Part(block=context.masthead(title, ""))
    usual = context.look.facilitator
    table = None if context.look.large else _on_one_page(context, groups, head, usual)
    if table is None:
        wide = 0.0 if context.look.large else _NAMES_IN_ONE_COLUMN
        return context.document(
            title,
            [head, *(Part(block=_group(context, group, usual, wide), gap=_GAP) for group in groups)],
        )
    return context.document(title, [head, Part(block=table, gap=_GAP / 2)])


def _on_one_page(context: Context, groups: Sequence[KeyGroup], head: Part, usual: Style) -> Block | None:
    """The keys in two columns in the largest type that fits; None where a page is too small for it."""
    fonts, leaf = context.fonts, context.leaf
    free = leaf.first_height - head.block.height(fonts, leaf.width) - _GAP / 2
    tables = (_columns(context, groups, usual.scaled(scale)) for scale in _SCALES)
    return next((table for table in tables if table.height(fonts, leaf.width) <= free), None)


def _columns(context: Context, groups: Sequence[KeyGroup], style: Style) -> Block:
    """Two columns of about the same height, with no group in both."""
    made = [_group(context, group, style) for group in groups]
    width = (context.leaf.width - _GAP) / 2
    heights = [block.height(context.fonts, width) + _BETWEEN for block in made]
    places = range(1, len(made))
    half = min(places, key=lambda place: max(sum(heights[:place]), sum(heights[place:])), default=len(made))
    return Row((stack(made[:half], gap=_BETWEEN), stack(made[half:], gap=_BETWEEN)), (width, 0.0), gap=_GAP)


def _group(context: Context, group: KeyGroup, style: Style, wide: float = 0.0) -> Block:
    scale = style.size / 10.5
    wide = wide or (_NAMES_IN_BOTH if in_both(group.title) else _NAMES) * scale
    rows = [
        Row((_named(context, names, style.bold(), wide), text(words, style)), (wide, 0.0), gap=7 * scale)
        for names, words in group.rows
    ]
    title = Stack((context.name(group.title, style.bold().scaled(1.1)),), glue=True)
    return stack([title, Space(2), *rows], gap=1)


def _named(context: Context, names: str, style: Style, wide: float) -> Block:
    """The names of keys; in two languages below each other where one line is too short for both."""
    block = text(names, style)
    if not in_both(names):
        return block
    below = Below(*block.in_each_language())
    return below if below.height(context.fonts, wide) <= block.height(context.fonts, wide) else block
