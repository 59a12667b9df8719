"""P13: counting by hand when the power fails: the first round on the front, a second one on the back."""

from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.groups import Field, Row, stack
from mastery_desktop.documents.layout import Align, Style
from mastery_desktop.documents.marks import Symbol, Tick
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.posters import fitted
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.choices import OutcomeKind
from mastery_desktop.domain.content import Domain
from mastery_desktop.domain.labels import OUTCOMES
from mastery_desktop.messages import _, in_both, words_of

_SECOND: Final = 104.0
_SECOND_IN_BOTH: Final = 132.0
"""How wide the second of two outcomes side by side is."""

_SHARES: Final = ((0.25, 0.09), (0.25, 0.3))
"""What the first and the last column take of the width: in the table of the slips, and in that of the cards."""

_SHARES_IN_BOTH: Final = ((0.33, 0.09), (0.27, 0.38))
"""The same in two languages."""

_SHARES_IN_LARGE_PRINT: Final = ((0.25, 0.14), (0.22, 0.27))
"""The same where the names of the levels would else be smaller than large print: what can come of a talk is a list."""

_PAD: Final = 5.0
_HIGHEST_ROW: Final = 74
_LOWEST_ROW: Final = 26


def tally_sheet(context: Context) -> Document:
    """Make the tally sheet of the context's domain."""
    domain = context.domain or context.pack.domains[0]
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
            Part(block=_fitted(context, domain, front, leaf.first_height, settled=False), gap=8),
            *back,
            Part(block=_fitted(context, domain, back, leaf.later_height, settled=True), gap=8),
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
    return stack([context.place_and_date(), Row(numbers, (0.0, third, third), gap=18, place=1.0)])


def _fitted(context: Context, domain: Domain, above: list[Part], room: float, *, settled: bool) -> Block:
    """The table with rows as high as the page allows."""
    fonts, width = context.fonts, context.leaf.width
    free = room - 8 - sum(part.block.height(fonts, width) + part.gap for part in above)
    tables = (_table(context, domain, least, settled=settled) for least in range(_HIGHEST_ROW, _LOWEST_ROW, -1))
    fitting = (table for table in tables if table.height(fonts, width) <= free)
    return next(fitting, _table(context, domain, _LOWEST_ROW, settled=settled))


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
    shares = usual = (_SHARES_IN_BOTH if in_two else _SHARES)[settled]
    if look.large and min(label.size for label in _labels(context, usual, ending)) < context.leaf.smallest_note.size:
        shares = _SHARES_IN_LARGE_PRINT[settled]
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
                    _outcomes(context, beside=shares == usual) if settled else NOTHING,
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


def _outcomes(context: Context, *, beside: bool) -> Block:
    """What can come of a talk, to tick, with room for the level behind it; two of them side by side where they fit."""
    style = context.look.facilitator
    kinds = (OutcomeKind.AGREED, OutcomeKind.MAJORITY, OutcomeKind.NOT_AGREED)
    ticks = [Tick(text(_(OUTCOMES[kind]), style), style) for kind in kinds]
    if not beside:
        return stack(ticks, gap=5)
    second = _SECOND_IN_BOTH if in_both(_(OUTCOMES[kinds[0]])) else _SECOND
    return stack([Row((ticks[0], ticks[1]), (0.0, second)), ticks[2]], gap=5)
