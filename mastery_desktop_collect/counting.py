"""From a collecting database to a roll-up: by district and element at once, or one district with all there is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import msgspec
from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError

from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.rollup import RollUp, roll_up
from mastery_desktop.domain.school_share import SchoolShare
from mastery_desktop.domain.suppression import FEWEST_SCHOOLS, Shown, nothing_of, protected, whole
from mastery_desktop.services.rollup.ledger import Ledger
from mastery_desktop_collect.gathering import NO_RESULT
from mastery_desktop_collect.tables import SESSIONS, unreachable


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
    order = (table.district, table.school, table.held_on, table.tick)
    query = select(*columns).where(table.pack == pack.id).order_by(*order)
    try:
        with engine.connect() as connection:
            rows = connection.execute(query).fetchall()
    except SQLAlchemyError as error:
        raise unreachable(error) from error
    return [_district(name, list(group), pack) for name, group in groupby(rows, key=lambda row: str(row[0]))]


def one_district(engine: Engine, pack: Pack, day: date, ledger: Ledger, district: str | None = None) -> RollUp:
    """The roll-up of one district, or of all schools together.

    Args:
        engine: the database.
        pack: the framework.
        day: today.
        ledger: the roll-ups that left this computer before.
        district: its name; None for all schools.

    Raises:
        NotPossible: the database cannot be used.
    """
    query = select(SESSIONS.c.school, SESSIONS.c.share).where(SESSIONS.c.pack == pack.id)
    if district is not None:
        query = query.where(SESSIONS.c.district == district)
    schools: dict[str, list[SchoolShare]] = {}
    try:
        with engine.connect() as connection:
            for school, share in connection.execute(query.order_by(SESSIONS.c.school, SESSIONS.c.session)):
                schools.setdefault(school, []).append(msgspec.json.decode(share, type=SchoolShare))
    except SQLAlchemyError as error:
        raise unreachable(error) from error
    return roll_up(pack, schools, day, ledger.earlier(pack.id))


def _district(name: str, rows: list[tuple[str, str, bool, bytes]], pack: Pack) -> DistrictRows:
    """Count a district: all vectors of its schools are laid end to end, and every element takes its bytes."""
    vectors = dict(_schools(rows))
    everything = b"".join(vectors.values())
    all_consent = all({school: consents for _district, school, consents, _levels in rows}.values())
    shown = {}
    for at, element in enumerate(pack.elements):
        column = everything[at :: len(pack.elements)]
        row = tuple(column.count(level) for level in range(len(pack.levels) + 1))
        enough = len(vectors) >= FEWEST_SCHOOLS and (not any(row) or sum(row) >= FEWEST_SCHOOLS)
        shown[element] = whole(row) if all_consent else protected(row) if enough else nothing_of(row)
    return DistrictRows(name, len(vectors), shown)


def _schools(rows: list[tuple[str, str, bool, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The vector of each school; of several sessions, the latest result of each element."""
    found: dict[str, bytes] = {}
    for _district, school, _consents, levels in rows:
        before = found.get(school)
        if before is None:
            found[school] = levels
        else:
            pairs = zip(before, levels, strict=True)
            found[school] = bytes(then if now == NO_RESULT else now for then, now in pairs)
    yield from found.items()
