"""What the print screen has drawn for it on a worker: a sheet, and a page of it for the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mastery_desktop.ui.printer import image_of

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from mastery_desktop.domain.workshop import Workshop
    from mastery_desktop.services.printing import Order, PrintService


class Drawn(NamedTuple):
    """A sheet as PDF, the sizes of its pages in points, and how many sheets of paper one copy of it takes."""

    pdf: bytes
    pages: list[tuple[float, float]]
    paper: int


def drawn_sheet(service: PrintService, order: Order, workshop: Workshop | None) -> Drawn:
    """Draw a sheet, and count its paper; the pack for no power counts with all copies of what lies in it."""
    pdf = service.render([order], workshop)
    paper = sum(each.sheets for each in service.paper_count([order], [1], workshop))
    return Drawn(pdf, service.page_sizes(pdf), paper)


def drawn_page(service: PrintService, pdf: bytes, page: int, dpi: float) -> QImage:
    """Draw a page of a PDF, counted from 0, as a picture."""
    return image_of(service.picture(pdf, page, dpi))
