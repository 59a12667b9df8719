"""P7: the shifts of a domain on one page, each a line between its two ends; filled, with the marks of the room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from typing_extensions import override

from mastery_desktop.documents import shapes
from mastery_desktop.documents.blocks import NOTHING, Block, Rule, Space, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.full_pages import Share, on_full_pages
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.layout import Align
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.paper import Paper
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.content import Domain, Element
from mastery_desktop.messages import _, in_both

_END: Final = 0.45
_GAP: Final = 8.0
_ROOMS: Final = range(26, 150, 2)
"""How high the room for marks on a shift can be."""

_MARK: Final = 4.0
_END_MARK: Final = 11.0
"""How high the stroke is that the line begins with."""

_ABOVE: Final = 0.68
"""What of the room lies above the line."""

_WHOLE: Final = 1000
"""Marks are kept in thousandths of the line."""


def shift_strip(context: Context) -> Document:
    """Make the strip of the context's domain; in large print on an upright page, which holds more lines."""
    domain = context.domain or context.pack.domains[0]
    if context.look.large:
        context = replace(context, leaf=replace(context.leaf, landscape=False))
    title = _("From where to where: {domain}").format(domain=domain.name)
    look = context.look
    narrow = look.large or in_both(title)  # the domain has a line of its own there
    head = [
        Part(block=context.masthead(title if narrow else title.replace(": ", ":\u00a0"), "")),
        Part(block=context.place_and_date(), gap=2),
        Part(block=text(_lead(context), look.body), gap=_GAP),
    ]
    return context.document(title, [*head, *_shifts(context, domain, head)])


def _lead(context: Context) -> str:
    if context.workshop:
        dots = _("Dots are marks of the room, put down without names.")
        if all(shift.placed is None for shift in context.workshop.shift_marks):
            return dots
        team = _("The triangle is where the team saw itself.")
        return f"{dots} {team}"
    return _("Mark on each line where practice here is today. There is no right place; say what you have seen.")


def _shifts(context: Context, domain: Domain, head: list[Part]) -> list[Part]:
    """The shifts, on every page with as much room for marks as it leaves."""
    leaf, fonts, elements = context.leaf, context.fonts, domain.elements
    taken = sum(part.gap + part.block.height(fonts, leaf.width) for part in head) + _GAP

    def rows(share: Share) -> Block:
        return _rows(context, elements[share.begin : share.end], _ROOMS[share.room], first=not share.begin)

    shares = on_full_pages(
        len(elements),
        len(_ROOMS),
        lambda share: rows(share).height(fonts, leaf.width),
        first=leaf.first_height - taken,
        later=leaf.later_height,
    )
    shares = shares or (Share(0, len(elements), 0),)
    return [Part(block=rows(share), gap=_GAP, new_page=share.begin > 0) for share in shares]


def _rows(context: Context, elements: Sequence[Element], room: float, *, first: bool) -> Block:
    """Shifts below each other, parted by rules; on the first page one parts them from what stands above."""
    blocks: list[Block] = []
    for element in elements:
        if blocks or first:
            blocks += [Space(4) if blocks else NOTHING, Rule(glue=True), Space(5)]
        blocks.append(context.keep(_shift(context, element, room), firm=True))
    return stack(blocks)


def _shift(context: Context, element: Element, room: float) -> Block:
    look, workshop, width = context.look, context.workshop, context.leaf.width
    ends = Row(
        (text(element.shift_from, look.body), text(element.shift_to, look.body.bold().aligned(Align.RIGHT))),
        (width * _END, 0.0),
        gap=width * (1 - 2 * _END),
    )
    marks = workshop.shift(element.id) if workshop else None
    return stack(
        [
            text(element.name, look.label, glue=True),
            ends,
            ShiftLine(room, marks.marks if marks else (), marks.placed if marks else None),
        ]
    )


@dataclass(frozen=True)
class ShiftLine(Block):
    """A line with an arrow, marks above it and the place of the team below it, in thousandths of its length."""

    room: float
    marks: tuple[int, ...]
    placed: int | None

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self.room

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        base, length = top - self.room * _ABOVE, width - 24
        paper.upright(x + 1, base - _END_MARK / 2, _END_MARK, weight=2)  # not a disc: those are marks
        paper.rule(x, base, width - 10, weight=2, black=True)
        paper.path(x + width - 14, base, shapes.tip(14, 11))
        rows = self._rows(length)
        pitch = min(2.2 * _MARK, (self.room * _ABOVE - 3 - 2 * _MARK) / max([1, *rows]))
        for mark, row in zip(self.marks, rows, strict=True):
            paper.disc(x + 4 + length * mark / _WHOLE, base + 1 + _MARK + row * pitch, _MARK)
        if self.placed is not None:
            paper.path(x + 4 + length * self.placed / _WHOLE, base - 2, shapes.pointer(10, 9))

    def _rows(self, length: float) -> list[int]:
        """The row of each mark above the line: marks that would lie upon each other are piled up."""
        ends: list[float] = []
        rows: list[int] = []
        for mark in self.marks:
            place = length * mark / _WHOLE
            row = next((at for at, end in enumerate(ends) if place >= end), len(ends))
            ends[row : row + 1] = [place + 2.2 * _MARK]
            rows.append(row)
        return rows
