"""How a workshop keeps time: what is left of a step, and whether the whole is ahead or behind.

All times are in seconds, all plans in minutes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mastery_desktop.domain.records import Step, StepId
from mastery_desktop.messages import _, ngettext

MINUTE = 60


@dataclass(frozen=True)
class Pace:
    """Where the time of a workshop stands.

    `left` is what is left of the step, below zero when it runs over; `ahead` is how much time the whole workshop has
    gained, below zero when it is behind; `remaining` is planned for this step and all after it.
    """

    planned: int
    left: int
    ahead: int
    remaining: int


def pace(steps: Sequence[Step], here: StepId, visit: int) -> Pace:
    """Tell where the time stands.

    Args:
        steps: the run sheet.
        here: the step that the team is at.
        visit: how long this visit to the step has taken.
    """
    ahead = remaining = left = planned = 0
    passed = True
    for step in steps:
        plan, spent = step.planned * MINUTE, step.spent
        if step.id == here:
            passed, planned, spent = False, step.planned, spent + visit
            left = plan - spent
            remaining += max(0, left)
            ahead += min(0, left)
        elif passed:
            ahead += (0 if step.skipped else plan) - spent
        else:
            ahead -= spent
            remaining += 0 if step.skipped else max(0, plan - spent)
    return Pace(planned, left, ahead, remaining)


def left_text(left: int) -> str:
    """What is left of a step for the clock: whole minutes, which do not distract, and seconds in the last one."""
    if left < 0:
        return _("{minutes} min over").format(minutes=-(left // MINUTE))
    if left < MINUTE:
        return f"0:{left:02d}"
    return _("{minutes} min").format(minutes=-(-left // MINUTE))


def ahead_text(ahead: int) -> str:
    """Ahead or behind, in words."""
    minutes = abs(ahead) // MINUTE
    if not minutes:
        return _("whole workshop on time")
    if ahead > 0:
        return ngettext("whole workshop {n} min ahead", "whole workshop {n} min ahead", minutes).format(n=minutes)
    return ngettext("whole workshop {n} min behind", "whole workshop {n} min behind", minutes).format(n=minutes)
