"""What is typed into a console and kept nowhere else yet: it goes with the console, so whoever leaves is asked once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.ui.console.dots import DotsEntry
from mastery_desktop.ui.console.fist import FistRow
from mastery_desktop.ui.console.focus_choice import FocusChoice
from mastery_desktop.ui.console.held import Held
from mastery_desktop.ui.console.second_round import SecondRound

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from mastery_desktop.ui.console.desk import Desk

_ASKED: Final = timedelta(seconds=30)
"""For so long a second press leaves."""


def only_typed(console: QWidget, desk: Desk) -> str:
    """What is typed into the widgets of a console and not kept yet, as a sentence; empty where all is kept."""
    if desk.holds(Held.SLIPS):
        return _("Slips are typed that are not counted yet.")
    if any(entry.is_begun for entry in console.findChildren(SecondRound)):
        return _("A second round is typed that the room does not see yet.")
    if any(entry.piles and entry.piles.started for entry in console.findChildren(DotsEntry)):
        return _("Dots are typed that the room does not see yet.")
    if any(field.text() for entry in console.findChildren(FistRow) for field in entry.hands):
        return _("Hands are typed that are not counted yet.")
    if any(choice.is_begun for choice in console.findChildren(FocusChoice)):
        return _("A reason for a second focus area is typed, and the practice is not taken on yet.")
    return ""


class LeavingAsks(QObject):
    """Asks once before a console is left in which something is only typed; who goes on typing is asked anew."""

    def __init__(self, console: QWidget, desk: Desk) -> None:
        """Ask in the place where the console says what was not possible."""
        super().__init__(desk)
        self._console, self._desk = console, desk
        self._asked: tuple[bool, datetime] | None = None

    def may_leave(self, *, for_good: bool = False) -> bool:
        """Whether nothing goes, or whoever leaves was asked a moment ago and leaves all the same.

        Args:
            for_good: the window is closed; who was asked at the way to the first screen is asked anew.
        """
        desk, app = self._desk, QApplication.instance()
        typed, now = only_typed(self._console, desk) if desk.is_open else "", desk.clock()
        if not typed or not isinstance(app, QApplication) or app.isSavingSession():
            return True
        if self._asked is not None and self._asked[0] is for_good and now - self._asked[1] <= _ASKED:
            return True
        self._asked = for_good, now
        app.installEventFilter(self)  # for this question alone: it would slow down every event
        words = _("{typed} They are gone when you leave. Do the same once more to leave without them.")
        desk.refuse(words.format(typed=typed))
        return False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain:  # the ways out have a modifier
                self._asked = None
                if (app := QApplication.instance()) is not None:
                    app.removeEventFilter(self)
        return False
