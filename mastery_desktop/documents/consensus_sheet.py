"""P14: what a table writes down when it settles on a level, a page for each practice of a domain."""

from dataclasses import replace
from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, Bookmark, Rule, Space, WritingLines, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.fields import Field, FieldRow
from mastery_desktop.documents.fonts import Face
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.indicators import student_indicator, system_indicator
from mastery_desktop.documents.layout import LINE_PITCH, Align, Style
from mastery_desktop.documents.marks import LevelBoxes, Symbol, Tick, TickBox
from mastery_desktop.documents.paging import Part, Sizes, pages_of
from mastery_desktop.documents.posters import fitted
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.spare_lines import Lines, with_spare_lines
from mastery_desktop.documents.tick_row import TickRow, tick_row
from mastery_desktop.domain.choices import OutcomeKind, TrueForAll
from mastery_desktop.domain.content import Domain, Element
from mastery_desktop.domain.labels import OUTCOMES, TRUE_FOR_ALL
from mastery_desktop.messages import _, in_both, in_one_line, sides, words_of

_ROUNDS: Final = 0.24
"""What the names of the rounds take of the width."""

_ROUNDS_DENSE: Final = 0.34

_ANSWERS_LARGE: Final = (0.21, 0.19, 0.175)
"""What each column of the table may take of it in large print, where the levels stand below each other."""

_PEOPLE: Final = 0.42
"""What the number of those who rate takes of it, beside the table."""

_PEOPLE_WIDE: Final = 0.6

_MOST_LINES: Final = 14
_FEWEST_LARGE: Final = (3, 2)
"""Lines below each prompt in large print, and as many more as the pages have room for."""

_BOX: Final = 26.0
"""What a box to tick takes before its words, and the space behind them."""

_PAD: Final = 5.0
_PAD_LARGE: Final = 4.0
_TO_NAME: Final = 7.0
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
    close = dense or (look.large and in_both(domain.name))
    name, gap = (look.heading, _GAP_DENSE) if close else (look.title, _GAP)
    indicator = look.small if dense else look.body
    return stack(
        [
            Bookmark(element.name),
            text(domain.name, look.body),
            text(element.name, name),
            Space(4),
            Rule(2),
            _here(context, close=close),
            Space(gap),
            student_indicator(context.pack, element, indicator),
            Space(3),
            system_indicator(element, indicator),
            Space(gap),
            context.keep(_marks(context, dense=dense), firm=True),
            Space(gap),
            *_settled(context, dense=dense),
            Space(gap),
            *_asked(context, assessment.support_prompt, lines[0]),
            Space(gap),
            *_asked(context, assessment.want_prompt, lines[1]),
        ],
        again=context.continued(element.name),
    )


def _here(context: Context, *, close: bool) -> Block:
    """Which table it is, and how many rate; below each other where large print in two languages fills the page."""
    look, width = context.look, context.leaf.width
    fields = (Field(_("Table"), "", look.body), Field(_("People who rate"), "", look.body))
    if look.large and close:
        return stack(replace(field, style=look.small) for field in fields)
    return FieldRow(fields, (0.0, width * (_PEOPLE_WIDE if look.large or close else _PEOPLE)))


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
    look, symbol = context.look, 5.5 * context.look.scale
    column, head, style = _columns_large(context, names, 2 * symbol + 1.4 + _TO_NAME)
    widths = (0.0, *(column for _name in names))
    rows = (
        Row(
            (
                Row((Symbol(level.symbol, symbol), text(level.short, style)), (2 * symbol + 1.4, 0.0), gap=_TO_NAME),
                *(NOTHING for _name in names[1:]),
                TickBox(),
            ),
            widths,
            pad=_PAD_LARGE,
            ruled=1.0,
            lid=False,
            least=LINE_PITCH,
            place=0.5,
        )
        for level in context.pack.levels
    )
    heads = (text(name, head.aligned(Align.CENTER)) for name in names)
    head_row = Row((NOTHING, *heads), widths, pad=_PAD_LARGE, ruled=1.0, fill=0.92, place=0.5, glue=True)
    table = stack([head_row, *(context.keep(row, firm=True) for row in rows)], again=head_row)
    return stack([text(_asked_for(), look.label, glue=True), Space(4), table])


def _columns_large(context: Context, names: tuple[str, ...], symbol: float) -> tuple[float, Style, Style]:
    """How wide a column for answers is, the type above it, and that of the levels: each on one line where it can be.

    Args:
        context: what is drawn with.
        names: what stands above the columns.
        symbol: what a level's circle takes before its name.
    """
    fonts, look, width = context.fonts, context.look, context.leaf.width
    words = [word for name in names for word in words_of(name)]
    levels = [in_one_line(level.short) for level in context.pack.levels]
    found = []
    for column in (width * share for share in _ANSWERS_LARGE):
        room = width - len(names) * column - 2 * _PAD_LARGE - symbol
        found.append(
            (column, fitted(fonts, words, look.label, column - 2 * _PAD_LARGE), fitted(fonts, levels, look.small, room))
        )
    column, head, style = max(found, key=lambda each: min(each[1].size, each[2].size))
    if min(head.size, style.size) < look.note.size:
        column, head, style = *found[0][:2], look.small
    return column, head, style


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
    style = context.look.body
    ticks = tuple(Tick(text(name, style), style) for name in names)
    faces = (style.face, Face.ITALIC)
    needed = [
        max(context.fonts.width(side, face) for side, face in zip(sides(name), faces, strict=False)) * style.size + _BOX
        for name in names
    ]
    if wrap or max(needed) <= width / len(names):
        return tick_row(ticks, width)
    spare = (width - sum(needed)) / len(names)
    return TickRow(ticks, (0.0, *(wide + spare for wide in needed[1:]))) if spare >= 0 else stack(ticks, gap=4)
