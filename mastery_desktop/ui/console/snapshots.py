"""Snapshots of a session as they are expected to be once a change is kept."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class HasId(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str:
        """Its id."""


R = TypeVar("R", bound=HasId)


def put(records: Iterable[R], record: R) -> tuple[R, ...]:
    """The records with one of them new or changed, for a snapshot that is expected."""
    found = tuple(records)
    if any(old.id == record.id for old in found):
        return tuple(record if old.id == record.id else old for old in found)
    return (*found, record)
