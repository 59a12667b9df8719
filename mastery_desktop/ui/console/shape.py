"""What the console gives each kind of step: room, words, and whether writing stays in sight."""

from typing import Final

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.console.thumbnail import LEAST_SHARE, SMALL_SHARE

SHARES: Final = {
    StepKind.PURPOSE: SMALL_SHARE,
    StepKind.DISCUSS: LEAST_SHARE,
    StepKind.RATE: SMALL_SHARE,
    StepKind.COUNT: SMALL_SHARE,
    StepKind.ONE_BY_ONE: SMALL_SHARE,
    StepKind.OUTCOME: LEAST_SHARE,
    StepKind.RESULTS: SMALL_SHARE,
    StepKind.FOCUS: LEAST_SHARE,
    StepKind.READINESS: LEAST_SHARE,
    StepKind.ACTIVITIES: SMALL_SHARE,
    StepKind.PLAN: LEAST_SHARE,
    StepKind.CLOSE: SMALL_SHARE,
    StepKind.ROADMAP: LEAST_SHARE,
}
"""How much of the height the small picture of the wall takes at least; the usual share elsewhere, where it is free."""

WRITTEN_TOGETHER: Final = frozenset(
    {
        StepKind.PURPOSE,
        StepKind.SHIFTS,
        StepKind.DISCUSS,
        StepKind.OUTCOME,
        StepKind.FOCUS,
        StepKind.READINESS,
        StepKind.ACTIVITIES,
        StepKind.PLAN,
        StepKind.ROADMAP,
    }
)
"""Where a panel stays below the wall once it is there; elsewhere the room reads, and the wall has all the room."""

WITH_ELEMENT: Final = frozenset(
    {
        StepKind.SHIFTS,
        StepKind.INDICATORS,
        StepKind.DISCUSS,
        StepKind.OUTCOME,
        StepKind.REVEAL,
        StepKind.RATE,
        StepKind.ONE_BY_ONE,
    }
)
"""Where the words to say are those of a practice, while the wall is at one."""

WITH_COUNTDOWN: Final = frozenset(
    {
        StepKind.RATE,
        StepKind.COUNT,
        StepKind.ONE_BY_ONE,
        StepKind.CALIBRATE,
        StepKind.BREAK,
        StepKind.GALLERY,
        StepKind.ROTATION,
    }
)
"""Where the panel itself has the countdown, because the step is about time; elsewhere it stands beside the wall."""
