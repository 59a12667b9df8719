"""What the steps of a run sheet are called, on the screen, on the wall and on paper."""

from typing import Final

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.messages import N_, _

STEP_NAMES: Final = {
    StepKind.PURPOSE: N_("Purpose and norms"),
    StepKind.FRAMEWORK: N_("Framework"),
    StepKind.STAGES: N_("Stages of change"),
    StepKind.QUESTION: N_("The question"),
    StepKind.SHIFTS: N_("Shifts"),
    StepKind.INDICATORS: N_("Indicators"),
    StepKind.CALIBRATE: N_("Calibrate"),
    StepKind.RATE: N_("Rate alone"),
    StepKind.COUNT: N_("Count"),
    StepKind.REVEAL: N_("Reveal"),
    StepKind.ONE_BY_ONE: N_("Practice by practice"),
    StepKind.DISCUSS: N_("Discuss"),
    StepKind.OUTCOME: N_("Settle the rest"),
    StepKind.RESULTS: N_("What the room said"),
    StepKind.FOCUS: N_("Focus area"),
    StepKind.READINESS: N_("Readiness stage"),
    StepKind.ACTIVITIES: N_("Activities"),
    StepKind.PLAN: N_("Action plan"),
    StepKind.CLOSE: N_("Close"),
    StepKind.BREAK: N_("Break"),
    StepKind.GALLERY: N_("Gallery walk"),
    StepKind.ROTATION: N_("Tables go around"),
    StepKind.ROADMAP: N_("Roadmap"),
    StepKind.OWN: N_("Own slide"),
}
"""The name of each kind of step, marked for translation."""

_OF_TALK: Final = {
    StepKind.RATE: N_("Read and think"),
    StepKind.COUNT: N_("Agree on levels"),
    StepKind.REVEAL: N_("What we settled on"),
    StepKind.RESULTS: N_("What we settled on"),
}
"""What a kind of step is called where a team agrees in talk: nobody rates alone then, and nothing is counted."""


def step_name(kind: StepKind, *, by_talk: bool = False) -> str:
    """The name of a kind of step in the language in use; `by_talk`: the team agrees on its levels in talk."""
    return _((_OF_TALK if by_talk else STEP_NAMES).get(kind, STEP_NAMES[kind]))
