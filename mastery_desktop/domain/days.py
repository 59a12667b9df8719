"""Days as people type them: `1/14`, `Jan 14`, `by 1/14/27`, `2027-01-14`."""

import re
from datetime import date, timedelta
from typing import Final

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LEAST: Final = 3
"""Letters that tell a month or a weekday."""

JUST_PAST: Final = timedelta(days=31)
"""How long ago a day without a year may lie, before it means the next year's."""

_CENTURY: Final = 2000
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?")
_NAMED: Final = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")
_BEFORE: Final = re.compile(r"^(?:by|on|before|until)\s+")


def read_day(text: str, near: date) -> date | None:
    """Read a day; None where the text is no day, such as "by Thanksgiving".

    Args:
        text: what was typed. A word such as "by" and the name of a weekday may stand before the day.
        near: the day of the workshop; a day without a year is the first one that is not much before it.
    """
    words = _BEFORE.sub("", " ".join(text.lower().split()))
    first, _space, rest = words.partition(" ")
    if rest and weekday_of(first.rstrip(",")) is not None:
        words = rest
    try:
        if match := _ISO.fullmatch(words):
            return date(*(int(part) for part in match.groups()))
        if match := _SLASHED.fullmatch(words):
            month, day, year = match.groups()
            return _dated(int(month), int(day), year, near)
        if (match := _NAMED.fullmatch(words)) and (named := _place(match[1], _MONTHS)) is not None:
            return _dated(named + 1, int(match[2]), match[3], near)
    except ValueError:
        pass
    return None


def weekday_of(word: str) -> int | None:
    """The weekday, Monday 0, that a word in small letters names, perhaps shortened or as "fridays"."""
    return _place(word.removesuffix("."), _WEEKDAYS, plural=True)


def _place(word: str, names: tuple[str, ...], *, plural: bool = False) -> int | None:
    if plural and word not in names and word.removesuffix("s") in names:
        word = word.removesuffix("s")
    return next((at for at, name in enumerate(names) if len(word) >= _LEAST and name.startswith(word)), None)


def _dated(month: int, day: int, year: str | None, near: date) -> date:
    if year:
        return date(int(year) + (_CENTURY if len(year) == 2 else 0), month, day)  # noqa: PLR2004 - two digits
    this = date(near.year, month, day)
    return this if this >= near - JUST_PAST else date(near.year + 1, month, day)
