"""Where marks are strong and nothing is written down that shows it: for people to look at, never a judgement.

"Strong" compares places and counts marks; nothing is computed with levels.
"""

from collections.abc import Sequence

from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.rating import Spread, spread
from mastery_desktop.domain.workshop import Workshop


def strong_marks(marks: Sequence[int]) -> bool:
    """Whether more marks lie in the upper half of the levels than below it, and they are not split.

    A level in the middle is not upper.

    Args:
        marks: how many chose each level, lowest level first.
    """
    upper = (len(marks) + 1) // 2
    return sum(marks[upper:]) > sum(marks[:upper]) and spread(marks) is not Spread.SPLIT


def unbacked(workshop: Workshop, pack: Pack, element: ElementId) -> bool:
    """Whether an element stands strong without one line of evidence; never told before its reveal.

    What the team settled on says more than its marks; where nothing is settled, those of the last round count.
    """
    if not workshop.revealed(element) or workshop.evidence_for(element, have=True):
        return False
    level = workshop.rating(element).level
    if level is not None:
        return level in {upper.id for upper in pack.levels[(len(pack.levels) + 1) // 2 :]}
    rounds = [counts for counts in workshop.rounds(element) if counts.group is None]
    return bool(rounds) and strong_marks(rounds[-1].marks)
