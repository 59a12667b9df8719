"""The size of the text on the wall, as the facilitator chooses it; a press that changes nothing says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastery_desktop.messages import _
from mastery_desktop.ui.wall.layout import FACTORS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mastery_desktop.ui.wall.view import WallView


def choose_size(views: Sequence[WallView], step: int) -> str:
    """Choose larger (1), smaller (-1) or usual (0) text for some views.

    Args:
        views: show the wall; the first has the pages that count.
        step: from the size chosen before.

    Returns:
        A sentence where nothing became larger or smaller, or nothing.
    """
    before, sizes = views[0].factor, views[0].text_sizes
    at = FACTORS.index(before) if before in FACTORS else FACTORS.index(1.0)
    factor = FACTORS[min(max(at + step, 0), len(FACTORS) - 1)] if step else 1.0
    for view in views:
        view.set_factor(factor)
    if views[0].text_sizes != sizes:
        return ""
    return _of_slide(step) if factor != before else _of_wall(step)


def _of_wall(step: int) -> str:
    if not step:
        return _("The text on the wall has its usual size.")
    return _("Text on the wall gets no larger.") if step > 0 else _("Text on the wall gets no smaller.")


def _of_slide(step: int) -> str:
    """Why a slide stays as it is while others change."""
    if not step:
        return _("Text has its usual size again. On this slide it looks the same.")
    if step > 0:
        return _("Larger text would part what belongs together on this slide, so it stays. Other slides get larger.")
    return _("The text of this slide stays as it is. Slides with larger text get smaller.")
