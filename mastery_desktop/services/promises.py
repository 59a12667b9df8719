"""What the workshop before promised, copied into the session that looks back at it."""

from mastery_desktop.domain.choices import PromiseState, SessionState
from mastery_desktop.domain.records import Action, FocusArea, Promise, Session, SessionId, natural_id
from mastery_desktop.domain.workshop import carried_id
from mastery_desktop.storage.store import Reader, Writer


def promised(read: Reader, session: SessionId, previous: SessionId) -> list[Promise]:
    """The actions of the workshop before, as promises that a session opens on.

    What belongs to a focus area that was dropped is no promise any more.
    """
    active = {None} | {area.id for area in read.all(FocusArea, previous) if area.active}
    return [
        Promise(
            id=natural_id("promise", session, action.id),
            session_id=session,
            place=action.place,
            what=action.what,
            who=action.who,
            by=action.by,
            evidence=action.evidence,
            resources=action.resources,
            needs=action.needs,
        )
        for action in read.all(Action, previous)
        if action.what and action.focus in active
    ]


def outdated(read: Reader, session: Session) -> tuple[list[Promise], list[str]]:
    """What to write and what to delete, so that a session opens on the promises as they stand now.

    Until the workshop begins the earlier plan may still be put right; then the copy stays as the room saw it. What was
    answered or carried on before that stays too.
    """
    if session.previous is None or session.state is not SessionState.PLANNED or not read.get(Session, session.previous):
        return [], []
    kept = {promise.id: promise for promise in read.all(Promise, session.id)}
    settled = {
        promise.id
        for promise in kept.values()
        if promise.state is not PromiseState.OPEN or read.get(Action, carried_id(promise))
    }
    now = promised(read, session.id, session.previous)
    fresh = [promise for promise in now if promise.id not in settled and kept.get(promise.id) != promise]
    gone = kept.keys() - settled - {promise.id for promise in now}
    return fresh, sorted(gone)


def bring_up_to_date(write: Writer, session: Session) -> None:
    """Write what is outdated."""
    fresh, gone = outdated(write, session)
    for promise in fresh:
        write.put(promise)
    for promise_id in gone:
        write.delete(Promise, promise_id)
