"""P22: what everybody leaves behind at the door, four to a page, without a name."""

from typing import Final

from mastery_desktop.documents.blocks import Block, Rule, Space, WritingLines, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.cutting import cut_leaf, cut_pages, fits
from mastery_desktop.documents.groups import stack
from mastery_desktop.documents.sheet import Context
from mastery_desktop.messages import _

_LINES: Final = (3, 2)
"""Lines below a question: the most that keep the slips on their page, else the fewest."""


def exit_slip(context: Context) -> Document:
    """Make a page of exit slips."""
    title = _("Before you go")
    leaf = cut_leaf(context.leaf)
    columns, rows = (1, 2) if context.look.large else (2, 2)
    slips = [_slip(context, title, lines) for lines in _LINES]
    slip = next((each for each in slips if fits([each], leaf, context.fonts, columns, rows)), slips[-1])
    return Document(
        title=title,
        leaf=leaf,
        look=context.look,
        running="",
        foot=context.foot,
        parts=cut_pages([slip], leaf, context.fonts, columns=columns, rows=rows),
    )


def _slip(context: Context, title: str, lines: int) -> Block:
    look = context.look
    questions = (
        _("What will you do differently, and from when on?"),
        _("What in this meeting was worth your time?"),
        _("What should we change next time?"),
    )
    parts: list[Block] = [
        text(title, look.heading),
        text(_("No name, please. It helps us with the next time."), look.small),
        Space(3),
        Rule(1.2),
    ]
    for question in questions:
        parts += [Space(9), text(question, look.label), WritingLines(lines)]
    return stack(parts)
