"""P14: what a table writes down when it settles on a level, a page for each practice of a domain."""

from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, Bookmark, Rule, Space, WritingLines, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.fields import Field, FieldRow
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.indicators import student_indicator, system_indicator
from mastery_desktop.documents.layout import LINE_PITCH, Align
from mastery_desktop.documents.marks import LevelBoxes, Symbol, Tick, TickBox
from mastery_desktop.documents.paging import Part, Sizes, pages_of
from mastery_desktop.documents.posters import fitted
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.spare_lines import Lines, with_spare_lines
from mastery_desktop.documents.tick_row import tick_row
from mastery_desktop.domain.choices import OutcomeKind, TrueForAll
from mastery_desktop.domain.content import Domain, Element
from mastery_desktop.domain.labels import OUTCOMES, TRUE_FOR_ALL
from mastery_desktop.messages import _, in_both, sides, words_of

_ROUNDS: Final = 0.24
"""What the names of the rounds take of the width."""

_ROUNDS_DENSE: Final = 0.34

_ANSWER_LARGE: Final = 0.21
"""What each column of the table takes of it in large print, where the levels stand below each other."""

_PEOPLE: Final = 0.42
"""What the number of those who rate takes of it, beside the table."""

_PEOPLE_DENSE: Final = 0.6

_MOST_LINES: Final = 8
_FEWEST_LARGE: Final = (3, 2)
"""Lines below each prompt in large print, and as many more as the pages have room for."""

_PAD: Final = 5.0
_GAP: Final = 10.0
_GAP_DENSE: Final = 6.0


def consensus_sheet(context: Context) -> Document:
    """Make the sheets of the context's domain, one for each practice; the back of each is empty."""
    domain = context.domain or context.pack.domains[0]
    title = _("Our table on {domain}").format(domain=domain.name)
    dense = not context.look.large and _must_be_dense(context, domain)
    return context.document(
        title,
        [Part(block=_sheet(context, domain, element, dense=dense), new_page=True) for element in domain.elements],
        running="",
    )


def _sheet(context: Context, domain: Domain, element: Element, *, dense: bool) -> Block:
    """The sheet of a practice, with as many lines for evidence as its page has room for."""
    fonts, leaf = context.fonts, context.leaf
    if context.look.large:
        lines = with_spare_lines(
            _FEWEST_LARGE, lambda lines: _pages(context, _with_lines(context, domain, element, lines))
        )
        return _with_lines(context, domain, element, lines)
    fewest = 1 if dense else 2
    sheets = (
        _with_lines(context, domain, element, _shared(lines, dense=dense), dense=dense)
        for lines in range(_MOST_LINES, fewest - 1, -1)
    )
    fitting = (sheet for sheet in sheets if sheet.height(fonts, leaf.width) <= leaf.first_height)
    return next(fitting, _with_lines(context, domain, element, _shared(fewest, dense=dense), dense=dense))


