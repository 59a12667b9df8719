"""The keys of the clicker in use: what it sends, what each of its keys does, and when one came twice by mistake.

Clickers are keyboards. All send Page Down and Page Up, which need not be learned; some send other keys, which a person
teaches by pressing each button once. What was taught is one line of the settings.
"""

import json
from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from mastery_desktop.config.settings import Choices
from mastery_desktop.messages import _
from mastery_desktop.ui import keys, single_keys

TAUGHT: Final = (keys.NEXT, keys.BACK, keys.BLANK, keys.PROJECT)
"""What a button of a clicker can be taught to do."""

MODIFIERS: Final = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock}
)

_FIXED: Final = (keys.NEXT, keys.BACK)
_FREE: Final = (*TAUGHT, keys.LEAVE_WALL)
"""Keys of the registry that clickers send, so that another meaning can be taught."""


def key_text(event: QKeyEvent) -> str:
    """The key of an event with its modifiers, as settings keep it; empty for one that is none, such as Shift alone."""
    if event.key() in MODIFIERS or event.key() == Qt.Key.Key_unknown:
        return ""
    sequence = QKeySequence(event.keyCombination())
    return sequence.toString(QKeySequence.SequenceFormat.PortableText).removeprefix("Num+")


class ClickerKeys:
    """What was taught, kept in the settings."""

    def __init__(self, choices: Choices) -> None:
        """Read and write the settings of a person."""
        self._choices = choices

    def of(self, key: keys.Key) -> tuple[str, ...]:
        """The keys that were taught for something."""
        return tuple(text for text, name in self._taught().items() if name == key.name)

    def meaning(self, text: str) -> keys.Key | None:
        """What a key was taught to do; None when nothing."""
        name = self._taught().get(text)
        return next((key for key in TAUGHT if key.name == name), None)

    def teach(self, key: keys.Key, text: str) -> str:
        """Let a key do something, unless it has another meaning that must stay.

        Returns:
            what came of it, in a sentence or two.
        """
        arrived = _("{key} arrived.").format(key=keys.shown(text))
        owner = owner_of(text)
        if owner == key and (single_keys.are_on() or not single_keys.is_single(text)):
            taught = self._taught()
            taught.pop(text, None)
            self._keep(taught)
            return arrived + " " + _("It does that already; nothing needs to be learned.")
        if owner is not None and (owner in _FIXED or owner not in _FREE):
            stays = _("That key stays with “{name}”. Set the clicker to send another one.")
            return arrived + " " + stays.format(name=_(owner.description))
        before = self.meaning(text)
        self._keep({**self._taught(), text: key.name})
        if before is not None and before != key:
            moved = _("It no longer means “{name}”.").format(name=_(before.description))
            return arrived + " " + moved
        if owner is not None and owner != key:
            return arrived + " " + _("Learned. It no longer means “{name}”.").format(name=_(owner.description))
        if len(text) == 1 or text in _WRITING:
            return arrived + " " + _("Learned. In a field where you write, it still writes.")
        return arrived + " " + _("Learned.")

    def forget(self) -> None:
        """Let every key mean again what it meant at first."""
        self._keep({})

    def _taught(self) -> dict[str, str]:
        try:
            read = json.loads(self._choices.clicker_keys or "{}")
        except (ValueError, RecursionError):
            return {}
        if not isinstance(read, dict):
            return {}
        names = {key.name for key in TAUGHT}
        return {text: name for text, name in read.items() if name in names}

    def _keep(self, taught: dict[str, str]) -> None:
        self._choices.clicker_keys = json.dumps(taught, sort_keys=True) if taught else ""


_WRITING: Final = frozenset({"Space", "Return", "Enter", "Left", "Right", "Up", "Down", "Backspace", "Del"})


def owner_of(text: str) -> keys.Key | None:
    """The key of the registry that a sequence belongs to."""
    wanted = QKeySequence(text)
    return next((key for key in keys.ALL for each in key.sequences if QKeySequence(each) == wanted), None)


class Bounce:
    """Knows a key that comes twice for one press of a button."""

    def __init__(self, choices: Choices, clock: Callable[[], float] = monotonic) -> None:
        """Take the pause from the settings, and seconds from a clock that never goes back."""
        self._choices, self._clock = choices, clock
        self._last: dict[str, float] = {}

    def is_one(self, key: keys.Key) -> bool:
        """Whether the same came too soon before to be meant."""
        now = self._clock()
        soon = (now - self._last.get(key.name, float("-inf"))) * 1000 < self._choices.clicker_pause
        if not soon:
            self._last[key.name] = now
        return soon
