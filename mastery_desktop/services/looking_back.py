"""Coming back: what became of each promise and of the earlier focus, and what the exit slips say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mastery_desktop.domain.choices import ExitQuestion, FocusFate, PromiseState
from mastery_desktop.domain.coming_back import EarlierFocus, ExitLine, ExitSlips, Promise
from mastery_desktop.domain.derived_ids import carried_id, kept_focus_id
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.ordering import index_order
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.domain.records import Action, FocusArea, SessionId, natural_id
from mastery_desktop.domain.text import line, plain
from mastery_desktop.domain.workshop import GOES_ON
from mastery_desktop.messages import N_, _
from mastery_desktop.services.base import Done, Service, next_place
from mastery_desktop.services.promises import bring_up_to_date, outdated
from mastery_desktop.storage.store import Reader, Writer


class LookBackActions(Service):
    """Keeps what a team says of its last workshop."""

    def renew_promises(self, session: SessionId) -> Done[None]:
        """Take over what the workshop before changed since, in its plan, focus and results; undo takes none of it back.

        Only before the workshop has begun, and where the one before is on this computer.
        """
        with self._store.read() as read:
            if not any(outdated(read, self._session(read, session))):
                return Done(None, frozenset())
        with self._action(session) as action:
            bring_up_to_date(action.write, self._session(action.write, session))
            return action.done(None)

    def answer_promise(self, session: SessionId, promise: str, state: PromiseState) -> Done[None]:
        """Keep what became of a promise of the workshop before.

        Raises:
            NotPossible: the promise is no longer here.
        """
        with self._action(session, N_("promise answered")) as action:
            action.write.put(replace(_promise(action.write, promise), state=state))
            return action.done(None)

    def bring_evidence(self, session: SessionId, promise: str, text: str) -> Done[None]:
        """Keep what evidence the team has brought for a promise.

        Raises:
            NotPossible: the promise is no longer here.
        """
        with self._action(session, N_("evidence for a promise changed")) as action:
            action.write.put(replace(_promise(action.write, promise), brought=plain(text)))
            return action.done(None)

    def carry_on(self, session: SessionId, promise: str) -> Done[str]:
        """Put a promise into this plan, once; gives the action's id.

        The days are left out: a new promise needs new ones.

        Raises:
            NotPossible: the promise is no longer here, or nobody said that something of it is left to do.
        """
        with self._action(session, N_("promise carried on")) as action:
            return action.done(_carry(action.write, _promise(action.write, promise)).id)

    def adjust_promise(self, session: SessionId, promise: str, what: str, by: str) -> Done[str]:
        """Put a promise into this plan with other words and another day; gives the action's id.

        Raises:
            NotPossible: as for `carry_on`.
        """
        with self._action(session, N_("promise adjusted")) as action:
            found = _promise(action.write, promise)
            carried = _carry(action.write, found)
            action.write.put(replace(carried, what=plain(what) or found.what, by=line(by)))
            return action.done(carried.id)

    def answer_focus(self, session: SessionId, earlier: str, fate: FocusFate) -> Done[None]:
        """Keep whether the earlier focus is still the right one; what is kept is the focus area of this workshop too.

        Raises:
            NotPossible: the earlier focus is no longer here.
        """
        with self._action(session, N_("earlier focus answered")) as action:
            found = _focus(action.write, earlier)
            action.write.put(replace(found, fate=fate))
            _keep(action.write, found, keep=fate is FocusFate.KEPT)
            return action.done(None)

    def learn_from_focus(self, session: SessionId, earlier: str, text: str) -> Done[None]:
        """Keep what the team has learned from its earlier focus, or why it changes it.

        Raises:
            NotPossible: the earlier focus is no longer here.
        """
        with self._action(session, N_("what was learned changed")) as action:
            action.write.put(replace(_focus(action.write, earlier), learned=plain(text)))
            return action.done(None)

    def count_exit_slips(self, session: SessionId, slips: int, worth: Sequence[int]) -> Done[None]:
        """Keep how many exit slips came in, and how many ticked each answer; the two need not agree.

        The change cannot be undone by step, as for every count.

        Raises:
            NotPossible: there are ticks, on fewer slips than keep them anonymous.
        """
        ticked = tuple(worth) if any(worth) else ()
        if ticked and slips < ANONYMOUS_FROM:
            raise NotPossible(
                _("Ticks on fewer than five slips point at persons. Only the lines are kept; ask for the rest aloud.")
            )
        with self._action(session) as action:
            own = natural_id("exit slips", session)
            action.write.put(ExitSlips(id=own, session_id=session, slips=max(0, slips), worth=ticked))
            return action.done(None)

    def write_exit_lines(self, session: SessionId, lines: Mapping[ExitQuestion, Sequence[str]]) -> Done[None]:
        """Replace the lines of the exit slips, by question; what stands on several slips is kept once.

        Lines are sorted by their words and written anew each time, so that nothing tells which stood on one slip or
        came first; for the same reason the change cannot be undone by step.
        """
        with self._action(session) as action:
            new = _exit_lines(session, lines)
            old = {line.id: line for line in action.write.all(ExitLine, session)}
            if old == {line.id: line for line in new}:
                return action.done(None)
            for gone in old.keys() - {line.id for line in new}:
                action.write.delete(ExitLine, gone)
            for written in new:
                action.write.purge(ExitLine, written.id)  # so that all of them bear the same tick
                action.write.put(written)
            return action.done(None)


def _exit_lines(session: SessionId, lines: Mapping[ExitQuestion, Sequence[str]]) -> list[ExitLine]:
    found: list[ExitLine] = []
    for question in ExitQuestion:
        words = [word for text in lines.get(question, ()) if (word := plain(text, 500))]
        found += [
            ExitLine(
                id=natural_id("exit line", session, question, text),
                session_id=session,
                place=len(found) + at,
                question=question,
                text=text,
                times=words.count(text),
            )
            for at, text in enumerate(sorted(set(words), key=index_order))
        ]
    return found


def _carry(write: Writer, promise: Promise) -> Action:
    """The action that goes on with a promise; made where there is none."""
    if promise.state not in GOES_ON:
        raise NotPossible(_("First say how it went. What is moving or stuck can be carried on."))
    new = Action(
        id=carried_id(promise.id),
        session_id=promise.session_id,
        place=next_place(write.all(Action, promise.session_id)),
        what=promise.what,
        who=promise.who,
        evidence=promise.evidence,
        resources=promise.resources,
        needs=promise.needs,
    )
    found = write.get(Action, new.id)
    if found is None:
        write.put(new)
    return found or new


def _keep(write: Writer, earlier: EarlierFocus, *, keep: bool) -> None:
    """Let the earlier focus be the one of this session, unless the team has chosen another; or take that back."""
    session = earlier.session_id
    areas = write.all(FocusArea, session)
    own = kept_focus_id(session, earlier.element)
    found = next((area for area in areas if area.id == own), None)
    if not keep:
        if found and found.active:
            write.put(replace(found, active=False))
    elif not any(area.active for area in areas):
        area = FocusArea(
            id=own, session_id=session, place=next_place(areas), element=earlier.element, reason=earlier.reason
        )
        write.put(replace(found, active=True) if found else area)


def _promise(read: Reader, promise: str) -> Promise:
    found = read.get(Promise, promise)
    if found is None:
        raise NotPossible(_("This promise is no longer here. Nothing was changed."))
    return found


def _focus(read: Reader, earlier: str) -> EarlierFocus:
    found = read.get(EarlierFocus, earlier)
    if found is None:
        raise NotPossible(_("The earlier focus is no longer here. Nothing was changed."))
    return found
