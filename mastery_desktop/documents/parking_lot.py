"""P21: thoughts for later, so that nobody must hold on to them: what, who takes it up, by when."""

from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.cards import beside, card, labelled
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.layout import Align
from mastery_desktop.documents.marks import Tick, TickBox
from mastery_desktop.documents.paging import Part, Sizes
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.spare_lines import roomiest
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
"""Empty rows below thoughts that take more than a page."""

_FEWEST_CARDS: Final = 4
_MOST_CARDS: Final = 9
"""How many empty cards there are in large print: on a sheet without thoughts, and at most."""

_LINES: Final = range(2, 6)
"""How many lines an empty card can have for a thought."""


def parking_lot(context: Context) -> Document:
    """Make the parking lot, with the thoughts of the workshop where it is filled; in large print as cards."""
    context = context.upright_if_large()
    title, look = _("Parking lot"), context.look
    head = [
        Part(block=context.masthead(title, "")),
        Part(block=context.place_and_date(), gap=2),
        Part(block=text(_words(), look.body), gap=_GAP),
    ]
    thoughts = _cards(context, head) if look.large else _thoughts(context, head)
    return context.document(title, [*head, Part(block=thoughts, gap=_GAP)])


def _words() -> str:
    return _(
        "Worth a thought, but not now. Before we close, each one gets somebody who takes it up, or is crossed out."
    )


def _thoughts(context: Context, head: list[Part]) -> Block:
    look, fonts, width = context.look, context.fonts, context.leaf.width
    widths = (0.0, _WHO, _BY, _SETTLED)
    names = (_("Thought"), _("Who takes it up (role)"), _("By"))
    heads = Row(
        (*(text(name, look.label) for name in names), text(_("Settled"), look.label.aligned(Align.CENTER))),
        widths,
        pad=_PAD,
        ruled=1.0,
        fill=0.92,
        glue=True,
    )
    rows = [_filled(context, one, widths) for one in _parked(context)]
    left = context.leaf.first_height - _GAP - sum(part.block.height(fonts, width) + part.gap for part in head)
    left -= sum(row.height(fonts, width) for row in (heads, *rows))
    empty = int(left / _ROW) if left >= 0 else _FEWEST
    rows += [_row((NOTHING,) * 3, widths, settled=False)] * empty
    return stack([heads, *rows], again=heads)


def _parked(context: Context) -> tuple[Parked, ...]:
    return context.workshop.parked if context.workshop else ()


def _cards(context: Context, head: list[Part]) -> Block:
    """A card for each thought, and empty ones in what is left of the pages."""
    leaf = context.leaf
    sizes = Sizes(leaf.width, leaf.first_height, leaf.later_height)
    parked = _parked(context)

    def cards(empty: float, lines: float) -> Block:
        thoughts = (*parked, *(None,) * int(empty))
        return stack((context.keep(_card(context, each, int(lines)), firm=True) for each in thoughts), gap=_GAP)

    def parts(empty: float, lines: float) -> list[Part]:
        return [*head, Part(block=cards(empty, lines), gap=_GAP)]

    numbers = range(0 if parked else _FEWEST_CARDS, _MOST_CARDS)
    number = roomiest(numbers, lambda number: parts(number, _LINES[0]), context.fonts, sizes)
    return cards(number, roomiest(_LINES, lambda lines: parts(number, lines), context.fonts, sizes))


def _card(context: Context, one: Parked | None, lines: int) -> Block:
    look = context.look
    due = long_date(one.due) if one and one.due else ""
    cells = (labelled(look, _("Who takes it up (role)"), ""), labelled(look, _("By"), due))
    return card(
        [
            labelled(look, _("Thought"), one.text if one else "", lines=lines),
            beside(cells, context.leaf.width),
            Tick(text(_("Settled"), look.body), look.body, marked=one is not None and one.settled),
        ]
    )


def _filled(context: Context, one: Parked, widths: tuple[float, ...]) -> Block:
    look = context.look
    by = text(long_date(one.due), look.small) if one.due else NOTHING
    return _row((text(one.text, look.body), NOTHING, by), widths, settled=one.settled)


def _row(cells: tuple[Block, ...], widths: tuple[float, ...], *, settled: bool) -> Row:
    return Row((*cells, TickBox(marked=settled)), widths, pad=_PAD, ruled=1.0, lid=False, least=_ROW)
