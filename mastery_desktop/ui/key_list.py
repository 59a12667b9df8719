"""All keys of the program by what they are for, as its list shows them and its sheet prints them."""

from collections.abc import Iterable
from typing import Final

from mastery_desktop.domain.key_list import KeyGroup
from mastery_desktop.messages import N_, _
from mastery_desktop.ui import keys, single_keys

_DIGITS: Final = "1, 2, 3 …"
_SINGLE: Final = (
    (_DIGITS, N_("A level, a stage or a state")),
    ("A, M, N", N_("Agreed, majority, not agreed yet")),
    ("C, A, E", N_("Carry a promise on, change it, write what was brought")),
)
"""Keys that decide by themselves, where the frame around the levels has the focus."""

_COUNTING: Final = (
    (_DIGITS, N_("A level on a slip; by level and for dots, a number")),
    ("0", N_("An empty box on a slip")),
    ("Backspace", N_("Take the last key back")),
    ("Tab", N_("By level: the next level")),
    ("Return", N_("By level and for dots: the next practice. When all is in: done")),
    ("L", N_("By level, or slip by slip")),
    ("C", N_("Count again to check")),
    ("N", N_("With tables: the next part of the count")),
)
"""Keys of a count, and of the dots for a focus area."""

_COUNT_AT: Final = 4
"""Behind how many groups these stand: in the middle, where both columns of a page are about as long."""


def key_hints() -> dict[str, str]:
    """What each key is called on the keyboard, by its name."""
    return {key.name: key.hint for key in keys.ALL}


def key_groups() -> tuple[KeyGroup, ...]:
    """The keys from the registry that they are bound by, with those of a count, and those that decide by themselves."""
    single = _("After {key}, where a ring shows that single keys decide").format(key=keys.LEVELS.hint)
    groups = [KeyGroup(_(title), _rows(group)) for title, group in keys.GROUPS]
    groups[0] = KeyGroup(groups[0].title, (*groups[0].rows, _note()))
    count = KeyGroup(_("Counting slips and dots"), tuple((_name(key), _(words)) for key, words in _COUNTING))
    return (
        *groups[:_COUNT_AT],
        count,
        *groups[_COUNT_AT:],
        KeyGroup(single, tuple((names, _(words)) for names, words in _SINGLE)),
    )


def _rows(group: Iterable[keys.Key]) -> tuple[tuple[str, str], ...]:
    return tuple((key.all_hints, _(key.description)) for key in group)


def _name(key: str) -> str:
    return key if key == _DIGITS else keys.shown(key)


def _note() -> tuple[str, str]:
    """What becomes of the keys that work without Ctrl or Alt."""
    names = "  ".join(each for key in keys.ALL for each in key.sequences if single_keys.is_single(each))
    if single_keys.are_on():
        return names, _("Single letters and signs: the settings switch them off")
    return names, _("Single letters and signs: switched off in the settings")
