"""The keys that lead the wall, wherever the focus is: in the console, over it, or on the wall itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from mastery_desktop.ui import keys
from mastery_desktop.ui.clicker_keys import Bounce, ClickerKeys
from mastery_desktop.ui.console.lone_keys import LoneKeys
from mastery_desktop.ui.key_guard import KeyGuard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mastery_desktop.config.settings import Choices
    from mastery_desktop.services.base import Clock
    from mastery_desktop.ui.console.presenter import Presenter
    from mastery_desktop.ui.console.wall_control import WallControl

_LEADING: Final = frozenset({*keys.BLANK.sequences, *keys.REVEAL.sequences})


class Clicker(QObject):
    """Steps, blanks, holds and sizes the wall by keys.

    In the console the keys always work. In a screen that lies over it they work while the wall is shown beside the
    window: else nobody would see what they step.

    Attributes:
        told: a sentence about a key that was not taken.
        displays_wanted: show the displays.
        wall_changed: the wall is shown somewhere else, or no longer.
    """

    told = Signal(str)
    displays_wanted = Signal()
    wall_changed = Signal()

    def __init__(
        self, console: QWidget, presenter: Presenter, wall: WallControl, choices: Choices, clock: Clock
    ) -> None:
        """Lead the wall of a console, and live as long as it does; the clock tells words from single keys."""
        super().__init__(console)
        self._console, self._presenter, self._wall = console, presenter, wall
        wall.changed.connect(self.wall_changed)
        self._bounce = Bounce(choices)
        self._guard = KeyGuard(self, ClickerKeys(choices), self)
        self._guard.told.connect(self.told)
        self._guard.typed.connect(self._on_typed)
        self._alone = LoneKeys(clock)
        self.work_in(console)

    def work_in(self, screen: QWidget) -> None:
        """Work in the console, or in a screen that lies over it, as long as it is shown."""
        for key, slot in (
            (keys.NEXT, self.on_next),
            (keys.BACK, self.on_back),
            (keys.PROJECT, self.on_project),
            (keys.BLANK, self.on_blank),
            (keys.BLANK_ALWAYS, self._on_blank_always),
            (keys.FREEZE, self._on_freeze),
            (keys.LEAVE_WALL, self._on_leave_wall),
            (keys.STOP, self._on_stop),
            (keys.SWAP, self._on_swap),
            (keys.DISPLAYS, self.displays_wanted.emit),
            (keys.TEXT_LARGER, self._on_larger),
            (keys.TEXT_SMALLER, self._on_smaller),
            (keys.TEXT_USUAL, self._on_usual),
        ):
            keys.bind(key, screen, slot)

    def take_over(self, before: Clicker) -> None:
        """Know of somebody at the keyboard what the clicker of a console before knew."""
        self._guard.take_over(before._guard)

    @property
    def is_projecting(self) -> bool:
        """Whether the wall is wanted, so that keys may come from a clicker."""
        return self._wall.projection.running

    @property
    def is_read_by_the_room(self) -> bool:
        """Whether the room sees the picture that the facilitator works in."""
        return self.is_projecting and self._wall.one_picture

    @property
    def works(self) -> bool:
        """Whether somebody sees what the keys do."""
        return self._console.isVisible() or (self.is_projecting and not self._wall.is_single)

    @property
    def is_amid_words(self) -> bool:
        """Whether a letter came right before: what comes now is no key."""
        return not self._alone.may_act

    # slots

    def on_next(self) -> None:
        """One page, slide or step on; one picture that is blank is shown first, since nobody sees what is stepped."""
        if not self.works or self._bounces(keys.NEXT):
            return
        if self._wall.is_single and self._wall.blank:
            self._wall.toggle_blank()
        else:
            self._presenter.forward()

    def on_back(self) -> None:
        """One page, slide or step back."""
        if self.works and not self._bounces(keys.BACK):
            self._presenter.back()

    def on_project(self) -> None:
        """Show the wall."""
        if self.works and not self._bounces(keys.PROJECT):
            self._wall.project()

    def on_blank(self) -> None:
        """Blank the wall, or show it again; not by a letter within words, or at their beginning."""
        if not self.works or self._bounces(keys.BLANK):
            return
        if self._alone.may_act:
            self._wall.toggle_blank()
            self._alone.acted(self._wall.toggle_blank)
        else:
            self._alone.letter()

    def _bounces(self, key: keys.Key) -> bool:
        """Whether a key came twice for one press of a clicker; who uses the keyboard means each."""
        return self._bounce.is_one(key) and not self._guard.is_just_there

    def _on_typed(self, text: str) -> None:
        if not text:
            self._alone.begin()
        elif not text.isdecimal() and text.upper() not in _LEADING:  # digits are marks that are counted
            self._alone.letter()

    def _on_blank_always(self) -> None:
        if self.works:
            self._wall.toggle_blank()

    def _on_freeze(self) -> None:
        if self.works:
            self._wall.toggle_held()

    def _on_leave_wall(self) -> None:
        if self.works:
            self._wall.escape()

    def _on_stop(self) -> None:
        if self.works:
            self._wall.stop()

    def _on_swap(self) -> None:
        if self.works:
            self._wall.swap()

    def _on_larger(self) -> None:
        if self.works:
            self._presenter.larger()

    def _on_smaller(self) -> None:
        if self.works:
            self._presenter.smaller()

    def _on_usual(self) -> None:
        if self.works:
            self._presenter.usual()
