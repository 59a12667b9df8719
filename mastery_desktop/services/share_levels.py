"""The levels at which a session is shared: what exactly leaves, what stays, and a warning where a name may be in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mastery_desktop.domain.labels import OUTCOMES
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import Action, Evidence, Goal, Parked, Rating, Record, Session
from mastery_desktop.domain.roles import may_be_name
from mastery_desktop.domain.school_share import REDUCED, SchoolShare, ShareLevel, reduced
from mastery_desktop.domain.text_names import names_in
from mastery_desktop.messages import N_, _, ngettext

_STAYS: Final = {
    ShareLevel.TEAM: N_("What stays here: who was there, files on this computer, and what was undone."),
    ShareLevel.DISTRICT: N_(
        "What stays here: evidence in words, reasons, notes, the goal, the parking lot, and marks of fewer than five."
    ),
    ShareLevel.STATE: N_(
        "What stays here: names of team, school and district, every mark, every sentence, and the actions."
    ),
    ShareLevel.PUBLIC: N_("What stays here: the facilitator, the times, the parking lot, and marks not revealed."),
}


@dataclass(frozen=True)
class Leaving:
    """What leaves at a level, line by line; what stays; and words that may be names of people."""

    leaves: tuple[str, ...]
    stays: str
    names: tuple[str, ...]


def leaving(level: ShareLevel, share: SchoolShare, records: Sequence[Record], pack: Pack) -> Leaving:
    """Say what leaves at a level.

    Args:
        level: for whom the file is made.
        share: what a district may see of the session.
        records: the records of the session.
        pack: the framework.
    """
    names = tuple(dict.fromkeys(name for text in _free_texts(level, records) for name in names_in(text)))
    people = tuple(dict.fromkeys(who for who in _who(level, records) if may_be_name(who)))
    if level in REDUCED:
        lines = tuple(_lines(reduced(share, level), pack))
    else:
        lines = (_("The whole session: how many chose each level, what was decided, the evidence and the plan."),)
        if level is ShareLevel.TEAM:
            lines += (_("With the facilitator’s name, times, the parking lot, and which computers worked on it."),)
    return Leaving(lines, _(_STAYS[level]), tuple(dict.fromkeys((*people, *names))))


def _lines(share: SchoolShare, pack: Pack) -> Iterator[str]:
    levels = {level.id: level.short for level in pack.levels}
    names = {element: found.name for element, found in pack.elements.items()}
    stages = {stage.id: stage.name for stage in pack.stage_model.stages}
    yield _("Who: {who}").format(
        who=", ".join(filter(None, (share.team, share.school, share.district))) or _("no name")
    )
    yield _("Day: {day}").format(day=share.held_on.isoformat())
    for rating in share.ratings:
        ends = [levels.get(level, level) for level in (rating.level, rating.upper) if level]
        marks = ", ".join(str(mark) for mark in rating.marks)
        said = _("{practice}: {level}").format(
            practice=names.get(rating.element, rating.element), level=" – ".join(ends) or _(OUTCOMES[rating.outcome])
        )
        yield _("{said} (marks {marks})").format(said=said, marks=marks) if marks else said
    for focus in share.focus:
        stage = stages.get(focus.stage, "") if focus.stage else ""
        words = ", ".join(filter(None, (names.get(focus.element, focus.element), stage)))
        yield _("Focus area: {focus}").format(focus=words)
    for action in share.actions:
        words = ", ".join(filter(None, (action.what, action.who, action.by)))
        yield _("Action: {action}").format(action=words)
    asked = len(share.needs)
    yield ngettext("{n} sort of support asked for", "{n} sorts of support asked for", asked).format(n=asked)
    wanted = len(share.wanted)
    yield ngettext("{n} sort of evidence wanted", "{n} sorts of evidence wanted", wanted).format(n=wanted)


def _free_texts(level: ShareLevel, records: Sequence[Record]) -> Iterator[str]:
    """The sentences that leave at a level."""
    if level is ShareLevel.STATE:
        return
    for record in records:
        if isinstance(record, Action):
            yield record.what
        if level is ShareLevel.DISTRICT:
            continue
        if isinstance(record, Evidence | Goal) or (isinstance(record, Parked) and level is ShareLevel.TEAM):
            yield record.text
        if isinstance(record, Rating):
            yield record.not_for
        if isinstance(record, Session):
            yield from (record.purpose, record.board_ask)


def _who(level: ShareLevel, records: Sequence[Record]) -> Iterator[str]:
    if level is ShareLevel.TEAM:  # others are not told who, until somebody has said that it is a role
        yield from (record.who for record in records if isinstance(record, Action))
