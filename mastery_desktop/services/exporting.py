"""A session for the tools that people have: spreadsheets, JSON, calendars, and text to paste."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.export_tables import alone, sheets_of
from mastery_desktop.domain.plan_dates import words_for_days
from mastery_desktop.domain.plan_text import plan_text
from mastery_desktop.domain.school_share import ShareLevel, for_whom
from mastery_desktop.files import safe_file_name
from mastery_desktop.messages import _

if TYPE_CHECKING:
    from mastery_desktop.domain.identity import SessionId
    from mastery_desktop.domain.pack import Pack
    from mastery_desktop.domain.workshop import Workshop
    from mastery_desktop.services.sessions import SessionService
    from mastery_desktop.services.sharing import SharingService


class ExportKind(StrEnum):
    """What a session can be written as, by the ending of the file."""

    XLSX = "xlsx"
    CSV = "csv"
    ICS = "ics"
    TXT = "txt"
    JSON = "json"


LEVEL_OF: Final = {
    ExportKind.XLSX: ShareLevel.TEAM,
    ExportKind.CSV: ShareLevel.TEAM,
    ExportKind.ICS: ShareLevel.TEAM,
    ExportKind.TXT: ShareLevel.PUBLIC,
    ExportKind.JSON: ShareLevel.DISTRICT,
}
"""For whom each kind is made."""


def for_tools(kind: ExportKind, session: SessionId, sessions: SessionService, sharing: SharingService) -> bytes:
    """Write a session for another tool, as `exported` does; data as JSON are what the district may see.

    Raises:
        NotPossible: the session is no longer here, or there is nothing of that kind.
    """
    if kind is ExportKind.JSON:
        return sharing.as_json(session, LEVEL_OF[kind])
    return exported(kind, sharing.pack_for(session).pack, sessions.load(session))


def exported(kind: ExportKind, pack: Pack, workshop: Workshop) -> bytes:
    """Write a session for another tool: the same bytes for the same session. A CSV holds the results.

    Raises:
        NotPossible: there is nothing of that kind.
        ValueError: it is JSON, which is made of less than the workshop.
    """
    from mastery_desktop.documents.calendar_file import calendar_file  # noqa: PLC0415 - not at the start
    from mastery_desktop.documents.spreadsheet import workbook  # noqa: PLC0415 - as above

    if kind is ExportKind.XLSX:
        return workbook(sheets_of(pack, workshop), for_whom(LEVEL_OF[kind], workshop.session))
    if kind is ExportKind.CSV:
        return dict(csv_files(pack, workshop))[safe_file_name(_("Results"), ".csv")]
    if kind is ExportKind.TXT:
        return plan_text(pack, workshop).encode("utf-8-sig", errors="replace")
    if kind is not ExportKind.ICS:
        raise ValueError(f"no {kind} is made of a whole workshop")
    if not workshop.active_focus and not any(parked.due for parked in workshop.parked):
        raise NotPossible(_("There are no dates in this session yet. Choose a focus area and a day to look again."))
    return calendar_file(pack, workshop)


def left_out(kind: ExportKind, workshop: Workshop) -> str:
    """What is said of words in the plan that a file of a kind cannot hold; empty where it holds all."""
    words = words_for_days(workshop) if kind is ExportKind.ICS else []
    said = _(
        "A calendar needs days such as 1/14, so these are not in it: {words}. Type days in the plan and save again."
    )
    return said.format(words=", ".join(f"“{each}”" for each in words)) if words else ""


def csv_files(pack: Pack, workshop: Workshop) -> list[tuple[str, bytes]]:
    """Every table of a session as a CSV, with a name for its file; each line says for whom, since it travels alone."""
    from mastery_desktop.documents.spreadsheet import comma_separated  # noqa: PLC0415 - not at the start

    return [
        (safe_file_name(sheet.name, ".csv"), comma_separated(alone(sheet, workshop.session)))
        for sheet in sheets_of(pack, workshop)
    ]
