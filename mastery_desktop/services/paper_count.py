"""How much paper sheets take: what the slip for the copier says, before anything is drawn."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mastery_desktop.messages import _, in_one_line, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mastery_desktop.documents.book import Printed


class Counted(NamedTuple):
    """A sheet as it comes out of the copier.

    Attributes:
        title: what it is called, in the language that it is printed in.
        copies: how many copies are wanted.
        pages: how many pages one has.
        sheets: how many sheets of paper all copies take.
        both_sides: whether both sides of the paper are used.
        stapled: whether the sheets of a copy belong together.
        paper: what the paper in the tray is called.
    """

    title: str
    copies: int
    pages: int
    sheets: int
    both_sides: bool
    stapled: bool
    paper: str


def counted(printed: Printed) -> Counted:
    """What the paging found of a sheet."""
    from mastery_desktop.documents.cover_slip import PAPER_NAMES  # noqa: PLC0415 - slow to load, as the rest of paper

    return Counted(
        in_one_line(printed.document.title),
        printed.copies,
        printed.pages,
        printed.paper,
        printed.both_sides,
        printed.stapled,
        in_one_line(_(PAPER_NAMES[printed.document.leaf.size])),
    )


def as_lines(sheets: Sequence[Counted]) -> list[str]:
    """A line for each sheet, and one for all the paper, for a terminal."""
    lines = []
    for each in sheets:
        pages = ngettext("{n} page", "{n} pages", each.pages).format(n=each.pages)
        sides = _("both sides") if each.both_sides else _("one side")
        words = [f"{each.copies:4} × {each.title}", pages, sides]
        if each.stapled:
            words.append(_("staple"))
        lines.append(", ".join([*words, each.paper]))
    needed: Counter[str] = Counter()
    for each in sheets:
        needed[each.paper] += each.sheets
    total = (
        ngettext("{n} sheet of {paper}", "{n} sheets of {paper}", n).format(n=n, paper=paper)
        for paper, n in needed.items()
    )
    return [*lines, "; ".join(total)]
