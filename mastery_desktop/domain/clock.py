"""Times of day, as people type them and as a clock shows them."""

import re
from datetime import datetime, time

from mastery_desktop.messages import _

_TYPED = re.compile(r"(\d{1,2})(?:[:.h ]?([0-5]\d))?\s*(?:([ap])\.?\s?(?:m\.?)?)?", re.IGNORECASE | re.ASCII)
_NOON = 12


def time_of_day(text: str) -> time | None:
    """Read a time such as 15:30, 3:30 pm or 8; None where it is none."""
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hour <= _NOON:
        return None
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def on_a_clock(moment: time | datetime) -> str:
    """A time of day as the clock on the wall of a room shows it: of twelve hours, without its half of the day."""
    return _("{hour}:{minute}").format(hour=moment.hour % _NOON or _NOON, minute=f"{moment.minute:02d}")


def time_in_words(moment: time | datetime) -> str:
    """A time of day with its half of the day."""
    words = _("{time} AM") if moment.hour < _NOON else _("{time} PM")
    return words.format(time=on_a_clock(moment))
