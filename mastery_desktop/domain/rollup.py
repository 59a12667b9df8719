"""Several schools in one picture: how many stand where, never which, in the order of the framework.

Every school contributes cells to rows: a level to the row of an element, a stage to the row of stages, and so on. A row
is the number of schools in each of its cells; what of it is shown is decided by `suppression`. From levels nothing is
derived but these numbers, and rows are never sorted by them.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from mastery_desktop.domain.choices import EvidenceKind, Need, OutcomeKind
from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.school_share import SchoolShare
from mastery_desktop.domain.standing import Standing, last_of, school_consents
from mastery_desktop.domain.subtraction import Table, given_away, tells_of_few
from mastery_desktop.domain.suppression import (
    FEWEST_IN_CELL,
    FEWEST_SCHOOLS,
    Pair,
    Shown,
    gives_away,
    nothing_of,
    protected,
    whole,
)

Contribution = Mapping[str, tuple[int, ...]]
"""The cells that a school contributes to, by row."""

LEVELS, WANTED = "levels ", "wanted "
"""How the names of rows begin that belong to an element; its id follows."""

FOCUS: Final = "focus"
STAGES: Final = "stages"
SUPPORT: Final = "support"
KINDS: Final = (*EvidenceKind, None)
"""The cells of a row of evidence that is wanted: its sorts, and those lines that name none."""


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """A roll-up that was made here before, or that anybody can have.

    Attributes:
        day: when it was made.
        schools: what each school contributed.
        at: the moment it was handed on.
        source: the folder or database it was made of; for this computer alone, it may name a district.
        all_consent: whether all had consented, so that nothing was hidden.
        held_back: rows that were not shown because of others before.
        beside: nobody rolled it up yet, so nothing is said of it; what it hides stays hidden all the same.
    """

    day: date
    schools: Mapping[str, Contribution]
    at: datetime | None = None
    source: str = ""
    all_consent: bool = False
    held_back: tuple[str, ...] = ()
    beside: bool = False


@dataclass(frozen=True, kw_only=True)
class RollUp:
    """The picture of several schools.

    Attributes:
        day: when it was made.
        schools: how many schools are in it.
        all_consent: whether every one of them has said that it may appear; then nothing is hidden.
        rows: what is shown of each row, by its name.
        close_to: the earlier roll-ups that it differs from by fewer than three schools.
        held_back: rows that are not shown because together with an earlier roll-up they would give a number away.
        held_for: the earlier roll-ups because of which rows are held back, where each alone is enough.
        contributions: what each school contributed, for the next one; never shown.
    """

    day: date
    schools: int
    all_consent: bool
    rows: Mapping[str, Shown]
    close_to: tuple[Earlier, ...] = ()
    held_back: tuple[str, ...] = ()
    held_for: tuple[Earlier, ...] = ()
    contributions: Mapping[str, Contribution] = field(default_factory=dict)

    @property
    def enough(self) -> bool:
        """Whether there are enough schools to show anything at all."""
        return self.all_consent or self.schools >= FEWEST_SCHOOLS

    def of(self, name: str) -> Shown:
        """What is shown of a row."""
        return self.rows[name]


def row_sizes(pack: Pack) -> dict[str, int]:
    """The rows of a roll-up in the order of the framework, each with the number of its cells."""
    sizes = {f"{LEVELS}{element}": len(pack.levels) + 1 for element in pack.elements}
    sizes |= {FOCUS: len(pack.elements), STAGES: len(pack.stage_model.stages) + 1, SUPPORT: len(Need)}
    return sizes | {f"{WANTED}{element}": len(KINDS) for element in pack.elements}


def contribution(pack: Pack, sessions: Iterable[SchoolShare]) -> dict[str, tuple[int, ...]]:
    """What a school contributes, from its sessions: of each element the latest result, of the plan the latest one.

    Of results of one day, that of most raters stands, where files say how many; else the one that was changed last.
    A result of other words than the pack's is left out, because only equal meanings can be counted together.
    """
    known = tuple(sessions)
    results: dict[ElementId, list[tuple[Standing, int]]] = {}
    for share in known:
        for element, place, raters in results_of(pack, share):
            results.setdefault(element, []).append((_standing(share, raters), place))
    cells = {f"{LEVELS}{element}": (last_of(found),) for element, found in results.items()}
    plans = [
        (_standing(share, max((rating.raters for rating in share.ratings), default=0), len(share.wanted)), share)
        for share in known
        if share.focus
    ]
    return cells | (_plan(pack, last_of(plans)) if plans else {})


def results_of(pack: Pack, share: SchoolShare) -> Iterator[tuple[ElementId, int, int]]:
    """The results of a session that count: the element, the place of its cell in the row, and how many rated."""
    levels = {level.id: at for at, level in enumerate(pack.levels)}
    for rating in share.ratings:
        element = pack.elements.get(rating.element)
        if element is None or rating.meaning != element.meaning or share.overlay != pack.overlay:
            continue
        if rating.outcome is OutcomeKind.NOT_AGREED:
            yield rating.element, len(levels), rating.raters
        elif rating.level in levels:
            yield rating.element, levels[rating.level], rating.raters


def _standing(share: SchoolShare, raters: int, holds: int = 0) -> Standing:
    return Standing(share.held_on.isoformat(), raters, share.tick, holds, share.session)


def roll_up(
    pack: Pack, schools: Mapping[str, Sequence[SchoolShare]], day: date, earlier: Sequence[Earlier] = ()
) -> RollUp:
    """Put schools into one picture.

    Args:
        pack: the framework.
        schools: the sessions of each school.
        day: today.
        earlier: roll-ups that were made here before.
    """
    given = {school: contribution(pack, sessions) for school, sessions in schools.items()}
    all_consent = all(
        school_consents((share.held_on.isoformat(), share.consents) for share in sessions)
        for sessions in schools.values()
    )
    sizes = row_sizes(pack)
    numbers = {name: _row(given.values(), name, size) for name, size in sizes.items()}
    rows: dict[str, Shown] = {}
    held_back, held_for = [], set()
    apart = [_is_part(given, before) for before in earlier]
    for name, row in numbers.items():
        if all_consent:
            rows[name] = whole(row)
            continue
        rows[name] = _shown(row, name, given)
        tables, now = [_table(name, len(row), before) for before in earlier], Table(_members(name, given), rows[name])
        causes = {
            at
            for at, before in enumerate(earlier)
            if _opens(name, row, rows[name], given, before) or (apart[at] and tells_of_few(tables[at], now))
        }
        if causes or given_away(tables, now):
            rows[name] = nothing_of(row)
            held_back.append(name)
            held_for |= causes
    said = [before for before in earlier if not before.beside]
    close = tuple(before for before in said if 0 < _differing(given, before.schools) < FEWEST_IN_CELL)
    return RollUp(
        day=day,
        schools=len(schools),
        all_consent=all_consent,
        rows=rows,
        close_to=close,
        held_back=tuple(held_back),
        held_for=tuple(before for at, before in enumerate(earlier) if at in held_for and not before.beside),
        contributions=given,
    )


def _plan(pack: Pack, share: SchoolShare) -> dict[str, tuple[int, ...]]:
    elements = {element: at for at, element in enumerate(pack.elements)}
    stages = {stage.id: at for at, stage in enumerate(pack.stage_model.stages)}
    needs = {need: at for at, need in enumerate(Need)}
    first = share.focus[0]
    cells = {
        FOCUS: tuple(sorted({elements[focus.element] for focus in share.focus if focus.element in elements})),
        STAGES: (stages.get(first.stage, len(stages)) if first.stage else len(stages),),
        SUPPORT: tuple(needs[need] for need in share.needs),
    }
    for element in elements:
        kinds = {KINDS.index(want.kind) for want in share.wanted if want.element == element}
        cells[f"{WANTED}{element}"] = tuple(sorted(kinds))
    return cells


def _row(given: Iterable[Contribution], name: str, size: int) -> tuple[int, ...]:
    row = [0] * size
    for cells in given:
        for cell in cells.get(name, ()):
            row[cell] += 1
    return tuple(row)


def _shown(row: tuple[int, ...], name: str, given: Mapping[str, Contribution]) -> Shown:
    return shown_of(row, sum(1 for cells in given.values() if cells.get(name)), len(given))


def shown_of(row: Sequence[int], taking_part: int, schools: int) -> Shown:
    """What is shown of a row where not every school has consented.

    Args:
        row: the numbers of schools.
        taking_part: how many schools have a result in it.
        schools: how many schools there are.
    """
    if schools < FEWEST_SCHOOLS or 0 < taking_part < FEWEST_SCHOOLS:
        return nothing_of(row)
    return protected(row)


def _opens(name: str, row: tuple[int, ...], shown: Shown, given: Mapping[str, Contribution], before: Earlier) -> bool:
    """Whether a row gives away, together with the same row of an earlier roll-up, what one of them hides."""
    if not set(given) & set(before.schools):
        return False
    old = _row(before.schools.values(), name, len(row))
    shown_before = _shown_before(name, old, before)
    if shown.too_few or not (shown_before.hidden or shown.hidden):
        return False
    left = came = 0
    for school in {*given, *before.schools}:
        then = set(before.schools.get(school, {}).get(name, ()))
        now = set(given.get(school, {}).get(name, ()))
        left, came = left + len(then - now), came + len(now - then)
    return gives_away(Pair(before=old, now=row, shown_before=shown_before, shown_now=shown, left=left, came=came))


def _shown_before(name: str, row: tuple[int, ...], before: Earlier) -> Shown:
    if name in before.held_back:
        return nothing_of(row)
    return whole(row) if before.all_consent else _shown(row, name, before.schools)


def _table(name: str, size: int, before: Earlier) -> Table:
    shown = _shown_before(name, _row(before.schools.values(), name, size), before)
    return Table(_members(name, before.schools), shown, guarded=name not in before.held_back)


def _is_part(given: Mapping[str, Contribution], before: Earlier) -> bool:
    """Whether one of the two holds the other and three schools more, which nobody rolled up by themselves."""
    nested = given.keys() <= before.schools.keys() or given.keys() >= before.schools.keys()
    return nested and not before.beside and len(given.keys() ^ before.schools.keys()) >= FEWEST_IN_CELL


def _members(name: str, given: Mapping[str, Contribution]) -> frozenset[Hashable]:
    """The schools that are in a row, each with what it says there."""
    return frozenset((school, tuple(cells[name])) for school, cells in given.items() if cells.get(name))


def _differing(given: Mapping[str, Contribution], before: Mapping[str, Contribution]) -> int:
    """How many schools are in one and not in the other, or have contributed something else."""
    return sum(1 for school in {*given, *before} if dict(given.get(school, {})) != dict(before.get(school, {})))
