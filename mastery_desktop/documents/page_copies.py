"""Pages that stand in a PDF several times: a copy is an entry in the list of pages, what it shows is held once."""

import copy
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFPage, PDFStream, PDFZCompress


def hold_contents(page: PDFPage) -> None:
    """Make an object of what a page shows, for several pages to refer to; the library would make one for each."""
    if page.Contents is None and page.stream:
        contents: Any = PDFStream()
        contents.filters = [PDFZCompress]
        contents.content = page.stream
        page.Contents = contents


def twin(page: PDFPage) -> PDFPage:
    """A page that shows the same."""
    other = copy.copy(page)
    vars(other).pop("__InternalName__", None)  # by which the library knows an object that it has written
    return other
