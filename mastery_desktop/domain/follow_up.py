"""What follows from a focus area over weeks: the sorted checklist, the checks, one turn of trying, and the roadmap."""

from dataclasses import dataclass
from datetime import date
from typing import Final, NewType

from mastery_desktop.domain.choices import RoadmapState, Sorting
from mastery_desktop.domain.identity import FocusId, SessionId, Team, Wall

ItemId = NewType("ItemId", str)
"""An activity or a named resource of a checklist, or a step of the roadmap, by its id in the pack."""

CHECK_DAYS: Final = (30, 60, 90)
"""After how many days a team looks at its plan again."""


@dataclass(frozen=True, kw_only=True)
class SortedItem:
    """How the team sorts an activity or a resource of its focus area's checklist; None where it took that back."""

    id: Wall[str]
    session_id: Wall[SessionId]
    focus: Wall[FocusId]
    item: Wall[ItemId]
    sorting: Wall[Sorting | None] = None


@dataclass(frozen=True, kw_only=True)
class PlanCheck:
    """A look at the plan after so many days: what is done by then, the evidence looked at, what is needed from whom.

    `due` is the day that the team set; None for the usual one.
    """

    id: Wall[str]
    session_id: Wall[SessionId]
    focus: Wall[FocusId]
    days: Wall[int]
    due: Wall[date | None] = None
    done: Wall[str] = ""
    evidence: Wall[str] = ""
    needs: Wall[str] = ""


@dataclass(frozen=True, kw_only=True)
class Cycle:
    """One turn of plan, do, study, act, about the one `change` that the team tries."""

    id: Wall[str]
    session_id: Wall[SessionId]
    focus: Wall[FocusId]
    change: Wall[str] = ""
    plan: Wall[str] = ""
    do: Wall[str] = ""
    study: Wall[str] = ""
    act: Wall[str] = ""


@dataclass(frozen=True, kw_only=True)
class RoadmapEntry:
    """Where the team stands with a step of the roadmap; `owner` is a role. Its notes are for the team alone.

    `owner_role` says that these very words are a role, though they look like a name.
    """

    id: Wall[str]
    session_id: Wall[SessionId]
    item: Wall[ItemId]
    state: Wall[RoadmapState | None] = None
    owner: Wall[str] = ""
    owner_role: Wall[bool] = False
    notes: Team[str] = ""
