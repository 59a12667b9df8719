"""P24: what a team found and will do, on one page, for the principal and the board.

Counts and agreed words, no averages. What takes more than a page is set closer; what still takes more goes on upon the
back. Nothing is left out: a board would not miss what it cannot see.
"""

from functools import partial
from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, Rule, Space, Text, WritingLines, in_pieces, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.fields import Field
from mastery_desktop.documents.fonts import Face
from mastery_desktop.documents.groups import Box, Bullet, Row, Stack, stack
from mastery_desktop.documents.layout import LINE_PITCH, RULE, Align, Style
from mastery_desktop.documents.marks import Dots, Symbol
from mastery_desktop.documents.paging import Part, Sizes, in_fewest_pages
from mastery_desktop.documents.posters import fitted
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.spare_lines import Lines, with_full_pages
from mastery_desktop.documents.stress import lens_row
from mastery_desktop.documents.summary_words import (
    ACTIONS,
    ASK,
    FOCUS,
    HOW,
    PRACTICE,
    SETTLED,
    TITLE,
    Passage,
    Practice,
    SummaryWords,
    summary_words,
)
from mastery_desktop.messages import _, in_both, words_of

_NAMES: Final = (110.0, 134.0)
_NAMES_IN_BOTH: Final = (122.0, 146.0)
"""Widths to try for the column of the practices: usually, and where each is named in two languages."""

_OUTCOMES: Final = (126.0, 144.0, 162.0)
"""Widths to try for what was settled."""

_CLOSEST: Final = 10.5
"""The smallest type of what is written, where that keeps it on one page."""

_SMALLEST_LABEL: Final = 9.0
"""The type in which the levels are set at least, in points; wider columns beside them must leave room for it."""

_COLUMN_GAP: Final = 6.0
_DOT: Final = 2.4
_LARGE_DOT: Final = 4.0
_SMALLEST_DOT: Final = 0.8
"""How much smaller dots may become so that those of a level stand in one row, as a share."""

_FEWEST_LINES: Final = (2, 6, 2, 4, 3)
"""Lines to write on at least: how we rated, practices, focus area, actions, what we ask."""


def summary(context: Context) -> Document:
    """Make the one-page summary of the workshop, or an empty one to write on."""
    title = _(TITLE)
    words = summary_words(context.pack, context.workshop)
    if context.workshop is None:
        return context.document(title, _blank(context, words, title))
    styles = [context.look.body]
    if not context.look.large:
        styles += [context.look.small, context.look.small.sized(_CLOSEST)]
    levels = _Page(context, words, context.look.body).levels()
    ways = [partial(_filled, context, words, title, levels, style) for style in styles]
    return context.document(title, in_fewest_pages(ways, context.fonts, _sizes(context)))


def _filled(context: Context, words: SummaryWords, title: str, levels: Block, style: Style) -> list[Part]:
    return [Part(block=stack(_Page(context, words, style).blocks(title, levels)))]


def _sizes(context: Context) -> Sizes:
    leaf = context.leaf
    return Sizes(leaf.width, leaf.first_height, leaf.later_height)


def _blank(context: Context, words: SummaryWords, title: str) -> list[Part]:
    """The empty summary, with lines to the end of its pages."""

    def parts(lines: Lines) -> list[Part]:
        page = _Page(context, words, context.look.body, lines)
        return [Part(block=stack(page.blocks(title, page.levels())))]

    return parts(with_full_pages(_FEWEST_LINES, parts, context.fonts, _sizes(context)))


