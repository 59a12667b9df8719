"""P22: what everybody leaves behind at the door, four to a page, without a name."""

from typing import Final

from mastery_desktop.documents.blocks import Block, Rule, Space, WritingLines, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.cutting import cut_leaf, cut_pages, fits
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.marks import Tick
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.labels import EXIT_QUESTIONS, WORTH_ANSWERS, WORTH_QUESTION
from mastery_desktop.messages import _, in_both

SLIPS: Final = 4
"""How many slips a copy holds, on one page or on two: whoever copies it counts on so many."""

_LINES: Final = (3, 2)
"""Lines below a question: the most that keep the slips on their page, else the fewest."""

_ANSWER: Final = 0.3
"""What an answer to tick takes of the width of a slip."""


def exit_slip(context: Context) -> Document:
    """Make a page of exit slips."""
    title = _("Before you go")
    leaf = cut_leaf(context.leaf)
    columns, rows = 1 if context.look.large or in_both(title) else 2, 2
    slips = [_slip(context, title, lines, leaf.width / columns) for lines in _LINES]
    slip = next((each for each in slips if fits([each], leaf, context.fonts, columns, rows)), slips[-1])
    return Document(
        title=title,
        leaf=leaf,
        look=context.look,
        running="",
        foot=context.foot,
        parts=cut_pages([slip] * SLIPS, leaf, context.fonts, columns=columns, rows=rows),
    )


def _slip(context: Context, title: str, lines: int, width: float) -> Block:
    look = context.look
    parts: list[Block] = [
        text(title, look.heading),
        text(_("No name, please. It helps us with the next time."), look.small),
        Space(3),
        Rule(1.2),
    ]
    parts += [Space(7), text(_(WORTH_QUESTION), look.label), Space(2), _boxes(context, width)]
    for question in EXIT_QUESTIONS.values():
        parts += [Space(7), text(_(question), look.label), WritingLines(lines)]
    return stack(parts)


def _boxes(context: Context, width: float) -> Block:
    """A box to tick before each answer, side by side."""
    look = context.look
    cells = tuple(Tick(text(_(answer), look.small), look.small) for answer in WORTH_ANSWERS)
    return Row(cells, (*(width * _ANSWER for _answer in cells[1:]), 0.0))
