"""The levels of a practice in large print as they were left: the one settled on, and the marks beside each of them."""

from collections.abc import Sequence
from typing import Final

from mastery_desktop.documents.blocks import Block, Space, text
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.layout import TICK
from mastery_desktop.documents.marks import Round, Symbol, TickBox, dots_or_number
from mastery_desktop.documents.sheet import Context
from mastery_desktop.messages import _

_PAD: Final = 4.0
_GAP: Final = 8.0
_ABOVE: Final = 4.0
_SYMBOL: Final = 7.0
_CHOSEN: Final = 0.9
_DOT: Final = 3.7
_MARKS: Final = 0.39
"""What the marks take of the width, all rounds together."""


def level_table(context: Context, chosen: int | None, rounds: Sequence[Round]) -> Block:
    """A row for each level, with a box that is ticked where it was settled on, and its marks round by round.

    Args:
        context: what is drawn with.
        chosen: the place of the level that was settled on.
        rounds: the marks of each round.
    """
    look, width = context.look, context.leaf.width
    widths = (0.0, *(width * _MARKS / len(rounds) for _round in rounds))
    rows: list[Block] = [text(one.name, look.note) for one in rounds]
    if rounds[1:]:
        heads = (text(words, look.note) for words in (_("Round"), *map(str, range(1, len(rounds) + 1))))
        rows += [Space(_ABOVE), Row(tuple(heads), widths, pad=_PAD, ruled=1.0)]
    elif rounds:
        rows.append(Space(_ABOVE))
    for at, level in enumerate(context.pack.levels):
        here = at == chosen
        name = Row(
            (
                TickBox(marked=here),
                Symbol(level.symbol, _SYMBOL),
                text(level.short, look.small.bold() if here else look.small),
            ),
            (TICK, 2 * _SYMBOL + 1.4, 0.0),
            gap=_GAP,
            place=0.5,
        )
        marks = (dots_or_number(one.marks[at], _DOT, look.small) for one in rounds)
        fill = _CHOSEN if here else None
        rows.append(Row((name, *marks), widths, pad=_PAD, ruled=1.0, fill=fill, place=0.5))
    return stack(rows)
