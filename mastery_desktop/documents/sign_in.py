"""P3: who is here, for the hours. It lies at the door, never beside slips or cards."""

from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.sheet import Context
from mastery_desktop.messages import _

_ROLE: Final = 150.0
_TIME: Final = 62.0
_SIGNATURE: Final = 160.0
_ROW: Final = 31.0
_PAD: Final = 5.0
_GAP: Final = 8.0
_SPARE: Final = 2
"""Empty rows for people whom nobody expected."""


def sign_in(context: Context) -> Document:
    """Make the list, with full pages of rows and at least one for everybody who is expected."""
    title, look = _("Sign in"), context.look
    head = [
        Part(block=context.masthead(title, _("For contact hours"))),
        Part(block=context.place_and_date(), gap=2),
        Part(block=text(_words(), look.body), gap=_GAP),
    ]
    return context.document(title, [*head, Part(block=_list(context, head), gap=_GAP)])


def _words() -> str:
    return _(
        "Signing is for your hours, and you may leave it out. This list stays apart from all slips and ratings: "
        "nothing on it tells how anybody rated."
    )


def _list(context: Context, head: list[Part]) -> Block:
    look, leaf, fonts = context.look, context.leaf, context.fonts
    scale = look.scale
    widths = (0.0, _ROLE, _TIME * scale, _TIME * scale, _SIGNATURE)
    names = (_("Name"), _("Role"), _("In"), _("Out"), _("Signature"))
    heads = Row(tuple(text(name, look.label) for name in names), widths, pad=_PAD, ruled=1.0, fill=0.92, glue=True)
    row = Row((NOTHING,) * len(names), widths, pad=_PAD, ruled=1.0, lid=False, least=_ROW)
    top = heads.height(fonts, leaf.width)
    taken = sum(part.block.height(fonts, leaf.width) + part.gap for part in head) + _GAP + top
    expected = context.planned.session.people + _SPARE if context.planned else 0
    rows = int((leaf.first_height - taken) / _ROW)
    while rows < expected:
        rows += int((leaf.later_height - top) / _ROW)
    return stack([heads, *(row for _each in range(rows))], again=heads)
