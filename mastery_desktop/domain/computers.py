"""Which computers worked on a session, so that two that did so apart can be told from one that went on."""

from dataclasses import dataclass
from datetime import datetime

from mastery_desktop.domain.identity import SessionId, Team


@dataclass(frozen=True, kw_only=True)
class Computer:
    """A computer that worked on a session, and its last change there.

    There is one for each, whatever it wrote: nothing in it says what was written when. `installation` is its id in
    versions of records, `who` the
    facilitator as that computer knew them, `name` what it is called, `at` a time to the minute. The version of the
    record is the last tick that the computer wrote, so whoever has the record has seen all of its work up to there.
    """

    id: Team[str]
    session_id: Team[SessionId]
    installation: Team[str]
    who: Team[str] = ""
    name: Team[str] = ""
    at: Team[datetime]
