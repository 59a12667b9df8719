"""The picture of all domains in the record of a session: every mark, what was settled on, how far apart, evidence."""

from collections.abc import Iterator
from typing import Final

from mastery_desktop.documents.blocks import Block, Rule, Space, text
from mastery_desktop.documents.groups import Row, Stack, stack
from mastery_desktop.documents.marks import Symbol, dots_or_number
from mastery_desktop.documents.posters import fitted
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.words import chosen_level, room_rounds
from mastery_desktop.domain.content import Domain, Element
from mastery_desktop.domain.labels import SPREADS, outcome_text
from mastery_desktop.domain.rated import rated_domains
from mastery_desktop.domain.rating import spread
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _, words_of

_NAME: Final = 106.0
_OUTCOME: Final = 108.0
_REMARKS: Final = 90.0
_GAP: Final = 6.0
_DOT: Final = 2.4
_LARGE_DOT: Final = 4.0
_PAD: Final = 2.5


def overview_sections(context: Context, workshop: Workshop) -> Iterator[tuple[str, list[Block]]]:
    """The section with all domains in one picture; none where fewer than two were rated."""
    domains = rated_domains(workshop, context.pack)
    if len(domains) > 1:
        table = _large(context, workshop, domains) if context.look.large else _table(context, workshop, domains)
        yield _("All domains in one picture"), [table]


def _table(context: Context, workshop: Workshop, domains: tuple[Domain, ...]) -> Block:
    look, levels = context.look, context.pack.levels
    column = (context.leaf.width - _NAME - _OUTCOME - _REMARKS - _GAP) / len(levels) - _GAP
    widths = (_NAME, *(column for _level in levels), _OUTCOME, 0.0)
    label = fitted(context.fonts, [word for level in levels for word in words_of(level.short)], look.note, column)
    heads = [stack([Symbol(level.symbol, 4.5), text(level.short, label)], gap=1) for level in levels]
    names = (
        text(_("Practice"), look.note),
        text(_("What we settled on"), look.note),
        text(_("Marks and evidence"), look.note),
    )
    head = stack([Row((names[0], *heads, *names[1:]), widths, gap=_GAP), Space(3), Rule()])
    rows: list[Block] = [Stack(head.children, glue=True)]
    for domain in domains:
        lines: list[Block] = [
            Space(5),
            text(domain.name, look.small.bold(), glue=True),
            Space(2),
            Rule(0.75, glue=True),
        ]
        for element in domain.elements:
            cells = (
                _padded(text(element.name, look.small)),
                *_marks(context, workshop, element, _DOT),
                _padded(_settled(context, workshop, element)),
                _padded(stack(text(words, look.small) for words in _remarks(context, workshop, element))),
            )
            lines.append(context.keep(stack([Row(cells, widths, gap=_GAP), Rule()]), firm=True))
        rows.append(context.keep(stack(lines)))
    return stack(rows, again=head)


def _large(context: Context, workshop: Workshop, domains: tuple[Domain, ...]) -> Block:
    """A practice with its words, and below it a column of marks for each level over the whole page."""
    look, levels = context.look, context.pack.levels
    widths = (*(context.leaf.width / len(levels) - _GAP for _level in levels[1:]), 0.0)
    heads = [stack([Symbol(level.symbol, 6.5), text(level.short, look.note)], gap=1) for level in levels]
    legend = stack([Row(tuple(heads), widths, gap=_GAP, glue=True), Space(3), Rule(glue=True), Space(5)])
    rows: list[Block] = [Stack(legend.children, glue=True)]
    for domain in domains:
        rows += [Space(8), text(domain.name, look.body.bold(), glue=True)]
        for element in domain.elements:
            remarks = " · ".join(_remarks(context, workshop, element))
            lines = [
                text(element.name, look.body.bold()),
                _settled(context, workshop, element),
                text(remarks, look.body),
                Row(_marks(context, workshop, element, _LARGE_DOT), widths, gap=_GAP),
            ]
            rows.append(context.keep(stack([Space(4), *lines, Space(4), Rule()])))
    return Stack(tuple(rows), again=legend)


def _marks(context: Context, workshop: Workshop, element: Element, radius: float) -> tuple[Block, ...]:
    """The marks of the last round, level by level."""
    levels = len(context.pack.levels)
    said = room_rounds(workshop, element.id, levels)
    marks = said[-1].marks if said else (0,) * levels
    return tuple(_padded(dots_or_number(count, radius, context.look.note), 2 * _PAD) for count in marks)


def _settled(context: Context, workshop: Workshop, element: Element) -> Block:
    rating = workshop.rating(element.id)
    words = text(outcome_text(rating, context.pack) if workshop.revealed(element.id) else "", context.look.small)
    level = chosen_level(rating, context.pack) if workshop.revealed(element.id) else None
    if level is None:
        return words
    scale = context.look.scale
    return Row((Symbol(level.symbol, 4.5 * scale), words), (14 * scale, 0.0))


def _remarks(context: Context, workshop: Workshop, element: Element) -> list[str]:
    """A word for how the marks lie, and how much evidence there is."""
    said = room_rounds(workshop, element.id, len(context.pack.levels))
    remarks = [_(SPREADS[spread(said[-1].marks)])] if said else []
    lines = len(workshop.evidence_for(element.id, have=True))
    return [*remarks, _("Evidence: {n}").format(n=lines) if lines else _("No evidence yet")]


def _padded(block: Block, above: float = _PAD) -> Block:
    return stack([Space(above), block, Space(_PAD)])
