"""The head of every page but the first: the sheet, the school, the day.

Where a line cannot hold all of it, it is set smaller, then says less, from the end: the first page says when, and
where. In two languages neither is left out for that: large print has a line for each, and usual print says less.
"""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from mastery_desktop.documents.blocks import ASCENT, text
from mastery_desktop.documents.capped import Capped
from mastery_desktop.documents.fonts import Face, Fonts
from mastery_desktop.documents.layout import Area, Leaf, Style
from mastery_desktop.documents.paper import Paper
from mastery_desktop.messages import both, in_both, sides, woven

_DOT: Final = " · "
"""What parts the sheet, the school and the day."""

_RULE: Final = 14.0
"""From the top of the text area to the rule below the head, in usual print."""

_TIGHT: Final = 1.08
"""From baseline to baseline of two lines, as a share of their type."""

_ABOVE_RULE: Final = 2.0


def draw_head(paper: Paper, words: str, leaf: Leaf, area: Area) -> None:
    """Draw the head at the top of a page's text area, and the rule below it."""
    fonts = paper.fonts
    top = area.y + area.height
    lines = head_lines(fonts, words, leaf, area.width)
    style = fitted_note(fonts, lines[0], leaf, area.width)
    if len(lines) == 1:
        above = 9 * leaf.scale - ASCENT * style.leading
        Capped(text(lines[0], style), 1).draw(paper, area.x, top - above, area.width)
        paper.rule(area.x, top - _RULE * leaf.scale, area.width)
        return
    size = leaf.smallest_note.size
    for line, face in zip(lines, (Face.REGULAR, Face.ITALIC), strict=True):
        Capped(text(line, Style(face, size, size * _TIGHT)), 1).draw(paper, area.x, top, area.width)
        top -= size * _TIGHT
    paper.rule(area.x, top - _ABOVE_RULE, area.width)


def head_lines(fonts: Fonts, words: str, leaf: Leaf, width: float) -> tuple[str, ...]:
    """What the head says: on one line, or on one for each language, of which the second leaves out what it shares."""
    whole, *shorter = _shorter_and_shorter(words)
    if _fits(fonts, whole, leaf, width) or not in_both(words):
        return (next((line for line in (whole, *shorter) if _fits(fonts, line, leaf, width)), [whole, *shorter][-1]),)
    first, second = sides(words)
    if leaf.scale > 1:
        return *head_lines(fonts, first, leaf, width), second.split(_DOT)[0]
    return next(((line,) for line in shorter if _fits(fonts, line, leaf, width)), head_lines(fonts, first, leaf, width))


def fitted_note(fonts: Fonts, words: str, leaf: Leaf, room: float) -> Style:
    """The type of head and foot: that of the leaf, or smaller where a line could not hold the words."""
    needed = fonts.width(woven(words), leaf.note.face)
    largest = (room - 1) / needed if needed else leaf.note.size
    return leaf.note.sized(min(leaf.note.size, max(leaf.smallest_note.size, largest)))


def _shorter_and_shorter(words: str) -> Iterator[str]:
    """The words, and less and less of them from the end, each in both languages where there are two."""
    first, second = (side.split(_DOT) for side in (sides(words)[0], sides(words)[-1]))
    facts = [both(one, other or one) for one, other in zip_longest(first, second, fillvalue="")]
    for count in range(len(facts), 0, -1):
        yield _DOT.join(facts[:count])


def _fits(fonts: Fonts, words: str, leaf: Leaf, width: float) -> bool:
    """Whether a line holds the words in the smallest type of a head."""
    return fonts.width(woven(words), leaf.note.face) * leaf.smallest_note.size <= width - 1
