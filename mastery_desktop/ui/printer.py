"""Brings the pages of a PDF to a printer, as the pictures that the preview shows, only finer."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QRect, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.messages import _
from mastery_desktop.services.printing import NO_POWER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mastery_desktop.domain.picture import Picture
    from mastery_desktop.domain.workshop import Workshop
    from mastery_desktop.services.printing import Order, PrintService

DPI: Final = 300
"""How fine pages are drawn for a printer."""


class Printers(NamedTuple):
    """The printers of this computer by name, and the one that is used unless another is chosen."""

    names: list[str]
    usual: str


def printers_now() -> Printers:
    """Which printers there are; for a worker, since those of a network are slow to answer."""
    return Printers(QPrinterInfo.availablePrinterNames(), QPrinterInfo.defaultPrinterName())


def prints_both_sides(name: str) -> bool:
    """Whether a printer can use both sides of the paper; for a worker."""
    return QPrinter.DuplexMode.DuplexLongSide in QPrinterInfo.printerInfo(name).supportedDuplexModes()


def open_printer(name: str, title: str) -> QPrinter:
    """Get a printer ready for pages as fine as `DPI`; for a worker.

    Args:
        name: one of `printers_now`.
        title: what the printer's list of jobs says.
    """
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DPI)
    printer.setDocName(title)
    return printer


def image_of(picture: Picture) -> QImage:
    """A page as Qt's kind of picture, with pixels of its own."""
    shared = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB888)
    return shared.copy()


class Job:
    """One PDF for the printer, with how many copies of it, on both sides or not."""

    def __init__(self, pdf: bytes, copies: int, *, duplex: bool) -> None:
        """Print some copies of a PDF."""
        self.pdf, self.copies, self.duplex = pdf, copies, duplex


class Wanted(NamedTuple):
    """A sheet to print, how many copies, and whether on both sides."""

    order: Order
    copies: int
    duplex: bool


def prepare(
    make: Callable[[], QPrinter], service: PrintService, wanted: Sequence[Wanted], workshop: Workshop | None
) -> tuple[QPrinter, list[Job]]:
    """Get a printer ready and draw what it is to print, on one side where it can do no other; for a worker."""
    printer = make()
    one_side = bool(printer.printerName()) and not prints_both_sides(printer.printerName())
    jobs: list[Job] = []
    for each in wanted:
        order = replace(each.order, both_sides=each.order.both_sides and not one_side)
        duplex = each.duplex and not one_side
        if order.sheet == NO_POWER:
            jobs += _pieces(service, order, each.copies, workshop, duplex=duplex)
        else:
            jobs.append(Job(service.render([order], workshop), each.copies, duplex=duplex))
    return printer, jobs


def _pieces(service: PrintService, order: Order, copies: int, workshop: Workshop | None, *, duplex: bool) -> list[Job]:
    """What lies in the pack for no power, each sheet in as many copies as its first page says."""
    counted = service.paper_count([order], [copies], workshop)
    _slip, *files = service.files([order], [copies], workshop)
    return [
        Job(pdf, each.copies, duplex=duplex and each.both_sides)
        for each, (_name, pdf) in zip(counted, files, strict=True)
    ]


class PrintRun(QObject):
    """Prints jobs one after the other; runs on a worker and can be stopped between two pages.

    Attributes:
        progressed: pages that are done, and pages in all.
    """

    progressed = Signal(int, int)

    def __init__(self, service: PrintService, printer: QPrinter, jobs: Sequence[Job]) -> None:
        """Print jobs on a printer."""
        super().__init__()
        self._service, self._printer, self._jobs = service, printer, jobs
        self._stop = threading.Event()

    def stop(self) -> None:
        """Print no further page."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def work(self) -> int:
        """Print; gives the number of pages that were handed over, each counted once whatever the copies.

        Raises:
            NotPossible: the printer takes no pages.
        """
        sizes = [self._service.page_sizes(job.pdf) for job in self._jobs]
        total, done = sum(len(each) for each in sizes), 0
        for job, pages in zip(self._jobs, sizes, strict=True):
            done = self._print(job, pages, done, total)
            if self.stopped:
                break
        return done

    def _print(self, job: Job, pages: list[tuple[float, float]], done: int, total: int) -> int:
        lay_out(self._printer, pages[0], duplex=job.duplex)
        self._printer.setCopyCount(job.copies)
        painter = QPainter()
        for number, picture in enumerate(self._service.pictures(job.pdf, DPI)):
            if self.stopped:
                break
            if not number:
                started = painter.begin(self._printer)
            else:
                lay_out(self._printer, pages[number], duplex=job.duplex)
                started = self._printer.newPage()
            if not started:
                raise NotPossible(_("The printer takes no pages. See whether it is on, or save a PDF."))
            painter.drawImage(QRect(0, 0, self._printer.width(), self._printer.height()), image_of(picture))
            done += 1
            self.progressed.emit(done, total)
        painter.end()
        return done


def lay_out(printer: QPrinter, page: tuple[float, float], *, duplex: bool) -> None:
    """Tell a printer the size of the paper, how it lies, and which edge its sheets turn over.

    Args:
        printer: the printer.
        page: the width and height of the page in points.
        duplex: whether both sides of the paper are used.
    """
    width, height = page
    wide = width > height
    upright = QSizeF(min(page), max(page))
    size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    orientation = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageSize(size)
    printer.setPageOrientation(orientation)
    mode = QPrinter.DuplexMode
    if duplex:
        printer.setDuplex(mode.DuplexShortSide if wide else mode.DuplexLongSide)
    else:
        printer.setDuplex(mode.DuplexNone)
