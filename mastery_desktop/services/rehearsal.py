"""What a rehearsal needs besides a session: a folder that goes away, a clock that runs faster, and the plan to follow.

A rehearsal works on a folder of its own among the computer's temporary files, never in the user's. The folder goes when
the rehearsal ends; one that a crash left behind goes at the next start.
"""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Final

from mastery_desktop.config.paths import Paths
from mastery_desktop.domain.agenda import PlannedStep
from mastery_desktop.domain.errors import StorageError
from mastery_desktop.domain.records import SessionId
from mastery_desktop.domain.rehearsal import PEOPLE
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _
from mastery_desktop.services.base import Clock
from mastery_desktop.services.rating import RatingService
from mastery_desktop.services.sessions import NewSession, SessionService
from mastery_desktop.storage.temporary import make_folder, sweep

__all__ = ["SPEEDS", "FastClock", "RehearsalFolder", "begin", "plan_of", "sweep"]

SPEEDS: Final = (1, 10, 60)
"""How many times faster than the computer's a rehearsal's clock can run."""

_RUNS: Final = "run"


class FastClock:
    """A clock that begins at the time of the room's and runs as fast as it is told; it never goes back."""

    def __init__(self, clock: Clock, ticks: Callable[[], float] = monotonic) -> None:
        """Begin at the time of a clock; `ticks` are seconds that pass in the room."""
        self._ticks = ticks
        self._since, self._base, self._speed = ticks(), clock(), 1

    def __call__(self) -> datetime:
        """The time of the rehearsal, in UTC."""
        return self._base + timedelta(seconds=(self._ticks() - self._since) * self._speed)

    @property
    def speed(self) -> int:
        """How many times faster it runs."""
        return self._speed

    def set_speed(self, speed: int) -> None:
        """Run so many times faster from now on."""
        now = self()
        self._since, self._base, self._speed = self._ticks(), now, speed


class RehearsalFolder:
    """The folder of one rehearsal. After a power cut it goes on with what lay on the disk at that moment."""

    def __init__(self, parent: Path | None = None) -> None:
        """Make the folder, among the temporary files without a parent.

        Raises:
            StorageError: it cannot be made.
        """
        try:
            self.path, self._lock = make_folder("rehearsal", parent)
        except OSError as error:
            raise _no_room(error) from None
        self._run = 1

    @property
    def paths(self) -> Paths:
        """The folders that the program works in."""
        return Paths(self.path / f"{_RUNS}{self._run}")

    def cut_power(self) -> None:
        """Go on with a copy of the files as they are now, while the program still has them open.

        Raises:
            StorageError: there is no room for the copy.
        """
        before = self.paths.data
        self._run += 1
        try:
            shutil.copytree(before, self.paths.data, ignore=shutil.ignore_patterns("*.lock", "*.holder", "logs"))
        except OSError as error:
            raise _no_room(error) from None

    def remove(self) -> None:
        """Delete all of it; what another program holds goes at the next start."""
        self._lock.release()
        shutil.rmtree(self.path, ignore_errors=True)


def begin(sessions: SessionService, rating: RatingService, planned: Workshop) -> SessionId:
    """Start the plan of a session among the sessions of a rehearsal; gives the new id.

    Slides of its own come along, what each table rates, and the ways in which marks are given.
    """
    played = sessions.create(plan_of(planned)).value
    kept = (step.id for step in planned.steps if not step.skipped)
    step_of = dict(zip(kept, played.steps, strict=True))
    for slide in planned.own_slides:
        if slide.step in step_of:
            sessions.set_own_slide(played.session.id, step_of[slide.step].id, slide.name, slide.picture)
    for seated, table in zip(planned.groups, played.groups, strict=True):
        if seated.elements:
            rating.set_practices(played.session.id, table.id, seated.elements)
    for planned_rating in planned.ratings:
        if planned_rating.mode is not None:
            rating.set_mode(played.session.id, planned_rating.element, planned_rating.mode)
    return played.session.id


def plan_of(workshop: Workshop) -> NewSession:
    """The plan of a session, for a room of twenty, from its beginning."""
    session = workshop.session
    steps = tuple(
        PlannedStep(kind=step.kind, minutes=step.planned, domain=step.domain)
        for step in workshop.steps
        if not step.skipped
    )
    return NewSession(
        team=session.team,
        people=PEOPLE,
        held_on=session.held_on,
        template=session.template,
        domains=workshop.domains,
        minutes=session.minutes,
        steps=steps,
        tables=tuple((group.name, group.raters) for group in workshop.groups),
        school=session.school,
        title="" if session.by_domains else session.title,
        facilitator=session.facilitator,
        rule=session.rule,
        mode=session.mode,
        voters=session.voters,
        purpose=session.purpose,
        sample=session.sample,
    )


def _no_room(error: OSError) -> StorageError:
    sentence = _("There is no room for a rehearsal among the temporary files ({reason}). Your sessions are untouched.")
    return StorageError(sentence.format(reason=error.strerror))
