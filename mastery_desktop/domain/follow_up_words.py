"""What is asked at each look at the plan, and in each quarter of a turn; marked, for whoever shows it."""

from typing import Final

from mastery_desktop.messages import N_

CHECK_QUESTIONS: Final = {
    "done": N_("What have we done?"),
    "evidence": N_("What evidence do we look at?"),
    "needs": N_("What do we need, and from whom?"),
}
"""By the field of a check that takes the answer."""

CHANGE: Final = N_("The one change we try")

TURN: Final = {
    "plan": (N_("Plan"), (N_("What do we try, with whom, from when to when?"), N_("What do we expect to see?"))),
    "do": (N_("Do"), (N_("What did we do?"), N_("What surprised us?"))),
    "study": (
        N_("Study"),
        (N_("What does the evidence show, and for which learners?"), N_("What did we expect instead?")),
    ),
    "act": (N_("Act"), (N_("Do we keep it, change it or drop it?"), N_("What is the next turn?"))),
}
"""Name and questions of each quarter, by the field of a cycle that takes the answer."""
