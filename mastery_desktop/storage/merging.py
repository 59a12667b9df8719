"""The rule by which two copies of a record become one, whichever comes first and however often.

The version of a record is a tick of a logical clock and the id of the computer that wrote it: a total order without any
wall clock. The later version wins as a whole; the counts of an element, round and group are one record, because marks
have no identity. A tombstone wins over a record of the same version. Where two records of the same version differ all
the same (one of them went through a file for the public, which holds less), each field takes the filled value, or else
the greater one: a rule that any number of computers carry to the same end.
"""

from typing import Any, Final

import msgspec

from mastery_desktop.storage.tables import RecordTable

Fields = dict[str, Any]

_EMPTY: Final[tuple[object, ...]] = (None, "", 0, "{}", "[]", {}, [])
"""What a field holds that nothing was written in."""


def merged(entry: RecordTable[Any], here: Fields | None, there: Fields) -> Fields:
    """One row out of two of the same record; `here` is None where there is only one."""
    if here is None or _version(there) > _version(here):
        return there
    if _version(there) < _version(here) or here == there:
        return here
    if here["deleted"] or there["deleted"]:
        return entry.tombstone(here)
    return {name: max(value, there[name], key=_weight) for name, value in here.items()}


def _version(row: Fields) -> tuple[int, str]:
    return row["lamport"], row["device"]


def _weight(value: object) -> tuple[bool, bytes]:
    """Filled before empty, then by the value itself as it is written."""
    return value not in _EMPTY, msgspec.json.encode(value)
