"""What P24 says, apart from how it looks: one model for the sheet of paper and for the page of a browser.

Counts and agreed words, no averages. Marks are those of the last round, and only where the team has seen them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mastery_desktop.documents.rated_ways import RatedWays
from mastery_desktop.documents.words import place_name, room_rounds
from mastery_desktop.domain.backing import unbacked
from mastery_desktop.domain.content import Element, Level
from mastery_desktop.domain.labels import UNBACKED, long_date, outcome_text, said_day
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import FocusArea
from mastery_desktop.domain.roles import who_for_all
from mastery_desktop.domain.school_share import DRAFT
from mastery_desktop.domain.workshop import Workshop, elements_of
from mastery_desktop.messages import N_, _

TITLE: Final = N_("What we found and what we will do")
HOW: Final = N_("How we rated")
PRACTICE: Final = N_("Practice")
SETTLED: Final = N_("What we settled on")
FOCUS: Final = N_("Our focus area, and why")
ACTIONS: Final = N_("What we will do")
ASK: Final = N_("What we ask of the board")


@dataclass(frozen=True)
class Passage:
    """A text, with words before it that stand out, and some behind it that stand back; each may be empty."""

    words: str
    lead: str = ""
    tail: str = ""


@dataclass(frozen=True)
class Practice:
    """A practice, how many chose each level in the last round, lowest first, and what came of it.

    `stress` stands out: it has strong marks, and nothing is written down that shows it; empty otherwise. `way` is how
    the marks were given, where that differs from what the summary says of all.
    """

    name: str
    marks: tuple[int, ...]
    outcome: str
    stress: str = ""
    way: str = ""


@dataclass(frozen=True, kw_only=True)
class SummaryWords:
    """Everything that the summary says; empty where nothing was written.

    Attributes:
        whose: the school, the district and the day.
        draft: what stands over a page that the team has not released.
        how: how the team rated.
        levels: the levels, lowest first.
        practices: the practices of the workshop.
        focus: the focus area with its reason, the stage and the goal.
        actions: each action, with who does it by when.
        ask: what the team asks of the board.
        needs: what the plan needs.
        later: when the board can ask the team again.
    """

    whose: tuple[str, ...] = ()
    draft: str = ""
    how: str = ""
    levels: tuple[Level, ...]
    practices: tuple[Practice, ...] = ()
    focus: tuple[Passage, ...] = ()
    actions: tuple[Passage, ...] = ()
    ask: str = ""
    needs: Passage | None = None
    later: str = ""


def summary_words(pack: Pack, workshop: Workshop | None) -> SummaryWords:
    """The words of a workshop's summary; those of an empty one without a workshop."""
    if workshop is None:
        return SummaryWords(levels=pack.levels)
    session, focus = workshop.session, workshop.focus
    elements = _elements(workshop, pack)
    ways = RatedWays(workshop, elements, len(pack.levels))
    names = (place_name(workshop), session.district, long_date(session.held_on))
    return SummaryWords(
        whose=tuple(name for name in names if name),
        draft="" if session.released else _(DRAFT),
        how=ways.said(),
        levels=pack.levels,
        practices=tuple(
            Practice(
                element.name,
                _last_marks(workshop, element, len(pack.levels)),
                outcome_text(workshop.rating(element.id), pack),
                _(UNBACKED) if unbacked(workshop, pack, element.id) else "",
                ways.of(element),
            )
            for element in elements
        ),
        focus=_focus(workshop, focus, pack) if focus else (),
        actions=_actions(workshop, focus),
        ask=session.board_ask,
        needs=_needs(workshop, focus) if focus else None,
        later=_later(workshop, focus) if focus else "",
    )


def _elements(workshop: Workshop, pack: Pack) -> Sequence[Element]:
    wanted = {rating.element for rating in workshop.ratings} | {counts.element for counts in workshop.counts}
    of_domains = elements_of(pack, workshop.domains)
    return [element for element in pack.elements.values() if element.id in wanted or element in of_domains]


def _last_marks(workshop: Workshop, element: Element, levels: int) -> tuple[int, ...]:
    rounds = room_rounds(workshop, element.id, levels)
    return tuple(rounds[-1].marks) if rounds else (0,) * levels


def _focus(workshop: Workshop, focus: FocusArea, pack: Pack) -> tuple[Passage, ...]:
    element = pack.elements.get(focus.element)
    chosen = workshop.stage_choice(focus).stage
    stage = pack.stage_by_id.get(chosen) if chosen else None
    goal = workshop.goal(focus)
    passages = [Passage(focus.reason, lead=f"{element.name}." if element else "")]
    if stage:
        passages.append(Passage(stage.summary, lead=_("Stage: {stage}.").format(stage=stage.name)))
    if goal.text:
        passages.append(Passage(goal.text, lead=_("Goal.")))
    return tuple(passages)


def _actions(workshop: Workshop, focus: FocusArea | None) -> tuple[Passage, ...]:
    actions = workshop.actions_for(focus)
    tails = [", ".join(part for part in (who_for_all(action), said_day(action.by)) if part) for action in actions]
    return tuple(
        Passage(action.what, tail=f"({tail})" if tail else "") for action, tail in zip(actions, tails, strict=True)
    )


def _needs(workshop: Workshop, focus: FocusArea) -> Passage | None:
    needs = dict.fromkeys(action.resources for action in workshop.actions_for(focus) if action.resources)
    return Passage("; ".join(needs), lead=_("The plan needs:")) if needs else None


def _later(workshop: Workshop, focus: FocusArea) -> str:
    check = workshop.goal(focus).check_on
    return _("Ask us after {date} what the evidence shows.").format(date=long_date(check)) if check else ""
