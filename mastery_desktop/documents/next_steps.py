"""P20: what becomes of the plan: 30, 60 and 90 days on the front, one turn of plan, do, study, act on the back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from mastery_desktop.documents.blocks import Block, Space, WritingLines, led_text, text
from mastery_desktop.documents.book import Document, Part
from mastery_desktop.documents.groups import Box, Field, Row, stack
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.labels import long_date
from mastery_desktop.messages import _

DAYS: Final = (30, 60, 90)

_GAP: Final = 10.0
_PAD: Final = 8.0
_MOST_LINES: Final = 6
_LINES_FLOWING: Final = 2
"""Lines where the boxes take more than a page."""


def next_steps(context: Context) -> Document:
    """Make the card for the active focus area."""
    if context.look.large:
        context = replace(context, leaf=replace(context.leaf, landscape=False))
    title, look = _("Our next 30, 60 and 90 days"), context.look
    front = [Part(block=context.masthead(title, "")), Part(block=_aim(context), gap=2)]
    second = _("One turn: plan, do, study, act")
    back = [
        Part(block=text(second, look.heading), new_page=True),
        Part(block=Field(_("The one change we try"), "", look.body), gap=4),
    ]
    return Document(
        title=title,
        leaf=context.leaf,
        look=look,
        running=context.running(title),
        foot=context.foot,
        parts=[
            *front,
            *_fitted(context, _horizons(context), front, context.leaf.first_height, columns=len(DAYS)),
            *back,
            *_fitted(context, _turn(), back, context.leaf.later_height, columns=2),
        ],
    )


def _aim(context: Context) -> Block:
    """The focus area and the goal, from the plan where it is known."""
    look, workshop = context.look, context.workshop
    focus = workshop.focus if workshop else None
    element = context.pack.elements.get(focus.element) if focus else None
    goal = workshop.goal(focus).text if workshop and focus else ""
    fields = [
        Field(_("Focus area"), element.name if element else "", look.body.bold()),
        Field(_("Goal"), "", look.body) if not goal else stack([Space(5), led_text(_("Goal:"), goal, look.body)]),
    ]
    return stack(fields)


def _horizons(context: Context) -> list[tuple[str, tuple[str, ...]]]:
    """The name of each box with its questions; with the day where the workshop's day is known."""
    held = context.workshop.session.held_on if context.workshop else None
    names = [_("In {n} days").format(n=days) for days in DAYS]
    if held:
        days = (long_date(held + timedelta(days=number)) for number in DAYS)
        names = [f"{name}: {day}" for name, day in zip(names, days, strict=True)]
    asked = (
        _("What have we done?"),
        _("What evidence do we look at?"),
        _("What do we need, and from whom?"),
    )
    return [(name, asked) for name in names]


def _turn() -> list[tuple[str, tuple[str, ...]]]:
    return [
        (_("Plan"), (_("What do we try, with whom, from when to when?"), _("What do we expect to see?"))),
        (_("Do"), (_("What did we do?"), _("What surprised us?"))),
        (_("Study"), (_("What does the evidence show, and for which learners?"), _("What did we expect instead?"))),
        (_("Act"), (_("Do we keep it, change it or drop it?"), _("What is the next turn?"))),
    ]


def _fitted(
    context: Context,
    boxes: Sequence[tuple[str, tuple[str, ...]]],
    above: Sequence[Part],
    room: float,
    *,
    columns: int,
) -> list[Part]:
    """The boxes in a grid, with as many lines as the page has room for; in large print below each other."""
    look, fonts, width = context.look, context.fonts, context.leaf.width
    free = room - _GAP - sum(part.block.height(fonts, width) + part.gap for part in above)
    columns = 1 if look.large else columns
    grids = [_grid(context, boxes, lines, columns) for lines in range(_MOST_LINES, 0, -1)]
    grid = next((grid for grid in grids if grid.height(fonts, width) <= free), grids[-_LINES_FLOWING])
    return [Part(block=grid, gap=_GAP)]


def _grid(context: Context, boxes: Sequence[tuple[str, tuple[str, ...]]], lines: int, columns: int) -> Block:
    """Rows of boxes that are all of one height."""
    fonts = context.fonts
    column = (context.leaf.width - _GAP * (columns - 1)) / columns
    drawn = [_box(context, name, asked, lines) for name, asked in boxes]
    highest = max(box.height(fonts, column) for box in drawn)
    cells = [replace(box, least=highest) for box in drawn]
    widths = (0.0, *(column for _each in range(columns - 1)))
    rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
    return stack((context.keep(Row(tuple(row), widths, gap=_GAP)) for row in rows), gap=_GAP)


def _box(context: Context, name: str, asked: Sequence[str], lines: int) -> Box:
    look = context.look
    parts: list[Block] = [text(name, look.body.bold(), glue=True)]
    for question in asked:
        parts += [Space(6), text(question, look.label if look.large else look.small, glue=True), WritingLines(lines)]
    return Box(stack(parts), pad=_PAD)
