"""P24: what a team found and will do, on one page, for the principal and the board.

Counts and agreed words, no averages. Texts are cut, first gently and then more, until the page holds them; where
something was cut, the page says so. In large print, and in two languages, nothing is cut, and the page becomes several.
"""

from dataclasses import dataclass
from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, Capped, Rule, Space, Text, WritingLines, in_pieces, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.fonts import Face
from mastery_desktop.documents.groups import Box, Bullet, Field, Keep, Row, Stack, stack
from mastery_desktop.documents.layout import Align, Style
from mastery_desktop.documents.marks import Dots, Symbol
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.sheet import Context
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
from mastery_desktop.messages import _, in_both, ngettext

_NAME_WIDTH: Final = 110.0
_NAME_IN_BOTH: Final = 128.0
"""The column of the practices where each is named in two languages."""

_OUTCOME_WIDTH: Final = 126.0
_COLUMN_GAP: Final = 6.0
_EMPTY_ROWS: Final = 6


@dataclass(frozen=True)
class _Limits:
    """How much of everything is shown: lines of a text, rows of the table, actions; and whether in body type."""

    lines: int
    rows: int
    actions: int
    roomy: bool = False


_EVERYTHING: Final = _Limits(10_000, 1000, 1000, roomy=True)
_ALL_SMALLER: Final = _Limits(10_000, 1000, 1000)
_LADDER: Final = (
    _Limits(8, 40, 8, roomy=True),
    _Limits(8, 40, 8),
    _Limits(4, 24, 6),
    _Limits(3, 22, 6),
    _Limits(2, 20, 6),
    _Limits(2, 20, 4),
    _Limits(1, 20, 3),
    _Limits(1, 12, 3),
    _Limits(1, 6, 2),
    _Limits(1, 2, 1),
)


def summary(context: Context) -> Document:
    """Make the one-page summary of the workshop, or an empty one to write on."""
    title = _(TITLE)
    words = summary_words(context.pack, context.workshop)
    blocks: list[Block] = []
    for limits in _ladder(context):
        page = _Page(context, words, limits)
        blocks = page.blocks(title)
        if sum(block.height(context.fonts, context.leaf.width) for block in blocks) <= context.leaf.first_height:
            break
    return context.document(title, [Part(block=stack(blocks))])


def _ladder(context: Context) -> tuple[_Limits, ...]:
    """The limits to try, one after the other; the last ones hold where nothing fits on a page."""
    if context.look.large:
        return (_EVERYTHING,)
    return (_EVERYTHING, _ALL_SMALLER) if in_both(_(TITLE)) else _LADDER


