"""Deciding and planning: focus area, stage, goal and actions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from mastery_desktop.domain.choices import Need
from mastery_desktop.domain.content import DomainId, ElementId, StageId
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.domain.records import (
    Action,
    Candidate,
    FocusArea,
    FocusId,
    Goal,
    PotentialFocus,
    SessionId,
    StageChoice,
    natural_id,
    new_id,
)
from mastery_desktop.domain.text import line, plain
from mastery_desktop.messages import N_, _
from mastery_desktop.services.base import Done, next_place
from mastery_desktop.services.follow_up import FollowUpActions
from mastery_desktop.services.looking_back import LookBackActions

MOST_ACTIONS = 6
"""Actions that a plan offers at first; more than these are rarely kept."""


class PlanningService(FollowUpActions, LookBackActions):
    """Keeps the focus area with its reasons, the stage the team chose, and the plan."""

    def set_dots(self, session: SessionId, dots: dict[ElementId, int]) -> Done[None]:
        """Keep how many private dots each candidate got, entered once for all.

        Raises:
            NotPossible: there are dots, and fewer people place them than keep them anonymous.
        """
        with self._action(session, N_("dots entered")) as action:
            if any(dots.values()) and self._session(action.write, session).raters < ANONYMOUS_FROM:
                raise NotPossible(_("Dots of fewer than five people point at persons. Choose together, in talk."))
            for element, count in dots.items():
                now = self._candidate(
                    session, element, action.write.get(Candidate, natural_id("candidate", session, element))
                )
                action.write.put(replace(now, dots=max(0, count)))
            return action.done(None)

    def describe_candidate(
        self, session: SessionId, element: ElementId, *, impact: str = "", effort: str = "", waits: str = ""
    ) -> Done[None]:
        """Keep the team's words for a candidate: impact, effort, and why it waits."""
        with self._action(session, N_("candidate described")) as action:
            now = self._candidate(
                session, element, action.write.get(Candidate, natural_id("candidate", session, element))
            )
            action.write.put(
                replace(now, impact=plain(impact, 500), effort=plain(effort, 500), waits=plain(waits, 1000))
            )
            return action.done(None)

    def set_potential(
        self, session: SessionId, domain: DomainId, element: ElementId | None, answers: Sequence[str]
    ) -> Done[None]:
        """Keep a domain's potential focus area and the answers to the guide's questions."""
        with self._action(session, N_("potential focus area or an answer")) as action:
            action.write.put(
                PotentialFocus(
                    id=natural_id("potential", session, domain),
                    session_id=session,
                    domain=domain,
                    element=element,
                    answers=tuple(plain(answer) for answer in answers),
                )
            )
            return action.done(None)

    def choose_focus(
        self, session: SessionId, element: ElementId, reason: str = "", second_reason: str = ""
    ) -> Done[FocusId]:
        """Choose the focus area; a second active one needs a reason of its own.

        Raises:
            NotPossible: another focus area is active and no reason for a second one is given.
        """
        with self._action(session, N_("focus area chosen")) as action:
            self._session(action.write, session)
            areas = action.write.all(FocusArea, session)
            others = [area for area in areas if area.active and area.element != element]
            if others and not line(second_reason):
                name = self._pack.elements[others[0].element].name
                raise NotPossible(
                    _("{name} is the focus area now. Replace it, or say why the team takes on a second one.").format(
                        name=name
                    )
                )
            focus = replace(self._chosen(session, element, areas, reason), second_reason=plain(second_reason))
            action.write.put(focus)
            return action.done(focus.id)

    def replace_focus(self, session: SessionId, element: ElementId, reason: str = "") -> Done[FocusId]:
        """Choose the focus area instead of the one that was active."""
        with self._action(session, N_("focus area changed")) as action:
            self._session(action.write, session)
            areas = action.write.all(FocusArea, session)
            for area in areas:
                if area.active and area.element != element:
                    action.write.put(replace(area, active=False))
            focus = self._chosen(session, element, areas, reason)
            action.write.put(focus)
            return action.done(focus.id)

    def set_focus_reason(self, session: SessionId, focus: FocusArea, reason: str) -> Done[None]:
        """Keep why the team chose its focus area."""
        with self._action(session, N_("reason changed")) as action:
            action.write.put(replace(focus, reason=plain(reason)))
            return action.done(None)

    def drop_focus(self, session: SessionId, focus: FocusId) -> Done[None]:
        """Take back the choice of a focus area; its plan stays for the day it is chosen again."""
        with self._action(session, N_("focus area dropped")) as action:
            found = action.write.get(FocusArea, focus)
            if found:
                action.write.put(replace(found, active=False))
            return action.done(None)

    def choose_stage(self, session: SessionId, focus: FocusId, stage: StageId | None) -> Done[None]:
        """Keep the stage in which the team places its focus area; never computed."""
        with self._action(session, N_("stage chosen")) as action:
            action.write.put(
                replace(
                    self._stage(action.write.get(StageChoice, self._stage_id(session, focus)), session, focus),
                    stage=stage,
                )
            )
            return action.done(None)

    def set_stage_evidence(self, session: SessionId, focus: FocusId, stage: StageId, text: str) -> Done[None]:
        """Keep the line of evidence for a stage's readiness statements."""
        with self._action(session, N_("evidence for a stage changed")) as action:
            now = self._stage(action.write.get(StageChoice, self._stage_id(session, focus)), session, focus)
            words = plain(text, 2000)
            evidence = {key: value for key, value in now.evidence.items() if key != stage}
            action.write.put(replace(now, evidence=evidence | ({stage: words} if words else {})))
            return action.done(None)

    def set_goal(
        self,
        session: SessionId,
        focus: FocusId,
        text: str,
        check_on: date | None = None,
        *,
        notice: str | None = None,
        barriers: str | None = None,
    ) -> Done[None]:
        """Keep the goal and the day on which the team looks at it again.

        Args:
            session: the session.
            focus: the focus area that the goal is for.
            text: the goal.
            check_on: the day; None for no day.
            notice: how learners will notice, and what evidence will show it; None leaves it as it is.
            barriers: what could block the team, and who can remove it; None leaves it as it is.
        """
        with self._action(session, N_("goal changed")) as action:
            goal_id = natural_id("goal", session, focus)
            now = action.write.get(Goal, goal_id) or Goal(id=goal_id, session_id=session, focus=focus)
            action.write.put(
                replace(
                    now,
                    text=plain(text),
                    check_on=check_on,
                    notice=now.notice if notice is None else plain(notice),
                    barriers=now.barriers if barriers is None else plain(barriers),
                )
            )
            return action.done(None)

    def add_action(self, session: SessionId, focus: FocusId, what: str = "") -> Done[str]:
        """Add an action to the plan; gives its id."""
        with self._action(session, N_("action added")) as action:
            place = next_place(action.write.all(Action, session))
            new = Action(id=new_id(), session_id=session, focus=focus, place=place, what=plain(what))
            action.write.put(new)
            return action.done(new.id)

    def change_action(self, session: SessionId, changed: Action) -> Done[None]:
        """Change an action of the plan."""
        with self._action(session, N_("action changed")) as action:
            action.write.put(
                replace(
                    changed,
                    what=plain(changed.what),
                    who=plain(changed.who),
                    who_role=changed.who_role and bool(plain(changed.who)),
                    by=plain(changed.by),
                    evidence=plain(changed.evidence),
                    resources=plain(changed.resources),
                    needs=tuple(need for need in Need if need in changed.needs),
                    check=plain(changed.check),
                )
            )
            return action.done(None)

    def remove_action(self, session: SessionId, action_id: str) -> Done[None]:
        """Remove an action from the plan."""
        with self._action(session, N_("action removed")) as action:
            action.write.delete(Action, action_id)
            return action.done(None)

    @staticmethod
    def _chosen(session: SessionId, element: ElementId, areas: Sequence[FocusArea], reason: str) -> FocusArea:
        """The focus area for an element, active; last in the order unless it was active already."""
        same = next((area for area in areas if area.element == element), None)
        return FocusArea(
            id=same.id if same else FocusId(new_id()),
            session_id=session,
            place=same.place if same and same.active else next_place(areas),
            element=element,
            reason=plain(reason) or (same.reason if same else ""),
        )

    @staticmethod
    def _candidate(session: SessionId, element: ElementId, found: Candidate | None) -> Candidate:
        return found or Candidate(id=natural_id("candidate", session, element), session_id=session, element=element)

    @staticmethod
    def _stage_id(session: SessionId, focus: FocusId) -> str:
        return natural_id("stage", session, focus)

    def _stage(self, found: StageChoice | None, session: SessionId, focus: FocusId) -> StageChoice:
        return found or StageChoice(
            id=self._stage_id(session, focus), session_id=session, focus=focus, stage=None, evidence={}
        )
