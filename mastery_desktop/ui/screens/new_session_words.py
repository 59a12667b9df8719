"""What the first page of a workshop says of those who rate, and of its time."""

from collections.abc import Sequence

from mastery_desktop.domain.agenda import PlannedStep
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui.console.purpose import few_raters


def about_raters(raters: int, tables: int, *, by_talk: bool) -> list[str]:
    """Say where marks would point at persons.

    Args:
        raters: how many rate.
        tables: how many tables they sit at; 0 is the room as one.
        by_talk: whether levels are agreed in talk, without marks.
    """
    if raters < ANONYMOUS_FROM:
        said = few_raters(raters)
        if by_talk:
            said += " " + _(
                "Direct consensus is set for you; “More details” has the other ways. "
                "You can also fill in the form together."
            )
        return [said]
    if by_talk:
        return []
    if raters // max(1, tables) < ANONYMOUS_FROM:
        return [
            _(
                "With fewer than {n} raters in a group, counts are not anonymous. Hold-up cards or direct consensus"
                " fit better; only the agreed level is kept."
            ).format(n=ANONYMOUS_FROM)
        ]
    return []


def total_text(steps: Sequence[PlannedStep]) -> str:
    """How long a run sheet is."""
    total = sum(step.minutes for step in steps)
    return ngettext("{n} minute", "{n} minutes", total).format(n=total)


def back_text(steps: Sequence[PlannedStep], usual: Sequence[PlannedStep]) -> str:
    """How much of a run sheet is for looking back, which the usual one has not; empty for none."""
    back = sum(max(0, step.minutes - before.minutes) for step, before in zip(steps, usual, strict=True))
    said = ngettext("{n} of these minutes is for looking back.", "{n} of these minutes are for looking back.", back)
    return said.format(n=back) if back else ""
