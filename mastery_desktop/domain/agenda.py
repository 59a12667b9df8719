"""The run sheets that a workshop can start from, and whether one fits the time.

Minutes follow the workshops described for 45, 90, 210 and 360 minutes. Private rating takes about two minutes an
element, discussing one three to seven.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.content import DomainId
from mastery_desktop.messages import N_, _, ngettext

RATE_MINUTES = 2
"""Minutes of private rating for one element."""

DISCUSS_MINUTES = (3, 7)
"""Minutes to discuss one element, at least and at most."""


@dataclass(frozen=True, kw_only=True)
class PlannedStep:
    """A step of a template: its kind, minutes, and the domain it is about."""

    kind: StepKind
    minutes: int
    domain: DomainId | None = None


@dataclass(frozen=True, kw_only=True)
class Template:
    """An agenda: `opening`, one `domain_part` per domain, `closing`; `domains` is how many it is made for.

    What the room said in the closing is about all domains, so it is left out where there is one.
    """

    id: str
    title: str
    minutes: int
    domains: int
    discuss: int
    opening: tuple[tuple[StepKind, int], ...]
    domain_part: tuple[tuple[StepKind, int], ...]
    closing: tuple[tuple[StepKind, int], ...]
    break_after: int = 0
    break_minutes: int = 0

    def name_for(self, domains: int) -> str:
        """What it is called for a framework of so many domains."""
        count = min(self.domains, domains)
        words = ngettext("{n} domain", "{n} domains", count).format(n=count)
        return _(self.title).format(domains=words)

    def steps(
        self, domains: Sequence[DomainId], *, one_by_one: bool = False, by_talk: bool = False
    ) -> tuple[PlannedStep, ...]:
        """The run sheet for some domains, in their order, with a break in the middle where there is one.

        Args:
            domains: what the workshop is about.
            one_by_one: read, rate, count and reveal practice by practice, in the time that these steps have together.
            by_talk: the team keeps no marks: it talks and agrees in the time that count, reveal and talk have together.
        """
        part = _in_one_talk(self.domain_part) if by_talk else list(self.domain_part)
        part = _one_by_one(part) if one_by_one else part
        steps = [PlannedStep(kind=kind, minutes=minutes) for kind, minutes in self.opening]
        for number, domain in enumerate(domains, 1):
            steps += [PlannedStep(kind=kind, minutes=minutes, domain=domain) for kind, minutes in part]
            if number == self.break_after and number < len(domains):
                steps.append(PlannedStep(kind=StepKind.BREAK, minutes=self.break_minutes))
        one = len(domains) <= 1  # its picture has just been shown
        closing = ((kind, minutes) for kind, minutes in self.closing if not (one and kind is StepKind.RESULTS))
        steps += [PlannedStep(kind=kind, minutes=minutes) for kind, minutes in closing]
        return tuple(steps)


OF_MARKS = (StepKind.REVEAL, StepKind.DISCUSS)
"""The steps after a count that only marks can fill: what a team agrees on in talk needs no reveal."""


def _in_one_talk(part: Sequence[tuple[StepKind, int]]) -> list[tuple[StepKind, int]]:
    minutes = sum(planned for kind, planned in part if kind in OF_MARKS)
    longer = [(kind, planned + minutes if kind is StepKind.COUNT else planned) for kind, planned in part]
    return [(kind, planned) for kind, planned in longer if kind not in OF_MARKS]


def _one_by_one(part: Sequence[tuple[StepKind, int]]) -> list[tuple[StepKind, int]]:
    together = {StepKind.RATE, StepKind.COUNT, StepKind.REVEAL}
    minutes = sum(planned for kind, planned in part if kind in together)
    merged = [(StepKind.ONE_BY_ONE, minutes) if kind is StepKind.RATE else (kind, planned) for kind, planned in part]
    return [(kind, planned) for kind, planned in merged if kind not in together]


K = StepKind

TEMPLATES: tuple[Template, ...] = (
    Template(
        id="45",
        title=N_("45 minutes: rate one domain, choose by dots"),
        minutes=45,
        domains=1,
        discuss=2,
        opening=((K.PURPOSE, 3),),
        domain_part=(
            (K.QUESTION, 2),
            (K.CALIBRATE, 4),
            (K.RATE, 10),
            (K.COUNT, 3),
            (K.REVEAL, 2),
            (K.DISCUSS, 12),
        ),
        closing=((K.FOCUS, 5), (K.CLOSE, 4)),
    ),
    Template(
        id="90",
        title=N_("90 minutes: one domain, from question to plan"),
        minutes=90,
        domains=1,
        discuss=3,
        opening=((K.PURPOSE, 4),),
        domain_part=(
            (K.QUESTION, 2),
            (K.FRAMEWORK, 2),
            (K.SHIFTS, 8),
            (K.INDICATORS, 3),
            (K.CALIBRATE, 3),
            (K.RATE, 10),
            (K.COUNT, 4),
            (K.REVEAL, 3),
            (K.DISCUSS, 20),
            (K.OUTCOME, 2),
            (K.RESULTS, 1),
        ),
        closing=((K.FOCUS, 9), (K.READINESS, 4), (K.ACTIVITIES, 2), (K.PLAN, 9), (K.CLOSE, 4)),
    ),
    Template(
        id="210",
        title=N_("Half a day: {domains}, with a break"),
        minutes=210,
        domains=2,
        discuss=3,
        opening=((K.PURPOSE, 5), (K.FRAMEWORK, 5), (K.STAGES, 4)),
        domain_part=(
            (K.QUESTION, 3),
            (K.SHIFTS, 9),
            (K.INDICATORS, 4),
            (K.CALIBRATE, 4),
            (K.RATE, 12),
            (K.COUNT, 4),
            (K.REVEAL, 3),
            (K.DISCUSS, 23),
            (K.OUTCOME, 3),
            (K.RESULTS, 1),
        ),
        closing=((K.RESULTS, 3), (K.FOCUS, 12), (K.READINESS, 8), (K.ACTIVITIES, 5), (K.PLAN, 18), (K.CLOSE, 6)),
        break_after=1,
        break_minutes=12,
    ),
    Template(
        id="360",
        title=N_("A full day: {domains}, with a break"),
        minutes=360,
        domains=4,
        discuss=3,
        opening=((K.PURPOSE, 6), (K.FRAMEWORK, 7), (K.STAGES, 5)),
        domain_part=(
            (K.QUESTION, 2),
            (K.SHIFTS, 9),
            (K.INDICATORS, 4),
            (K.CALIBRATE, 3),
            (K.RATE, 12),
            (K.COUNT, 4),
            (K.REVEAL, 3),
            (K.DISCUSS, 20),
            (K.OUTCOME, 2),
            (K.RESULTS, 1),
        ),
        closing=((K.RESULTS, 4), (K.FOCUS, 12), (K.READINESS, 8), (K.ACTIVITIES, 5), (K.PLAN, 17), (K.CLOSE, 6)),
        break_after=2,
        break_minutes=50,
    ),
)
"""The templates, shortest first."""

TEMPLATE_BY_ID = {template.id: template for template in TEMPLATES}

USUAL_TEMPLATE = "90"
"""The template of who asks for none, by its id."""

USUALLY_DISCUSSED = 3
"""How many practices are discussed where the template is not known here."""


def discussed(template: str) -> int:
    """How many practices are discussed after a reveal, by the id of the template that a session was made with."""
    found = TEMPLATE_BY_ID.get(template)
    return found.discuss if found else USUALLY_DISCUSSED


def fit_warnings(
    steps: Sequence[PlannedStep], minutes: int, elements: dict[DomainId, int], *, by_talk: bool = False
) -> list[str]:
    """Say in sentences why a run sheet cannot fit the time.

    Args:
        steps: the run sheet.
        minutes: how long the workshop is.
        elements: how many elements each domain has.
        by_talk: nobody rates alone.
    """
    warnings = []
    planned = sum(step.minutes for step in steps)
    if planned > minutes:
        over = planned - minutes
        warnings.append(
            ngettext(
                "This run sheet is {n} minute longer than the workshop. Take a domain out, or plan a longer workshop.",
                "This run sheet is {n} minutes longer than the workshop. Take a domain out, or plan a longer workshop.",
                over,
            ).format(n=over)
        )
    for step in steps:
        need = RATE_MINUTES * elements.get(step.domain, 0) if step.domain else 0
        if step.kind in (StepKind.RATE, StepKind.ONE_BY_ONE) and step.minutes < need and not by_talk:
            warnings.append(
                _("Rating alone has {planned} minutes; for {count} practices people need about {need}.").format(
                    planned=step.minutes, count=elements[step.domain] if step.domain else 0, need=need
                )
            )
    return warnings
