"""P17: the stages of change, as a handout and as a poster.

The handout shows the stages on its front and asks on its back where the team is. The poster shows the stages alone, in
the largest type that its sheet can hold.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from mastery_desktop.documents.blocks import Block, Rule, Space, WritingLines, text
from mastery_desktop.documents.book import Document, Part
from mastery_desktop.documents.groups import Box, Bullet, Field, Row, bullet, stack
from mastery_desktop.documents.layout import BODY, RULE, Align, Leaf, Look, PaperSize, Style
from mastery_desktop.documents.marks import StageHead, Tick
from mastery_desktop.documents.sheet import Context
from mastery_desktop.messages import _

_GAP: Final = 10.0
_PAD: Final = 7.0
_HEAD: Final = 40.0
_POSTER_STEP: Final = 0.25
_POSTER_LARGEST: Final = 40.0


@dataclass(frozen=True)
class _Drawing:
    """How the stages are drawn."""

    look: Look
    head: Style
    rule: float
    statement: Callable[[str], Block]
    activity: Callable[[str], Block]


def change_model(context: Context) -> Document:
    """Make the poster on Tabloid paper, and the handout on every other."""
    return _poster(context) if context.leaf.size is PaperSize.TABLOID else _handout(context)


def _handout(context: Context) -> Document:
    look, model, assessment = context.look, context.pack.stage_model, context.pack.self_assessment
    back = stack(
        [
            text(_("How to use this model"), look.heading),
            Space(3),
            text(model.introduction, look.body),
            Space(6),
            stack((bullet(advice, look.body) for advice in model.advice), gap=3),
            Space(10),
            Box(
                stack(
                    [
                        text(assessment.next_title, look.label),
                        *(text(paragraph, look.body) for paragraph in assessment.next_text),
                    ],
                    gap=2,
                ),
                weight=0.75,
            ),
        ]
    )
    here = context.keep(
        stack(
            [
                text(_("Where are we with our focus area?"), look.heading),
                Space(2),
                Row(
                    (Field(_("Focus area"), "", look.body), Field(_("Our stage"), "", look.body)),
                    (0.0, context.leaf.width * 0.42),
                    gap=18,
                ),
                Space(8),
                text(_("What tells us so?"), look.label),
                WritingLines(2),
                Space(8),
                text(_("What do we still want to do from the stages before?"), look.label),
                WritingLines(2),
            ]
        )
    )
    return Document(
        title=model.title,
        leaf=context.leaf,
        look=look,
        running=context.running(model.title),
        foot=context.foot,
        parts=[
            Part(block=context.masthead(model.title, _("Tick what is true. Begin where you are."))),
            Part(block=_handout_columns(context), gap=10),
            Part(block=back, new_page=True),
            Part(block=here, gap=16),
        ],
    )


def _columns(context: Context, draw: _Drawing, width: float) -> Block:
    """The stages side by side; what is alike stands on one height."""
    stages = context.pack.stage_model.stages
    gap = _GAP * draw.look.scale
    column = (width - gap * (len(stages) - 1)) / len(stages)
    widths = (*(column for _stage in stages[1:]), 0.0)
    last = len(stages) - 1
    style = draw.head.aligned(Align.CENTER)

    def row(cells: Iterable[Block]) -> Row:
        return Row(tuple(cells), widths, gap=gap)

    heads = row(StageHead(stage.name, style, pointed=at < last) for at, stage in enumerate(stages))
    return stack(
        [
            heads,
            Space(3 * draw.look.scale),
            row(stack((draw.statement(words) for words in (stage.have, *stage.ready)), gap=4) for stage in stages),
            row(Rule(draw.rule) for _stage in stages),
            row(text(_("Key activities"), draw.look.label) for _stage in stages),
            row(stack((draw.activity(words) for words in stage.handout_activities), gap=3) for stage in stages),
        ],
        gap=4 * draw.look.scale,
        again=heads,
    )


def _handout_columns(context: Context) -> Block:
    """The stages in body type where the page can hold them, else in the type of narrow boxes."""
    look, leaf = context.look, context.leaf
    columns = _columns(context, _handout_drawing(look, look.body), leaf.width)
    if columns.height(context.fonts, leaf.width) <= leaf.first_height - _HEAD:
        return columns
    return _columns(context, _handout_drawing(look, look.small), leaf.width)


def _handout_drawing(look: Look, style: Style) -> _Drawing:
    return _Drawing(
        look,
        look.heading,
        RULE,
        lambda words: Tick(text(words, style), style),
        lambda words: bullet(words, style),
    )


def _poster(context: Context) -> Document:
    """Search for the largest type with which everything fits on the one sheet."""
    leaf = Leaf(size=context.leaf.size, landscape=context.leaf.landscape, holes=False)
    size = _POSTER_LARGEST
    blocks = _poster_blocks(context, leaf, Look(size))
    while size > BODY and sum(_heights(context, leaf, blocks)) > leaf.first_height:
        size -= _POSTER_STEP
        blocks = _poster_blocks(context, leaf, Look(size))
    spare = leaf.first_height - sum(_heights(context, leaf, blocks)) - 1
    gap = max(0.0, spare / max(1, len(blocks) - 1))
    model = context.pack.stage_model
    return Document(
        title=model.title,
        leaf=leaf,
        look=Look(size),
        running=context.running(model.title),
        foot=context.foot,
        parts=[Part(block=block, gap=gap if at else 0.0) for at, block in enumerate(blocks)],
    )


def _heights(context: Context, leaf: Leaf, blocks: list[Block]) -> list[float]:
    return [block.height(context.fonts, leaf.width) for block in blocks]


def _poster_blocks(context: Context, leaf: Leaf, look: Look) -> list[Block]:
    model = context.pack.stage_model
    title = stack([text(model.title, look.title), Space(4 * look.scale), Rule(3)])
    drawing = _Drawing(
        look,
        look.title,
        1.5,
        lambda words: text(words, look.body),
        lambda words: Bullet(text(words, look.body.bold()), look.body),
    )
    advice = Box(
        stack((bullet(advice, look.small) for advice in model.advice[:2]), gap=3 * look.scale),
        pad=_PAD * look.scale,
        weight=1.5,
        radius=8,
    )
    return [title, _columns(context, drawing, leaf.width), advice]
