"""How a slide stands with other words on it: on how many pages, and whether everything can be read."""

from collections.abc import Sequence
from typing import Final

from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui.wall.canvas import Canvas
from mastery_desktop.ui.wall.page import Page

_TOUCH: Final = 4.0
"""Units by which boxes of text may reach into each other: lines stand close."""


def outlook(now: Sequence[Page], before: Sequence[Page], canvas: Canvas) -> str:
    """What is worth knowing of a slide with other words on it, as a sentence; empty where all is as well as before.

    Args:
        now: its pages.
        before: its pages in the original.
        canvas: what both are laid out on.
    """
    if _clipped(now, canvas) and not _clipped(before, canvas):
        return _("This does not fit on the wall: words are cut off, or stand upon each other. Make it shorter.")
    if len(now) > len(before):
        words = ngettext(
            "The slide now takes {n} page, the original takes {usual}.",
            "The slide now takes {n} pages, the original takes {usual}.",
            len(now),
        )
        return words.format(n=len(now), usual=len(before))
    return ""


def _clipped(pages: Sequence[Page], canvas: Canvas) -> bool:
    return any(_is_clipped(page, canvas) for page in pages)


def _is_clipped(page: Page, canvas: Canvas) -> bool:
    boxes = [box for _stroke, box in page.texts()]
    out = any(box.left() < 0 or box.right() > canvas.width or box.bottom() > canvas.height for box in boxes)
    return out or any(
        one.adjusted(_TOUCH, _TOUCH, -_TOUCH, -_TOUCH).intersects(other)
        for at, one in enumerate(boxes)
        for other in boxes[:at]
    )
