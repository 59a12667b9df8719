"""A field for a day."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit
from typing_extensions import override

from mastery_desktop.ui.short_day import day_pattern, locale_in_use
from mastery_desktop.ui.theme.tokens import Space

TWO_WEEKS: Final = 14
"""Days to the day that is offered first: soon enough to remember today."""


class DayField(QDateEdit):
    """Takes and gives a day as the rest of the program knows it; without the focus, it leaves the wheel alone."""

    def __init__(self, day: date) -> None:
        """Begin with a day."""
        super().__init__(QDate(day.year, day.month, day.day))
        self.setLocale(locale_in_use())
        self.setDisplayFormat(day_pattern(year=True))
        self.lineEdit().setTextMargins(Space.S, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def day(self) -> date:
        """The day that is shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date) -> None:
        """Show another day, without a word to those who listen for one that somebody chose."""
        with QSignalBlocker(self):
            self.setDate(QDate(day.year, day.month, day.day))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
