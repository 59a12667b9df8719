"""The run sheet of a session: where the team is, how long it took, and what is changed on the way."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from mastery_desktop.domain.agenda import PlannedStep
from mastery_desktop.domain.choices import SessionState, StepKind
from mastery_desktop.domain.content import DomainId
from mastery_desktop.domain.cuts import Cut, cut_step
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.one_talk import fitted
from mastery_desktop.domain.pace import MINUTE, back_dated
from mastery_desktop.domain.records import Session, SessionId, Step, StepId, new_id
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import N_, _
from mastery_desktop.services.base import Done, Service
from mastery_desktop.storage.store import Reader, Writer

MOST_BACK = 60
"""Minutes that a step can have begun earlier."""


def new_steps(session: SessionId, planned: Sequence[PlannedStep]) -> list[Step]:
    """The steps of a run sheet that was planned, none of them begun."""
    return [
        Step(id=StepId(new_id()), session_id=session, place=place, kind=s.kind, domain=s.domain, planned=s.minutes)
        for place, s in enumerate(planned)
    ]


class RunSheetActions(Service):
    """Leads a session through its steps, and changes them."""

    def move_to(
        self, session: SessionId, step: StepId, anchor: str = "", *, left: StepId | None = None, seconds: int = 0
    ) -> Done[None]:
        """Remember the position, and the seconds spent in the step that was left; nothing that undo takes back."""
        with self._action(session) as action:
            now, write = self._clock(), action.write
            current = self._session(write, session)
            state = SessionState.RUNNING if current.state is SessionState.PLANNED else current.state
            write.put(replace(current, step=step, anchor=anchor, state=state, changed=now))
            if left and left != step and (old := write.get(Step, left)):
                begun = old.started or now - timedelta(seconds=max(0, seconds))
                write.put(replace(old, started=begun, ended=now, spent=old.spent + max(0, seconds)))
            if new := write.get(Step, step):
                write.put(replace(new, started=new.started or now))
            return action.done(None)

    def spend(self, session: SessionId, step: StepId, seconds: int) -> Done[None]:
        """Remember time that was spent in a step while the team is still at it; nothing that undo takes back."""
        with self._action(session) as action:
            found = action.write.get(Step, step)
            if found is not None and found.session_id == session and seconds > 0:
                action.write.put(replace(found, spent=found.spent + seconds))
            return action.done(None)

    def set_run_sheet(self, session: SessionId, steps: Sequence[Step]) -> Done[None]:
        """Replace the run sheet: steps keep their ids, ones left out are removed, the order becomes their place."""
        with self._action(session, N_("run sheet changed")) as action:
            _replace_steps(action.write, session, steps)
            return action.done(None)

    def insert_step(
        self, session: SessionId, after: StepId, kind: StepKind, domain: DomainId | None, minutes: int
    ) -> Done[StepId]:
        """Put a step into the run sheet after another."""
        with self._action(session, N_("step added")) as action:
            steps = action.write.all(Step, session)
            place = next((i for i, step in enumerate(steps) if step.id == after), len(steps) - 1) + 1
            new = Step(id=StepId(new_id()), session_id=session, place=place, kind=kind, domain=domain, planned=minutes)
            for number, step in enumerate([*steps[:place], new, *steps[place:]]):
                action.write.put(replace(step, place=number))
            return action.done(new.id)

    def back_date(self, session: SessionId, step: StepId, minutes: int) -> Done[None]:
        """Say that the step the team is at began some minutes earlier than the wall showed it, an hour at the most.

        Raises:
            NotPossible: the step is no longer there.
        """
        with self._action(session, N_("start of the step moved")) as action:
            self._step(action.write, session, step)
            seconds = min(max(0, minutes), MOST_BACK) * MINUTE
            for changed in back_dated(action.write.all(Step, session), step, seconds, self._clock()):
                action.write.put(changed)
            return action.done(None)

    def cut(self, session: SessionId, cut: Cut) -> Done[None]:
        """Make one of the cuts for a workshop that runs late.

        Raises:
            NotPossible: the step is never cut, or is no longer there.
        """
        with self._action(session, N_("run sheet shortened")) as action:
            action.write.put(cut_step(self._step(action.write, session, cut.step), cut))
            return action.done(None)

    def skip(self, session: SessionId, step: StepId, *, skipped: bool) -> Done[None]:
        """Leave a step out, or take it in again; it keeps its place and its minutes.

        Raises:
            NotPossible: the step is no longer there.
        """
        with self._action(session, N_("step skipped") if skipped else N_("step taken in again")) as action:
            now = self._step(action.write, session, step)
            action.write.put(replace(now, skipped=skipped, short=now.short and skipped))
            return action.done(None)

    @staticmethod
    def _step(read: Reader, session: SessionId, step: StepId) -> Step:
        found = read.get(Step, step)
        if found is None or found.session_id != session:
            raise NotPossible(_("This step is no longer in the run sheet. Nothing was changed."))
        return found

    def _fit_run_sheet(self, write: Writer, before: Workshop, now: Session) -> None:
        """Let the run sheet follow where a team begins to agree in talk, or to give marks."""
        by_talk = replace(before, session=now).talks
        if by_talk != before.talks:
            marked = {counts.element for counts in before.counts}
            counted = {domain.id for domain in self._pack.domains if any(e.id in marked for e in domain.elements)}
            _replace_steps(write, now.id, fitted(before.steps, counted, now.template, by_talk=by_talk))


def _replace_steps(write: Writer, session: SessionId, steps: Sequence[Step]) -> None:
    """Keep a run sheet instead of the one before; the order becomes the place of its steps."""
    keep = {step.id for step in steps}
    for old in write.all(Step, session):
        if old.id not in keep:
            write.delete(Step, old.id)
    for place, step in enumerate(steps):
        write.put(replace(step, session_id=session, place=place, planned=max(0, step.planned)))
