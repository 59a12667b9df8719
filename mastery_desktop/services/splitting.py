"""Splits a workshop over two meetings: the rest of the run sheet becomes a planned session of the same series."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final, TypeVar, cast

from mastery_desktop.domain.choices import SessionState
from mastery_desktop.domain.consistency import SUBJECTS
from mastery_desktop.domain.derived_ids import series_of
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.follow_up import Cycle, PlanCheck, RoadmapEntry, SortedItem
from mastery_desktop.domain.own_slide import OwnSlide
from mastery_desktop.domain.records import (
    Candidate,
    Counts,
    Evidence,
    FocusArea,
    FocusId,
    Group,
    GroupId,
    PotentialFocus,
    Rating,
    Record,
    Series,
    Session,
    SessionId,
    ShiftMarks,
    StageChoice,
    Step,
    StepId,
    TableLevel,
    Wording,
    natural_id,
    new_id,
)
from mastery_desktop.domain.splitting import split
from mastery_desktop.messages import N_, _
from mastery_desktop.services.base import Done, Service
from mastery_desktop.services.parking import bring_thoughts
from mastery_desktop.services.promises import bring_up_to_date
from mastery_desktop.services.run_sheet import new_steps
from mastery_desktop.storage.store import Writer

R = TypeVar("R", bound=Record)

CARRIED: Final[tuple[type[Record], ...]] = (
    Group,
    FocusArea,
    ShiftMarks,
    Counts,
    TableLevel,
    Rating,
    Evidence,
    Candidate,
    PotentialFocus,
    StageChoice,
    SortedItem,
    PlanCheck,
    Cycle,
    RoadmapEntry,
)
"""What the second meeting goes on from. Actions are not among them: it opens with them as promises."""


class SplitActions(Service):
    """Splits sessions."""

    def split(self, session: SessionId, here: StepId, held_on: date) -> Done[SessionId]:
        """Move the steps that are not done into a planned session of the series; gives its id.

        The ratings with all that belongs to them are copied, so that the second meeting goes on where the first
        stopped, and the first keeps what it has recorded. Undo brings the steps back to the first meeting; the planned
        one stays, because somebody may have worked in it, and can be deleted in the list.

        Raises:
            NotPossible: there is nothing left to move.
        """
        with self._store.write() as write:
            now = self._session(write, session)
            parts = split(write.all(Step, session), here)
            if not parts.go:
                raise NotPossible(
                    _("All steps but the close are done, so there is nothing to move to another meeting.")
                )
            for step in parts.go:
                write.delete(Step, step.id)
            for place, step in enumerate(parts.stay):
                write.put(replace(step, place=place))
            series = now.series or series_of(session)
            if write.get(Series, series) is None:
                write.put(Series(id=series, title=now.team))
            write.put(replace(now, series=series, changed=self._clock()))
            write.remember(session, N_("run sheet split over two meetings"))
            following = SessionId(new_id())
            steps = new_steps(following, parts.following)
            new = replace(
                now,
                id=following,
                held_on=held_on,
                minutes=sum(step.planned for step in steps),
                state=SessionState.PLANNED,
                step=steps[0].id,
                anchor="",
                released=False,
                series=series,
                previous=session,
                created=self._clock(),
                changed=self._clock(),
            )
            write.put(new)
            for step in steps:
                write.put(step)
            first = len(parts.following) - 1 - len(parts.go)
            _carry(write, now, new)
            _carry_slides(write, now, new, {old.id: steps[first + n].id for n, old in enumerate(parts.go)})
            bring_up_to_date(write, new)
            bring_thoughts(write, new)
            return Done(following, frozenset(write.touched))


def _carry(write: Writer, old: Session, new: Session) -> None:
    """Copy what the second meeting goes on from, under ids of its own."""
    groups = {group.id: GroupId(new_id()) for group in write.all(Group, old.id)}
    areas = {area.id: FocusId(new_id()) for area in write.all(FocusArea, old.id)}
    ids = {str(key): str(value) for key, value in (*groups.items(), *areas.items())}
    for kind in CARRIED:
        for record in write.all(kind, old.id):
            write.put(_copied(record, new.id, ids))
    wording = write.get(Wording, natural_id("wording", old.id))
    if wording is not None:
        write.put(_copied(wording, new.id, ids))


def _carry_slides(write: Writer, old: Session, new: Session, steps: Mapping[StepId, StepId]) -> None:
    """Copy the slides of one's own that the steps which moved show."""
    for slide in write.all(OwnSlide, old.id):
        if (step := steps.get(slide.step)) is not None:
            own = natural_id("own slide", new.id, step)
            write.put(replace(slide, id=own, session_id=new.id, step=step))


def _copied(record: R, session: SessionId, ids: Mapping[str, str]) -> R:
    changes: dict[str, Any] = {"session_id": session}
    for name in ("group", "focus"):
        if (other := getattr(record, name, None)) is not None:
            changes[name] = ids[other]
    copy = replace(record, **changes)
    subject = SUBJECTS.get(cast("type[Record]", type(record)))
    changes["id"] = natural_id(*subject(copy)) if subject else ids.get(str(record.id)) or new_id()
    return replace(copy, **changes)
