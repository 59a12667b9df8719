"""The slip for whoever stands at the copier: how many copies of what, on which paper, which sides, stapled or not."""

from collections.abc import Sequence
from typing import Final

from mastery_desktop.documents.blocks import Block, right, text
from mastery_desktop.documents.book import Document, Printed
from mastery_desktop.documents.groups import Row, bullet, stack
from mastery_desktop.documents.layout import PaperSize
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.labels import long_date
from mastery_desktop.messages import N_, _, ngettext

PAPER_NAMES: Final = {
    PaperSize.LETTER: N_("Letter"),
    PaperSize.LEGAL: N_("Legal"),
    PaperSize.TABLOID: N_("Tabloid"),
    PaperSize.TILES: N_("Letter"),
    PaperSize.A4: N_("A4"),
}
"""What the paper in the tray is called, marked for translation; posters in four parts are on Letter."""

_PAD: Final = 4.0
_WIDTHS: Final = (0.0, 46.0, 51.0, 92.0, 46.0, 53.0)


def cover_slip(context: Context, printed: Sequence[Printed], *, color: bool) -> Document:
    """Make the slip.

    Args:
        context: how it looks, and the workshop that it is for.
        printed: what lies behind it, in order.
        color: whether the pages are meant to be copied in colour.
    """
    title, look = _("For the copier"), context.look
    parts = [
        Part(block=context.masthead(title, "")),
        Part(block=_whose(context), gap=4),
        Part(block=_table(context, printed), gap=10),
        Part(block=text(_total(printed), look.body.bold()), gap=10),
        Part(block=_advice(context, color=color), gap=10, together=True),
    ]
    return context.document(title, parts, running=title)


def _whose(context: Context) -> Block:
    planned = context.planned
    if planned is None:
        return text(_("Sheets for a workshop, to be written on."), context.look.body)
    people = ngettext("{n} person", "{n} people", planned.session.people).format(n=planned.session.people)
    return context.facts((planned.session.team, long_date(planned.session.held_on), people), context.look.body)


def _table(context: Context, printed: Sequence[Printed]) -> Block:
    look = context.look
    widths = tuple(width * look.scale for width in _WIDTHS)
    names = (_("Sheet"), _("Copies"), _("Pages"), _("Sides"), _("Staple"), _("Paper"))
    head = Row(tuple(text(name, look.label) for name in names), widths, pad=_PAD, ruled=1.0, fill=0.92, glue=True)
    rows = [
        Row(
            (
                text(each.document.title, look.small),
                text(str(each.copies), right(look.body.bold())),
                text(str(each.pages), right(look.small)),
                text(_("both sides") if each.both_sides else _("one side"), look.small),
                text(_("staple") if each.stapled else _("no"), look.small),
                text(_(PAPER_NAMES[each.document.leaf.size]), look.small),
            ),
            widths,
            pad=_PAD,
            ruled=0.75,
            lid=False,
        )
        for each in printed
    ]
    return stack([head, *rows], again=head)


def _total(printed: Sequence[Printed]) -> str:
    """How many sheets of each paper all copies take."""
    needed: dict[str, int] = {}
    for each in printed:
        name = _(PAPER_NAMES[each.document.leaf.size])
        needed[name] = needed.get(name, 0) + each.paper
    return "; ".join(
        ngettext("{n} sheet of {paper}", "{n} sheets of {paper}", n).format(n=n, paper=paper)
        for paper, n in needed.items()
    )


def _advice(context: Context, *, color: bool) -> Block:
    style = context.look.body
    words = (
        _("Print in full size: 100 percent, not fitted to the page."),
        _("Both sides: turn over the edge with the wide margin, and punch there."),
        _("In color, or in black and white: nothing is lost.") if color else _("Black and white will do."),
        _("Leave one sheet of each kind uncut and unfolded, in case more people come."),
    )
    return stack(bullet(each, style) for each in words)
