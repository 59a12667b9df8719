"""What a facilitator does before people arrive: check the room, and rehearse what can go wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.messages import _
from mastery_desktop.ui.chime import system_player
from mastery_desktop.ui.rehearsal.screen import RehearsalScreen

if TYPE_CHECKING:
    from mastery_desktop.app.demo.leader import Leader

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


def check_room(leader: Leader) -> None:
    """Check the room with a handful of keys."""
    hands = leader.hands
    hands.press(Qt.Key.Key_R, _CONTROL)
    hands.until(lambda: hands.sees(QAbstractButton, _("They can read it")), "the room check should be there")
    hands.fill(_("Wall to back row"), "24")
    hands.fill(_("Width of the picture"), "7")
    leader.picture("room-check", _("The room check: a line for the back row, at the size of the smallest text."))
    hands.click_button(_("They can read it"))
    if system_player() or leader.camera.has_second_display():
        hands.click_button(_("I hear it") if system_player() else _("I saw it"))
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        hands.press(key)
    done = _("Check again")
    hands.until(lambda: hands.sees(QAbstractButton, done), "both keys of the clicker should end the check")
    leader.picture("room-checked", _("Everything is checked, and kept with the session."))
    hands.click_button(_("Keep it and go back"))
    hands.until(lambda: leader.at(StepKind.PURPOSE), "the way back should lead to the workshop")


def look_at_displays(leader: Leader) -> None:
    """See where the wall is, and what the clicker sends."""
    hands = leader.hands
    hands.press(Qt.Key.Key_F7)
    learn = _("Learn my clicker…")
    hands.until(lambda: hands.sees(QAbstractButton, learn), "the displays should be listed")
    leader.picture("displays", _("The displays: which one has the wall, and what to do when it is missing."))
    hands.click_button(learn)
    blank = _("Blank the wall")
    hands.until(lambda: hands.sees(QAbstractButton, blank), "the page for the clicker should be there")
    leader.picture("clicker", _("What the buttons of a clicker do; most need nothing learned."))
    hands.click_button(_("Close"))
    hands.until(lambda: leader.window.panel is None, "the page for the clicker should be gone")


def rehearse(leader: Leader) -> None:
    """Rehearse with a played room: a projector that goes, and a power cut."""
    hands = leader.hands
    hands.press(Qt.Key.Key_R, _CONTROL | _SHIFT)
    hands.until(lambda: leader.at(StepKind.PURPOSE) and _rehearsal(leader), "the rehearsal should begin")
    hands.press(Qt.Key.Key_F5)
    leader.forward_to(StepKind.QUESTION)
    leader.picture("rehearsal", _("A rehearsal: the real console, and a room of twenty that is played."))
    hands.click_button(_("Unplug the projector"))
    hands.until(lambda: hands.sees(QAbstractButton, _("Plug it in again")), "the projector should be gone")
    leader.picture("rehearsal-unplugged", _("The projector is pulled out; the console says what to do."))
    hands.click_button(_("Plug it in again"))
    hands.click_button(_("Power cut"))
    again = _("Switch the laptop on again")
    hands.until(lambda: hands.sees(QAbstractButton, again), "the laptop should be off")
    hands.click_button(again)
    hands.until(lambda: leader.at(StepKind.QUESTION), "the rehearsal should be back where it was")
    leader.picture("rehearsal-again", _("After the power cut: what is back, and what was not on the disk."))
    hands.click_button(_("End the rehearsal"))
    hands.until(lambda: not _rehearsal(leader), "the rehearsal should be over")
    hands.until(lambda: leader.at(StepKind.PURPOSE), "the workshop itself should be where it was")


def _rehearsal(leader: Leader) -> QWidget | None:
    screens = leader.window.findChildren(RehearsalScreen)
    return next((screen for screen in screens if screen.isVisible()), None)
