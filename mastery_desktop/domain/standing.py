"""Which of several results of one school stands, and which of several copies of a session: one rule for all counting.

A folder is rolled up from whole shares, a collecting database from a few bytes of each. Both ask here. Days are texts
as `date.isoformat` writes them, so that a later one is greater.
"""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from mastery_desktop.domain.school_share import SchoolShare

T = TypeVar("T")


class Standing(NamedTuple):
    """Where a result of a school stands among its others; the greatest one counts.

    The latest day counts. Of one day, such as that of several groups, the result of most raters does, where files say
    how many; else that of the session that was changed last. Of plans, `holds` tells the session from a copy for the
    public that was made from it and says less; of other results it is 0.
    """

    held_on: str
    raters: int
    tick: int
    holds: int
    session: str


def last_of(results: Iterable[tuple[Standing, T]]) -> T:
    """The result that counts, of one or more."""
    return max(results, key=lambda result: result[0])[1]


def school_consents(said: Iterable[tuple[str, bool]]) -> bool:
    """Whether a school may appear: its latest word counts, and of one day that of all its groups.

    Args:
        said: the day of each of its sessions, and whether it consents.
    """
    said = list(said)
    latest = max(day for day, _consents in said)
    return all(consents for day, consents in said if day == latest)


def copy_rank(share: SchoolShare) -> tuple[int, str]:
    """The order of copies of a session: the newer one, then the one that holds more, then always the same one."""
    holds = len(share.name) + len(share.actions)
    return share.tick, f"{holds:06}{hashlib.sha256(repr(share).encode()).hexdigest()}"