def _shared(lines: int, *, dense: bool) -> Lines:
    """So many lines for the evidence there is, and half as many for what more the table wants."""
    return lines, max(1 if dense else 2, (lines + 1) // 2)


def _pages(context: Context, sheet: Block) -> int:
    """How many pages a sheet takes; none has a running head."""
    leaf = context.leaf
    return len(pages_of([Part(block=sheet)], context.fonts, Sizes(leaf.width, leaf.first_height, leaf.first_height)))


def _must_be_dense(context: Context, domain: Domain) -> bool:
    """Whether a sheet of the domain would take two pages; then all are set denser, so that they look alike."""
    leaf = context.leaf
    sheets = (_with_lines(context, domain, element, (2, 2)) for element in domain.elements)
    return in_both(domain.name) and any(sheet.height(context.fonts, leaf.width) > leaf.first_height for sheet in sheets)


def _with_lines(context: Context, domain: Domain, element: Element, lines: Lines, *, dense: bool = False) -> Block:
    """The sheet with so many lines for evidence; `dense` brings two languages onto one page.

    Such a sheet is set smaller, and its level is ticked in the table of the marks.
    """
    look, assessment = context.look, context.pack.self_assessment
    name, indicator, gap = (look.heading, look.small, _GAP_DENSE) if dense else (look.title, look.body, _GAP)
    people = context.leaf.width * (_PEOPLE_DENSE if dense else _PEOPLE)
    here = FieldRow((Field(_("Table"), "", look.body), Field(_("People who rate"), "", look.body)), (0.0, people))
    return stack(
        [
            Bookmark(element.name),
            text(domain.name, look.body),
            text(element.name, name),
            Space(4),
            Rule(2),
            here,
            Space(gap),
            student_indicator(context.pack, element, indicator),
            Space(3),
            system_indicator(element, indicator),
            Space(gap),
            context.keep(_marks(context, dense=dense), firm=not context.look.large),
            Space(gap),
            *_settled(context, dense=dense),
            Space(gap),
            *_asked(context, assessment.support_prompt, lines[0]),
            Space(gap),
            *_asked(context, assessment.want_prompt, lines[1]),
        ],
        again=context.continued(element.name),
    )


def _asked(context: Context, prompt: str, lines: int) -> list[Block]:
    return [text(prompt, context.look.label, glue=True), WritingLines(lines)]


def _marks(context: Context, *, dense: bool) -> Block:
    """How many chose each level, before and after the talk, and where it is dense also which one is settled on."""
    look, width, levels = context.look, context.leaf.width, context.pack.levels
    names = (_("Before the talk"), _("After the talk"))
    if look.large:
        return _levels_below_each_other(context, (*names, _("What we settle on")))
    rounds = width * _ROUNDS_DENSE if dense else _rounds(context, names)
    column = (width - rounds) / len(levels)
    widths = (0.0, *(column for _level in levels))
    words = [word for level in levels for word in words_of(level.short)]
    label = fitted(context.fonts, words, look.small, column - 2 * _PAD)
    heads = (
        stack([Symbol(level.symbol, 5.5 * look.scale, Align.CENTER), text(level.short, label.aligned(Align.CENTER))])
        for level in levels
    )
    empty = [NOTHING] * len(levels)
    rows = [
        Row((text(name, look.small), *empty), widths, 0.0, _PAD, 1.0, lid=False, least=LINE_PITCH) for name in names
    ]
    if dense:
        cells = (text(_("What we settle on"), look.small.bold()), *(TickBox() for _level in levels))
        rows.append(Row(cells, widths, 0.0, _PAD, 1.0, lid=False, place=0.5))
    return stack(
        [
            text(_asked_for(), look.label),
            Space(4),
            Row((NOTHING, *heads), widths, 0.0, _PAD, 1.0, fill=0.92, place=0.5, glue=True),
            *rows,
        ]
    )


def _asked_for() -> str:
    return _("First each alone, then all at the same moment: how many chose which level?")


def _levels_below_each_other(context: Context, names: tuple[str, ...]) -> Block:
    """The same in large print: a row for each level, so that its name stands in full size, and the level to tick."""
    look, column = context.look, context.leaf.width * _ANSWER_LARGE
    widths = (0.0, *(column for _name in names))
    head = fitted(context.fonts, [word for name in names for word in words_of(name)], look.label, column - 2 * _PAD)
    symbol = 5.5 * look.scale
    rows = (
        Row(
            (
                Row((Symbol(level.symbol, symbol), text(level.short, look.small)), (2 * symbol + 1.4, 0.0), gap=7),
                *(NOTHING for _name in names[1:]),
                TickBox(),
            ),
            widths,
            pad=_PAD,
            ruled=1.0,
            lid=False,
            least=LINE_PITCH,
            place=0.5,
        )
        for level in context.pack.levels
    )
    heads = (text(name, head.aligned(Align.CENTER)) for name in names)
    head_row = Row((NOTHING, *heads), widths, pad=_PAD, ruled=1.0, fill=0.92, place=0.5, glue=True)
    table = stack([head_row, *(context.keep(row, firm=True) for row in rows)], again=head_row)
    return stack([text(_asked_for(), look.label, glue=True), Space(4), table])


def _rounds(context: Context, names: tuple[str, ...]) -> float:
    """The width for the names of the rounds: each on one line of its language, so that their rows are as high."""
    width, style = context.leaf.width, context.look.small
    longest = max(context.fonts.width(side, style.face) * style.size for name in names for side in sides(name))
    return min(max(width * _ROUNDS, longest + 2 * _PAD + 1), width * _ROUNDS_DENSE)


def _settled(context: Context, *, dense: bool) -> list[Block]:
    """The level that the table settles on, how, and for whom it is true; together but for large print."""
    look, width = context.look, context.leaf.width
    kinds = (OutcomeKind.AGREED, OutcomeKind.MAJORITY, OutcomeKind.NOT_AGREED)
    answers = (TrueForAll.YES, TrueForAll.SOME, TrueForAll.UNKNOWN)
    in_table = dense or look.large
    levels = (
        text(_("What we settle on"), look.label, glue=True),
        Space(4),
        LevelBoxes(context.pack.levels, look),
        Space(6),
    )
    outcome = [
        *(() if in_table else levels),
        _ticks(context, [_(OUTCOMES[kind]) for kind in kinds], width, wrap=dense),
    ]
    for_whom = [
        text(_("Is it true for all learners here?"), look.label, glue=True),
        Space(3),
        _ticks(context, [_(TRUE_FOR_ALL[answer]) for answer in answers], width, wrap=dense),
        Field(_("Not for which groups of learners"), "", look.small if dense else look.body),
    ]
    if look.large:
        return [context.keep(stack(outcome), firm=True), Space(7), context.keep(stack(for_whom), firm=True)]
    return [context.keep(stack([*outcome, Space(7), *for_whom]), firm=True)]


def _ticks(context: Context, names: list[str], width: float, *, wrap: bool) -> Block:
    """Boxes to tick, side by side; below each other where the page is too narrow for words that must not wrap."""
    look = context.look
    ticks = tuple(Tick(text(name, look.body), look.body) for name in names)
    column = width / len(names)
    longest = max(context.fonts.width(name, look.body.face) for name in names) * look.body.size
    if longest > column - 26 and not wrap:
        return stack(ticks, gap=4)
    return tick_row(ticks, width)
