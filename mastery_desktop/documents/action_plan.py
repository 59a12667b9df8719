"""P19: the action plan, wide: goal, stage, and who does what by when. In large print, cards on upright pages."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, Space, in_pieces, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.capped import Capped
from mastery_desktop.documents.cards import beside, card, labelled
from mastery_desktop.documents.entries import Entry, StageEntry
from mastery_desktop.documents.groups import Box, Row, stack
from mastery_desktop.documents.layout import LINE_PITCH
from mastery_desktop.documents.marks import Chips
from mastery_desktop.documents.paging import Part, Sizes, in_fewest_pages, pages_of
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.words import needs_pieces, place_name
from mastery_desktop.domain.choices import GoalLabels
from mastery_desktop.domain.form_fields import FieldKind
from mastery_desktop.domain.goal_words import GOAL_WORDS, GoalWords
from mastery_desktop.domain.labels import REACHES, long_date, said_day
from mastery_desktop.domain.records import Action, FocusArea, Goal
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import N_, _

FEWEST_ROWS: Final = 6
"""Rows of the table, filled or not: a plan has one to six actions."""

_FEWEST_BLANK_ROWS: Final = 4
"""Rows of a blank one where more would cost a page: two languages take much of it."""

_LOWEST_ROW: Final = 30
_HIGHEST_ROW: Final = 52
_BOX: Final = 60.0
_LAST_BOX: Final = 56.0
_GAP: Final = 9.0
_MOST_NAME: Final = 3
"""Lines of an action above what of its card goes on upon another page."""

_MOST_LINES: Final = 3
"""Lines for what we will do, the resources and the evidence on a card that is written on by hand."""

_WHO: Final = 100.0
_BY: Final = 84.0
_RESOURCES: Final = 132.0
_EVIDENCE: Final = 140.0
_CHECK: Final = 76.0
_COLUMNS: Final = (
    N_("We will"),
    N_("Who (role)"),
    N_("By"),
    N_("Resources"),
    N_("Evidence we bring"),
    N_("Check on"),
)
_KINDS: Final = (
    FieldKind.WHAT,
    FieldKind.WHO,
    FieldKind.BY,
    FieldKind.RESOURCES,
    FieldKind.EVIDENCE,
    FieldKind.CHECK,
)


def action_plan(context: Context) -> Document:
    """Make the action plan for the active focus area; a second one has a page of its own."""
    context = context.upright_if_large()
    workshop = context.workshop
    areas = workshop.active_focus if workshop else ()
    named = [(area, context.pack.elements.get(area.element)) for area in areas]
    title = _("Action plan")
    if named and named[0][1]:
        title = _("Action plan: {focus}").format(focus=named[0][1].name)
    parts: list[Part] = []
    for number, (focus, element) in enumerate(named or [(None, None)]):
        name = _("Action plan: {focus}").format(focus=element.name) if element else title
        page = _page(context, focus, name, context.leaf.later_height if number else context.leaf.first_height)
        parts += [replace(page[0], new_page=number > 0), *page[1:]]
    return context.document(title, parts)


def _page(context: Context, focus: FocusArea | None, title: str, room: float) -> list[Part]:
    """The plan of a focus area, or a blank one; `room` is the height of its first page."""
    workshop = context.workshop
    remark = f"{place_name(workshop)} · {long_date(workshop.session.held_on)}" if workshop else ""
    above = [Part(block=context.masthead(title, remark))]
    if focus is None:
        above.append(Part(block=context.place_and_date(), gap=2))
    if context.form:
        above.append(Part(block=context.form_note(), gap=4))
    above += (Part(block=block(context, workshop, focus), gap=_GAP) for block in (_stages, _goal))
    actions = workshop.actions_for(focus) if workshop else ()

    def with_actions(blocks: Callable[[], list[Block]]) -> list[Part]:
        return [*above, *(Part(block=block, gap=_GAP) for block in blocks()), below()]

    def below(more: float = 0.0) -> Part:
        return Part(block=_questions(context, workshop, focus, more), gap=_GAP, together=True)

    ways = (_cards if context.look.large else _tables)(context, actions)
    fonts, sizes = context.fonts, Sizes(context.leaf.width, room, context.leaf.later_height)
    parts = in_fewest_pages([partial(with_actions, way) for way in ways], fonts, sizes)
    pages = pages_of(parts, fonts, sizes)
    if len(pages) == 1:
        return parts
    last = pages[-1][-1]
    roomy = [*parts[:-1], below(sizes.later - last.down - last.block.height(fonts, sizes.width))]
    as_before = [len(page) for page in pages_of(roomy, fonts, sizes)] == [len(page) for page in pages]
    return roomy if as_before else parts


def _tables(context: Context, actions: tuple[Action, ...]) -> list[Callable[[], list[Block]]]:
    """The table with more or fewer rows, each from high to low ones."""
    fewest = FEWEST_ROWS if context.form else len(actions) or _FEWEST_BLANK_ROWS
    counts = range(max(FEWEST_ROWS, fewest), fewest - 1, -1)
    heights = range(_HIGHEST_ROW, _LOWEST_ROW - 1, -1)

    def table(rows: int, least: float) -> list[Block]:
        return [_table(context, actions, least, rows)]

    return [partial(table, rows, least) for rows in counts for least in heights]


def _stages(context: Context, workshop: Workshop | None, focus: FocusArea | None) -> Block:
    stages = context.pack.stage_model.stages
    if context.form:
        named = tuple((stage.id, stage.name) for stage in stages)
        tip = _("The stage in which we place our focus area")
        return StageEntry(_("Stage"), named, context.field(FieldKind.STAGE), tip, context.look.body)
    choice = workshop.stage_choice(focus).stage if workshop and focus else None
    chosen = next((at for at, stage in enumerate(stages) if stage.id == choice), None)
    return Chips(_("Stage"), tuple(stage.name for stage in stages), chosen, context.look.body)


def _goal(context: Context, workshop: Workshop | None, focus: FocusArea | None) -> Block:
    goal, words = _asked(workshop, focus)
    check = long_date(goal.check_on) if goal and goal.check_on else ""
    reach = f" ({_(REACHES[goal.reach])})" if goal and goal.reach else ""
    return _boxes(
        context,
        (_(words.goal) + reach, goal.text if goal else ""),
        (_(words.check_on), check),
        _BOX,
        (FieldKind.GOAL, FieldKind.CHECK_ON),
    )


def _questions(context: Context, workshop: Workshop | None, focus: FocusArea | None, more: float) -> Block:
    """Two boxes with room for the pen, on the filled plan too: the talk about them goes on.

    `more` is the height that they have beyond the least.
    """
    goal, words = _asked(workshop, focus)
    return _boxes(
        context,
        (_(words.notice), goal.notice if goal else ""),
        (_(words.barriers), goal.barriers if goal else ""),
        _LAST_BOX,
        (FieldKind.NOTICE, FieldKind.BARRIERS),
        more=more,
    )


def _asked(workshop: Workshop | None, focus: FocusArea | None) -> tuple[Goal | None, GoalWords]:
    """The goal, and the words in which the team was asked for it."""
    goal = workshop.goal(focus) if workshop and focus else None
    return goal, GOAL_WORDS[goal.labels if goal else GoalLabels.PLAIN]


def _boxes(
    context: Context,
    left: tuple[str, str],
    right: tuple[str, str],
    least: float,
    kinds: tuple[FieldKind, FieldKind],
    *,
    more: float = 0.0,
) -> Block:
    look = context.look
    half = (context.leaf.width - 14) / 2
    if look.large:
        lines = 2 + int(more / 2 / LINE_PITCH)
        boxes = [Box(labelled(look, label, words, lines=lines)) for label, words in (left, right)]
        return stack((context.keep(box) for box in boxes), gap=_GAP)
    if context.form:
        high = least - 28 + more
        entries = [
            stack([text(label, look.label), Entry(context.field(kind), _tip(kind, label), high, framed=False)])
            for (label, _words), kind in zip((left, right), kinds, strict=True)
        ]
        least = max(block.height(context.fonts, half - 12) + 12 for block in entries)
        return Row(tuple(Box(block, pad=6, least=least) for block in entries), (half, 0.0), gap=14)
    texts = [stack([text(label, look.label), Space(1), text(words, look.body)]) for label, words in (left, right)]
    least = max(least, *(block.height(context.fonts, half - 16) + 16 for block in texts)) + more
    return Row(tuple(Box(block, least=least) for block in texts), (half, 0.0), gap=14)


def _table(context: Context, actions: tuple[Action, ...], least: float, rows: int) -> Block:
    look = context.look
    widths = (0.0, _WHO, _BY, _RESOURCES, _EVIDENCE, _CHECK)
    head = Row(tuple(text(_(name), look.label) for name in _COLUMNS), widths, pad=6, ruled=1.0, fill=0.92, glue=True)
    filled: list[Block] = [
        context.keep(Row(_cells(context, action), widths, pad=5, ruled=1.0, lid=False, least=least))
        for action in actions
    ]
    if context.form:
        filled = [_entry_row(context, at, widths, least) for at in range(FEWEST_ROWS)]
    empty = Row((NOTHING,) * len(widths), widths, pad=5, ruled=1.0, lid=False, least=least)
    return stack([head, *filled, *[empty] * (rows - len(filled))], again=head)


def _entry_row(context: Context, at: int, widths: tuple[float, ...], least: float) -> Block:
    """A row to type an action into."""
    cells = (
        Entry(context.field(kind, str(at)), f"{at + 1}. {_(name)}", least - 2, framed=False)
        for kind, name in zip(_KINDS, _COLUMNS, strict=True)
    )
    return Row(tuple(cells), widths, pad=1, ruled=1.0, lid=False, least=least)


def _tip(kind: FieldKind, label: str) -> str:
    return _("{question} Write the day as 2027-01-14.").format(question=label) if kind is FieldKind.CHECK_ON else label


def _cards(context: Context, actions: tuple[Action, ...]) -> list[Callable[[], list[Block]]]:
    """A card for each action, with more or fewer empty ones, each from many to few lines."""
    fewest = 0 if actions else _FEWEST_BLANK_ROWS
    written = [context.keep(_card(context, action)) for action in actions]

    def cards(empty: int, lines: int) -> list[Block]:
        return [*written, *[context.keep(_card(context, None, lines))] * empty]

    counts = range(max(0, FEWEST_ROWS - len(actions)), fewest - 1, -1)
    return [
        partial(cards, empty, lines) for empty in counts for lines in (range(_MOST_LINES, 0, -1) if empty else (0,))
    ]


def _card(context: Context, action: Action | None, lines: int = 1) -> Block:
    look, width = context.look, context.leaf.width
    words = _written(context, action) if action else ("",) * len(_COLUMNS)
    each = (lines, 1, 1, lines, lines, 1)
    what, who, by, resources, evidence, check = (
        labelled(look, _(name), written, lines=count)
        for name, written, count in zip(_COLUMNS, words, each, strict=True)
    )
    rows = [what, beside([who, by, check], width), beside([resources, evidence], width)]
    if action is None or not action.what:
        return card(rows)
    return card(rows, Capped(in_pieces((action.what,), look.body, lead=_("Continued:")), _MOST_NAME))


def _written(context: Context, action: Action) -> tuple[str | Block, ...]:
    """What was written about an action, in the order of the columns."""
    needs = needs_pieces(action)
    resources = in_pieces(needs, context.look.body) if any(needs) else ""
    return action.what, action.who, said_day(action.by), resources, action.evidence, said_day(action.check)


def _cells(context: Context, action: Action) -> tuple[Block, ...]:
    return tuple(
        text(written, context.look.body) if isinstance(written, str) else written
        for written in _written(context, action)
    )
