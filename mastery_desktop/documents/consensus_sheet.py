"""P14: what a table writes down when it settles on a level, a page for each practice of a domain."""

from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, Bookmark, Rule, Space, WritingLines, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.groups import Field, Row, stack
from mastery_desktop.documents.indicators import student_indicator, system_indicator
from mastery_desktop.documents.layout import LINE_PITCH, Align
from mastery_desktop.documents.marks import LevelBoxes, Symbol, Tick
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.posters import fitted
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.choices import OutcomeKind, TrueForAll
from mastery_desktop.domain.content import Domain, Element
from mastery_desktop.domain.labels import OUTCOMES, TRUE_FOR_ALL
from mastery_desktop.messages import _, words_of

_ROUNDS: Final = 0.24
"""What the names of the rounds take of the width."""

_MOST_LINES: Final = 8
_LINES_LARGE: Final = 5
_GAP: Final = 10.0


def consensus_sheet(context: Context) -> Document:
    """Make the sheets of the context's domain, one for each practice; the back of each is empty."""
    domain = context.domain or context.pack.domains[0]
    title = _("Our table on {domain}").format(domain=domain.name)
    return Document(
        title=title,
        leaf=context.leaf,
        look=context.look,
        running="",
        foot=context.foot,
        parts=[Part(block=_sheet(context, domain, element), new_page=True) for element in domain.elements],
    )


def _sheet(context: Context, domain: Domain, element: Element) -> Block:
    """The sheet of a practice, with as many lines for evidence as its page has room for."""
    fonts, leaf = context.fonts, context.leaf
    if context.look.large:
        return _with_lines(context, domain, element, _LINES_LARGE)
    sheets = (_with_lines(context, domain, element, lines) for lines in range(_MOST_LINES, 1, -1))
    fitting = (sheet for sheet in sheets if sheet.height(fonts, leaf.width) <= leaf.first_height)
    return next(fitting, _with_lines(context, domain, element, 2))


def _with_lines(context: Context, domain: Domain, element: Element, lines: int) -> Block:
    look, assessment = context.look, context.pack.self_assessment
    here = Row(
        (Field(_("Table"), "", look.body), Field(_("People who rate"), "", look.body)),
        (0.0, context.leaf.width * 0.42),
        gap=18,
    )
    return stack(
        [
            Bookmark(element.name),
            text(domain.name, look.body),
            text(element.name, look.title),
            Space(4),
            Rule(2),
            here,
            Space(_GAP),
            student_indicator(context.pack, element, look.body),
            Space(3),
            system_indicator(element, look.body),
            Space(_GAP),
            context.keep(_marks(context)),
            Space(_GAP),
            context.keep(_settled(context)),
            Space(_GAP),
            *_asked(context, assessment.support_prompt, lines),
            Space(_GAP),
            *_asked(context, assessment.want_prompt, max(2, (lines + 1) // 2)),
        ],
        again=context.continued(element.name),
    )


def _asked(context: Context, prompt: str, lines: int) -> list[Block]:
    return [text(prompt, context.look.label, glue=True), WritingLines(lines)]


def _marks(context: Context) -> Block:
    """How many chose each level, before and after the talk."""
    look, width, levels = context.look, context.leaf.width, context.pack.levels
    column = width * (1 - _ROUNDS) / len(levels)
    widths = (0.0, *(column for _level in levels))
    words = [word for level in levels for word in words_of(level.short)]
    label = fitted(context.fonts, words, look.small, column - 10)
    heads = (
        stack([Symbol(level.symbol, 5.5 * look.scale, Align.CENTER), text(level.short, label.aligned(Align.CENTER))])
        for level in levels
    )
    rows = [
        Row((text(name, look.small), *(NOTHING for _level in levels)), widths, 0.0, 5, 1.0, lid=False, least=LINE_PITCH)
        for name in (_("Before the talk"), _("After the talk"))
    ]
    return stack(
        [
            text(_("First each alone, then all at the same moment: how many chose which level?"), look.label),
            Space(4),
            Row((NOTHING, *heads), widths, 0.0, 5, 1.0, fill=0.92, place=0.5, glue=True),
            *rows,
        ]
    )


def _settled(context: Context) -> Block:
    """The level that the table settles on, how, and for whom it is true."""
    look, width = context.look, context.leaf.width
    kinds = (OutcomeKind.AGREED, OutcomeKind.MAJORITY, OutcomeKind.NOT_AGREED)
    answers = (TrueForAll.YES, TrueForAll.SOME, TrueForAll.UNKNOWN)
    return stack(
        [
            text(_("What we settle on"), look.label, glue=True),
            Space(4),
            LevelBoxes(context.pack.levels, look),
            Space(6),
            _ticks(context, [_(OUTCOMES[kind]) for kind in kinds], width),
            Space(7),
            text(_("Is it true for all learners here?"), look.label, glue=True),
            Space(3),
            _ticks(context, [_(TRUE_FOR_ALL[answer]) for answer in answers], width),
            Field(_("Not for which groups of learners"), "", look.body),
        ]
    )


def _ticks(context: Context, names: list[str], width: float) -> Block:
    """Boxes to tick, side by side; below each other where the page is too narrow for their words."""
    look = context.look
    ticks = tuple(Tick(text(name, look.body), look.body) for name in names)
    column = width / len(names)
    longest = max(context.fonts.width(name, look.body.face) for name in names) * look.body.size
    if longest > column - 26:
        return stack(ticks, gap=4)
    return Row(ticks, (0.0, *(column for _tick in ticks[1:])))
