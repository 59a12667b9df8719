"""The roll-up of several schools on paper: numbers of schools, in the order of the framework."""

from collections.abc import Iterator
from typing import Final

from mastery_desktop.documents.blocks import Block, Bookmark, Space, text
from mastery_desktop.documents.book import bind
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.groups import Row, Stack, stack
from mastery_desktop.documents.layout import Leaf, Look
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.rollup import RollUp
from mastery_desktop.domain.rollup_words import TITLE, RollUpTable, facts, tables, warnings
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.messages import _

_PAD: Final = 3.0
_NAME: Final = 0.3
"""The share of the width that names have."""


def rollup_sheet(pack: Pack, rolled: RollUp, fonts: Fonts) -> bytes:
    """Draw a roll-up as a PDF, the same bytes for the same numbers."""
    title = _(TITLE)
    leaf = Leaf(landscape=True)
    context = Context(pack=pack, leaf=leaf, look=Look(), fonts=fonts, level=ShareLevel.DISTRICT)
    head: list[Block] = [context.masthead(title, "")]
    for words in facts(rolled):
        head += [Space(4), text(words, context.look.body)]
    for words in warnings(rolled, pack):
        head += [Space(6), text(words, context.look.label)]
    parts = [Part(block=stack(head))]
    parts += [Part(block=stack(list(_table(context, table))), gap=12) for table in tables(rolled, pack)]
    document = context.document(title, parts, running=title)
    return bind([document], fonts, title, pack.language)


def _table(context: Context, table: RollUpTable) -> Iterator[Block]:
    look = context.look
    yield from (Bookmark(table.title), text(table.title, look.heading, glue=True), Space(4))
    columns = len(table.heads) - 1
    cell = context.leaf.width * (1 - _NAME) / max(columns, 3)
    widths = (0.0, *(cell for _column in range(columns)))
    first = Row(tuple(text(words, look.label) for words in table.heads), widths, pad=_PAD, ruled=0.75, glue=True)
    rows: list[Block] = []
    for row in table.rows:
        if row.cells:
            cells = tuple(text(words, look.small) for words in (row.name, *row.cells))
            rows.append(Row(cells, widths, pad=_PAD, ruled=0.75, lid=False))
        else:
            wide = (0.0, cell * columns)
            note = (text(row.name, look.small), text(row.note, look.small))
            rows.append(Row(note, wide, pad=_PAD, ruled=0.75, lid=False))
    if not rows:
        rows.append(text(_("Nothing was shared here."), look.small))
    yield Stack((first, *rows), again=stack([context.continued(table.title), first]))
