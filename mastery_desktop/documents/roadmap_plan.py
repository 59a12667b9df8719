"""P28: the implementation roadmap as a planning sheet. Its numbers and letters are those of the source."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, Space, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.cards import beside, card, labelled
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.layout import LINE_PITCH, Align, Look, Style
from mastery_desktop.documents.marks import Tick, TickBox
from mastery_desktop.documents.paging import Part, Placed, Sizes, filled, in_fewest_pages, pages_of
from mastery_desktop.documents.posters import fitted
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.tick_row import tick_row
from mastery_desktop.domain.follow_up import RoadmapEntry
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.reference import RoadmapItem
from mastery_desktop.domain.roadmap_words import STATES
from mastery_desktop.messages import _, words_of

EMPTY_ROWS: Final = 12
"""Rows to write on where the pack has no roadmap."""

_NUMBER: Final = 38.0
_STATE: Final = 52.0
_WIDEST_STATE: Final = 74.0
"""How wide the columns to tick become where a state has a longer word."""

_OWNER: Final = 104.0
_NOTES: Final = 150.0
_PAD: Final = 5.0
_LEAST: Final = (50.0, 44.0, 39.0, 35.0, 32.0, 29.0)
"""How high a row is at least, in points: the most with which no page is needed for it."""

_GAPS: Final = ((10.0, 7.0), (7.0, 5.0), (6.0, 3.0))
"""The space between two cards, and inside one, in points: usually, and where that saves a page."""

_MOST_LINES: Final = 4
"""Lines for the owner and for the notes of a card where its page has room for so many."""

_WIDEST_NUMBER: Final = 2.4
"""What the number of a step takes before its title in large print, as a share of the type size."""


def roadmap_plan(context: Context) -> Document:
    """Make the planning sheet."""
    context = context.upright_if_large()
    roadmap, look = context.pack.roadmap, context.look
    title = _("Roadmap: where we are with each step")
    parts = [
        Part(block=context.masthead(title.replace(": ", ":\u00a0"), "")),
        Part(block=context.place_and_date(), gap=2),
    ]
    if roadmap:
        parts.append(Part(block=stack([text(roadmap.title, look.label), text(_lead(), look.body)], gap=3), gap=8))
    items = _items(context.pack)
    sizes = Sizes(context.leaf.width, context.leaf.first_height, context.leaf.later_height)
    if look.large:
        return context.document(title, _cards(context, parts, items, sizes))

    def below(table: Block) -> list[Part]:
        return [*parts, Part(block=table, gap=10)]

    ways = [partial(below, table) for table in _tables(context, items)]
    return context.document(title, in_fewest_pages(ways, context.fonts, sizes))


def _lead() -> str:
    return _(
        "Steps with the same number and different letters run side by side. Write roles as owners. "
        "A team may begin anywhere; the numbers say what builds on what."
    )


def _items(pack: Pack) -> list[RoadmapItem | None]:
    """The items in their order; where the pack has no roadmap, empty lines."""
    if pack.roadmap is None:
        return [None] * EMPTY_ROWS
    return [item for section in pack.roadmap.sections for item in section.items]


def _entry(context: Context, item: RoadmapItem | None) -> RoadmapEntry | None:
    """Where the team stands with a step; None on a blank sheet."""
    return context.workshop.roadmap_entry(item.id) if context.workshop and item else None


def _tables(context: Context, items: list[RoadmapItem | None]) -> list[Block]:
    """The table in ways that take less and less room."""
    look = context.look
    return [_table(context, items, style, least) for style in (look.body, look.small) for least in _LEAST]


def _table(context: Context, items: list[RoadmapItem | None], style: Style, least: float) -> Block:
    look = context.look
    words = [word for state in STATES.values() for word in words_of(_(state))]
    longest = max(context.fonts.width(word, look.label.face) for word in words) * look.label.size
    state = min(_WIDEST_STATE, max(_STATE, longest + 2 * _PAD + 1))
    widths = (_NUMBER, 0.0, state, state, state, _OWNER, _NOTES)
    label = fitted(context.fonts, words, look.label, state - 2 * _PAD)
    heads = (text(_(name), label.aligned(Align.CENTER)) for name in STATES.values())
    head = Row(
        (
            text(_("No."), look.label),
            text(_("Step"), look.label),
            *heads,
            text(_("Owner (role)"), look.label),
            text(_("Notes"), look.label),
        ),
        widths,
        pad=_PAD,
        ruled=1.0,
        fill=0.92,
        glue=True,
    )
    rows = [
        context.keep(Row(_cells(context, item, style), widths, pad=_PAD, ruled=1.0, lid=False, least=least))
        for item in items
    ]
    return stack([head, *rows], again=head)


def _cells(context: Context, item: RoadmapItem | None, style: Style) -> tuple[Block, ...]:
    look, entry = context.look, _entry(context, item)
    boxes = (TickBox(marked=entry is not None and entry.state is state) for state in STATES)
    written = (text(words, look.small) if words else NOTHING for words in _written(entry))
    return (*_named(item, style), *boxes, *written)


def _written(entry: RoadmapEntry | None) -> tuple[str, str]:
    """The owner and the notes."""
    return (entry.owner, entry.notes) if entry else ("", "")


def _named(item: RoadmapItem | None, style: Style) -> tuple[Block, Block]:
    """The number of a step, with its letter, and its title."""
    if item is None:
        return NOTHING, NOTHING
    return text(f"{item.number}{item.letter}", style.bold()), text(item.title, style)


def _cards(context: Context, above: list[Part], items: list[RoadmapItem | None], sizes: Sizes) -> list[Part]:
    """A card for each step, in large print: on the fewest pages, with as many lines as each of them has room for."""

    def below(gaps: tuple[float, float], lines: Sequence[int]) -> list[Part]:
        cards = [context.keep(_card(context, *each, gaps[1])) for each in zip(items, lines, strict=True)]
        return [*above, *(Part(block=card, gap=gaps[0]) for card in cards)]

    def taken(way: tuple[float, float]) -> tuple[list[Part], list[tuple[Placed, ...]]]:
        parts = below(way, [1] * len(items))
        return parts, pages_of(parts, context.fonts, sizes)

    made = {gaps: taken(gaps) for gaps in _GAPS}
    gaps = min(_GAPS, key=lambda gaps: len(made[gaps][1]))
    parts, pages = made[gaps]
    lines: list[int] = []
    for at, (page, used) in enumerate(zip(pages, filled(pages, context.fonts, sizes.width), strict=True)):
        placed = [part for part in parts[len(above) :] if any(each.block is part.block for each in page)]
        free = (sizes.later if at else sizes.first) - used
        more = int(free / (max(1, len(placed)) * LINE_PITCH))
        lines += [min(_MOST_LINES, 1 + more)] * len(placed)
    fuller = below(gaps, lines) if len(lines) == len(items) else parts
    return fuller if len(pages_of(fuller, context.fonts, sizes)) == len(pages) else parts


def _heading(look: Look, item: RoadmapItem) -> Block:
    """The number of a step before its title."""
    style = look.body.bold()
    number = text(f"{item.number}{item.letter}", style)
    return Row((number, text(item.title, style)), (_WIDEST_NUMBER * style.size, 0.0))


def _card(context: Context, item: RoadmapItem | None, lines: int, gap: float) -> Block:
    look, width = context.look, context.leaf.width
    entry = _entry(context, item)
    ticks = tuple(
        Tick(text(_(name), look.body), look.body, marked=entry is not None and entry.state is state)
        for state, name in STATES.items()
    )
    owner, notes = _written(entry)
    fields = (labelled(look, _("Owner (role)"), owner, lines=lines), labelled(look, _("Notes"), notes, lines=lines))
    return card(
        [
            _heading(look, item) if item else labelled(look, _("Step"), ""),
            tick_row(ticks, width - 16),
            Space(1),
            beside(fields, width),
        ],
        gap=gap,
    )
