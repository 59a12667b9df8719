"""Keeps which computer has worked on a session: its last tick there says how much of its work others have seen."""

from datetime import datetime
from typing import Final

from mastery_desktop.domain.coming_back import ExitLine, ExitSlips
from mastery_desktop.domain.computers import Computer, minute_of
from mastery_desktop.domain.records import Session, SessionId, Step, natural_id
from mastery_desktop.domain.tables import TableLevel
from mastery_desktop.storage.store import Writer
from mastery_desktop.storage.tables import TABLE_BY_NAME, record_table
from mastery_desktop.storage.undo import NEVER_REMEMBERED, RowChange

_NEVER_DATED: Final = NEVER_REMEMBERED | {ExitSlips, ExitLine, TableLevel, Step}
"""Kinds of which no computer says when it wrote them: what single people gave must have no time."""

_POSITION: Final = frozenset({"step", "anchor", "state", "changed"})
"""Fields of a session that change while it is only looked at."""

MOST_DATED: Final = 500
"""Of how many records a computer says at most when it wrote them."""


def sign(write: Writer, session: SessionId, name: str, at: datetime) -> None:
    """Keep that this computer has changed a session, if it is here, and when it wrote what is said in words.

    Args:
        write: the transaction of the change.
        session: the session.
        name: what this computer is called.
        at: the time now; only the minute is kept.
    """
    found = write.get(Session, session)
    if found is None:
        return
    device = write.stamp["device"]
    own = natural_id("computer", session, device)
    before = write.get(Computer, own)
    wrote = [change for change in write.changes if _says_something(change)]
    dated = {change.id: minute_of(at) for change in wrote if TABLE_BY_NAME[change.table].kind not in _NEVER_DATED}
    moved = bool(wrote) or bool(write.touched & _NEVER_DATED - {Step})
    minute = at.replace(second=0, microsecond=0)
    signed = Computer(
        id=own,
        session_id=session,
        installation=device,
        who=found.facilitator,
        name=name,
        at=minute if moved or before is None else before.at,
        wrote=_last({**(before.wrote if before else {}), **dated}),
    )
    entry = record_table(Computer)
    write.set_row(entry, signed.id, entry.row(signed) | write.stamp)
    write.touched.discard(Computer)  # nothing shows it


def _says_something(change: RowChange) -> bool:
    """Whether more was changed than where the team is in the run sheet."""
    kind = TABLE_BY_NAME[change.table].kind
    if kind is Step:
        return False
    if kind is not Session or not change.before or not change.after:
        return True
    return not set(change.after) <= _POSITION


def _last(wrote: dict[str, int]) -> dict[str, int]:
    if len(wrote) <= MOST_DATED:
        return wrote
    return dict(sorted(wrote.items(), key=lambda one: (one[1], one[0]))[-MOST_DATED:])
