"""Leads the countdown, the chime and the moves for a room that is stuck: what the wall and the console show of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mastery_desktop.domain.pace import MINUTE
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.chime import Chime

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mastery_desktop.domain.live import LiveState
    from mastery_desktop.domain.records import Step
    from mastery_desktop.ui.console.desk import Desk
    from mastery_desktop.ui.console.presenter import Presenter
    from mastery_desktop.ui.console.wall_tools import WallTools
    from mastery_desktop.ui.context import Context

PARK = "rescue.park"
"""The move that wants a thought to be written down."""


class RoomTools(QObject):
    """Connects them for one console.

    Attributes:
        told: something small to say in the console.
        park_wanted: the facilitator wants to write a thought down.
        chime: says that the time is up, where the settings let it.
    """

    told = Signal(str)
    park_wanted = Signal()

    def __init__(self, console: QWidget, desk: Desk, presenter: Presenter, tools: WallTools, context: Context) -> None:
        """Bind the keys in a console; the context has the chime, and the choice whether to hear it."""
        super().__init__(console)
        self._desk, self._presenter, self._tools = desk, presenter, tools
        self._choices = context.choices
        self.chime = Chime(context.resources.path("sounds/chime.wav"))
        self._aside: tuple[int, bool] | None = None
        desk.timer.changed.connect(self._on_changed)
        desk.timer.ended.connect(self._on_ended)
        presenter.rescue_changed.connect(self._on_rescue)
        tools.rescue_wanted.connect(self.rescue)
        keys.bind(keys.COUNTDOWN, console, desk.timer.toggle)
        keys.bind(keys.COUNTDOWN_MORE, console, desk.timer.more)
        keys.bind(keys.COUNTDOWN_OFF, console, desk.timer.off)
        for place, key in enumerate(keys.RESCUES[: len(desk.pack.rescues)]):
            for shortcut in keys.bind(key, console, self._on_key):
                shortcut.setProperty("place", place)

    def enter(self, step: Step) -> None:
        """The team comes to a step: no countdown runs, and the next one takes what is planned for the step.

        Not what is left of it: a console that is built anew amid a step would offer another time than before.
        """
        self._aside = None
        self._desk.timer.offer(step.planned * MINUTE)

    def live(self, live: LiveState) -> LiveState:
        """What a panel shows live, with the countdown."""
        timer = self._desk.timer
        return replace(live, countdown=timer.on_wall, until=timer.until)

    def rescue(self, place: int) -> None:
        """Show a move for a room that is stuck; the same one again leads back."""
        if not self._desk.is_open:
            return
        move, timer = self._desk.pack.rescues[place], self._desk.timer
        if self._presenter.rescue == move:
            self._presenter.end_rescue()
            return
        if self._presenter.rescue is None:
            self._aside = (timer.left, timer.running) if timer.shown else None
        if move.minutes:
            timer.start(move.minutes * MINUTE)
        else:
            timer.off()
        self._presenter.start_rescue(move)
        if move.id == PARK:
            self.park_wanted.emit()

    def leave(self) -> None:
        """The session is left: nothing runs on."""
        self._aside = None
        self._desk.timer.off()

    def _on_key(self) -> None:
        self.rescue(self.sender().property("place"))

    def _on_rescue(self) -> None:
        rescues = self._desk.pack.rescues
        move = self._presenter.rescue
        self._tools.show_rescue(rescues.index(move) if move else -1)
        if move is None:
            self._desk.timer.bring_back(self._aside)
            self._aside = None

    def _on_changed(self) -> None:
        if self._desk.is_open:
            self._presenter.refresh()

    def _on_ended(self) -> None:
        self.told.emit(_("The time for the room is up; the wall says so."))
        if self._choices.chime:
            self.chime.ring()
