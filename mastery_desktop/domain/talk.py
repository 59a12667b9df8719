"""Where to talk after a reveal, for how long, and what to ask: a suggestion to the facilitator, never to the room.

Only marks that lie apart call for talk. How many practices there is time for follows from the minutes that are left in
the agenda; who talks about what is for people to choose. No words here point at anybody: one mark far off has no owner.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from mastery_desktop.domain.agenda import DISCUSS_MINUTES
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.pace import MINUTE, Pace
from mastery_desktop.domain.rating import Spread, discussion_order, outside_main_camp, spread
from mastery_desktop.domain.records import Step
from mastery_desktop.messages import N_


class Pattern(Enum):
    """How marks lie, as far as it matters for what to ask."""

    SPLIT = auto()
    ALONE = auto()
    MIXED = auto()
    LOW = auto()
    HIGH = auto()
    TOGETHER = auto()
    NONE = auto()


_OF_SPREAD: Final = {Spread.SPLIT: Pattern.SPLIT, Spread.MIXED: Pattern.MIXED, Spread.NONE: Pattern.NONE}

PROMPTS: Final = {
    Pattern.SPLIT: N_("There are two camps. Begin at the ends: what might lead to a mark here, and what to one there?"),
    Pattern.ALONE: N_(
        "One mark lies far off. Do not look for its owner. Ask everybody what would speak for that level, and wait."
    ),
    Pattern.MIXED: N_("Marks lie wide. Ask for something seen that speaks for each side, then for evidence."),
    Pattern.LOW: N_("Together, and low. Ask what is there to build on, and for which learners it is true already."),
    Pattern.HIGH: N_("Together, and high. Ask what you would show someone who doubts it, and write that down."),
    Pattern.TOGETHER: N_("You stand together. Ask what would have to be seen for the next level."),
}
"""What the facilitator may ask."""

WALL_PROMPTS: Final = {
    Pattern.SPLIT: N_("Two camps, far apart. What can be seen here that speaks for each end?"),
    Pattern.ALONE: N_("What could be seen here that speaks for another level?"),
    Pattern.MIXED: N_("Our marks spread out. What have we seen that speaks for each level?"),
    Pattern.LOW: N_("We stand together, at the beginning. What is there that we can build on?"),
    Pattern.HIGH: N_("We stand together. What would we show someone who doubts it?"),
    Pattern.TOGETHER: N_("We stand together. What would we have to see for the next level?"),
    Pattern.NONE: N_("Nobody marked this one. What would we need to know to rate it?"),
}
"""What the wall asks everybody."""


def pattern(marks: Sequence[int]) -> Pattern:
    """Tell how marks lie.

    Marks that lie together are low or high when all are in that half of the levels. One mark is alone when all others
    lie together and at least one level that nobody chose is between.

    Args:
        marks: how many chose each level, lowest level first.
    """
    word = spread(marks)
    chosen = [place for place, count in enumerate(marks) if count]
    if word is Spread.TOGETHER:
        if chosen[-1] < len(marks) // 2:
            return Pattern.LOW
        return Pattern.HIGH if chosen[0] >= (len(marks) + 1) // 2 else Pattern.TOGETHER
    if word is Spread.MIXED and outside_main_camp(marks) == 1 and _apart(marks, chosen):
        return Pattern.ALONE
    return _OF_SPREAD[word]


def _apart(marks: Sequence[int], chosen: Sequence[int]) -> bool:
    """Whether one mark stands at an end with an empty level before the next one."""
    low, high = chosen[:2], chosen[-2:]
    return (marks[low[0]] == 1 and low[1] - low[0] > 1) or (marks[high[1]] == 1 and high[1] - high[0] > 1)


@dataclass(frozen=True)
class Suggestion:
    """What to talk about first, and for how many minutes each; nothing where no time is left or nothing lies apart."""

    elements: tuple[ElementId, ...] = ()
    minutes: int = 0


def suggestion(
    marks: Mapping[ElementId, tuple[int, ...]], minutes: int, most: int, done: Iterable[ElementId] = ()
) -> Suggestion:
    """Suggest what to talk about.

    Args:
        marks: the first round of each practice.
        minutes: what is left for talk.
        most: how many practices the agenda means to discuss.
        done: those that were talked about already.
    """
    least, longest = DISCUSS_MINUTES
    talked = set(done)
    apart = [e for e in discussion_order(dict(marks)) if spread(marks[e]) in (Spread.SPLIT, Spread.MIXED)]
    rest = [element for element in apart if element not in talked]
    number = min(len(rest), max(0, most - len(talked.intersection(apart))), max(0, minutes) // least)
    return Suggestion(tuple(rest[:number]), min(minutes // number, longest)) if number else Suggestion()


def minutes_for_talk(steps: Sequence[Step], step: Step, pace: Pace | None) -> int:
    """The minutes that are left for talk: of this step, or of the next one of its domain, less what is behind."""
    if step.kind is StepKind.DISCUSS:
        left = pace.left if pace else step.planned * MINUTE
    else:
        later = (s for s in steps if s.place > step.place and s.kind is StepKind.DISCUSS and s.domain == step.domain)
        found = next((s for s in later if not s.skipped), None)
        left = found.planned * MINUTE if found else 0
    behind = min(0, pace.ahead) if pace else 0
    return max(0, left + behind) // MINUTE
