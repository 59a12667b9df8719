"""The run sheet of a session: where the team is, how long it took, and what is changed on the way."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from mastery_desktop.domain.choices import SessionState, StepKind
from mastery_desktop.domain.content import DomainId
from mastery_desktop.domain.records import SessionId, Step, StepId, new_id
from mastery_desktop.messages import N_
from mastery_desktop.services.base import Done, Service


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

    def set_run_sheet(self, session: SessionId, steps: Sequence[Step]) -> Done[None]:
        """Replace the run sheet: steps keep their ids, ones left out are removed, the order becomes their place."""
        with self._action(session, N_("run sheet changed")) as action:
            keep = {step.id for step in steps}
            for old in action.write.all(Step, session):
                if old.id not in keep:
                    action.write.delete(Step, old.id)
            for place, step in enumerate(steps):
                action.write.put(replace(step, session_id=session, place=place, planned=max(0, step.planned)))
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
