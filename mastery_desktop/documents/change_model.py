"""P17: the stages of change, as a handout and as a poster.

The handout shows the stages on its front and asks on its back where the team is. The poster shows the stages alone, in
the largest type that its sheet can hold.
"""

from collections.abc import Callable
from typing import Final

from mastery_desktop.documents.blocks import (
    Block,
    Box,
    Bullet,
    Field,
    Row,
    Rule,
    Space,
    WritingLines,
    bullet,
    stack,
    text,
)
from mastery_desktop.documents.book import Document, Part
from mastery_desktop.documents.layout import BODY, Align, Leaf, Look, PaperSize
from mastery_desktop.documents.marks import StageHead, Tick
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.content import Stage
from mastery_desktop.messages import _

_GAP: Final = 10.0
_PAD: Final = 8.0
_POSTER_STEP: Final = 0.25
_POSTER_LARGEST: Final = 40.0


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
            Part(block=_columns(context, _handout_stage, look, context.leaf.width), gap=10),
            Part(block=back, gap=16),
            Part(block=here, gap=16),
        ],
    )


def _columns(context: Context, draw_stage: Callable[[Stage, Look], Block], look: Look, width: float) -> Block:
    """The stages side by side."""
    stages = context.pack.stage_model.stages
    gap = _GAP * look.scale
    column = (width - gap * (len(stages) - 1)) / len(stages)
    widths = (*(column for _stage in stages[1:]), 0.0)
    last = len(stages) - 1
    heads = tuple(
        StageHead(stage.name, look.heading.aligned(Align.CENTER), pointed=at < last) for at, stage in enumerate(stages)
    )
    return stack(
        [
            Row(heads, widths, gap=gap, glue=True),
            Space(7 * look.scale),
            Row(tuple(draw_stage(stage, look) for stage in stages), widths, gap=gap),
        ]
    )


def _handout_stage(stage: Stage, look: Look) -> Block:
    return stack(
        [
            Tick(text(stage.have, look.small), look.small),
            *(Tick(text(ready, look.small), look.small) for ready in stage.ready),
            Space(1),
            Rule(),
            text(_("Key activities"), look.label),
            *(bullet(activity, look.small) for activity in stage.handout_activities),
        ],
        gap=4,
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
    advice = Box(
        stack((bullet(advice, look.small) for advice in model.advice[:2]), gap=3 * look.scale),
        pad=_PAD * look.scale,
        weight=1.5,
        radius=8,
    )
    return [title, _columns(context, _poster_stage, look, leaf.width), advice]


def _poster_stage(stage: Stage, look: Look) -> Block:
    return stack(
        [
            text(stage.have, look.body),
            *(text(ready, look.body) for ready in stage.ready),
            Rule(1.5),
            *(Bullet(text(activity, look.body.bold()), look.body) for activity in stage.handout_activities),
        ],
        gap=4 * look.scale,
    )
