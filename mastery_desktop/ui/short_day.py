"""Short days, in the language in use and its order."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from mastery_desktop.messages import language


def locale_in_use() -> QLocale:
    """The locale of the language in use, whatever that of the computer is."""
    return QLocale(language() or "en_US")


def day_pattern(*, year: bool) -> str:
    """The pattern of a day in Qt's letters, in the order of the language in use, with or without the year."""
    if language():
        return "d MMM yyyy" if year else "d MMM"
    return "MMM d, yyyy" if year else "MMM d"


def short_day(day: date, *, year: bool) -> str:
    """A day with its month in short, with or without the year."""
    return locale_in_use().toString(QDate(day.year, day.month, day.day), day_pattern(year=year))
