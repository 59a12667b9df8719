"""Tables as XLSX and CSV: real types, a frozen header, and never a formula out of what people wrote."""

import csv
import io
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Final

import xlsxwriter

from mastery_desktop.domain.export_tables import Cell, Sheet

_MADE: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""The day that every workbook says it was made on, so that the same session gives the same bytes."""

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_NAME: Final = re.compile(r"[\\/*?:\[\]]")
_LONGEST_NAME: Final = 31
_LONGEST_CELL: Final = 32_000
_WIDEST: Final = 60
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that some program would take for a formula."""


def workbook(sheets: Sequence[Sheet], shared: str) -> bytes:
    """Make an XLSX workbook: the same bytes for the same tables.

    Args:
        sheets: the tables.
        shared: for whom they are; it stands at the foot of each page that is printed.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        book.set_properties({"created": _MADE, "author": "Mastery Desktop", "comments": shared})
        looks = {
            str: book.add_format({"text_wrap": True, "valign": "top"}),
            int: book.add_format({"valign": "top"}),
            date: book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        }
        bold = book.add_format({"bold": True})
        for sheet in sheets:
            page = book.add_worksheet(_NO_NAME.sub(" ", sheet.name)[:_LONGEST_NAME])
            page.freeze_panes(1, 0)
            page.set_footer("&L{shared}&R&P / &N".format(shared=shared.replace("&", "&&")))
            for column, words in enumerate(sheet.head):
                page.set_column(column, column, _width(sheet, column))
                page.write_string(0, column, words, bold)
            for row, cells in enumerate(sheet.rows, start=1):
                for column, cell in enumerate(cells):
                    if cell is not None and cell != "":
                        page.write(row, column, _cleaned(cell), looks[type(cell)])
    return buffer.getvalue()


def comma_separated(sheet: Sheet) -> bytes:
    """Make a CSV, in UTF-8 with a mark that spreadsheets know it by; a text that looks like a formula gets a quote."""
    text = io.StringIO()
    writer = csv.writer(text)
    for row in (sheet.head, *sheet.rows):
        writer.writerow([_safe(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _cleaned(cell: Cell) -> Cell:
    """A text without what a file must not hold, and no longer than a cell can be."""
    return _NO_XML.sub("", cell)[:_LONGEST_CELL] if isinstance(cell, str) else cell


def _width(sheet: Sheet, column: int) -> int:
    """Room for the longest text of a column, in letters."""
    return min(_WIDEST, 2 + max(len(str(row[column] or "")) for row in (sheet.head, *sheet.rows)))


def _safe(cell: Cell) -> str:
    if isinstance(cell, str):
        words = _NO_XML.sub("", cell)
        return f"'{words}" if words.lstrip(" \n").startswith(_FORMULA) else words
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)