class _Page:
    """The page with its texts in a style, and so many lines to write on where it is blank."""

    def __init__(self, context: Context, words: SummaryWords, style: Style, lines: Lines = _FEWEST_LINES) -> None:
        self._context = context
        self._words = words
        self._blank = context.workshop is None
        self._look = context.look
        self._width = context.leaf.width
        self._style = style
        self._how, self._rows, self._why, self._do, self._wish = lines

    def blocks(self, title: str, levels: Block) -> list[Block]:
        """Everything on the page from the top, with the picture of its marks."""
        context, words = self._context, self._words
        parts: list[Block] = [context.masthead(title, ""), Space(5)]
        if self._blank:
            parts += [context.place_and_date(), Field(_("Released by the team on"), "", self._look.body)]
        else:
            parts.append(self._whose())
        if words.draft:
            parts += [Space(6), self._draft(words.draft)]
        gap, asked = self._section(_(ASK), *self._ask())
        return [
            *parts,
            *self._section(
                _(HOW),
                WritingLines(self._how) if self._blank else text(words.how, self._style),
                Space(6),
                levels,
            ),
            *self._section(_(FOCUS), *self._focus()),
            *self._section(_(ACTIONS), *self._actions()),
            gap,
            asked if self._blank else context.keep(asked),
        ]

    def _whose(self) -> Block:
        """School, district and day; large print has no room to begin a line for each."""
        whose, look = self._words.whose, self._look
        if look.large:
            return in_pieces((*(f"{name} ·" for name in whose[:-1]), whose[-1]), look.body)
        return self._context.facts(whose, look.body)

    def _section(self, name: str, *content: Block) -> tuple[Block, Block]:
        again = self._heading(_("{name}, continued").format(name=name))
        return Space(7), stack([self._heading(name), *content], again=again)

    def _heading(self, name: str) -> Block:
        return Stack((text(name, self._look.body.bold()), Space(1), Rule(0.75), Space(4)), glue=True)

    def _draft(self, words: str) -> Block:
        return Box(text(words, self._look.label.aligned(Align.CENTER)), pad=4, weight=1.5, radius=0)

    def levels(self) -> Block:
        """The marks, in a table with the columns in which it is lowest; they are the same in every style of texts."""
        if self._look.large:
            return self._large_levels()
        names = _NAMES_IN_BOTH if in_both(_(PRACTICE)) else _NAMES
        if self._blank:
            return self._table(names[0], _OUTCOMES[0])
        columns = [(name, outcome) for outcome in _OUTCOMES for name in names]
        readable = [each for each in columns if self._label(*each).size >= _SMALLEST_LABEL]
        tables = (self._table(*each) for each in readable or columns[:1])
        return min(tables, key=lambda table: table.height(self._context.fonts, self._width))

    def _column(self, name: float, outcome: float) -> float:
        """What is left for a level beside the columns of the practices and of what was settled."""
        return (self._width - name - outcome) / len(self._words.levels) - _COLUMN_GAP

    def _label(self, name: float, outcome: float) -> Style:
        """The type of the levels, in which the longest of their words stands in such a column."""
        words = [word for level in self._words.levels for word in words_of(level.short)]
        return fitted(self._context.fonts, words, self._look.note, self._column(name, outcome))

    def _table(self, name: float, outcome: float) -> Block:
        look, levels, label = self._look, self._words.levels, self._label(name, outcome)
        widths = (name, *(self._column(name, outcome) for _level in levels), 0.0)
        heads = [stack([Symbol(level.symbol, 4.5), text(level.short, label)], gap=1) for level in levels]
        head = Stack(
            (
                Row((text(_(PRACTICE), look.note), *heads, text(_(SETTLED), look.note)), widths, gap=_COLUMN_GAP),
                Space(3),
                Rule(),
            ),
            glue=True,
        )
        rows: list[Block] = [head]
        for practice in self._words.practices:
            rows += [self._level_row(practice, widths), Rule()]
        if self._blank:
            rows += [_empty_row(LINE_PITCH - RULE)] * self._rows
        return stack(rows, again=head)

    def _level_row(self, practice: Practice, widths: tuple[float, ...]) -> Block:
        name, outcome = text(practice.name, self._look.small), self._result(practice, self._look.small)
        dots = self._dots(practice, _DOT, widths[1])
        row = Row((_padded(name), *dots, _padded(outcome)), widths, gap=_COLUMN_GAP)
        return self._context.keep(row)

    def _result(self, practice: Practice, style: Style) -> Block:
        """What came of a practice, and below it how its marks were given and what stands out."""
        parts: list[Block] = [text(practice.outcome, style)]
        if practice.way:
            parts.append(text(practice.way, self._look.note))
        if practice.stress:
            parts.append(lens_row(text(practice.stress, style.bold())))
        return stack(parts)

    def _dots(self, practice: Practice, radius: float, column: float) -> tuple[Block, ...]:
        """The marks, level by level; smaller where those of every practice then stand in one row."""
        most = max((count for each in self._words.practices for count in each.marks), default=0)
        in_a_row = Dots.radius_in_a_row(max(1, most), column)
        if in_a_row >= _SMALLEST_DOT * radius:
            radius = min(radius, in_a_row)
        return tuple(_padded(Dots(count, radius) if count else NOTHING, 6.0) for count in practice.marks)

    def _large_levels(self) -> Block:
        """A practice with its outcome, and below it a column of marks for each level over the whole page."""
        look, levels = self._look, self._words.levels
        widths = (*(self._width / len(levels) - _COLUMN_GAP for _level in levels[1:]), 0.0)
        heads = [stack([Symbol(level.symbol, 6.5), text(level.short, look.note)], gap=1) for level in levels]
        legend = Row(tuple(heads), widths, gap=_COLUMN_GAP, glue=True)
        rows: list[Block] = [legend, Space(3), Rule(glue=True)]
        for practice in self._words.practices:
            dots = Row(self._dots(practice, _LARGE_DOT, widths[0]), widths, gap=_COLUMN_GAP)
            name, outcome = text(practice.name, look.body.bold()), self._result(practice, look.body)
            rows.append(self._context.keep(stack([Space(4), name, outcome, dots, Space(4), Rule()])))
        if self._blank:
            rows += [_empty_row(28)] * self._rows
        return Stack(tuple(rows), again=legend)

    def _focus(self) -> list[Block]:
        parts: list[Block] = []
        for passage in self._words.focus:
            parts += [Space(2) if parts else NOTHING, self._passage(passage)]
        return parts or [WritingLines(self._why)]

    def _actions(self) -> list[Block]:
        actions = self._words.actions
        if not actions:
            return [WritingLines(2 if self._words.focus else self._do)]
        parts: list[Block] = []
        for action in actions:
            parts += [Bullet(self._passage(action), self._style), Space(1.5)]
        return parts

    def _ask(self) -> list[Block]:
        words = self._words
        parts: list[Block] = []
        for passage in (Passage(words.ask) if words.ask else None, words.needs):
            if passage:
                parts += [self._passage(passage), Space(2)]
        if words.later:
            parts.append(text(words.later, self._style))
        return parts if words.ask else [*parts, WritingLines(2 if parts else self._wish)]

    def _passage(self, passage: Passage) -> Text:
        spans = ((passage.lead, Face.BOLD), (passage.words, Face.REGULAR), (passage.tail, Face.ITALIC))
        return Text(tuple(span for span in spans if span[0]), self._style)


def _empty_row(height: float) -> Block:
    """Room to write in over a line; a row, so that neither goes to the next page without the other."""
    return Row((stack([Space(height), Rule()]),), (0.0,))


def _padded(block: Block, above: float = 2.5) -> Block:
    return stack([Space(above), block, Space(2.5)])
