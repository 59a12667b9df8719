"""P20: what becomes of the plan: 30, 60 and 90 days on the front, one turn of plan, do, study, act on the back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Final, NamedTuple

from mastery_desktop.documents.blocks import Block, Space, WritingLines, led_text, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.fields import Field
from mastery_desktop.documents.full_pages import Share, on_full_pages
from mastery_desktop.documents.groups import Box, Row, stack
from mastery_desktop.documents.paging import Part, Sizes, in_fewest_pages
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.follow_up import CHECK_DAYS, Cycle
from mastery_desktop.domain.follow_up_words import CHANGE, CHECK_QUESTIONS, TURN
from mastery_desktop.domain.labels import long_date
from mastery_desktop.domain.records import FocusArea
from mastery_desktop.domain.school_calendar import read_calendar
from mastery_desktop.messages import _

_GAP: Final = 10.0
_PAD: Final = 8.0
_BELOW_LINES: Final = 8.0
"""What more stays free between the last line and the frame, where there is room for it."""

_CLOSE_PAD: Final = 6.0
"""The space inside boxes in large print in which nothing is left to write, where that saves a page."""


class _Room(NamedTuple):
    """How many lines a question has, what stays free below the last one, and the space inside the box."""

    lines: int
    below: float = 0.0
    pad: float = _PAD


_ROOMS: Final = [_Room(lines, below) for lines in range(6, 0, -1) for below in (_BELOW_LINES, 0.0)]
"""What a box can have, from the most."""


class _Box(NamedTuple):
    """A box with its name, and its questions with what was answered."""

    name: str
    asked: tuple[tuple[str, str], ...]

    def emptied(self) -> "_Box":
        """The same box without its answers."""
        return self._replace(asked=tuple((question, "") for question, _answer in self.asked))


def next_steps(context: Context) -> Document:
    """Make the card for the active focus area; a second one has a card of its own."""
    context = context.upright_if_large()
    title = _("Our next 30, 60 and 90 days")
    areas = context.workshop.active_focus if context.workshop else ()
    return context.document(
        title,
        [
            part
            for number, area in enumerate(areas or (None,))
            for part in _card(context, title, area, later=number > 0)
        ],
    )


def _card(context: Context, title: str, focus: FocusArea | None, *, later: bool) -> list[Part]:
    """Front and back for a focus area."""
    leaf = context.leaf
    front = [Part(block=context.masthead(title, ""), new_page=later), Part(block=_aim(context, focus), gap=2)]
    second = _("One turn: plan, do, study, act")
    back = [
        Part(block=text(second, context.look.heading), new_page=True),
        Part(block=_change(context, focus), gap=4),
    ]
    height = leaf.later_height if later else leaf.first_height
    return [
        *_fitted(context, _horizons(context, focus), front, height, columns=len(CHECK_DAYS)),
        *_fitted(context, _turn(context, focus), back, leaf.later_height, columns=2),
    ]


def _aim(context: Context, focus: FocusArea | None) -> Block:
    """The focus area and the goal, from the plan where it is known."""
    look, workshop = context.look, context.workshop
    element = context.pack.elements.get(focus.element) if focus else None
    goal = workshop.goal(focus).text if workshop and focus else ""
    fields = [
        Field(_("Focus area"), element.name if element else "", look.body.bold()),
        Field(_("Goal"), "", look.body) if not goal else stack([Space(5), led_text(_("Goal:"), goal, look.body)]),
    ]
    return stack(fields)


def _change(context: Context, focus: FocusArea | None) -> Block:
    look, cycle = context.look, _cycle_of(context, focus)
    change = cycle.change if cycle else ""
    return led_text(f"{_(CHANGE)}:", change, look.body) if change else Field(_(CHANGE), "", look.body)


def _horizons(context: Context, focus: FocusArea | None) -> list[_Box]:
    """A box for each look at the plan; with the day where the workshop's day is known."""
    workshop = context.workshop
    boxes = []
    for days in CHECK_DAYS:
        name = _("In {n} days").format(n=days)
        check = workshop.check(focus, days) if workshop and focus else None
        if workshop:
            session = workshop.session
            usual = read_calendar(session.calendar, session.held_on).nearest(session.held_on + timedelta(days=days))
            name = f"{name}: {long_date((check.due if check else None) or usual)}"
        answers = {field: getattr(check, field) if check else "" for field in CHECK_QUESTIONS}
        boxes.append(_Box(name, tuple((_(asked), answers[field]) for field, asked in CHECK_QUESTIONS.items())))
    return boxes


