"""What tables are called: a name that the program gave is kept in English, and said in the language at hand."""

from typing import Final

from mastery_desktop.domain.tables import Group
from mastery_desktop.messages import N_, _, sides

_TABLE: Final = N_("Table {n}")


def name_to_keep(number: int) -> str:
    """The name that a table gets, counted from 1, whatever language the program speaks at that time."""
    return _TABLE.format(n=number)


def table_name(number: int, name: str = "") -> str:
    """How a table is called, counted from 1: by a name of its own, or by the one that the program gave."""
    own = _(_TABLE).format(n=number)
    return own if name in {"", name_to_keep(number), *sides(own)} else name


def name_of(group: Group) -> str:
    """How a table of a session is called."""
    return table_name(group.place + 1, group.name)
