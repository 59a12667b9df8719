"""What follows from a focus area: its checklist sorted, how its goal is asked for, checks, one turn, the roadmap."""

from dataclasses import replace

from mastery_desktop.domain.choices import GoalLabels, GoalReach, RoadmapState, Sorting
from mastery_desktop.domain.follow_up import Cycle, ItemId, PlanCheck, RoadmapEntry, SortedItem
from mastery_desktop.domain.records import FocusId, Goal, SessionId, natural_id
from mastery_desktop.domain.text import line, plain
from mastery_desktop.messages import N_
from mastery_desktop.services.base import Done, Service
from mastery_desktop.storage.store import Reader, Writer


class FollowUpActions(Service):
    """Keeps how a team goes on with its focus area."""

    def sort_item(self, session: SessionId, focus: FocusId, item: str, sorting: Sorting | None) -> Done[None]:
        """Keep how the team sorts an activity or a resource; None takes it back."""
        with self._action(session, N_("checklist sorted")) as action:
            own = natural_id("sorted", session, focus, item)
            found = action.write.get(SortedItem, own)
            if found or sorting:
                new = SortedItem(id=own, session_id=session, focus=focus, item=ItemId(item), sorting=sorting)
                action.write.put(new)
            return action.done(None)

    def ask_for_goal(self, session: SessionId, focus: FocusId, labels: GoalLabels) -> Done[None]:
        """Keep in which words the team is asked for its goal; what it wrote stays."""
        with self._action(session, N_("words for the goal changed")) as action:
            action.write.put(replace(_goal(action.write, session, focus), labels=labels))
            return action.done(None)

    def set_reach(self, session: SessionId, focus: FocusId, reach: GoalReach | None) -> Done[None]:
        """Keep how far the goal reaches: a classroom, the school, the system."""
        with self._action(session, N_("reach of the goal changed")) as action:
            action.write.put(replace(_goal(action.write, session, focus), reach=reach))
            return action.done(None)

    def set_check(self, session: SessionId, check: PlanCheck) -> Done[None]:
        """Keep what a look at the plan found, and its day."""
        with self._action(session, N_("check of the plan changed")) as action:
            kept = replace(
                check,
                id=natural_id("check", session, check.focus, check.days),
                session_id=session,
                done=plain(check.done),
                evidence=plain(check.evidence),
                needs=plain(check.needs),
            )
            action.write.put(kept)
            return action.done(None)

    def set_cycle(self, session: SessionId, cycle: Cycle) -> Done[None]:
        """Keep a turn of plan, do, study, act."""
        with self._action(session, N_("plan, do, study, act changed")) as action:
            kept = replace(
                cycle,
                id=natural_id("cycle", session, cycle.focus),
                session_id=session,
                change=plain(cycle.change),
                plan=plain(cycle.plan),
                do=plain(cycle.do),
                study=plain(cycle.study),
                act=plain(cycle.act),
            )
            action.write.put(kept)
            return action.done(None)

    def set_roadmap(
        self,
        session: SessionId,
        item: str,
        *,
        state: RoadmapState | None,
        owner: str,
        notes: str,
        owner_role: bool = False,
    ) -> Done[None]:
        """Keep where the team stands with a step of the roadmap, who owns it, and notes.

        Args:
            session: the session that the roadmap belongs to.
            item: the id of the step.
            state: where the team stands; None where nobody has said it.
            owner: a role.
            notes: for the team alone.
            owner_role: the team has said that the words for the owner are a role, though they look like a name.
        """
        with self._action(session, N_("roadmap changed")) as action:
            own = natural_id("roadmap", session, item)
            entry = RoadmapEntry(
                id=own,
                session_id=session,
                item=ItemId(item),
                state=state,
                owner=line(owner),
                owner_role=owner_role and bool(line(owner)),
                notes=plain(notes),
            )
            action.write.put(entry)
            return action.done(None)


def bring_roadmap(write: Writer, before: SessionId, session: SessionId) -> None:
    """Open a session where the one before stood on the roadmap, which is the work of years."""
    for entry in write.all(RoadmapEntry, before):
        write.put(replace(entry, id=natural_id("roadmap", session, entry.item), session_id=session))


def _goal(read: Reader, session: SessionId, focus: FocusId) -> Goal:
    own = natural_id("goal", session, focus)
    return read.get(Goal, own) or Goal(id=own, session_id=session, focus=focus)
