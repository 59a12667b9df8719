"""What was typed and ticked in a PDF: names of fields and their values, from a file of which nothing is trusted.

The renderer of the pages reads the fields too. It runs no script of a file and repairs what can be repaired. Bytes,
pages, fields and the length of a text are bounded here; time and memory by whoever gives it a process of its own.
"""

import ctypes
from typing import Any, Final

from mastery_desktop.domain.filled_forms import MOST_BYTES, Unreadable

_MOST_PAGES: Final = 200
_MOST_FIELDS: Final = 4000
_MOST_TEXT: Final = 20_000
_HEAD: Final = 1024
_PASSWORD_ERRORS: Final = (4, 5)  # the library's numbers for a password that is missing, and a lock it does not know


def read_fields(data: bytes) -> dict[str, str] | Unreadable:
    """Read the fields of a form.

    Args:
        data: the bytes of the file.

    Returns:
        What is in each field that is not empty, by the field's name; or why nothing can be read.
    """
    if len(data) > MOST_BYTES:
        return Unreadable.TOO_LARGE
    if b"%PDF-" not in data[:_HEAD]:
        return Unreadable.NO_PDF
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - 90 ms that most commands never need

    try:
        with pypdfium2.PdfDocument(data) as document:
            return _fields(document)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in _PASSWORD_ERRORS
        return Unreadable.LOCKED if locked else Unreadable.DAMAGED


def _fields(document: Any) -> dict[str, str] | Unreadable:  # noqa: ANN401 - the library has no types
    if document.get_formtype() == 0 or not document.init_forms():
        return Unreadable.NO_FIELDS
    if len(document) > _MOST_PAGES:
        return Unreadable.TOO_MUCH
    found: dict[str, str] = {}
    seen = 0
    for number in range(len(document)):
        page = document[number]
        try:
            seen += _read_page(document.formenv, page, found)
        finally:
            page.close()
        if seen > _MOST_FIELDS:
            return Unreadable.TOO_MUCH
    return found


def _read_page(form: Any, page: Any, found: dict[str, str]) -> int:  # noqa: ANN401 - see above
    """Add what stands in the fields of a page; gives how many notes there are on it."""
    from pypdfium2 import raw  # noqa: PLC0415 - see above

    notes = int(raw.FPDFPage_GetAnnotCount(page))
    for at in range(min(notes, _MOST_FIELDS)):
        note = raw.FPDFPage_GetAnnot(page, at)
        if not note:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_WIDGET:
                name, value = _text(raw.FPDFAnnot_GetFormFieldName, form, note), _value(raw, form, note)
                if name and value:
                    found[name] = value
        finally:
            raw.FPDFPage_CloseAnnot(note)
    return notes


def _value(raw: Any, form: Any, note: Any) -> str:  # noqa: ANN401 - see above
    """What is in a field; of boxes the value of one that is ticked."""
    kind = raw.FPDFAnnot_GetFormFieldType(form, note)
    if kind in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
        return _text(raw.FPDFAnnot_GetFormFieldExportValue, form, note) if raw.FPDFAnnot_IsChecked(form, note) else ""
    return _text(raw.FPDFAnnot_GetFormFieldValue, form, note)


def _text(ask: Any, form: Any, note: Any) -> str:  # noqa: ANN401 - see above
    """A text that the library hands out in UTF-16, with a null at its end; a longer one than any form has is cut."""
    size = ask(form, note, None, 0)
    if size <= 2:  # noqa: PLR2004 - nothing but the null
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(form, note, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace")[:_MOST_TEXT]
