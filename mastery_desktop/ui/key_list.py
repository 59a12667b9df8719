"""All keys of the program by what they are for, as its list shows them and its sheet prints them."""

from collections.abc import Iterable
from typing import Final

from mastery_desktop.domain.key_list import KeyGroup
from mastery_desktop.messages import N_, _
from mastery_desktop.ui import keys, single_keys

_SINGLE: Final = (
    (N_("1, 2, 3 …"), N_("A level, a stage or a state")),
    ("A  M  N", N_("Agreed, majority, not agreed yet")),
    ("C  A  E", N_("Carry a promise on, change it, write what was brought")),
)
"""Keys that decide by themselves, where the frame around the levels has the focus."""


def key_hints() -> dict[str, str]:
    """What each key is called on the keyboard, by its name."""
    return {key.name: key.hint for key in keys.ALL}


def key_groups() -> tuple[KeyGroup, ...]:
    """The keys from the registry that they are bound by, then those that decide by themselves."""
    single = _("After {key}, where a ring shows that single keys decide").format(key=keys.LEVELS.hint)
    (wall, leading), *groups = keys.GROUPS
    return (
        KeyGroup(_(wall), (*_rows(leading), _note())),
        *(KeyGroup(_(title), _rows(group)) for title, group in groups),
        KeyGroup(single, tuple((_(names), _(words)) for names, words in _SINGLE)),
    )


def _rows(group: Iterable[keys.Key]) -> tuple[tuple[str, str], ...]:
    return tuple((key.all_hints, _(key.description)) for key in group)


def _note() -> tuple[str, str]:
    """What becomes of the keys that work without Ctrl or Alt."""
    names = "  ".join(each for key in keys.ALL for each in key.sequences if single_keys.is_single(each))
    if single_keys.are_on():
        return names, _("Single letters and signs: the settings switch them off")
    return names, _("Single letters and signs: switched off in the settings")
