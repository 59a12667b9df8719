"""Pages that stand in a PDF several times: a copy is an entry in the list of pages, what it shows is held once."""

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFPage, PDFStream, PDFZCompress
from typing_extensions import override


def hold_contents(page: PDFPage) -> None:
    """Make an object of what a page shows, for several pages to refer to; the library would make one for each."""
    if page.Contents is None and page.stream:
        contents: Any = PDFStream()
        contents.filters = [PDFZCompress]
        contents.content = page.stream
        page.Contents = contents


class Twin(PDFPage):
    """A page that shows what another one shows, and holds nothing of its own; it is written after the other one."""

    def __init__(self, page: PDFPage) -> None:  # the library's own beginning would set every entry to None
        self._page = page

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever entries a page has
        if name in PDFPage.__NoDefault__:
            return getattr(self._page, name)
        raise AttributeError(name)

    @override
    def check_format(self, document: Any) -> None:
        """Nothing to put together: the other page was."""
