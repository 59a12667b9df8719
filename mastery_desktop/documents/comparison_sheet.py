"""Sessions side by side on paper: one line of dots for each, below each other, with whose they are."""

from collections.abc import Iterator
from typing import Final

from mastery_desktop.documents.blocks import Block, Bookmark, Space, text
from mastery_desktop.documents.book import bind
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.layout import Leaf, Look
from mastery_desktop.documents.marks import Dots
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain import comparison as side_by_side
from mastery_desktop.domain.comparison import Comparison
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.messages import _

_PAD: Final = 3.0
_ORIGIN: Final = 0.26
_OUTCOME: Final = 0.18
"""The shares of the width that whose marks they are, and what was decided, have."""


def comparison_sheet(pack: Pack, comparison: Comparison, fonts: Fonts) -> bytes:
    """Draw a comparison as a PDF, the same bytes for the same marks."""
    title = _(side_by_side.TITLE)
    leaf = Leaf(landscape=True)
    context = Context(pack=pack, leaf=leaf, look=Look(), fonts=fonts, level=ShareLevel.TEAM)
    head: list[Block] = [
        context.masthead(title, _("For colleagues")),
        Space(4),
        text(comparison.whose, context.look.body),
    ]
    for words in comparison.sentences:
        head += [Space(4), text(words, context.look.label)]
    parts = [Part(block=stack(head))]
    for domain, rows in comparison.domains:
        parts.append(
            Part(block=stack([Bookmark(domain.name), text(domain.name, context.look.heading, glue=True)]), gap=12)
        )
        parts += [Part(block=context.keep(stack(list(_row(context, comparison, row)))), gap=8) for row in rows]
    document = context.document(title, parts, running=f"{title} · {_('For colleagues')}")
    return bind([document], fonts, title, pack.language)


def _row(context: Context, comparison: Comparison, row: side_by_side.Row) -> Iterator[Block]:
    look, width = context.look, context.leaf.width
    yield from (text(row.element.name, look.body.bold(), glue=True), Space(3))
    cell = width * (1 - _ORIGIN - _OUTCOME) / len(comparison.levels)
    widths = (width * _ORIGIN, *(cell for _level in comparison.levels), 0.0)
    heads = ("", *comparison.levels, _("Decided"))
    first = Row(tuple(text(words, look.label) for words in heads), widths, pad=_PAD, ruled=0.75, glue=True)
    lines: list[Block] = []
    for strip in row.strips:
        marks: list[Block] = [stack([text(str(count), look.small), Dots(count)]) for count in strip.marks]
        if not marks:
            marks = [text(_("no marks kept") if at == 0 else "", look.note) for at in range(len(comparison.levels))]
        whose = stack([text(words, look.small) for words in (strip.origin, strip.about) if words])
        cells = (whose, *marks, text(strip.outcome, look.small))
        lines.append(Row(cells, widths, pad=_PAD, ruled=0.75, lid=False))
    if lines:
        yield stack([first, *lines], again=first)
    if row.apart:
        words = _("Not compared: {whose}").format(whose="; ".join(row.apart))
        yield from (Space(3), text(words, look.small))
