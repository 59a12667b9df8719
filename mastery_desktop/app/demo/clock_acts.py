"""The clock and the run sheet: a room that is stuck, a workshop that runs late, the parking lot before the close."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.messages import _

if TYPE_CHECKING:
    from mastery_desktop.app.demo.leader import Leader

_ALT: Final = Qt.KeyboardModifier.AltModifier
_LATE: Final = 8


def stuck_room(leader: Leader) -> None:
    """A silent minute in the middle of the talk, and back to where the room was."""
    leader.rest()
    leader.hands.press(Qt.Key.Key_1, _ALT)
    leader.picture("stuck", _("One key from any step: a silent minute, with the time on the wall."))
    leader.clock.pass_minutes(1)
    leader.hands.press(Qt.Key.Key_PageDown)


def running_late(leader: Leader) -> None:
    """The talk takes longer than planned; the console says what could give way."""
    leader.clock.pass_minutes(_LATE)
    leader.hands.until(lambda: leader.is_late, "the console should propose what gives way")
    leader.picture("late", _("Behind the plan: what could give way, and when the workshop would end then."))


def settle_parking_lot(leader: Leader) -> None:
    """Say what becomes of the thought on the parking lot."""
    leader.forward_to(StepKind.CLOSE)
    leader.hands.click_button(_("Next meeting"))
    leader.picture("parking-lot", _("Each thought becomes an action, a date, the next meeting’s, or is closed."))
