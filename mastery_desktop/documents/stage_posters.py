"""P17 as posters: all stages on one sheet, and then a sheet for each, to hang side by side.

One sheet with all the statements could only hold them in the type of a handout; nobody would read it from a chair.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from mastery_desktop.documents.blocks import Block, Rule, Space, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.groups import Bullet, Row, stack
from mastery_desktop.documents.layout import Align, Leaf, Look, Style
from mastery_desktop.documents.marks import stage_heads
from mastery_desktop.documents.posters import fitted, largest_that_fits, poster_leaf
from mastery_desktop.documents.sheet import Context
from mastery_desktop.messages import _

_NAME: Final = 0.15
"""The type of a stage's name, as a share of the sheet's height."""

_OVERVIEW_NAME: Final = 0.09
_NAME_TO_BODY: Final = 1.6
"""How much larger than the sentence beside it a name may be there."""

_NAMES: Final = 0.48
"""What the names take of the overview's width."""

_LARGEST: Final = 0.1
_SMALLEST: Final = 12.0
_STATEMENTS: Final = 0.58
"""What the statements take of the width; the activities have the rest."""


def stage_posters(context: Context) -> Document:
    """Make the overview and the sheets of the stages."""
    model, leaf = context.pack.stage_model, poster_leaf(context.leaf)
    largest = leaf.page[1] * _LARGEST
    overview = partial(_overview, context, leaf)
    sheets = [partial(_sheet, context, leaf, at) for at in range(len(model.stages))]
    pages = [
        part
        for alike in ([overview], sheets)
        for part in largest_that_fits(leaf, context.fonts, alike, largest=largest, smallest=_SMALLEST)
    ]
    return context.document(model.title, pages, leaf=leaf, running="")


def _overview(context: Context, leaf: Leaf, size: float) -> Block:
    """The names of the stages below each other, each with the sentence that sums it up in a size of type."""
    model, fonts = context.pack.stage_model, context.fonts
    half = leaf.width * _NAMES
    title = _sized(leaf, fonts, [model.title], _OVERVIEW_NAME, leaf.width)
    name = _sized(leaf, fonts, [stage.name for stage in model.stages], _OVERVIEW_NAME, half * 0.84)
    name = name.sized(min(name.size, _NAME_TO_BODY * size))  # in two languages it would take all the height
    body = _body(size)
    heads = stage_heads([stage.name for stage in model.stages], name.aligned(Align.CENTER), fonts, half)
    rows = [
        Row((head, text(stage.summary, body)), (half, 0.0), gap=size * 0.6, place=0.5)
        for head, stage in zip(heads, model.stages, strict=True)
    ]
    highest = max((row.height(fonts, leaf.width) for row in rows), default=0.0)
    head = stack([text(model.title, title), Space(title.size * 0.1), Rule(4), Space(size * 0.3)])
    return stack([head, *(replace(row, least=highest) for row in rows)], gap=size * 0.35)


def _sheet(context: Context, leaf: Leaf, at: int, size: float) -> Block:
    """A stage: its name, what is true and what the team is ready for, and its activities, in a size of type."""
    stages = context.pack.stage_model.stages
    stage, body = stages[at], _body(size)
    name = _sized(leaf, context.fonts, [each.name for each in stages], _NAME, leaf.width * 0.84)
    activities = [Bullet(text(words, body), body) for words in stage.handout_activities]
    return stack(
        [
            stage_heads([each.name for each in stages], name.aligned(Align.CENTER), context.fonts, leaf.width)[at],
            Space(size * 0.7),
            Row(
                (
                    stack((text(words, body) for words in (stage.have, *stage.ready)), gap=size * 0.4),
                    stack([text(_("Key activities"), body.bold()), *activities], gap=size * 0.2),
                ),
                (leaf.width * _STATEMENTS, 0.0),
                gap=size,
            ),
        ]
    )


def _sized(leaf: Leaf, fonts: Fonts, lines: Sequence[str], share: float, room: float) -> Style:
    """The type of names: a share of the sheet's height, or what lets the longest stand in a width on one line."""
    return fitted(fonts, lines, Look().title.sized(leaf.page[1] * share), room)


def _body(size: float) -> Style:
    return Look().body.sized(size)
