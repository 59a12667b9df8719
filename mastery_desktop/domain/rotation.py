"""Tables that go from station to station: which table is where, round by round."""

from mastery_desktop.domain.records import Session
from mastery_desktop.domain.table_names import name_of, table_name
from mastery_desktop.domain.tables import Group
from mastery_desktop.domain.workshop import Workshop

TABLE_OF = 4
"""People at a table, where the session names no tables."""


def rotation(tables: int, stations: int) -> tuple[tuple[int, ...], ...]:
    """The station of each table, by round: every table comes to every station once, and each moves one on.

    While there are no more tables than stations, no two meet at one; more of them share stations evenly.
    """
    return tuple(tuple((table + moved) % stations for table in range(tables)) for moved in range(stations))


def tables_of(workshop: Workshop, stations: int) -> tuple[str, ...]:
    """The tables with their numbers: those of the session, or as many as its people fill, one station each at most."""
    if workshop.groups:
        return tuple(_numbered(number, group) for number, group in enumerate(workshop.groups, 1))
    count = min(max(2, _full_tables(workshop.session)), max(2, stations))
    return tuple(table_name(number) for number in range(1, count + 1))


def _numbered(number: int, group: Group) -> str:
    """A table behind its number, which a name that the program gave says already."""
    name = name_of(group)
    return name if name == table_name(number) else f"{number}  {name}"


def _full_tables(session: Session) -> int:
    return -(-session.people // TABLE_OF)
