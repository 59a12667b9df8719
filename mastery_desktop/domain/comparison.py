"""Sessions side by side: one team over time, or the tables and groups of one school, each mark with where it is from.

Strips of marks stand beside each other and are never added up. A result stands here only where the room has seen it,
and where its practice meant the same as now; of the others there is the name, and the sentence that says why.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mastery_desktop.domain.choices import OutcomeKind
from mastery_desktop.domain.content import Domain, Element, ElementId
from mastery_desktop.domain.labels import COMPARISON, NOT_COMPARED, long_date, moment_in_words, outcome_text
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import Counts, Session, SessionId
from mastery_desktop.domain.table_names import name_of
from mastery_desktop.domain.workshop import REVEALED, Workshop
from mastery_desktop.messages import N_, _, ngettext

TITLE = N_("Side by side")
_APART = N_("Each line says whose marks they are. Marks of different groups are not added together.")


@dataclass(frozen=True)
class Side:
    """A session that is compared, with the version of the meaning of each element that it was led with."""

    workshop: Workshop
    meanings: Mapping[ElementId, int]


@dataclass(frozen=True)
class Strip:
    """The marks of one session or table on an element, lowest level first, with where they are from.

    Attributes:
        origin: the day, the team and the table, as far as they tell strips apart.
        about: how many of how many gave a mark, and in which round where there was more than one; empty without marks.
        marks: how many chose each level; empty where none were kept.
        outcome: what the team decided, in words; empty for a table.
    """

    origin: str
    marks: tuple[int, ...]
    outcome: str
    about: str = ""


@dataclass(frozen=True)
class Row:
    """An element with its strips, the earliest first; `apart` names those that cannot be compared."""

    element: Element
    strips: tuple[Strip, ...]
    apart: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """All rows by domain, with the sentences that belong to them.

    Attributes:
        whose: the teams and days that stand side by side.
        sentences: what must be known before the marks are read.
        domains: the domains of which there is anything, with their rows.
        levels: the short names of the levels, lowest first.
    """

    whose: str
    sentences: tuple[str, ...]
    domains: tuple[tuple[Domain, tuple[Row, ...]], ...]
    levels: tuple[str, ...]


def belong_together(one: Session, other: Session) -> bool:
    """Whether two sessions are of one school: of a series, or with the same school, or the same team.

    The sample stands beside nobody else.
    """
    if one.pack_id != other.pack_id or one.sample != other.sample:
        return False
    if one.series and one.series == other.series:
        return True
    keys = [(_key(s.district), _key(s.school or s.team)) for s in (one, other)]
    return keys[0] == keys[1]


def compared(sides: Sequence[Side], pack: Pack) -> Comparison:
    """Put sessions side by side, the earliest first, in the order of the framework."""
    ordered = sorted(sides, key=lambda side: (side.workshop.session.held_on, side.workshop.session.created))
    sessions = [side.workshop.session for side in ordered]
    origins = told_apart(sessions)
    domains = []
    for domain in pack.domains:
        rows = tuple(row for element in domain.elements if (row := _row(ordered, element, pack, origins)))
        if rows:
            domains.append((domain, rows))
    any_apart = any(row.apart for _domain, rows in domains for row in rows)
    groups = len({_key(session.team) for session in sessions}) > 1 or any(s.workshop.groups for s in ordered)
    said = [_(COMPARISON)] if len({session.held_on for session in sessions}) > 1 or _any_twice(sessions) else []
    said += [_(_APART)] if groups else []
    said += [_(NOT_COMPARED)] if any_apart else []
    whose = "; ".join(origins.values())
    return Comparison(whose, tuple(said), tuple(domains), tuple(level.short for level in pack.levels))


def marks_in_words(marks: Sequence[int], levels: Sequence[str]) -> str:
    """A strip for who cannot see it."""
    if not any(marks):
        return _("no marks kept")
    counted = zip(levels, marks, strict=False)
    words = ngettext("{n} mark {level}", "{n} marks {level}", 1), ngettext("{n} mark {level}", "{n} marks {level}", 2)
    return ", ".join(words[n != 1].format(n=n, level=level) for level, n in counted if n)


def told_apart(sessions: Sequence[Session]) -> dict[SessionId, str]:
    """How each of some sessions is called: by team and day, where that is not enough by title, and at last by time."""
    names = {session.id: _origin(session) for session in sessions}
    for more in (lambda session: session.title, lambda session: moment_in_words(session.created)):
        often = Counter(names.values())
        names |= {
            session.id: f"{names[session.id]}, {more(session)}"
            for session in sessions
            if often[names[session.id]] > 1 and more(session)
        }
    return names


def _any_twice(sessions: Sequence[Session]) -> bool:
    """Whether two of them are of one team, so that a result of one can be held against that of the other."""
    teams = Counter(_key(session.team) for session in sessions)
    series = Counter(session.series for session in sessions if session.series)
    return max((*teams.values(), *series.values()), default=0) > 1


def _row(sides: Sequence[Side], element: Element, pack: Pack, origins: Mapping[SessionId, str]) -> Row | None:
    strips: list[Strip] = []
    apart: list[str] = []
    for side in sides:
        workshop = side.workshop
        rating = workshop.rating(element.id)
        if rating.state not in REVEALED:
            continue
        origin = origins[workshop.session.id]
        if side.meanings.get(element.id, 0) != element.meaning or workshop.session.overlay != pack.overlay:
            apart.append(origin)
            continue
        room = [c for c in workshop.rounds(element.id) if c.group is None and len(c.marks) == len(pack.levels)]
        decided = "" if rating.outcome is OutcomeKind.NOT_RATED else outcome_text(rating, pack)
        strips.append(_strip(origin, room, decided))
        strips += _tables(workshop, element, pack, origin)
    return Row(element, tuple(strips), tuple(apart)) if strips or apart else None


def _tables(workshop: Workshop, element: Element, pack: Pack, origin: str) -> list[Strip]:
    """The last round of each table, and the level that a small one agreed on."""
    found = []
    names = {level.id: level.short for level in pack.levels}
    for group in workshop.groups:
        counted = [c for c in workshop.rounds(element.id) if c.group == group.id and len(c.marks) == len(pack.levels)]
        agreed = names.get(level, "") if (level := workshop.table_level(element.id, group.id)) else ""
        if counted or agreed:
            found.append(_strip(f"{origin}, {name_of(group)}", counted, agreed))
    return found


def _strip(origin: str, counted: Sequence[Counts], outcome: str) -> Strip:
    """The marks of the last round that was counted."""
    if not counted:
        return Strip(origin, (), outcome)
    last = max(counted, key=lambda counts: counts.round)
    given = sum(last.marks)
    words = ngettext("{n} mark of {raters} who could rate", "{n} marks of {raters} who could rate", given)
    said = words.format(n=given, raters=last.raters)
    about = _("round {number}, {said}").format(number=last.round, said=said) if last.round > 1 else said
    return Strip(origin, last.marks, outcome, about)


def _origin(session: Session) -> str:
    return _("{team}, {day}").format(team=session.team, day=long_date(session.held_on))


def _key(words: str) -> str:
    return " ".join(words.casefold().split())
