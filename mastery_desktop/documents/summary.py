"""P24: what a team found and will do, on one page, for the principal and the board.

Counts and agreed words, no averages. Texts are cut, first gently and then more, until the page holds them; where
something was cut, the page says so. In large print nothing is cut, and the page becomes several.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, Capped, Rule, Space, Text, WritingLines, text
from mastery_desktop.documents.book import Document, Part
from mastery_desktop.documents.fonts import Face
from mastery_desktop.documents.groups import Box, Bullet, Field, Keep, Row, Stack, stack
from mastery_desktop.documents.layout import Align
from mastery_desktop.documents.marks import Dots, Symbol
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.words import place_name, room_rounds
from mastery_desktop.domain.choices import OutcomeKind, RatingMode
from mastery_desktop.domain.content import Element
from mastery_desktop.domain.labels import long_date, outcome_text
from mastery_desktop.domain.workshop import Workshop, elements_of
from mastery_desktop.messages import N_, _, ngettext

_NAME_WIDTH: Final = 110.0
_OUTCOME_WIDTH: Final = 126.0
_COLUMN_GAP: Final = 6.0
_MODES: Final = {
    RatingMode.SLIPS: N_("Everyone rated alone first, from evidence, on paper slips without names."),
    RatingMode.CARDS: N_("Everyone rated alone first, from evidence, and then all held up a card at the same moment."),
    RatingMode.DOTS: N_("Everyone rated from evidence, with dots on posters."),
    RatingMode.TABLES: N_("Each table talked about the evidence and agreed on a level."),
    RatingMode.DIRECT: N_("The team talked about the evidence and agreed on each level together; marks were not kept."),
}


@dataclass(frozen=True)
class _Limits:
    """How much of everything is shown: lines of a text, rows of the table, actions; and whether in body type."""

    lines: int
    rows: int
    actions: int
    roomy: bool = False


_EVERYTHING: Final = _Limits(10_000, 1000, 1000, roomy=True)
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
    title = _("What we found and what we will do")
    blocks: list[Block] = []
    for limits in (_EVERYTHING,) if context.look.large else _LADDER:
        page = _Page(context, limits)
        blocks = page.blocks(title)
        if sum(block.height(context.fonts, context.leaf.width) for block in blocks) <= context.leaf.first_height:
            break
    return Document(
        title=title,
        leaf=context.leaf,
        look=context.look,
        running=context.running(title),
        foot=context.foot,
        parts=[Part(block=stack(blocks))],
    )


class _Page:
    """The page within some limits; remembers whether anything was cut."""

    def __init__(self, context: Context, limits: _Limits) -> None:
        self._context = context
        self._look = context.look
        self._limits = limits
        self._cut = False
        self._style = context.look.body if limits.roomy else context.look.small

    def blocks(self, title: str) -> list[Block]:
        """Everything on the page from the top."""
        context, workshop = self._context, self._context.workshop
        width = context.leaf.width
        parts: list[Block] = [context.masthead(title, ""), Space(5), self._whose(workshop)]
        if workshop is None:
            parts += [Field(_("Released by the team on"), "", self._look.body)]
        elif not workshop.session.released:
            parts += [Space(6), self._draft()]
        parts += [
            *self._section(_("How we rated")),
            self._how(workshop),
            Space(6),
            self._levels(workshop, width),
            *self._section(_("Our focus area, and why")),
            *self._focus(workshop, width),
            *self._section(_("What we will do")),
            *self._actions(workshop, width),
            *self._section(_("What we ask of the board")),
            *self._ask(workshop, width),
        ]
        if self._cut:
            parts += [Space(6), text(_("Shortened to one page: there is more in the session record."), self._look.note)]
        return parts

    def _section(self, name: str) -> tuple[Block, ...]:
        return Space(7), text(name, self._look.body.bold(), glue=True), Space(1), Rule(0.75, glue=True), Space(4)

    def _whose(self, workshop: Workshop | None) -> Block:
        if workshop is None:
            return self._context.place_and_date()
        session = workshop.session
        names = (place_name(workshop), session.district, long_date(session.held_on))
        return text(" · ".join(name for name in names if name), self._look.body)

    def _draft(self) -> Block:
        words = _("DRAFT. The team has not released this page yet.")
        return Box(text(words, self._look.label.aligned(Align.CENTER)), pad=4, weight=1.5, radius=0)

    def _how(self, workshop: Workshop | None) -> Block:
        if workshop is None:
            return WritingLines(2)
        session = workshop.session
        rated = [rating for rating in workshop.ratings if rating.outcome is not OutcomeKind.NOT_RATED]
        practices = ngettext("{n} practice was rated,", "{n} practices were rated,", len(rated)).format(n=len(rated))
        people = ngettext("by {n} person.", "by {n} people.", session.raters).format(n=session.raters)
        dots = _("Each dot is one mark. Levels are words in an order; they are not averaged.")
        return text(f"{practices} {people} {_(_MODES[session.mode])} {dots}", self._style)

    def _elements(self, workshop: Workshop | None) -> Sequence[Element]:
        pack = self._context.pack
        if workshop is None:
            return ()
        wanted = {rating.element for rating in workshop.ratings} | {counts.element for counts in workshop.counts}
        of_domains = elements_of(pack, workshop.domains)
        return [element for element in pack.elements.values() if element.id in wanted or element in of_domains]

    def _levels(self, workshop: Workshop | None, width: float) -> Block:
        look, levels = self._look, self._context.pack.levels
        if look.large:
            return self._large_levels(workshop)
        column = (width - _NAME_WIDTH - _OUTCOME_WIDTH) / len(levels) - _COLUMN_GAP
        widths = (_NAME_WIDTH, *(column for _level in levels), 0.0)
        heads = [stack([Symbol(level.symbol, 4.5), text(level.short, look.note)], gap=1) for level in levels]
        rows: list[Block] = [
            Row(
                (text(_("Practice"), look.note), *heads, text(_("What we settled on"), look.note)),
                widths,
                gap=_COLUMN_GAP,
            ),
            Space(3),
            Rule(),
        ]
        elements = self._elements(workshop)
        shown = elements[: self._limits.rows]
        for element in shown:
            rows += [self._level_row(workshop, element, widths), Rule(0.5)]
        if workshop is None:
            rows += [Row((NOTHING,) * len(widths), widths, gap=_COLUMN_GAP, least=20), Rule(0.5)] * 6
        if len(shown) < len(elements):
            self._cut = True
            more = len(elements) - len(shown)
            words = ngettext("{n} more practice", "{n} more practices", more).format(n=more)
            rows.append(text(words, look.note))
        return stack(rows)

    def _level_row(self, workshop: Workshop | None, element: Element, widths: tuple[float, ...]) -> Block:
        pack = self._context.pack
        name = text(element.name, self._look.small)
        if workshop is None:
            return Row((name, *(NOTHING for _width in widths[1:])), widths, gap=_COLUMN_GAP, least=18)
        outcome = text(outcome_text(workshop.rating(element.id), pack), self._look.small)
        cells = (_padded(name), *self._dots(workshop, element, 2.4), _padded(outcome))
        return Row(cells, widths, gap=_COLUMN_GAP)

    def _large_levels(self, workshop: Workshop | None) -> Block:
        """A practice with its outcome, and below it a column of marks for each level over the whole page."""
        look, levels = self._look, self._context.pack.levels
        widths = (*(self._context.leaf.width / len(levels) - _COLUMN_GAP for _level in levels[1:]), 0.0)
        heads = [stack([Symbol(level.symbol, 6.5), text(level.short, look.note)], gap=1) for level in levels]
        legend = Row(tuple(heads), widths, gap=_COLUMN_GAP, glue=True)
        rows: list[Block] = [legend, Space(3), Rule(glue=True)]
        for element in self._elements(workshop):
            dots = Row(self._dots(workshop, element, 4.0), widths, gap=_COLUMN_GAP)
            outcome = (
                text(outcome_text(workshop.rating(element.id), self._context.pack), look.body) if workshop else NOTHING
            )
            rows.append(
                Keep(stack([Space(4), text(element.name, look.body.bold()), outcome, dots, Space(4), Rule(0.5)]), 300.0)
            )
        if workshop is None:
            rows += [Space(28), Rule(0.5)] * 6
        return Stack(tuple(rows), again=legend)

    def _dots(self, workshop: Workshop | None, element: Element, radius: float) -> tuple[Block, ...]:
        """The marks of the last round, level by level."""
        levels = len(self._context.pack.levels)
        rounds = room_rounds(workshop, element.id, levels) if workshop else ()
        marks = rounds[-1].marks if rounds else (0,) * levels
        return tuple(_padded(Dots(count, radius), 6.0) if count else _padded(NOTHING, 6.0) for count in marks)

    def _focus(self, workshop: Workshop | None, width: float) -> list[Block]:
        focus = workshop.focus if workshop else None
        if workshop is None or focus is None:
            return [WritingLines(2)]
        pack = self._context.pack
        element = pack.elements.get(focus.element)
        chosen = workshop.stage_choice(focus).stage
        stage = pack.stage_by_id.get(chosen) if chosen else None
        parts: list[Block] = [
            self._capped(((f"{element.name}." if element else "", Face.BOLD), (focus.reason, Face.REGULAR)), width)
        ]
        if stage:
            lead = _("Stage: {stage}.").format(stage=stage.name)
            parts += [Space(2), self._capped(((lead, Face.BOLD), (stage.summary, Face.REGULAR)), width)]
        goal = workshop.goal(focus)
        if goal.text:
            parts += [Space(2), self._capped(((_("Goal."), Face.BOLD), (goal.text, Face.REGULAR)), width)]
        return parts

    def _actions(self, workshop: Workshop | None, width: float) -> list[Block]:
        focus = workshop.focus if workshop else None
        actions = workshop.actions_for(focus) if workshop else ()
        if not actions:
            return [WritingLines(2 if focus else 4)]
        parts: list[Block] = []
        for action in actions[: self._limits.actions]:
            tail = ", ".join(part for part in (action.who, action.by) if part)
            spans = ((action.what, Face.REGULAR), (f"({tail})" if tail else "", Face.ITALIC))
            parts += [Bullet(self._capped(spans, width - 12), self._style), Space(1.5)]
        more = len(actions) - self._limits.actions
        if more > 0:
            self._cut = True
            parts.append(text(ngettext("{n} more action", "{n} more actions", more).format(n=more), self._look.note))
        return parts

    def _ask(self, workshop: Workshop | None, width: float) -> list[Block]:
        focus = workshop.focus if workshop else None
        parts: list[Block] = []
        ask = workshop.session.board_ask if workshop else ""
        if ask:
            parts += [self._capped(((ask, Face.REGULAR),), width), Space(2)]
        if workshop and focus:
            needs = dict.fromkeys(a.resources for a in workshop.actions_for(focus) if a.resources)
            if needs:
                spans = ((_("The plan needs:"), Face.BOLD), ("; ".join(needs), Face.REGULAR))
                parts += [self._capped(spans, width), Space(2)]
            check = workshop.goal(focus).check_on
            if check:
                words = _("Ask us after {date} what the evidence shows.").format(date=long_date(check))
                parts.append(text(words, self._style))
        return parts if ask else [*parts, WritingLines(2 if parts else 3)]

    def _capped(self, spans: tuple[tuple[str, Face], ...], width: float) -> Block:
        """A text within the limit of lines."""
        whole = Text(tuple(span for span in spans if span[0]), self._style)
        capped = Capped(whole, self._limits.lines)
        self._cut = self._cut or capped.cuts(self._context.fonts, width)
        return capped


def _padded(block: Block, above: float = 2.5) -> Block:
    return stack([Space(above), block, Space(2.5)])
