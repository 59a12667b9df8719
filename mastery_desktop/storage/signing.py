"""Keeps which computer has worked on a session: its last tick there says how much of its work others have seen."""

from datetime import datetime

from mastery_desktop.domain.computers import Computer
from mastery_desktop.domain.records import Session, SessionId, natural_id
from mastery_desktop.storage.store import Writer
from mastery_desktop.storage.tables import record_table


def sign(write: Writer, session: SessionId, name: str, at: datetime) -> None:
    """Keep that this computer has changed a session, if it is here.

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
    signed = Computer(
        id=natural_id("computer", session, device),
        session_id=session,
        installation=device,
        who=found.facilitator,
        name=name,
        at=at.replace(second=0, microsecond=0),
    )
    entry = record_table(Computer)
    write.set_row(entry, signed.id, entry.row(signed) | write.stamp)
    write.touched.discard(Computer)  # nothing shows it
