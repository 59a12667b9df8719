"""How a workshop keeps time: what is left of a step, when it ends, and what the facilitator may have forgotten.

All times are in seconds, all plans in minutes. The end that was promised stands still: it is the beginning and the
length of the workshop. The end to be expected moves with the clock, so whatever is added to the run sheet, or cut from
it, shows in it at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from mastery_desktop.domain.clock import on_a_clock
from mastery_desktop.domain.records import Step, StepId
from mastery_desktop.messages import _, ngettext

MINUTE = 60

LATE_FROM = 3 * MINUTE
"""Seconds behind from which it is worth to cut something; less comes back by itself."""

_SITTING = timedelta(hours=3)
"""A pause that is longer parts two sittings: the promised end of yesterday says nothing about today."""


@dataclass(frozen=True, kw_only=True)
class Pace:
    """Where the time of a workshop stands.

    `left` is what is left of the step, below zero when it runs over; `spent` is how long it has taken so far; `ahead`
    is how much time the whole workshop has gained, below zero when it is behind. `planned_end` was promised to the
    room, `expected_end` is when it ends if the rest goes by plan.
    """

    planned: int
    left: int
    spent: int
    ahead: int
    planned_end: datetime
    expected_end: datetime


def pace(steps: Sequence[Step], here: StepId, visit: int, *, now: datetime, minutes: int) -> Pace:
    """Tell where the time stands.

    Args:
        steps: the run sheet.
        here: the step that the team is at.
        visit: how long this visit to the step has taken.
        now: the time.
        minutes: how long the workshop was to take.
    """
    at = next((place for place, step in enumerate(steps) if step.id == here), 0)
    step = steps[at]
    spent = step.spent + visit
    left = step.planned * MINUTE - spent
    remaining = max(0, left) + sum(to_come(later) for later in steps[at + 1 :])
    expected = now + timedelta(seconds=remaining)
    planned_end = began(steps, visit, now, minutes) + timedelta(minutes=minutes)
    ahead = round((planned_end - expected).total_seconds())
    return Pace(
        planned=step.planned,
        left=left,
        spent=spent,
        ahead=ahead,
        planned_end=planned_end,
        expected_end=expected,
    )


def to_come(step: Step) -> int:
    """Seconds that a step which is not entered yet will take by plan."""
    return 0 if step.skipped else max(0, step.planned * MINUTE - step.spent)


def began(steps: Sequence[Step], visit: int, now: datetime, minutes: int) -> datetime:
    """When this sitting began: when the first step did, or as long ago as steps were led where days lie between."""
    led = now - timedelta(seconds=visit + sum(step.spent for step in steps))
    first = min((step.started for step in steps if step.started), default=led)
    return first if now - first <= timedelta(minutes=minutes) + _SITTING else led


def back_dated(steps: Sequence[Step], here: StepId, seconds: int, now: datetime) -> tuple[Step, ...]:
    """The steps where the one that the team is at began earlier than somebody said so.

    The time is taken from the steps that the team was at before it, the last one first. Where they had less, the end
    that was promised stays all the same; only before any other step did the workshop itself begin earlier.
    """
    by_id = {step.id: step for step in steps}
    step = by_id[here]
    led = [s for s in steps if s.ended and s.id != here]
    started = (step.started or now) - timedelta(seconds=seconds)
    began = min((s.started for s in led if s.started), default=started)
    by_id[here] = replace(step, spent=step.spent + seconds, started=max(started, began))
    moved = timedelta(seconds=seconds)
    for other in sorted(led, key=_ended, reverse=True):
        taken = min(seconds, other.spent)
        if not taken:
            break
        by_id[other.id] = replace(other, spent=other.spent - taken, ended=_ended(other) - moved)
        seconds -= taken
        moved = timedelta(seconds=seconds)
    return tuple(by_id[step.id] for step in steps)


def _ended(step: Step) -> datetime:
    return step.ended or datetime.max.replace(tzinfo=UTC)


def left_text(left: int) -> str:
    """What is left of a step for the clock: whole minutes, which do not distract, and seconds in the last one."""
    if left < 0:
        return _("{minutes} min over").format(minutes=max(1, -left // MINUTE))
    if left < MINUTE:
        return f"0:{left:02d}"
    return _("{minutes} min").format(minutes=-(-left // MINUTE))


def ahead_text(ahead: int) -> str:
    """Ahead or behind, in words."""
    minutes = abs(ahead) // MINUTE
    if not minutes:
        return _("on time")
    if ahead > 0:
        return ngettext("{n} min ahead", "{n} min ahead", minutes).format(n=minutes)
    return ngettext("{n} min behind", "{n} min behind", minutes).format(n=minutes)


def spent_text(pace: Pace) -> str:
    """How long the step has taken, and how long it was to take."""
    return _("{spent} of {planned} min").format(spent=pace.spent // MINUTE, planned=pace.planned)


def end_text(pace: Pace) -> str:
    """When the workshop ends, and when it was to end where that is another minute."""
    expected, planned = clock_time(pace.expected_end), clock_time(pace.planned_end)
    if abs(pace.ahead) < MINUTE or expected == planned:
        return _("Ends {time} as planned").format(time=planned)
    return _("Ends {expected}, planned {planned}").format(expected=expected, planned=planned)


def clock_time(moment: datetime) -> str:
    """A moment as the clock on the wall of the room shows it."""
    return on_a_clock(moment.astimezone())
