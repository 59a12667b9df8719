"""What may be names of people in what leaves the team: looked for in every field that leaves, whatever it is called.

A word that somebody has confirmed as a role leaves, and is pointed out all the same where it looks like a name.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Final

from mastery_desktop.domain.computers import Computer
from mastery_desktop.domain.records import Series, Session, Wording
from mastery_desktop.domain.roles import may_be_name
from mastery_desktop.domain.school_share import SchoolShare
from mastery_desktop.domain.text_names import names_in
from mastery_desktop.messages import _

_OWNERS: Final = frozenset({"who", "owner"})
"""Fields in which one word alone may be a name."""

_WHOSE: Final = frozenset({"team", "school", "district", "title", "facilitator", "overlay"})
"""Fields of a session that say whose it is: the preview names them, so nobody has to be warned of them."""

_NOT_TYPED: Final = (Wording, Computer, Series)
"""Kinds that hold nothing that the team wrote into this session."""


def names_leaving(told: Iterable[object]) -> tuple[str, ...]:
    """What may be names in what leaves: records, or what a share file says of a school; each once, in order."""
    found = (name for one in told if not isinstance(one, _NOT_TYPED) for name in _names(one, ""))
    return tuple(dict.fromkeys(found))


def before_it_leaves(names: Sequence[str]) -> str:
    """What is said of such names; empty where there are none."""
    words = _("These may be names of people. Read them again before it leaves: {names}")
    return words.format(names=", ".join(names)) if names else ""


def _names(value: object, field: str) -> Iterator[str]:
    if type(value) is str:  # a choice is a text as well, and nobody wrote it
        if field in _OWNERS and may_be_name(value):
            yield value
        else:
            for line in value.splitlines():
                yield from names_in(line)
    for name, part in _parts(value, field):
        yield from _names(part, name)


def _parts(value: object, field: str) -> Iterator[tuple[str, object]]:
    """What a value holds, with the name of the field that it stands in."""
    if isinstance(value, dict):
        yield from ((field, part) for part in value.values())
    elif isinstance(value, tuple):
        yield from ((field, part) for part in value)
    elif is_dataclass(value):
        known = _WHOSE if isinstance(value, Session | SchoolShare) else ()
        yield from ((one.name, getattr(value, one.name)) for one in fields(value) if one.name not in known)
