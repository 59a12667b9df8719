"""The run sheet as paper shows it: what comes when, of a workshop or of a template."""

from dataclasses import dataclass
from datetime import time
from typing import Final

from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.agenda import TEMPLATE_BY_ID, USUAL_TEMPLATE
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.clock import on_a_clock
from mastery_desktop.domain.content import Domain
from mastery_desktop.domain.records import Step
from mastery_desktop.messages import _

_HOUR: Final = 60
_DAY: Final = 24 * _HOUR


@dataclass(frozen=True, kw_only=True)
class Slot:
    """A step of the run sheet.

    Attributes:
        kind: what is done.
        domain: the domain it is about.
        after: when it begins, in minutes from the beginning of the workshop.
        minutes: how long it is planned to take.
        step: the step of the workshop, with the time that it took; None where nothing was led yet.
    """

    kind: StepKind
    domain: Domain | None
    after: int
    minutes: int
    step: Step | None = None


def slots(context: Context) -> tuple[Slot, ...]:
    """The run sheet of the workshop that a sheet is for, else that of the usual template.

    A step that is left out takes no time; it is told of only where the sheet says how the workshop went.
    """
    planned = context.planned.steps if context.planned else ()
    if not planned:
        return _of_template(context)
    found = []
    after = 0
    for step in planned:
        domain = context.pack.domain_by_id.get(step.domain) if step.domain else None
        led = step if context.workshop else None
        minutes = 0 if step.skipped else step.planned
        if led or not step.skipped:
            found.append(Slot(kind=step.kind, domain=domain, after=after, minutes=minutes, step=led))
        after += minutes
    return tuple(found)


def _of_template(context: Context) -> tuple[Slot, ...]:
    domain = context.domain or context.pack.domains[0]
    found = []
    after = 0
    for step in TEMPLATE_BY_ID[USUAL_TEMPLATE].steps((domain.id,)):
        about = context.domain if step.domain else None
        found.append(Slot(kind=step.kind, domain=about, after=after, minutes=step.minutes))
        after += step.minutes
    return tuple(found)


def clock(begins: time, minutes: int) -> str:
    """The time on the clock some minutes after another one."""
    hour, minute = divmod((begins.hour * _HOUR + begins.minute + minutes) % _DAY, _HOUR)
    return on_a_clock(time(hour, minute))


def elapsed(minutes: int) -> str:
    """Minutes from the beginning, in hours and minutes."""
    return _("{hours}:{minutes}").format(hours=minutes // _HOUR, minutes=f"{minutes % _HOUR:02d}")
