"""Lets a key that leads act only by itself: amid words it is a letter, also where no field takes them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from mastery_desktop.services.base import Clock
from mastery_desktop.ui.console.typed_run import SOON, TypedRun

if TYPE_CHECKING:
    from datetime import datetime


class LoneKeys:
    """Knows whether somebody is typing words, and takes back what their first letters did."""

    def __init__(self, clock: Clock) -> None:
        """Begin with nothing typed; the clock tells what is soon."""
        self._clock = clock
        self._run = TypedRun(clock)
        self._letter: datetime | None = None
        self._acted: datetime | None = None

    @property
    def may_act(self) -> bool:
        """Whether a key stands alone: no letter came right before it."""
        return self._letter is None or self._clock() - self._letter > SOON

    @property
    def has_acted(self) -> bool:
        """Whether a key acted just now."""
        return self._acted is not None and self._clock() - self._acted <= SOON

    def acted(self, way_back: Callable[[], object]) -> None:
        """A key has acted; `way_back` restores what was before, should it turn out to be the first letter of words."""
        self._acted = self._clock()
        self._run.decided(way_back)

    def letter(self) -> bool:
        """A letter came that does nothing here, or that did not stand alone; tell whether it took something back."""
        self._letter, self._acted = self._clock(), None
        return self._run.take_back()

    def begin(self) -> None:
        """A key came that writes nothing, or another place was chosen: what comes next is no part of the words."""
        self._letter = self._acted = None
        self._run.begin()


def is_letter(text: str) -> bool:
    """Whether the text of a key would be a sign of a sentence."""
    return bool(text) and text.isprintable()
