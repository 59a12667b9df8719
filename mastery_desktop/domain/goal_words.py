"""The words in which a team is asked for its goal, one set or the other; marked, for whoever shows them.

The guide asks for a goal for "classroom, school, or system", and holds no form for it: these words are our own.
"""

from typing import Final, NamedTuple

from mastery_desktop.domain.choices import GoalLabels, Need
from mastery_desktop.messages import N_


class GoalWords(NamedTuple):
    """The question above each field; `relevant` stands above what is not asked again, the focus area and its reason."""

    goal: str
    check_on: str
    notice: str
    barriers: str
    relevant: str = ""


GOAL_WORDS: Final = {
    GoalLabels.PLAIN: GoalWords(
        N_("Our goal: who will do what differently, by when?"),
        N_("When do we look at the evidence together?"),
        N_("How will learners notice? What evidence will show it?"),
        N_("What could block us, and who can remove it?"),
    ),
    GoalLabels.SMART: GoalWords(
        N_("Specific: what will change, and for which learners?"),
        N_("Time-bound: when do we look at the evidence?"),
        N_("Measurable: what evidence will show it?"),
        N_("Achievable: what could block us, and who can remove it?"),
        N_("Relevant: why this focus area?"),
    ),
}

GOAL_SETS: Final = {GoalLabels.PLAIN: N_("Plain words"), GoalLabels.SMART: N_("SMART")}
NEEDS: Final = {
    Need.TIME: N_("Time"),
    Need.PEOPLE: N_("People"),
    Need.MONEY: N_("Money"),
    Need.MATERIALS: N_("Materials"),
}
