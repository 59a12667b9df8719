"""What is done with a session before its people arrive: check the room, and rehearse. Offered until it has begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from typing_extensions import override

from mastery_desktop.domain.choices import SessionState
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.parts import button
from mastery_desktop.ui.console.tiles import Tiles, boxed
from mastery_desktop.ui.theme.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mastery_desktop.ui.console.desk import Desk
    from mastery_desktop.ui.console.wall_control import WallControl


class Preparation(QObject):
    """Two buttons, their keys, and the display of the wall, which a room check uses meanwhile.

    Attributes:
        room_check_requested: check the room of the session (its id).
        rehearsal_requested: rehearse the session (its id).
        buttons: the two, to be put below the run sheet.
    """

    room_check_requested = Signal(str)
    rehearsal_requested = Signal(str)

    def __init__(self, console: QWidget, desk: Desk, wall: WallControl) -> None:
        """Work for the session on a desk; the keys work in the whole console."""
        super().__init__(console)
        self._desk, self._wall = desk, wall
        self._lent, self._offered = False, True
        self.check = button(_("Check the room"), self._on_check)
        self.rehearse = button(_("Rehearse"), self._on_rehearse)
        for made, key in ((self.check, keys.ROOM_CHECK), (self.rehearse, keys.REHEARSE)):
            made.setToolTip(key.hint)
        self.buttons = boxed(Tiles(self.check, self.rehearse, fill=False))
        self.buttons.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        self.buttons.hide()
        desk.workshop_changed.connect(self._on_workshop)
        keys.bind(keys.ROOM_CHECK, console, self._on_check)
        keys.bind(keys.REHEARSE, console, self._on_rehearse)
        console.installEventFilter(self)

    def withdraw(self) -> None:
        """Offer nothing: the session is only rehearsed."""
        self._offered = False
        self.buttons.hide()

    def _on_workshop(self) -> None:
        planned = self._desk.workshop.session.state is SessionState.PLANNED
        self.buttons.setVisible(self._offered and planned)

    def _on_check(self) -> None:
        if self._offered and self._desk.is_open:
            self._lend()
            self.room_check_requested.emit(self._desk.session_id)

    def _on_rehearse(self) -> None:
        if self._offered and self._desk.is_open:
            self._lend()
            self.rehearsal_requested.emit(self._desk.session_id)

    def _lend(self) -> None:
        self._lent = self._wall.projection.running
        if self._lent:
            self._wall.stop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._lent and self._desk.is_open:
            self._lent = False
            self._wall.project()
        return super().eventFilter(watched, event)
