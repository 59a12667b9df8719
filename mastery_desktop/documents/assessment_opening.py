"""What the self-assessment of a domain begins with: what it is for, tips, and kinds of evidence."""

from collections.abc import Sequence
from typing import Final

from mastery_desktop.documents.blocks import MOST_EMPTY_WHEN_FIRM, Block, Space, as_lead, led_text, text
from mastery_desktop.documents.groups import Box, Bullet, Keep, Row, bullet, stack
from mastery_desktop.documents.layout import Style
from mastery_desktop.documents.paging import Part, Sizes, filled, pages_of
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.content import EvidenceColumn, Form
from mastery_desktop.messages import _

_FIRST: Final = (1.0, 0.92, 0.84)
"""How wide the first kind of evidence may be, as a share of an equal column: the last one holds the longest words."""


def opening(context: Context, title: str, form: Form | None) -> list[Part]:
    """What comes before the elements; in smaller type where pages are fewer for it.

    In large print the kinds of evidence become cards where pages are fewer or fuller with these.
    """
    look = context.look
    if look.large:
        ways = [_opening(context, title, form, look.body, cards=cards) for cards in (False, True)]
        return min(ways, key=lambda parts: _pages_and_room(context, parts))
    styles = (look.body, look.small, *([look.note] if context.form else []))  # a laptop can show a page larger
    tried = (_opening(context, title, form, style) for style in styles)
    return min(tried, key=lambda parts: _pages_and_room(context, parts)[0])


def empty_room(context: Context, parts: list[Part]) -> list[float]:
    """How much room stays empty at the foot of each page that some parts take, in points."""
    leaf, fonts = context.leaf, context.fonts
    sizes = Sizes(leaf.width, leaf.first_height, leaf.later_height)
    ends = filled(pages_of(parts, fonts, sizes), fonts, leaf.width)
    return [(leaf.later_height if number else leaf.first_height) - end for number, end in enumerate(ends)]


def _pages_and_room(context: Context, parts: list[Part]) -> tuple[int, int, float]:
    """How many pages some parts take, how much room stays empty on the emptiest one but the last, and on that one."""
    *before, last = empty_room(context, parts)
    return len(before) + 1, round(max(before, default=0.0)), last


def _opening(context: Context, title: str, form: Form | None, style: Style, *, cards: bool = False) -> list[Part]:
    look = context.look
    remark = _("What our team found") if context.workshop else _("Rate alone first, from evidence. Then talk.")
    parts: list[tuple[Block, float]] = [
        (context.masthead(title, remark), 0),
        (context.place_and_date(), 3),
        *([(context.form_note(marks=True), 8.0)] if context.form else []),
    ]
    if form is not None:
        if form.derived_note:
            parts.append((Box(led_text(_("A derived form."), form.derived_note, look.small), pad=6, weight=0.75), 7))
        parts.append((stack((text(paragraph, style) for paragraph in form.introduction), gap=5), 8))
        heading = text(_("Tips as you fill this in"), look.heading, glue=True)
        tips = [Bullet(led_text(as_lead(tip.title), tip.text, style), style) for tip in form.tips]
        parts.append((stack([heading, Space(3), stack(tips, gap=3)]), 11 if style is look.body else 8))
    columns = context.pack.self_assessment.evidence
    if columns:
        gap = 11 if style is look.body and not look.large else 7
        parts.append((_evidence_table(context, columns, cards=cards), gap))
    return [Part(block=block, gap=gap) for block, gap in parts]


def _evidence_table(context: Context, columns: Sequence[EvidenceColumn], *, cards: bool) -> Block:
    look, fonts, width = context.look, context.fonts, context.leaf.width
    heads = tuple(text(column.title, look.label, glue=True) for column in columns)
    leads = tuple(
        stack(
            [
                text(column.lead, look.small.bold(), glue=True),
                text(column.question, look.small),
                Space(3),
                *(bullet(kind, look.small) for kind in column.kinds),
            ],
            gap=1.5,
        )
        for column in columns
    )
    shares, pad = (_FIRST, 5.0) if look.large else (_FIRST[:1], 6.0)
    tables = (_table(heads, leads, width * share, pad) for share in shares)
    table = min(tables, key=lambda table: table.height(fonts, width))
    if not cards and table.height(fonts, width) <= context.leaf.later_height:
        return Keep(table, context.leaf.later_height / MOST_EMPTY_WHEN_FIRM, firm=True)  # whole, whatever stays empty
    boxes = (
        Box(stack([head, Space(3), lead], again=context.continued(column.title, look.label)), pad=6)
        for column, head, lead in zip(columns, heads, leads, strict=True)
    )
    return context.keep(stack((context.keep(card) for card in boxes), gap=6))


def _table(heads: tuple[Block, ...], leads: tuple[Block, ...], width: float, pad: float) -> Block:
    """The kinds of evidence side by side; the last one takes what the others leave of their equal shares of a width."""
    widths = (*(width / len(heads) for _head in heads[1:]), 0.0)
    rows = Row(heads, widths, pad=pad, ruled=1.0, fill=0.92, glue=True), Row(leads, widths, pad=pad, ruled=1.0)
    return stack(rows)
