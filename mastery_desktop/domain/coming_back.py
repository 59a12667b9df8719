"""What a workshop of a series opens on and leaves behind: promises, the earlier focus and results, exit slips.

What comes from the workshop before is a copy and belongs to the session that looks back: its file says it all without
the earlier session, and what that one recorded stays as it was. The ids follow from this session and the subject.
"""

from dataclasses import dataclass
from datetime import date

from mastery_desktop.domain.choices import ExitQuestion, FocusFate, Need, OutcomeKind, PromiseState
from mastery_desktop.domain.content import ElementId, LevelId, StageId
from mastery_desktop.domain.identity import SessionId, Team, Wall
from mastery_desktop.domain.pack import Pack


@dataclass(frozen=True, kw_only=True)
class Promise:
    """An action of the workshop before, as it stood then, and what became of it by this one.

    `evidence` is what the team wanted to bring, `brought` what it has brought.
    """

    id: Wall[str]
    session_id: Wall[SessionId]
    place: Wall[int]
    what: Wall[str]
    who: Wall[str] = ""
    by: Wall[str] = ""
    evidence: Wall[str] = ""
    resources: Wall[str] = ""
    needs: Wall[tuple[Need, ...]] = ()
    state: Wall[PromiseState] = PromiseState.OPEN
    brought: Wall[str] = ""


@dataclass(frozen=True, kw_only=True)
class EarlierFocus:
    """A focus area of the workshop before, held on `held_on`, and whether it is still the right one.

    `learned` is what the team has learned from it, or why it changes it.
    """

    id: Wall[str]
    session_id: Wall[SessionId]
    place: Wall[int]
    element: Wall[ElementId]
    held_on: Wall[date]
    reason: Wall[str] = ""
    goal: Wall[str] = ""
    stage: Wall[StageId | None] = None
    fate: Wall[FocusFate] = FocusFate.OPEN
    learned: Wall[str] = ""


@dataclass(frozen=True, kw_only=True)
class EarlierResult:
    """What came of rating an element the last time, with the content that was rated then.

    `marks` are those of the last round, none where none were kept; `meaning` is the version of the element's meaning,
    0 where nobody knows it.
    """

    id: Wall[str]
    session_id: Wall[SessionId]
    element: Wall[ElementId]
    held_on: Wall[date]
    pack_id: Wall[str]
    meaning: Wall[int]
    overlay: Wall[str] = ""
    marks: Wall[tuple[int, ...]] = ()
    raters: Wall[int] = 0
    outcome: Wall[OutcomeKind] = OutcomeKind.NOT_RATED
    level: Wall[LevelId | None] = None
    upper: Wall[LevelId | None] = None

    def fits(self, pack: Pack) -> bool:
        """Whether the practice means the same in a pack, so that two results can stand side by side."""
        element = pack.elements.get(self.element)
        levels = {level.id for level in pack.levels}
        return (
            element is not None
            and (self.pack_id, self.meaning, self.overlay) == (pack.id, element.meaning, pack.overlay)
            and (not self.marks or len(self.marks) == len(levels))
            and {level for level in (self.level, self.upper) if level} <= levels
        )


@dataclass(frozen=True, kw_only=True)
class ExitSlips:
    """The exit slips of a workshop as counts: how many came in, and how many ticked each answer.

    `worth` counts the answers to whether the time was well spent, in the order of the slip; none from fewer than five.
    """

    id: Team[str]
    session_id: Team[SessionId]
    slips: Team[int] = 0
    worth: Team[tuple[int, ...]] = ()


@dataclass(frozen=True, kw_only=True)
class ExitLine:
    """A line that stood on `times` exit slips, below one of their questions."""

    id: Team[str]
    session_id: Team[SessionId]
    place: Team[int]
    question: Team[ExitQuestion]
    text: Team[str]
    times: Team[int] = 1
