"""A simple school calendar: on which weekdays there is no school, and the days and weeks off.

It is typed in one line, such as `Fri; 11/23-11/27; 12/21-1/1` or `Mon-Thu; Nov 26`, and kept as it was typed.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from mastery_desktop.domain.days import read_day, weekday_of

WEEKEND: Final = frozenset({5, 6})
_WEEK: Final = 7
_FARTHEST: Final = 120
"""Days in which a school day is looked for; a calendar that leaves none open for so long is a slip of the pen."""

_PARTS: Final = re.compile(r"[;\n]|,(?!\s*\d{4})")
_SPAN: Final = re.compile(r"\s*(?:–|—|\bto\b|(?<!^\d{4})(?<![^/]\d{4})(?<!\d{4}-\d{2})-)\s*")
_NAME_MARKS: Final = re.compile(r"[()]|:(?=\s)")
_FILLER: Final = re.compile(r"^(?:no school|no|off|closed|every|on)\s+")


@dataclass(frozen=True, kw_only=True)
class SchoolCalendar:
    """When there is no school.

    Attributes:
        closed: weekdays without school, Monday 0.
        breaks: first and last day of each time off.
        unread: what was typed and could not be read.
    """

    closed: frozenset[int] = WEEKEND
    breaks: tuple[tuple[date, date], ...] = ()
    unread: tuple[str, ...] = ()

    def is_open(self, day: date) -> bool:
        """Whether there is school on a day."""
        return day.weekday() not in self.closed and not any(first <= day <= last for first, last in self.breaks)

    def nearest(self, day: date) -> date:
        """The school day that is nearest to a day; of two, the later one. The day itself where there is none."""
        for away in range(_FARTHEST):
            for found in (day + timedelta(days=away), day - timedelta(days=away)):
                if self.is_open(found):
                    return found
        return day


def read_calendar(text: str, near: date) -> SchoolCalendar:
    """Read a line as people type it; what cannot be read is told, and the rest counts.

    Args:
        text: parts with a semicolon or comma between them: a weekday without school, a span of weekdays with school
            (`Mon-Thu`), a day or a span of days off, perhaps with its name.
        near: the day of the workshop, for days without a year.
    """
    closed, breaks, unread = set(WEEKEND), [], []
    for part in _PARTS.split(text):
        words = _FILLER.sub("", " ".join(part.lower().split()))
        if not words:
            continue
        if (weekdays := _weekdays(words)) is not None:
            closed |= weekdays
        elif (span := _named_span(words, near)) is not None:
            breaks.append(span)
        else:
            unread.append(part.strip())
    if len(closed) == _WEEK:
        return SchoolCalendar(breaks=tuple(breaks), unread=(*unread, text.strip()))
    return SchoolCalendar(closed=frozenset(closed), breaks=tuple(breaks), unread=tuple(unread))


def _weekdays(words: str) -> set[int] | None:
    """The weekdays without school that some words name; None where they name none."""
    named = [weekday_of(name) for name in _SPAN.split(words)]
    found = [number for number in named if number is not None]
    if len(found) != len(named) or len(found) > 2:  # noqa: PLR2004 - a span has two ends
        return None
    if len(found) == 1:
        return set(found)
    first, last = found
    return set(range(_WEEK)) - set(range(first, last + 1)) if first <= last else None


def _named_span(words: str, near: date) -> tuple[date, date] | None:
    """A span, perhaps with its name before or behind it: `Thanksgiving break Nov 23-27`, `11/26 (Thanksgiving)`."""
    pieces = _NAME_MARKS.sub(" ", words).split()
    spans = (_span(" ".join(pieces[first:]), near) for first in range(len(pieces)))
    spans_before = (_span(" ".join(pieces[:last]), near) for last in range(len(pieces) - 1, 0, -1))
    return next((span for span in (*spans, *spans_before) if span), None)


def _span(words: str, near: date) -> tuple[date, date] | None:
    """The first and last day that some words name; `Nov 23-27` names the month once."""
    whole = read_day(words, near)
    if whole:
        return whole, whole
    ends = _SPAN.split(words)
    if len(ends) != 2:  # noqa: PLR2004 - a span has two ends
        return None
    first = read_day(ends[0], near)
    if first is None and ends[0].isdigit() and (last := read_day(ends[1], near)):  # "23-27 de noviembre"
        return (last.replace(day=int(ends[0])), last) if 0 < int(ends[0]) <= last.day else None
    if first is None:
        return None
    text = f"{ends[0].partition(' ')[0]} {ends[1]}" if ends[1].isdigit() else ends[1]
    last = read_day(text, first)
    return (first, last) if last and first <= last else None
