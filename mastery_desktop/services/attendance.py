"""Who was there, as a table that any spreadsheet opens."""

import csv
import io
from collections.abc import Iterable

from mastery_desktop.domain.records import Attendance
from mastery_desktop.messages import _

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def as_csv(people: Iterable[Attendance]) -> bytes:
    """The list as CSV with a head line: UTF-8 with the mark that spreadsheets know it by.

    What a spreadsheet would run as a formula begins with an apostrophe, so that it stays the text that was typed.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow((_("Name"), _("Role"), _("Minutes")))
    table.writerows((_literal(person.name), _literal(person.role), person.minutes) for person in people)
    return text.getvalue().encode("utf-8-sig")


def _literal(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
