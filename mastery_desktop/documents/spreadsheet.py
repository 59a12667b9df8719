"""Tables as XLSX and CSV: real types, a frozen header, and never a formula out of what people wrote."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from mastery_desktop.domain.export_tables import Cell, Sheet

_EPOCH: Final = date(1899, 12, 30)
"""Day 0 of the calendar that spreadsheets count in."""

_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PART: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAME: Final = re.compile(r"[\\/*?:\[\]]")
_LONGEST_NAME: Final = 31
_LONGEST_CELL: Final = 32_000
_WIDEST: Final = 60
_PLAIN, _BOLD, _DATE = 0, 1, 2
_STYLES: Final = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that some program would take for a formula."""


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """Make an XLSX workbook: the same bytes for the same tables."""
    numbers = range(1, len(sheets) + 1)
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_PART}.worksheet+xml"/>' for n in numbers
    )
    names = "".join(
        f'<sheet name={quoteattr(_sheet_name(sheet.name))} sheetId="{n}" r:id="r{n}"/>'
        for n, sheet in zip(numbers, sheets, strict=True)
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"'
        f' ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{_PART}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_PART}.styles+xml"/>{kinds}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
        f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}'
        f'<Relationship Id="s" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
    }
    parts |= {f"xl/worksheets/sheet{n}.xml": _sheet(sheet) for n, sheet in zip(numbers, sheets, strict=True)}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_TIME), _HEAD + content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def comma_separated(sheet: Sheet) -> bytes:
    """Make a CSV, in UTF-8 with a mark that spreadsheets know it by; a text that looks like a formula gets a quote."""
    text = io.StringIO()
    writer = csv.writer(text)
    for row in (sheet.head, *sheet.rows):
        writer.writerow([_safe(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _safe(cell: Cell) -> str:
    if isinstance(cell, str):
        words = _NO_XML.sub("", cell)
        return f"'{words}" if words.lstrip(" \n").startswith(_FORMULA) else words
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def _sheet(sheet: Sheet) -> str:
    widths = [
        min(_WIDEST, 2 + max((len(str(row[at] or "")) for row in (sheet.head, *sheet.rows)), default=0))
        for at in range(len(sheet.head))
    ]
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(widths, 1)
    )
    rows = "".join(_row(number, row) for number, row in enumerate((sheet.head, *sheet.rows), 1))
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"'
        ' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{rows}</sheetData></worksheet>"
    )


def _row(number: int, row: Sequence[Cell]) -> str:
    style = _BOLD if number == 1 else _PLAIN
    return f'<row r="{number}">{"".join(_cells(number, row, style))}</row>'


def _cells(number: int, row: Sequence[Cell], style: int) -> Iterator[str]:
    for at, cell in enumerate(row):
        place = f"{_letters(at)}{number}"
        if isinstance(cell, date):
            yield f'<c r="{place}" s="{_DATE}"><v>{(cell - _EPOCH).days}</v></c>'
        elif isinstance(cell, int):
            yield f'<c r="{place}" s="{style}"><v>{cell}</v></c>'
        elif cell:
            words = escape(_NO_XML.sub("", cell)[:_LONGEST_CELL])
            yield f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


def _letters(at: int) -> str:
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _sheet_name(name: str) -> str:
    return _NAME.sub(" ", name)[:_LONGEST_NAME]
