"""P22: what everybody leaves behind at the door, four to a page, without a name."""

from typing import Final

from mastery_desktop.documents.blocks import Block, Rule, Space, WritingLines, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.cutting import cut_leaf, cut_pages, fits
from mastery_desktop.documents.groups import stack
from mastery_desktop.documents.marks import Tick
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.tick_row import TickRow
from mastery_desktop.domain.labels import EXIT_QUESTIONS, WORTH_ANSWERS, WORTH_QUESTION
from mastery_desktop.messages import _, in_both

SLIPS: Final = 4
"""How many slips a copy holds, on one page or on two: whoever copies it counts on so many."""

_TRIED: Final = ((2, 3, 7.0), (2, 3, 5.0), (2, 2, 7.0), (2, 2, 5.0), (2, 2, 3.0), (1, 6, 9.0), (1, 4, 7.0), (1, 2, 7.0))
"""Rows of slips on a page, lines below a question, and the gap before it: the first with which slips fit is taken."""

_BELOW: Final = 6.0
"""From the last line to write on to what a slip keeps free before it is cut."""

_ANSWERS: Final = (0.3, 0.3)
"""What the answers to tick take of the width of a slip; the last one has the rest."""

_ANSWERS_IN_BOTH: Final = (0.25, 0.4)


def exit_slip(context: Context) -> Document:
    """Make a page of exit slips."""
    title = _("Before you go")
    leaf = cut_leaf(context.leaf)
    columns = 1 if context.look.large or in_both(title) else 2
    slips = [(rows, _slip(context, title, lines, gap, leaf.width / columns)) for rows, lines, gap in _TRIED]
    fitting = (each for each in slips if fits([each[1]], leaf, context.fonts, columns, each[0]))
    rows, slip = next(fitting, slips[-1])
    return context.document(
        title, cut_pages([slip] * SLIPS, leaf, context.fonts, columns=columns, rows=rows), leaf=leaf, running=""
    )


def _slip(context: Context, title: str, lines: int, gap: float, width: float) -> Block:
    look = context.look
    parts: list[Block] = [
        text(title, look.heading),
        text(_("No name, please. It helps us with the next time."), look.small),
        Space(3),
        Rule(1.2),
    ]
    parts += [Space(gap), text(_(WORTH_QUESTION), look.label), Space(2), _boxes(context, width)]
    for question in EXIT_QUESTIONS.values():
        parts += [Space(gap), text(_(question), look.label), WritingLines(lines)]
    return stack([*parts, Space(_BELOW)])


def _boxes(context: Context, width: float) -> Block:
    """A box to tick before each answer, side by side."""
    look = context.look
    cells = tuple(Tick(text(_(answer), look.small), look.small) for answer in WORTH_ANSWERS)
    shares = _ANSWERS_IN_BOTH if any(in_both(_(answer)) for answer in WORTH_ANSWERS) else _ANSWERS
    return TickRow(cells, (*(width * share for share in shares), 0.0))
