"""P17: the stages of change as a handout. It shows them on its front, and asks on its back where the team is."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from mastery_desktop.documents.blocks import Block, Rule, Space, WritingLines, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.fields import Field, FieldRow
from mastery_desktop.documents.groups import Box, Row, bullet, stack
from mastery_desktop.documents.layout import Align, Style
from mastery_desktop.documents.marks import Tick
from mastery_desktop.documents.paging import Part, Sizes, in_fewest_pages
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.stage_heads import StageHead, stage_heads
from mastery_desktop.domain.content import Stage
from mastery_desktop.messages import _

_GAP: Final = 10.0
_HEAD: Final = 40.0
_LINES: Final = 2
_MOST_LINES: Final = 12
"""Lines to write on below a question, at least and at most."""


def change_model(context: Context) -> Document:
    """Make the handout."""
    context = context.upright_if_large()
    look, model, assessment = context.look, context.pack.stage_model, context.pack.self_assessment
    back = stack(
        [
            text(_("How to use this model"), look.heading, glue=True),
            Space(3),
            text(model.introduction, look.body),
            Space(6),
            stack((context.keep(bullet(advice, look.body)) for advice in model.advice), gap=3),
            Space(10),
            context.keep(
                Box(
                    stack(
                        [
                            text(assessment.next_title, look.label),
                            *(text(paragraph, look.body) for paragraph in assessment.next_text),
                        ],
                        gap=2,
                    ),
                    weight=0.75,
                )
            ),
        ]
    )
    head, stages = context.masthead(model.title, _("Tick what is true. Begin where you are.")), _stages(context)
    front = sum(block.height(context.fonts, context.leaf.width) for block in (head, stages)) + _GAP
    above = [
        Part(block=head),
        Part(block=stages, gap=_GAP),
        Part(block=back, gap=16, new_page=front <= context.leaf.first_height),
    ]
    leaf = context.leaf

    def with_lines(lines: int) -> list[Part]:
        return [*above, Part(block=_where_we_are(context, lines), gap=16)]

    ways = [partial(with_lines, lines) for lines in range(_MOST_LINES, _LINES - 1, -1)]
    sizes = Sizes(leaf.width, leaf.first_height, leaf.later_height)
    return context.document(model.title, in_fewest_pages(ways, context.fonts, sizes))


def _where_we_are(context: Context, lines: int) -> Block:
    """What the team asks itself, with lines to write on below each question; it stays on one page."""
    look = context.look
    return context.keep(
        stack(
            [
                text(_("Where are we with our focus area?"), look.heading, glue=True),
                Space(2),
                FieldRow(
                    (Field(_("Focus area"), "", look.body), Field(_("Our stage"), "", look.body)),
                    (0.0, context.leaf.width * 0.42),
                ),
                Space(8),
                text(_("What tells us so?"), look.label, glue=True),
                WritingLines(lines),
                Space(8),
                text(_("What do we still want to do from the stages before?"), look.label, glue=True),
                WritingLines(lines),
            ]
        ),
        firm=True,
    )


def _stages(context: Context) -> Block:
    """The stages side by side in body type where the page can hold them, else in that of narrow boxes.

    In large print they stand below each other.
    """
    look, leaf = context.look, context.leaf
    if look.large:
        return stack((_below(context, stage) for stage in context.pack.stage_model.stages), gap=14)
    columns = _columns(context, look.body)
    if columns.height(context.fonts, leaf.width) <= leaf.first_height - _HEAD:
        return columns
    return _columns(context, look.small)


def _columns(context: Context, style: Style) -> Block:
    """The stages side by side; what is alike stands on one height."""
    stages, look = context.pack.stage_model.stages, context.look
    column = (context.leaf.width - _GAP * (len(stages) - 1)) / len(stages)
    widths = (*(column for _stage in stages[1:]), 0.0)
    name = look.heading.aligned(Align.CENTER)

    def row(cells: Iterable[Block]) -> Row:
        return Row(tuple(cells), widths, gap=_GAP)

    heads = row(stage_heads([stage.name for stage in stages], name, context.fonts, column))
    rules = row(Rule() for _stage in stages)
    labels = row(text(_("Key activities"), look.label) for _stage in stages)
    return stack(
        [
            heads,
            Space(3),
            row(_statements(stage, style) for stage in stages),
            context.keep(stack((rules, labels, row(_activities(stage, style) for stage in stages)), gap=4)),
        ],
        gap=4,
        again=heads,
    )


def _below(context: Context, stage: Stage) -> Block:
    """A stage by itself: its statements, and below them its activities."""
    look = context.look
    return stack(
        [
            StageHead(stage.name, look.heading, pointed=False),
            Space(8),
            _statements(stage, look.body),
            Space(8),
            context.keep(stack([text(_("Key activities"), look.label), Space(3), _activities(stage, look.body)])),
        ],
        again=context.continued(stage.name),
    )


def _statements(stage: Stage, style: Style) -> Block:
    return stack((Tick(text(words, style), style) for words in (stage.have, *stage.ready)), gap=4)


def _activities(stage: Stage, style: Style) -> Block:
    return stack((bullet(words, style) for words in stage.handout_activities), gap=3)