class _Page:
    """The page within some limits; remembers whether anything was cut."""

    def __init__(self, context: Context, words: SummaryWords, limits: _Limits) -> None:
        self._context = context
        self._words = words
        self._blank = context.workshop is None
        self._look = context.look
        self._width = context.leaf.width
        self._limits = limits
        self._cut = False
        self._style = context.look.body if limits.roomy else context.look.small

    def blocks(self, title: str) -> list[Block]:
        """Everything on the page from the top."""
        context, words = self._context, self._words
        parts: list[Block] = [context.masthead(title, ""), Space(5)]
        if self._blank:
            parts += [context.place_and_date(), Field(_("Released by the team on"), "", self._look.body)]
        else:
            parts.append(in_pieces((*(f"{name} ·" for name in words.whose[:-1]), words.whose[-1]), self._look.body))
        if words.draft:
            parts += [Space(6), self._draft(words.draft)]
        parts += [
            *self._section(_(HOW)),
            WritingLines(2) if self._blank else text(words.how, self._style),
            Space(6),
            self._large_levels() if self._look.large else self._levels(),
            *self._section(_(FOCUS)),
            *self._focus(),
            *self._section(_(ACTIONS)),
            *self._actions(),
            *self._section(_(ASK)),
            *self._ask(),
        ]
        if self._cut:
            parts += [Space(6), text(_("Shortened to one page: there is more in the session record."), self._look.note)]
        return parts

    def _section(self, name: str) -> tuple[Block, ...]:
        return Space(7), text(name, self._look.body.bold(), glue=True), Space(1), Rule(0.75, glue=True), Space(4)

    def _draft(self, words: str) -> Block:
        return Box(text(words, self._look.label.aligned(Align.CENTER)), pad=4, weight=1.5, radius=0)

    def _levels(self) -> Block:
        look, levels = self._look, self._words.levels
        name = _NAME_IN_BOTH if in_both(_(PRACTICE)) else _NAME_WIDTH
        column = (self._width - name - _OUTCOME_WIDTH) / len(levels) - _COLUMN_GAP
        widths = (name, *(column for _level in levels), 0.0)
        heads = [stack([Symbol(level.symbol, 4.5), text(level.short, look.note)], gap=1) for level in levels]
        rows: list[Block] = [
            Row((text(_(PRACTICE), look.note), *heads, text(_(SETTLED), look.note)), widths, gap=_COLUMN_GAP),
            Space(3),
            Rule(),
        ]
        practices = self._words.practices
        shown = practices[: self._limits.rows]
        for practice in shown:
            rows += [self._level_row(practice, widths), Rule()]
        if self._blank:
            rows += [Row((NOTHING,) * len(widths), widths, gap=_COLUMN_GAP, least=20), Rule()] * _EMPTY_ROWS
        if len(shown) < len(practices):
            self._cut = True
            more = len(practices) - len(shown)
            words = ngettext("{n} more practice", "{n} more practices", more).format(n=more)
            rows.append(text(words, look.note))
        return stack(rows)

    def _level_row(self, practice: Practice, widths: tuple[float, ...]) -> Block:
        name, outcome = text(practice.name, self._look.small), self._result(practice, self._look.small)
        row = Row((_padded(name), *_dots(practice, 2.4), _padded(outcome)), widths, gap=_COLUMN_GAP)
        return self._context.keep(row)

    def _result(self, practice: Practice, style: Style) -> Block:
        """What came of a practice, and below it how its marks were given and what stands out."""
        parts: list[Block] = [text(practice.outcome, style)]
        if practice.way:
            parts.append(text(practice.way, self._look.note))
        if practice.stress:
            parts.append(lens_row(text(practice.stress, style.bold())))
        return stack(parts)

    def _large_levels(self) -> Block:
        """A practice with its outcome, and below it a column of marks for each level over the whole page."""
        look, levels = self._look, self._words.levels
        widths = (*(self._width / len(levels) - _COLUMN_GAP for _level in levels[1:]), 0.0)
        heads = [stack([Symbol(level.symbol, 6.5), text(level.short, look.note)], gap=1) for level in levels]
        legend = Row(tuple(heads), widths, gap=_COLUMN_GAP, glue=True)
        rows: list[Block] = [legend, Space(3), Rule(glue=True)]
        for practice in self._words.practices:
            dots = Row(_dots(practice, 4.0), widths, gap=_COLUMN_GAP)
            name, outcome = text(practice.name, look.body.bold()), self._result(practice, look.body)
            rows.append(Keep(stack([Space(4), name, outcome, dots, Space(4), Rule()]), 300.0))
        if self._blank:
            rows += [Space(28), Rule()] * _EMPTY_ROWS
        return Stack(tuple(rows), again=legend)

    def _focus(self) -> list[Block]:
        parts: list[Block] = []
        for passage in self._words.focus:
            parts += [Space(2) if parts else NOTHING, self._capped(passage, self._width)]
        return parts or [WritingLines(2)]

    def _actions(self) -> list[Block]:
        actions = self._words.actions
        if not actions:
            return [WritingLines(2 if self._words.focus else 4)]
        parts: list[Block] = []
        for action in actions[: self._limits.actions]:
            parts += [Bullet(self._capped(action, self._width - 12), self._style), Space(1.5)]
        more = len(actions) - self._limits.actions
        if more > 0:
            self._cut = True
            parts.append(text(ngettext("{n} more action", "{n} more actions", more).format(n=more), self._look.note))
        return parts

    def _ask(self) -> list[Block]:
        words = self._words
        parts: list[Block] = []
        for passage in (Passage(words.ask) if words.ask else None, words.needs):
            if passage:
                parts += [self._capped(passage, self._width), Space(2)]
        if words.later:
            parts.append(text(words.later, self._style))
        return parts if words.ask else [*parts, WritingLines(2 if parts else 3)]

    def _capped(self, passage: Passage, width: float) -> Block:
        """A text within the limit of lines."""
        spans = ((passage.lead, Face.BOLD), (passage.words, Face.REGULAR), (passage.tail, Face.ITALIC))
        whole = Text(tuple(span for span in spans if span[0]), self._style)
        if self._limits in (_EVERYTHING, _ALL_SMALLER):
            return whole  # it may go on upon another page
        capped = Capped(whole, self._limits.lines)
        self._cut = self._cut or capped.cuts(self._context.fonts, width)
        return capped


def _dots(practice: Practice, radius: float) -> tuple[Block, ...]:
    """The marks, level by level."""
    return tuple(_padded(Dots(count, radius) if count else NOTHING, 6.0) for count in practice.marks)


def _padded(block: Block, above: float = 2.5) -> Block:
    return stack([Space(above), block, Space(2.5)])
