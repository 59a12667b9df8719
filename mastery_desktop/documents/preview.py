"""Pages of a PDF as pictures, from the PDF's own bytes: the one renderer for preview, printing and tests."""

from collections.abc import Iterator
from typing import Any

from mastery_desktop.documents.layout import INCH
from mastery_desktop.domain.picture import Picture


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every page, in points."""
    with _opened(pdf) as document:
        return [document.get_page_size(at) for at in range(len(document))]


def pictures(pdf: bytes, dpi: float) -> Iterator[Picture]:
    """Draw the pages one after the other; one is held at a time. Not for two threads at once."""
    with _opened(pdf) as document:
        for at in range(len(document)):
            yield _draw(document, at, dpi)


def picture(pdf: bytes, page: int, dpi: float) -> Picture:
    """Draw one page, counted from 0. Not for two threads at once."""
    with _opened(pdf) as document:
        return _draw(document, page, dpi)


def _opened(pdf: bytes) -> Any:  # noqa: ANN401 - the library has no types
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - 90 ms that most commands never need

    return pypdfium2.PdfDocument(pdf)


def _draw(document: Any, at: int, dpi: float) -> Picture:  # noqa: ANN401 - the library has no types
    page = document[at]
    bitmap = page.render(scale=dpi / INCH, rev_byteorder=True)
    picture = Picture(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
    bitmap.close()
    page.close()
    return picture
