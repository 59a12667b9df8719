"""Days as people type them: `1/14`, `Jan 14`, `by 1/14/27`, `2027-01-14`.

Where another language is in use, the days of that are read as well, in whatever order their parts stand: `14 de enero`.
"""

import re
from datetime import date, timedelta
from typing import Final

from mastery_desktop.domain.text import folded
from mastery_desktop.messages import N_, _

MONTHS: Final = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
WEEKDAYS: Final = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_AROUND: Final = N_("by on before until the of")
"""Words that may stand around a day, with spaces between them; a translation gives those of its language."""

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
_WORDS: Final = re.compile(r"[^\W\d_]+")
_NUMBERS: Final = re.compile(r"\d+")
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
        if (match := _SLASHED.fullmatch(words)) and (int(match[1]) <= len(_MONTHS) or not _is_other_language()):
            month, day, year = match.groups()
            return _dated(int(month), int(day), year, near)
        if (match := _NAMED.fullmatch(words)) and (named := _place(match[1], _MONTHS)) is not None:
            return _dated(named + 1, int(match[2]), match[3], near)
        return _day_in_words(words, near) if _is_other_language() else None
    except ValueError:
        return None


def weekday_of(word: str) -> int | None:
    """The weekday, Monday 0, that a word in small letters names, perhaps shortened or as "fridays"."""
    word = word.removesuffix(".")
    found = _place(word, _WEEKDAYS, plural=True)
    if found is None and _is_other_language():
        found = _place(folded(word), tuple(folded(_(name)) for name in WEEKDAYS), plural=True)
    return found


def _is_other_language() -> bool:
    return _(MONTHS[0]) != MONTHS[0]


def _day_in_words(text: str, near: date) -> date | None:
    """A day in the language in use: one month and one number, perhaps a year, a weekday and words such as "by"."""
    if match := _SLASHED.fullmatch(text):
        day, month, year = match.groups()
        return _dated(int(month), int(day), year, near)
    months, around = tuple(folded(_(name)) for name in MONTHS), folded(_(_AROUND)).split()
    words = [word for word in _WORDS.findall(folded(text)) if word not in around and weekday_of(word) is None]
    named = [place for word in words if (place := _place(word, months)) is not None]
    numbers = _NUMBERS.findall(text)
    if len(named) != len(words) or len(named) != 1 or not 1 <= len(numbers) <= 2 or len(numbers[0]) > 2:  # noqa: PLR2004 - day and year
        return None
    year = numbers[1] if len(numbers) > 1 else None
    return _dated(named[0] + 1, int(numbers[0]), year, near) if year is None or len(year) == len("2027") else None


def _place(word: str, names: tuple[str, ...], *, plural: bool = False) -> int | None:
    if plural and word not in names and word.removesuffix("s") in names:
        word = word.removesuffix("s")
    return next((at for at, name in enumerate(names) if len(word) >= _LEAST and name.startswith(word)), None)


def _dated(month: int, day: int, year: str | None, near: date) -> date:
    if year:
        return date(int(year) + (_CENTURY if len(year) == 2 else 0), month, day)  # noqa: PLR2004 - two digits
    since = near - JUST_PAST
    is_past = since.year == near.year and (month, day) < (since.month, since.day)
    return date(near.year + is_past, month, day)  # not every year has a February 29
