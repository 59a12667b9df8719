"""P13: counting by hand when the power fails: the first round on the front, a second one on the back."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, partial
from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, Space, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.fields import Field, FieldRow
from mastery_desktop.documents.full_pages import Share, on_full_pages
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.layout import Align, Style
from mastery_desktop.documents.marks import Symbol, Tick
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.posters import fitted
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.choices import OutcomeKind
from mastery_desktop.domain.content import Domain, Element
from mastery_desktop.domain.labels import OUTCOMES
from mastery_desktop.messages import _, in_both, words_of

_SECOND: Final = 104.0
_SECOND_IN_BOTH: Final = 118.0
"""How wide the second of two outcomes side by side is."""

_SHARES: Final = ((0.25, 0.09), (0.25, 0.3))
"""What the first and the last column take of the width: in the table of the slips, and in that of the cards."""

_SHARES_IN_BOTH: Final = ((0.33, 0.09), (0.25, 0.34))
"""The same in two languages."""

_BELOW: Final = 8.0
"""The space between the table and what stands above it."""

_KINDS: Final = (OutcomeKind.AGREED, OutcomeKind.MAJORITY, OutcomeKind.NOT_AGREED)
_PAD: Final = 5.0
_HIGHEST_ROW: Final = 110
_LOWEST_ROW: Final = 26
_BOXES: Final = range(44, 170, 2)
"""How high the boxes for strokes can be in large print."""

_SLIPS: Final = 0.17
"""What the column for the slips takes of the width in large print, where a practice has a row for its name."""


def tally_sheet(context: Context) -> Document:
    """Make the tally sheet of the context's domain."""
    domain = context.domain or context.pack.domains[0]
    context = context.upright_if_large()
    title = _("Tally: {domain}").format(domain=domain.name)
    front = [
        Part(block=context.masthead(title, _("Round 1: slips"))),
        Part(block=_facts(context), gap=3),
        Part(block=text(_how(), context.look.facilitator), gap=8),
    ]
    head = text(_("Round 2: cards, for the practices that you talked about"), context.look.heading)
    back = [
        Part(block=head, new_page=True),
        Part(
            block=text(
                _("All hold up a card at the same moment. Then write what you settle on."), context.look.facilitator
            ),
            gap=2,
        ),
    ]
    leaf = context.leaf
    return context.document(
        title,
        [
            *front,
            *_fitted(context, domain, front, leaf.first_height, settled=False),
            *back,
            *_fitted(context, domain, back, leaf.later_height, settled=True),
        ],
        leaf=leaf,
    )


def _how() -> str:
    return _(
        "One stroke for each mark, the fifth across the four before it. Count with nobody watching, and let somebody "
        "else count again. The marks of a row make up the slips that ticked it. Show nothing before all is counted."
    )


def _facts(context: Context) -> Block:
    """School, date, how many rate and how many slips came in."""
    look, third = context.look, (context.leaf.width - 36) / 3
    numbers = (
        Field(_("Counted by (role)"), "", look.body),
        Field(_("People who rate"), "", look.body),
        Field(_("Slips in"), "", look.body),
    )
    return stack([context.place_and_date(), FieldRow(numbers, (0.0, third, third))])


def _fitted(context: Context, domain: Domain, above: list[Part], room: float, *, settled: bool) -> list[Part]:
    """The table with rows as high as the page allows; in large print, where it flows, as each of its pages allows."""
    fonts, width = context.fonts, context.leaf.width
    free = room - _BELOW - sum(part.block.height(fonts, width) + part.gap for part in above)
    if context.look.large:
        return _on_pages(context, domain, free, settled=settled)
    tables = cache(partial(_table, context, domain, settled=settled))
    heights = range(_LOWEST_ROW, _HIGHEST_ROW + 1)
    fitting = bisect_right(heights, False, key=lambda least: tables(least).height(fonts, width) > free)  # noqa: FBT003
    return [Part(block=tables(heights[max(0, fitting - 1)]), gap=_BELOW)]


def _on_pages(context: Context, domain: Domain, free: float, *, settled: bool) -> list[Part]:
    """The table in large print: whole practices, on a page of their own where the first one has no room for any."""
    elements, later = domain.elements, context.leaf.later_height

    def table(share: Share) -> Block:
        return _in_large_print(context, elements[share.begin : share.end], _BOXES[share.room], settled=settled)

    def height(share: Share) -> float:
        return table(share).height(context.fonts, context.leaf.width)

    ways = [on_full_pages(len(elements), len(_BOXES), height, first=first, later=later) for first in (free, later)]
    below = bool(ways[0]) and len(ways[0]) <= len(ways[1]) + 1
    shares = ways[not below] or (Share(0, len(elements), 0),)  # no page holds a practice: parted where pages end
    return [Part(block=table(share), gap=_BELOW, new_page=share.begin > 0 or not below) for share in shares]


