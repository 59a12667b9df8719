"""P17 as posters: all stages on one sheet, and then a sheet for each, to hang side by side.

One sheet with all the statements could only hold them in the type of a handout; nobody would read it from a chair.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from mastery_desktop.documents.blocks import Block, Rule, Space, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.groups import Bullet, Row, Stack, stack
from mastery_desktop.documents.layout import Align, Leaf, Look, Style
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.posters import fit, fitted, largest_that_fits, poster_height, poster_leaf
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.stage_heads import stage_heads
from mastery_desktop.messages import _, in_both

_NAME: Final = 0.15
"""The type of a stage's name, as a share of the sheet's height."""

_SMALL_NAME: Final = 0.08
"""The same where the text below it would become too small."""

_BELOW_NAME: Final = 0.7
"""The space below a name, in sizes of the type there."""

_MOST_MORE: Final = 0.8
"""What is added to that, and to the space between two texts, in sizes of the type there, where a sheet has room."""

_OVERVIEW_NAME: Final = 0.09
_NAME_TO_BODY: Final = 1.6
"""How much larger than the sentence beside it a name may be there."""

_MOST_SPREAD: Final = 1.6
"""Up to how many times their height the lines there are spread over what stays empty of the sheet."""

_NAMES: Final = 0.48
"""What the names take of the overview's width."""

_LARGEST: Final = 0.1
_SMALLEST: Final = 12.0
_STATEMENTS: Final = 0.58
"""What the statements take of the width; the activities have the rest."""


def stage_posters(context: Context) -> Document:
    """Make the overview and the sheets of the stages; twice as many where type would become too small on them."""
    model, leaf = context.pack.stage_model, poster_leaf(context.leaf)
    count = len(model.stages)
    middle = -(-count // 2)
    shown = ([slice(count)], [slice(middle), slice(middle, count)])
    overviews = [[partial(_overview, context, leaf, each) for each in sheets] for sheets in shown]
    # two languages would take much of a sheet for a large name, and leave little for what stands below
    name = _SMALL_NAME if any(in_both(stage.name) for stage in model.stages) else _NAME
    stages = [
        [partial(sheet, context, leaf, share, at) for at in range(count) for sheet in sheets]
        for share, sheets in (
            (name, (_sheet,)),
            (_SMALL_NAME, (_sheet,)),
            (_SMALL_NAME, (_what_is_true, _what_is_done)),
        )
    ]
    pages = [*_readable(context, leaf, overviews), *_readable(context, leaf, stages)]
    return context.document(model.title, pages, leaf=leaf, running="")


def _readable(context: Context, leaf: Leaf, ways: Sequence[Sequence[Callable[[float], Block]]]) -> list[Part]:
    """Sheets in the first way; in large print in the first one in which their type is as large as that, or the last."""
    smallest, way = max(_SMALLEST, context.look.body_size), ways[0]
    if context.look.large:
        way = next((pages for pages in ways if fit(leaf, context.fonts, pages, smallest)), ways[-1])
    return largest_that_fits(leaf, context.fonts, way, largest=leaf.page[1] * _LARGEST, smallest=smallest)


def _overview(context: Context, leaf: Leaf, shown: slice, size: float) -> Block:
    """The names of stages below each other, each with the sentence that sums it up in a size of type."""
    model, fonts = context.pack.stage_model, context.fonts
    half = leaf.width * _NAMES
    title = _sized(leaf, fonts, [model.title], _OVERVIEW_NAME, leaf.width)
    name = _sized(leaf, fonts, [stage.name for stage in model.stages], _OVERVIEW_NAME, half * 0.84)
    name = name.sized(min(name.size, _NAME_TO_BODY * size))  # in two languages it would take all the height
    body = _body(size)
    heads = stage_heads([stage.name for stage in model.stages], name.aligned(Align.CENTER), fonts, half)
    rows = [
        Row((head, text(stage.summary, body)), (half, 0.0), gap=size * 0.6, place=0.5)
        for head, stage in zip(heads[shown], model.stages[shown], strict=True)
    ]
    highest, gap = max((row.height(fonts, leaf.width) for row in rows), default=0.0), size * 0.35
    head = stack([text(model.title, title), Space(title.size * 0.1), Rule(4), Space(size * 0.3)])
    free = poster_height(leaf) - head.height(fonts, leaf.width) - 1
    spread = min(free / len(rows) - gap, highest * _MOST_SPREAD) if rows else 0.0
    return stack([head, *(replace(row, least=max(highest, spread)) for row in rows)], gap=gap)


def _sheet(context: Context, leaf: Leaf, share: float, at: int, size: float) -> Block:
    """A stage: its name, what is true and what the team is ready for, and its activities, in a size of type."""
    widths = (leaf.width * _STATEMENTS, 0.0)
    content = Row((_true(context, at, size), _done(context, at, size)), widths, gap=size)
    return _below_name(context, leaf, share, at, [Space(size * _BELOW_NAME), content])


def _what_is_true(context: Context, leaf: Leaf, share: float, at: int, size: float) -> Block:
    """A sheet with the name of a stage and what is true, where the activities have another one."""
    return _spread(context, leaf, partial(_below_name, context, leaf, share, at), size, _true(context, at, size))


def _what_is_done(context: Context, leaf: Leaf, share: float, at: int, size: float) -> Block:
    """A sheet with the name of a stage and its activities."""
    return _spread(context, leaf, partial(_below_name, context, leaf, share, at), size, _done(context, at, size))


def _spread(
    context: Context, leaf: Leaf, sheet: Callable[[Sequence[Block]], Block], size: float, content: Stack
) -> Block:
    """A sheet with some content, further apart where much of it would stay empty."""
    close = sheet([Space(size * _BELOW_NAME), content])
    free = poster_height(leaf) - close.height(context.fonts, leaf.width) - 1
    more = min(free / len(content.children), size * _MOST_MORE)
    if more <= 0:
        return close
    return sheet([Space(size * _BELOW_NAME + more), replace(content, gap=content.gap + more)])


def _below_name(context: Context, leaf: Leaf, share: float, at: int, content: Sequence[Block]) -> Block:
    names = [stage.name for stage in context.pack.stage_model.stages]
    name = _sized(leaf, context.fonts, names, share, leaf.width * 0.84).aligned(Align.CENTER)
    return stack([stage_heads(names, name, context.fonts, leaf.width)[at], *content])


def _true(context: Context, at: int, size: float) -> Stack:
    """What is true in a stage, and what the team is ready for."""
    stage = context.pack.stage_model.stages[at]
    return stack((text(words, _body(size)) for words in (stage.have, *stage.ready)), gap=size * 0.4)


def _done(context: Context, at: int, size: float) -> Stack:
    """The activities of a stage."""
    body = _body(size)
    activities = (Bullet(text(words, body), body) for words in context.pack.stage_model.stages[at].handout_activities)
    return stack([text(_("Key activities"), body.bold()), *activities], gap=size * 0.2)


def _sized(leaf: Leaf, fonts: Fonts, lines: Sequence[str], share: float, room: float) -> Style:
    """The type of names: a share of the sheet's height, or what lets the longest stand in a width on one line."""
    return fitted(fonts, lines, Look().title.sized(leaf.page[1] * share), room)


def _body(size: float) -> Style:
    return Look().body.sized(size)
