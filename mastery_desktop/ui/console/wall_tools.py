"""What stands beside the picture of the wall in every step: the countdown, and moves for a room that is stuck."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mastery_desktop.domain.content import Rescue
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.parts import button
from mastery_desktop.ui.console.tiles import Tiles, boxed
from mastery_desktop.ui.console.timer import RoomClock, TimerRow
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.tips import plain_tip
from mastery_desktop.ui.widgets.labels import PlainLabel


class WallTools(QWidget):
    """One click, or one key, away from any step.

    Attributes:
        rescue_wanted: the place of the move that was chosen.
        moves: one button for each move.
    """

    rescue_wanted = Signal(int)

    def __init__(self, clock: RoomClock, rescues: Sequence[Rescue]) -> None:
        """Offer a countdown and some moves."""
        super().__init__()
        self.timer = TimerRow(clock)
        self.moves = [button(rescue.title, self._on_move, "tab") for rescue in rescues]
        for made, rescue, key in zip(self.moves, rescues, keys.RESCUES, strict=False):
            made.setCheckable(True)
            made.setToolTip(plain_tip(f"{key.hint}  {rescue.wall}"))
        self._head = PlainLabel(_("If stuck"), "label")
        if not rescues:
            self._head.hide()
        flow = boxed(Tiles(self.timer, self._head, *self.moves, fill=False, spacing=Space.S))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS)
        layout.addWidget(flow)
        layout.addStretch(1)

    def show_rescue(self, place: int) -> None:
        """Mark the move that the wall shows; -1 for none."""
        for number, made in enumerate(self.moves):
            made.setChecked(number == place)

    def show_countdown(self, *, shown: bool) -> None:
        """Show the countdown here, unless the step has it in its own panel."""
        self.timer.setVisible(shown)

    def _on_move(self) -> None:
        sender = self.sender()
        self.rescue_wanted.emit(next(place for place, made in enumerate(self.moves) if made is sender))
