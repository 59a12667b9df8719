"""The dates of a plan as a calendar file (ICS, RFC 5545): whole days, no alarms, nobody invited."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.plan_dates import PlanDate, plan_dates
from mastery_desktop.domain.school_share import ShareLevel, for_whom
from mastery_desktop.domain.workshop import Workshop

_LONGEST_LINE: Final = 75
"""Octets in a line, by the standard."""


def calendar_file(pack: Pack, workshop: Workshop) -> bytes:
    """Make the calendar of a session's plan: the same bytes for the same session."""
    stamp = workshop.session.changed.strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Mastery Desktop//Plan//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALDESC:{_escaped(for_whom(ShareLevel.TEAM, workshop.session))}")
    for day in plan_dates(pack, workshop):
        lines += _event(day, stamp)
    folded = [part for line in (*lines, "END:VCALENDAR") for part in _folded(line)]
    return "".join(f"{line}\r\n" for line in folded).encode()


def _event(day: PlanDate, stamp: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{day.id}@mastery-desktop",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{day.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(day.title)}",
        *([f"DESCRIPTION:{_escaped(day.words)}"] if day.words else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(words: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        words = words.replace(plain, escaped)
    return "".join(letter for letter in words if letter >= " ").encode(errors="replace").decode()


def _folded(line: str) -> Iterator[str]:
    """The line in pieces that are short enough, none of them cut within a letter."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _LONGEST_LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
