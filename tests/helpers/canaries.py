"""Fills whatever must not reach the wall with something that stands nowhere else; the privacy classes say what.

A field that is added to a record is filled by its class, without a change here. Yes-or-no fields and choices of a few
words cannot be told from others on a wall, so they are the only ones left out.
"""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from mastery_desktop.domain.records import RECORD_TYPES, Privacy
from mastery_desktop.domain.workshop import Workshop

NUMBER = 7_310_000
YEAR = 4200


def private_fields(kind: type) -> dict[str, type]:
    """The fields of a record that must not reach the wall, with the kind of value that each can be filled with."""
    found = {}
    for name, hint in get_type_hints(kind, include_extras=True).items():
        classes = [part for part in getattr(hint, "__metadata__", ()) if isinstance(part, Privacy)]
        base = _fillable(hint)
        if classes and classes[0] > Privacy.WALL and base is not None:
            found[name] = base
    return found


def parts_of_a_workshop() -> dict[str, type]:
    """The kinds of records that a workshop holds, by the name of its part."""
    hints = get_type_hints(Workshop)
    return {field.name: (get_args(hints[field.name]) or (hints[field.name],))[0] for field in fields(Workshop)}


def never_on_a_wall() -> set[type]:
    """The kinds of records that slides are never given."""
    return set(RECORD_TYPES) - set(parts_of_a_workshop().values())


class Canaries:
    """A workshop with something of its own in every private field.

    Attributes:
        workshop: the workshop.
        signs: what would give each field away, by the field's name.
    """

    def __init__(self, workshop: Workshop) -> None:
        self.signs: dict[str, str] = {}
        changes: dict[str, Any] = {}
        for part in parts_of_a_workshop():
            held = getattr(workshop, part)
            changes[part] = tuple(self._filled(record) for record in held) if part != "session" else self._filled(held)
        self.workshop = replace(workshop, **changes)

    def found_in(self, text: str) -> list[str]:
        """The fields that a text gives away."""
        return [name for name, sign in self.signs.items() if sign in text]

    def _filled(self, record: Any) -> Any:
        values = {}
        for name, base in private_fields(type(record)).items():
            number = len(self.signs)
            label = f"{type(record).__name__}.{name} {number}"
            values[name], self.signs[label] = _canary(base, number)
        return replace(record, **values)


def _canary(base: type, number: int) -> tuple[Any, str]:
    if base is datetime:
        return datetime(YEAR + number, 1, 1, tzinfo=UTC), str(YEAR + number)
    if base is date:
        return date(YEAR + number, 1, 1), str(YEAR + number)
    if base is int:
        return NUMBER + number, str(NUMBER + number)
    return f"canary{number}x", f"canary{number}x"


def _fillable(hint: Any) -> type | None:
    """Text, number or day, of which a field can hold one; None for yes-or-no, choices and collections."""
    if get_origin(hint) is Annotated:
        return _fillable(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        return next((base for part in get_args(hint) if (base := _fillable(part)) is not None), None)
    base = getattr(hint, "__supertype__", hint)
    return base if base in (str, int, date, datetime) else None
