"""From a collecting database to a roll-up: by district and element at once, or one district with all there is."""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.rollup import Earlier, RollUp, roll_up, shown_of
from mastery_desktop.domain.school_share import SchoolShare
from mastery_desktop.domain.standing import Standing, last_of, school_consents
from mastery_desktop.domain.suppression import Shown, whole
from mastery_desktop.messages import _
from mastery_desktop.services.rollup.ledger import Ledger
from mastery_desktop_collect.gathering import NO_RESULT
from mastery_desktop_collect.tables import SESSIONS, unreachable

Place = tuple[str, str]
"""A district, and the key of a school in it."""

_AT_ONCE: Final = 500
"""Schools in one query."""


class _School(NamedTuple):
    """What stands of a school: its vector of levels, and whether it consents."""

    levels: bytes
    consents: bool


@dataclass(frozen=True)
class DistrictRows:
    """A district: how many schools shared, and what is shown of each element's row."""

    district: str
    schools: int
    rows: Mapping[ElementId, Shown]


def by_district(engine: Engine, pack: Pack) -> list[DistrictRows]:
    """The levels of all districts, in the order of their names. There is no row for all of them together.

    With such a row, a number that a district hides could be had by subtracting the other districts from it.

    Raises:
        NotPossible: the database cannot be used.
    """
    table = SESSIONS.c
    columns = (table.district, table.school, table.consents, table.levels)
    order = (table.district, table.school, table.held_on)
    query = select(*columns).where(table.pack == pack.id).order_by(*order)
    try:
        with engine.connect() as connection:
            rows = connection.execute(query).fetchall()
            groups = dict(_groups(connection, pack))
    except SQLAlchemyError as error:
        raise unreachable(error) from error
    return [_district(name, list(found), groups, pack) for name, found in groupby(rows, key=lambda row: str(row[0]))]


def one_district(engine: Engine, pack: Pack, day: date, ledger: Ledger, district: str | None = None) -> RollUp:
    """The roll-up of one district, or of all schools together.

    Args:
        engine: the database.
        pack: the framework.
        day: today.
        ledger: the roll-ups that left this computer before.
        district: its name; None for all schools.

    Raises:
        NotPossible: the database cannot be used, or there is no such district in it.
    """
    columns = (SESSIONS.c.district, SESSIONS.c.school, SESSIONS.c.share)
    query = select(*columns).where(SESSIONS.c.pack == pack.id).order_by(SESSIONS.c.school, SESSIONS.c.session)
    districts: dict[str, dict[str, list[SchoolShare]]] = {}
    try:
        with engine.connect() as connection:
            for place, school, share in connection.execute(query):
                found = districts.setdefault(place, {}).setdefault(school, [])
                found.append(msgspec.json.decode(share, type=SchoolShare))
    except SQLAlchemyError as error:
        raise unreachable(error) from error
    if not districts:
        raise NotPossible(_("There is no school in the database yet. Gather a folder first."))
    if district is not None and district not in districts:
        known = ", ".join(sorted(filter(None, districts))) or _("none")
        words = _("There is no district {name} in the database. Those that are there: {known}.")
        raise NotPossible(words.format(name=district, known=known))
    wanted: dict[str, list[SchoolShare]] = {}
    for place, schools in districts.items():
        for school, shares in schools.items() if district in (None, place) else ():
            wanted.setdefault(school, []).extend(shares)
    others = [_published(pack, day, schools) for place, schools in districts.items() if place != district]
    return roll_up(pack, wanted, day, [*ledger.earlier(pack.id), *(others if district is None else ())])


def _published(pack: Pack, day: date, schools: Mapping[str, Sequence[SchoolShare]]) -> Earlier:
    """A district as anybody with the database can have it: what is hidden there must not follow from the whole."""
    rolled = roll_up(pack, schools, day)
    return Earlier(day=day, schools=rolled.contributions, all_consent=rolled.all_consent, beside=True)


def _groups(connection: Connection, pack: Pack) -> Iterator[tuple[Place, _School]]:
    """The schools that have several sessions of one day, by district and school.

    Of all others the latest day counts, which needs no more than the order of the rows.
    """
    table = SESSIONS.c
    place = (table.district, table.school)
    query = select(*place).where(table.pack == pack.id).group_by(*place, table.held_on).having(func.count() > 1)
    wanted = sorted({(row.district, row.school) for row in connection.execute(query)})
    columns = (*place, table.held_on, table.tick, table.session, table.consents, table.levels, table.raters)
    for at in range(0, len(wanted), _AT_ONCE):
        now = set(wanted[at : at + _AT_ONCE])
        keys = {school for _district, school in now}
        query = select(*columns).where(table.pack == pack.id, table.school.in_(keys)).order_by(*place)
        for found, rows in groupby(connection.execute(query), key=lambda row: (row.district, row.school)):
            if found in now:
                yield found, _standing(list(rows), pack)


def _standing(sessions: Sequence[Any], pack: Pack) -> _School:
    """What stands of several sessions of a school."""
    size = len(pack.elements)
    results: list[list[tuple[Standing, int]]] = [[] for _element in range(size)]
    for row in sessions:
        for at, (level, raters) in enumerate(zip(row.levels, struct.unpack(f">{size}I", row.raters), strict=True)):
            if level != NO_RESULT:
                results[at].append((Standing(row.held_on, raters, row.tick, 0, row.session), level))
    levels = bytes(last_of(found) if found else NO_RESULT for found in results)
    return _School(levels, school_consents((row.held_on, row.consents) for row in sessions))


def _district(name: str, rows: Sequence[Any], groups: Mapping[Place, _School], pack: Pack) -> DistrictRows:
    """Count a district: all vectors of its schools are laid end to end, and every element takes its bytes."""
    schools = _schools(rows)
    for school in schools if groups else ():
        schools[school] = groups.get((name, school), schools[school])
    everything = b"".join(school.levels for school in schools.values())
    all_consent = all(school.consents for school in schools.values())
    shown = {}
    for at, element in enumerate(pack.elements):
        column = everything[at :: len(pack.elements)]
        row = tuple(column.count(level) for level in range(len(pack.levels) + 1))
        shown[element] = whole(row) if all_consent else shown_of(row, sum(row), len(schools))
    return DistrictRows(name, len(schools), shown)


def _schools(rows: Sequence[Any]) -> dict[str, _School]:
    """What stands of each school, where its sessions are of different days: the latest result of each element."""
    found: dict[str, _School] = {}
    for _place, school, consents, levels in rows:
        before = found.get(school)
        if before is None:
            found[school] = _School(levels, consents)
        else:
            pairs = zip(before.levels, levels, strict=True)
            found[school] = _School(bytes(then if now == NO_RESULT else now for then, now in pairs), consents)
    return found
