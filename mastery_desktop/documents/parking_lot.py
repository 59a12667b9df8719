"""P21: thoughts for later, so that nobody must hold on to them: what, who takes it up, by when."""

from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.layout import Align
from mastery_desktop.documents.marks import TickBox
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.labels import long_date
from mastery_desktop.domain.records import Parked
from mastery_desktop.messages import _

_WHO: Final = 150.0
_BY: Final = 104.0
_SETTLED: Final = 62.0
_ROW: Final = 50.0
_PAD: Final = 5.0
_GAP: Final = 8.0
_FEWEST: Final = 2
"""Empty rows below thoughts that fill a page by themselves."""


def parking_lot(context: Context) -> Document:
    """Make the parking lot, with the thoughts of the workshop where it is filled."""
    title, look = _("Parking lot"), context.look
    head = [
        Part(block=context.masthead(title, "")),
        Part(block=context.place_and_date(), gap=2),
        Part(block=text(_words(), look.body), gap=_GAP),
    ]
    return context.document(title, [*head, Part(block=_thoughts(context, head), gap=_GAP)])


def _words() -> str:
    return _(
        "Worth a thought, but not now. Before we close, each one gets somebody who takes it up, or is crossed out."
    )


def _thoughts(context: Context, head: list[Part]) -> Block:
    look, fonts, width = context.look, context.fonts, context.leaf.width
    scale = look.scale
    widths = (0.0, _WHO, _BY, _SETTLED * scale)
    names = (_("Thought"), _("Who takes it up (role)"), _("By"))
    heads = Row(
        (*(text(name, look.label) for name in names), text(_("Settled"), look.label.aligned(Align.CENTER))),
        widths,
        pad=_PAD,
        ruled=1.0,
        fill=0.92,
        glue=True,
    )
    parked = context.workshop.parked if context.workshop else ()
    rows = [_filled(context, one, widths) for one in parked]
    taken = sum(part.block.height(fonts, width) + part.gap for part in head) + _GAP
    taken += sum(row.height(fonts, width) for row in (heads, *rows))
    empty = max(0, int((context.leaf.first_height - taken) / _ROW)) or _FEWEST
    rows += [_row((NOTHING,) * 3, widths, settled=False)] * empty
    return stack([heads, *rows], again=heads)


def _filled(context: Context, one: Parked, widths: tuple[float, ...]) -> Block:
    look = context.look
    by = text(long_date(one.due), look.small) if one.due else NOTHING
    return _row((text(one.text, look.body), NOTHING, by), widths, settled=one.settled)


def _row(cells: tuple[Block, ...], widths: tuple[float, ...], *, settled: bool) -> Row:
    return Row((*cells, TickBox(marked=settled)), widths, pad=_PAD, ruled=1.0, lid=False, least=_ROW)
