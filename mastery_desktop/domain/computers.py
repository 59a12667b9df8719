"""Which computers worked on a session, so that two that did so apart can be told from one that went on."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from mastery_desktop.domain.identity import SessionId, Team

_LAST_MINUTE: Final = 4_000_000_000
"""A file may claim any number; behind this one there is no date."""


@dataclass(frozen=True, kw_only=True)
class Computer:
    """A computer that worked on a session, and its last change there.

    There is one for each, whatever it wrote. `installation` is its id in versions of records, `who` the facilitator as
    that computer knew them, `name` what it is called, `at` the minute in which it last changed more than where the team
    is in the run sheet. `wrote` says of the last records that it wrote in words, by their ids, in which minute since
    1970 that was: never of counts, marks, levels of tables or exit slips. The version of the record is the last tick
    that the computer wrote, so whoever has the record has seen all of its work up to there.
    """

    id: Team[str]
    session_id: Team[SessionId]
    installation: Team[str]
    who: Team[str] = ""
    name: Team[str] = ""
    at: Team[datetime]
    wrote: Team[dict[str, int]] = field(default_factory=dict)

    def wrote_at(self, record: str) -> datetime | None:
        """The minute in which this computer wrote a record; None where it does not say."""
        minute = self.wrote.get(record, 0)
        return datetime.fromtimestamp(minute * 60, UTC) if 0 < minute < _LAST_MINUTE else None


def minute_of(at: datetime) -> int:
    """The minute since 1970 of a time."""
    return int(at.timestamp()) // 60
