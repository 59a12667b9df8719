"""Tells a sentence from keys that decide: who types one looks at the people, and its first signs may be keys.

“24 of 30 families” begins with two levels, “many” with a majority. What such signs decided as fast as somebody types is
taken back with the first letter that decides nothing. A team that decides takes longer for each of its practices.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from mastery_desktop.messages import _
from mastery_desktop.services.base import Clock

SOON: Final = timedelta(seconds=1)
"""How soon the next key of a sentence follows."""

IN_A_WORD: Final = timedelta(milliseconds=600)
"""How soon the next letter of a word follows; who presses a key and reads what it did takes longer."""


class TypedRun:
    """What keys decided one right after the other.

    Attributes:
        taken: the signs of the sentence that was taken back last.
    """

    def __init__(self, clock: Clock) -> None:
        """Begin with nothing decided; the clock tells what is soon."""
        self._clock = clock
        self._last: datetime | None = None
        self._ways_back: list[Callable[[], object]] = []
        self._signs = self.taken = ""

    def begin(self) -> None:
        """Forget what was decided: somebody has chosen another place, and so has not been typing."""
        self._ways_back.clear()
        self._last = None
        self._signs = ""

    def decided(self, way_back: Callable[[], object], sign: str = "") -> None:
        """A key has decided something; `way_back` restores what was before, `sign` is what the key would write."""
        if not self._is_soon:
            self.begin()
        self._ways_back.append(way_back)
        self._signs += sign
        self._last = self._clock()

    def pass_by(self, sign: str) -> None:
        """A sign came that decides nothing and begins nothing either: a space."""
        if self._is_soon and not self._signs.endswith(sign):  # a key that nothing takes is heard once more further up
            self._signs += sign

    def take_back(self) -> bool:
        """Take everything back when it was decided just now; tell whether there was anything."""
        ways_back = self._ways_back[::-1] if self._is_soon else []
        self.taken = self._signs if ways_back else ""
        self.begin()
        for way_back in ways_back:
            way_back()
        return bool(ways_back)

    def goes_on(self, sign: str) -> bool:
        """Whether a letter now would go on in a word, since another one or a space came just before.

        A digit with letters right behind it is no word, but one key after the other.
        """
        last, keys = self._signs[-1:], self._signs[:1].isdigit() and " " not in self._signs
        return not keys and self._is_within(IN_A_WORD) and last != sign and (last.isalpha() or last == " ")

    @property
    def _is_soon(self) -> bool:
        return self._is_within(SOON)

    def _is_within(self, time: timedelta) -> bool:
        return self._last is not None and self._clock() - self._last <= time


def taken_back() -> str:
    """What to say when a run was taken back."""
    return _("Taken back: that was a sentence, and no decision. Tab leads to a field.")
