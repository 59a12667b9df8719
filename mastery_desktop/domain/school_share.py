"""What one school hands on to its district or its state: the reduced picture of a session, and nothing else of it.

A district sees agreed levels, counts where five or more rated, the focus area, and actions by role. A state sees agreed
levels, the focus area and the support that is asked for: no free text and no names. A roll-up reads these and whole
session files alike, and takes the same from both.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from mastery_desktop.domain.choices import EvidenceKind, Need, OutcomeKind, SessionState
from mastery_desktop.domain.content import ElementId, LevelId, StageId
from mastery_desktop.domain.derived_ids import series_of
from mastery_desktop.domain.identity import SessionId
from mastery_desktop.domain.level_ids import id_at, session_at, tick_at
from mastery_desktop.domain.rating import ANONYMOUS_FROM, as_it_stands
from mastery_desktop.domain.records import (
    Action,
    Counts,
    Evidence,
    FocusArea,
    Rating,
    Record,
    Session,
    StageChoice,
    Wording,
)
from mastery_desktop.domain.roles import who_for_all
from mastery_desktop.messages import N_, _

R = TypeVar("R")


class ShareLevel(StrEnum):
    """For whom a file is made, from the one that holds most to the one that holds least of the talk."""

    TEAM = "team"
    DISTRICT = "district"
    STATE = "state"
    PUBLIC = "public"


FOR_WHOM = {
    ShareLevel.TEAM: N_("For colleagues"),
    ShareLevel.DISTRICT: N_("For the district"),
    ShareLevel.STATE: N_("For the state"),
    ShareLevel.PUBLIC: N_("For the public"),
}
"""What stands on everything that leaves a team, by level."""

DRAFT = N_("DRAFT. The team has not released this page yet.")
"""What stands over everything for the public until the team has released its one-page summary."""

SAMPLE = N_("SAMPLE, an invented school")
"""What stands on everything that comes from the sample."""

UNFINISHED = N_("The workshop was not finished when this was shared.")
"""What is said of what leaves a workshop that still goes on."""

REDUCED = (ShareLevel.DISTRICT, ShareLevel.STATE)
"""The levels whose files are for roll-ups, and are not opened as sessions."""


@dataclass(frozen=True, kw_only=True)
class SharedRating:
    """What came of rating an element, with the version of its meaning; `marks` are those of the last round."""

    element: ElementId
    meaning: int
    outcome: OutcomeKind
    level: LevelId | None = None
    upper: LevelId | None = None
    marks: tuple[int, ...] = ()
    raters: int = 0


@dataclass(frozen=True, kw_only=True)
class SharedFocus:
    """A focus area and the stage that the team chose for it, where it has."""

    element: ElementId
    stage: StageId | None = None


@dataclass(frozen=True, kw_only=True)
class SharedWant:
    """A line of evidence that the team wants: for which element, and of what sort, never in which words."""

    element: ElementId
    kind: EvidenceKind | None = None


@dataclass(frozen=True, kw_only=True)
class SharedAction:
    """An action by role."""

    what: str
    who: str = ""
    by: str = ""
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SchoolShare:
    """What a file says of one school.

    `session` and `code` are ids of the share level: those of the session, and what links the sessions of a team without
    naming it. `tick` orders the copies of a session, so that the newer one is known. Team, school and district are
    empty in a file for the state. An `unfinished` workshop still went on when it was shared. The `sample` only comes as
    a whole session, and is not counted.
    """

    session: SessionId
    code: str
    tick: int
    held_on: date
    consents: bool
    pack_id: str
    overlay: str = ""
    team: str = ""
    school: str = ""
    district: str = ""
    ratings: tuple[SharedRating, ...] = ()
    focus: tuple[SharedFocus, ...] = ()
    needs: tuple[Need, ...] = ()
    wanted: tuple[SharedWant, ...] = ()
    actions: tuple[SharedAction, ...] = ()
    unfinished: bool = False
    sample: bool = False

    @property
    def name(self) -> str:
        """How a list of files names it: the school, else the team, else nothing."""
        return self.school or self.team

    @property
    def key(self) -> str:
        """What sessions of the same school have in common."""
        if self.name:
            return "\n".join(" ".join(part.casefold().split()) for part in (self.district, self.name))
        return self.code


def share_of(records: Sequence[Record], tick: int, level: ShareLevel = ShareLevel.DISTRICT) -> SchoolShare:
    """Take from a session what a district may see, under the ids of a reduced level.

    Args:
        records: all records of one session.
        tick: the newest version of any of them.
        level: whose ids it gets; so a whole session and its file for the district are known as the same one.
    """
    session = next(record for record in records if isinstance(record, Session))
    wording = next((record.texts for record in records if isinstance(record, Wording)), {})
    stages = {choice.focus: choice.stage for choice in _of(records, StageChoice)}
    focus = sorted((area for area in _of(records, FocusArea) if area.active), key=lambda area: (area.place, area.id))
    actions = sorted(_of(records, Action), key=lambda action: (action.place, action.id))
    asked = {need for action in actions for need in action.needs}
    wants = {(line.element, line.kind) for line in _of(records, Evidence) if not line.have}
    return SchoolShare(
        session=session_at(level, session.id),
        code=id_at(level, session.series or series_of(session.id)),
        tick=tick_at(level, session.id, tick) if level is ShareLevel.STATE else tick,
        sample=session.sample,
        unfinished=session.state is not SessionState.FINISHED,
        held_on=session.held_on,
        consents=session.consents,
        pack_id=session.pack_id,
        overlay=session.overlay,
        team=session.team,
        school=session.school,
        district=session.district,
        ratings=tuple(
            _rating(rating, _last_marks(records, rating.element), wording)
            for rating in sorted(_of(records, Rating), key=lambda rating: rating.element)
            if rating.outcome is not OutcomeKind.NOT_RATED
        ),
        focus=tuple(SharedFocus(element=area.element, stage=stages.get(area.id)) for area in focus),
        needs=tuple(need for need in Need if need in asked),
        wanted=tuple(
            SharedWant(element=element, kind=kind) for element, kind in sorted(wants, key=lambda w: (w[0], w[1] or ""))
        ),
        actions=tuple(
            SharedAction(what=action.what, who=who_for_all(action), by=action.by, needs=action.needs)
            for action in actions
            if action.what
        ),
    )


def for_whom(level: ShareLevel, session: Session) -> str:
    """What stands on what leaves of a session at a level."""
    whom = _(FOR_WHOM[level])
    return _("{sample}. {whom}").format(sample=_(SAMPLE), whom=whom) if session.sample else whom


def reduced(share: SchoolShare, level: ShareLevel) -> SchoolShare:
    """What of it leaves at a level.

    Raises:
        ValueError: the level is none of the reduced ones.
    """
    if level is ShareLevel.DISTRICT:
        return share
    if level is not ShareLevel.STATE:
        raise ValueError(f"nothing is reduced for {level!r}")
    ratings = tuple(replace(rating, marks=(), raters=0) for rating in share.ratings)
    return replace(share, team="", school="", district="", ratings=ratings, actions=())


def _of(records: Iterable[Record], kind: type[R]) -> list[R]:
    return [record for record in records if isinstance(record, kind)]


def _last_marks(records: Iterable[Record], element: ElementId) -> Counts | None:
    """The marks of the last round of everybody; none where tables counted apart, because theirs are not one table."""
    counts = [c for c in _of(records, Counts) if c.element == element and c.group is None]
    kept = [c for c in counts if c.raters >= ANONYMOUS_FROM and c.slips >= ANONYMOUS_FROM]
    return max(kept, key=lambda c: c.round, default=None)


def _rating(rating: Rating, marks: Counts | None, wording: dict[str, str]) -> SharedRating:
    meaning = wording.get(f"{rating.element} meaning", "")
    outcome = as_it_stands(rating.outcome, rating.fist)
    refused = outcome is not rating.outcome
    return SharedRating(
        element=rating.element,
        meaning=int(meaning) if meaning.isdecimal() and len(meaning) < 9 else 0,  # noqa: PLR2004 - far above any version
        outcome=outcome,
        level=None if refused else rating.level,
        upper=rating.upper,
        marks=marks.marks if marks else (),
        raters=marks.raters if marks else 0,
    )
