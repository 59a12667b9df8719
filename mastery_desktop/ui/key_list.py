"""All keys of the program by what they are for, as its list shows them and its sheet prints them."""

from typing import Final

from mastery_desktop.domain.key_list import KeyGroup
from mastery_desktop.messages import N_, _
from mastery_desktop.ui import keys

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
    return (
        *(
            KeyGroup(_(title), tuple((key.all_hints, _(key.description)) for key in group))
            for title, group in keys.GROUPS
        ),
        KeyGroup(single, tuple((_(names), _(words)) for names, words in _SINGLE)),
    )
