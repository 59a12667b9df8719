"""The parking lot: thoughts for later, what becomes of them, and those that the next meeting opens with."""

from dataclasses import replace
from datetime import date

from mastery_desktop.domain.choices import ParkedFate, SessionState
from mastery_desktop.domain.derived_ids import carried_thought_id, parked_action_id
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.records import Action, FocusArea, Parked, Session, SessionId, new_id
from mastery_desktop.domain.text import plain
from mastery_desktop.messages import N_, _
from mastery_desktop.services.base import Done, Service, next_place
from mastery_desktop.storage.store import Reader, Writer
from mastery_desktop.storage.tables import record_table

_CARRIED = frozenset({ParkedFate.OPEN, ParkedFate.NEXT})
"""What is not settled here, the next meeting opens with."""


class ParkingActions(Service):
    """Keeps the parking lot of a session."""

    def park(self, session: SessionId, text: str) -> Done[None]:
        """Put a thought on the parking lot."""
        with self._action(session, N_("thought parked")) as action:
            words = plain(text, 500)
            if words:
                place = next_place(action.write.all(Parked, session))
                action.write.put(Parked(id=new_id(), session_id=session, place=place, text=words))
            return action.done(None)

    def reword_parked(self, session: SessionId, parked: str, text: str) -> Done[None]:
        """Change the words of a thought, and of the action that it became; without words it stays as it was.

        Raises:
            NotPossible: the thought is no longer here.
        """
        with self._action(session, N_("parked thought changed")) as action:
            thought = action.write.get(Parked, parked)
            if thought is None:
                raise NotPossible(_("This thought is no longer here. Nothing was changed."))
            if words := plain(text, 500):
                planned = action.write.get(Action, parked_action_id(thought.id))
                if planned is not None and planned.what == thought.text:
                    action.write.put(replace(planned, what=words))
                action.write.put(replace(thought, text=words))
            return action.done(None)

    def settle_parked(self, session: SessionId, parked: str, fate: ParkedFate, due: date | None = None) -> Done[None]:
        """Say what becomes of a thought; as an action it goes into the plan, and leaves it when it becomes another.

        Raises:
            NotPossible: the thought is no longer here, or its date is missing.
        """
        with self._action(session, N_("parked thought settled")) as action:
            thought = action.write.get(Parked, parked)
            if thought is None:
                raise NotPossible(_("This thought is no longer here. Nothing was changed."))
            if fate is ParkedFate.DATE and due is None:
                raise NotPossible(_("Give this thought a date, or let it wait for the next meeting."))
            action.write.put(replace(thought, fate=fate, due=due if fate is ParkedFate.DATE else None))
            planned = parked_action_id(thought.id)
            if fate is ParkedFate.ACTION:
                if action.write.get(Action, planned) is None:
                    action.write.put(self._as_action(action.write, thought, planned))
            elif (now := action.write.get(Action, planned)) is not None and now.what == thought.text:
                action.write.delete(Action, planned)
            return action.done(None)

    def renew_thoughts(self, session: SessionId) -> Done[None]:
        """Bring what the meeting before has sent on since; nothing changes once this one has begun."""
        with self._store.read() as read:
            if not _missing(read, self._session(read, session)):
                return Done(None, frozenset())
        with self._action(session) as action:
            bring_thoughts(action.write, self._session(action.write, session))
            return action.done(None)

    @staticmethod
    def _as_action(read: Reader, thought: Parked, planned: str) -> Action:
        session = thought.session_id
        active = [area for area in read.all(FocusArea, session) if area.active]
        return Action(
            id=planned,
            session_id=session,
            focus=active[0].id if active else None,
            place=next_place(read.all(Action, session)),
            what=thought.text,
        )


def carry_to_next(write: Writer, session: SessionId) -> None:
    """Let the thoughts that nobody settled wait for the next meeting."""
    for thought in write.all(Parked, session):
        if thought.fate is ParkedFate.OPEN:
            write.put(replace(thought, fate=ParkedFate.NEXT))


def bring_thoughts(write: Writer, session: Session) -> None:
    """Open a session with the thoughts that the meeting before sent on."""
    place = next_place(write.all(Parked, session.id))
    for number, thought in enumerate(_missing(write, session)):
        write.put(
            Parked(
                id=carried_thought_id(session.id, thought.id),
                session_id=session.id,
                place=place + number,
                text=thought.text,
            )
        )


def _missing(read: Reader, session: Session) -> list[Parked]:
    """What the meeting before sent on and was never here; what was here and removed does not come back."""
    if session.previous is None or session.state is not SessionState.PLANNED:
        return []
    sent = [thought for thought in read.all(Parked, session.previous) if thought.fate in _CARRIED]
    table = record_table(Parked)
    return [thought for thought in sent if read.row(table, carried_thought_id(session.id, thought.id)) is None]