def _cycle_of(context: Context, focus: FocusArea | None) -> Cycle | None:
    return context.workshop.cycle(focus) if context.workshop and focus else None


def _turn(context: Context, focus: FocusArea | None) -> list[_Box]:
    """A box for each quarter: its two questions over lines, or over what was written."""
    cycle = _cycle_of(context, focus)
    boxes = []
    for field, (name, questions) in TURN.items():
        words = getattr(cycle, field) if cycle else ""
        asked = [(_(question), "") for question in questions]
        boxes.append(_Box(_(name), ((" ".join(text for text, _none in asked), words),) if words else tuple(asked)))
    return boxes


def _fitted(
    context: Context,
    boxes: Sequence[_Box],
    above: Sequence[Part],
    room: float,
    *,
    columns: int,
) -> list[Part]:
    """Boxes below other parts, with as many lines as their pages have room for; in large print below each other."""
    leaf = context.leaf
    columns = 1 if context.look.large else columns

    def grid(way: _Room) -> list[Part]:
        return [*above, Part(block=_grid(context, boxes, way, columns), gap=_GAP)]

    whole = _whole(context, boxes, above, room) if context.look.large else []
    ways = [partial(grid, way) for way in _ROOMS]
    return whole or in_fewest_pages(ways, context.fonts, Sizes(leaf.width, room, leaf.later_height))


def _whole(context: Context, boxes: Sequence[_Box], above: Sequence[Part], room: float) -> list[Part]:
    """Boxes below each other and other parts, each of them whole; nothing where a page cannot hold one."""
    leaf, fonts = context.leaf, context.fonts
    taken = sum(part.gap + part.block.height(fonts, leaf.width) for part in above) + _GAP
    answered = all(answer for box in boxes for _question, answer in box.asked)
    rooms = [*([_Room(1, pad=_CLOSE_PAD)] if answered else []), *_ROOMS[::-1]]

    def column(share: Share) -> Block:
        return _grid(context, boxes[share.begin : share.end], rooms[share.room], 1)

    shares = on_full_pages(
        len(boxes),
        len(rooms),
        lambda share: column(share).height(fonts, leaf.width),
        first=room - taken,
        later=leaf.later_height,
    )
    parts = [Part(block=column(share), gap=_GAP, new_page=share.begin > 0) for share in shares]
    return [*above, *parts] if parts else []


def _grid(context: Context, boxes: Sequence[_Box], room: _Room, columns: int) -> Block:
    """Rows of boxes, each as high as its highest one and as if nothing was filled in; below each other, as they are."""
    fonts = context.fonts
    column = (context.leaf.width - _GAP * (columns - 1)) / columns
    drawn = [_drawn(context, box, room) for box in boxes]
    rows = [drawn[at : at + columns] for at in range(0, len(drawn), columns)]
    if columns > 1:
        empty = [_drawn(context, box.emptied(), room) for box in boxes]
        highest = [max(box.height(fonts, column) for box in (*row, *empty)) for row in rows]
        rows = [[replace(box, least=least) for box in row] for row, least in zip(rows, highest, strict=True)]
    widths = (0.0, *(column for _each in range(columns - 1)))
    return stack(
        (context.keep(Row(tuple(row), widths, gap=_GAP), firm=True) for row in rows), gap=_GAP - 2 * (_PAD - room.pad)
    )


def _drawn(context: Context, box: _Box, room: _Room) -> Box:
    look = context.look
    parts: list[Block] = [text(box.name, look.body.bold(), glue=True)]
    for question, answer in box.asked:
        field: Block = text(answer, look.body) if answer else WritingLines(room.lines)
        parts += [Space(6), text(question, look.label if look.large else look.small, glue=True), field]
    if isinstance(parts[-1], WritingLines):
        parts.append(Space(room.below))
    return Box(stack(parts, again=context.continued(box.name, look.body.bold())), pad=room.pad)