def _labels(context: Context, shares: tuple[float, float], ending: str) -> tuple[Style, Style]:
    """The types in which no word is broken above the columns of the levels, and above the last one."""
    levels, width, label = context.pack.levels, context.leaf.width, context.look.label
    words = [word for level in levels for word in words_of(level.short)]
    room = width * (1 - sum(shares)) / len(levels) - 12
    last = width * shares[1] - 2 * _PAD
    return fitted(context.fonts, words, label, room), fitted(context.fonts, words_of(ending), label, last)


def _table(context: Context, domain: Domain, least: float, *, settled: bool) -> Block:
    look, width, levels = context.look, context.leaf.width, context.pack.levels
    in_two = in_both(_("Practice"))
    ending = _("We settle on (tick, and name the level)") if settled else _("Slips")
    shares = (_SHARES_IN_BOTH if in_two else _SHARES)[settled]
    (names, last), (label, last_label) = shares, _labels(context, shares, ending)
    column = width * (1 - names - last) / len(levels)
    widths = (0.0, *(column for _level in levels), width * last)
    heads = [
        stack([Symbol(level.symbol, 6.0, Align.CENTER), text(level.short, label.aligned(Align.CENTER))], gap=2)
        for level in levels
    ]
    head = Row(
        (text(_("Practice"), look.label), *heads, text(ending, last_label)),
        widths,
        pad=_PAD,
        ruled=1.0,
        fill=0.92,
        glue=True,
    )
    rows = [
        context.keep(
            Row(
                (
                    text(element.name, look.small.bold() if in_two else look.body.bold()),
                    *(NOTHING for _level in levels),
                    _outcomes(context, _SECOND_IN_BOTH if in_two else _SECOND) if settled else NOTHING,
                ),
                widths,
                pad=_PAD,
                ruled=1.0,
                lid=False,
                least=least,
            )
        )
        for element in domain.elements
    ]
    return stack([head, *rows], again=head)


def _in_large_print(context: Context, elements: Sequence[Element], box: float, *, settled: bool) -> Block:
    """The table with the name of each practice in a row of its own, so that the levels have the width for theirs."""
    look, width, levels = context.look, context.leaf.width, context.pack.levels
    last = 0.0 if settled else width * _SLIPS
    column = (width - last) / len(levels)
    widths = (*(column for _level in levels[1:]), 0.0, *([last] if last else []))
    words = [word for level in levels for word in words_of(level.short)]
    label = fitted(context.fonts, words, look.label, column - 2 * _PAD).aligned(Align.CENTER)
    symbols = [Symbol(level.symbol, 8.0, Align.CENTER) for level in levels]
    heads = [stack([symbol, text(level.short, label)], gap=2) for symbol, level in zip(symbols, levels, strict=True)]
    if not settled:
        slips = fitted(context.fonts, words_of(_("Slips")), label, last - 2 * _PAD)
        heads.append(stack([Space(symbols[0].height(context.fonts, column)), text(_("Slips"), slips)], gap=2))
    head = Row(tuple(heads), widths, pad=_PAD, ruled=1.0, fill=0.92, glue=True)
    rows = []
    for element in elements:
        name = Row((text(element.name, look.body.bold()),), (0.0,), pad=_PAD, ruled=1.0, lid=False)
        boxes = Row(tuple(NOTHING for _width in widths), widths, ruled=1.0, lid=False, least=box)
        rows.append(context.keep(stack([name, boxes, *_settled(context, settled=settled)]), firm=True))
    return stack([head, *rows], again=head)


def _settled(context: Context, *, settled: bool) -> list[Block]:
    """The row with what a talk came to, below the boxes of its practice, in the second round."""
    if not settled:
        return []
    lead = text(_("We settle on (tick, and name the level)"), context.look.label)
    outcomes = _outcomes(context, context.leaf.width / 2)
    return [Row((stack([lead, outcomes], gap=4),), (0.0,), pad=_PAD, ruled=1.0, lid=False)]


def _outcomes(context: Context, second: float) -> Block:
    """What can come of a talk, to tick, with room for the level behind it; two of them side by side."""
    style = context.look.facilitator
    ticks = [Tick(text(_(OUTCOMES[kind]), style), style) for kind in _KINDS]
    return stack([Row((ticks[0], ticks[1]), (0.0, second)), ticks[2]], gap=5)
