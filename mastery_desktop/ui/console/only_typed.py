"""What is typed into a console and kept nowhere else yet: it goes with the console, so whoever leaves is asked once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from mastery_desktop.messages import _
from mastery_desktop.ui.console.dots import DotsEntry
from mastery_desktop.ui.console.fist import FistRow
from mastery_desktop.ui.console.second_round import SecondRound

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from mastery_desktop.ui.console.desk import Desk

_ASKED: Final = timedelta(seconds=30)
"""For so long a second press leaves."""


def only_typed(console: QWidget, desk: Desk) -> str:
    """What is typed into the widgets of a console and not kept yet, as a sentence; empty where all is kept."""
    if desk.holds_slips or any(entry.is_begun for entry in console.findChildren(SecondRound)):
        return _("Slips are typed that are not counted yet.")
    if any(entry.piles and entry.piles.started for entry in console.findChildren(DotsEntry)):
        return _("Dots are typed that the room does not see yet.")
    if any(field.text() for entry in console.findChildren(FistRow) for field in entry.hands):
        return _("Hands are typed that are not counted yet.")
    return ""


class LeavingAsks:
    """Asks once before a console is left in which something is only typed."""

    def __init__(self, console: QWidget, desk: Desk) -> None:
        """Ask in the place where the console says what was not possible."""
        self._console, self._desk = console, desk
        self._asked: datetime | None = None

    def may_leave(self) -> bool:
        """Whether nothing goes, or whoever leaves was asked a moment ago and leaves all the same."""
        desk = self._desk
        typed, now = only_typed(self._console, desk) if desk.is_open else "", desk.clock()
        app = QApplication.instance()
        is_shutting_down = isinstance(app, QApplication) and app.isSavingSession()
        if not typed or is_shutting_down or (self._asked is not None and now - self._asked <= _ASKED):
            return True
        self._asked = now
        words = _("{typed} They are gone when you leave. Do the same once more to leave without them.")
        desk.refuse(words.format(typed=typed))
        return False
