"""Prints from a terminal, through the worker that the window prints with."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from types import FrameType

from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _
from mastery_desktop.services.printing import Order, PrintService
from mastery_desktop.ui.printer import (
    Job,
    Printers,
    PrintRun,
    Wanted,
    open_printer,
    prepare,
    printers_now,
    prints_both_sides,
)


def printers() -> Printers:
    """The printers of this computer."""
    _have_application()
    return printers_now()


def print_out(
    name: str,
    service: PrintService,
    wanted: Sequence[tuple[Order, int, bool]],
    workshop: Workshop | None,
    told: Callable[[int, int], None],
) -> tuple[int, bool]:
    """Print sheets; Ctrl+C stops between two pages.

    Args:
        name: the printer.
        service: draws the pages.
        wanted: each sheet, how many copies, and whether on both sides of the paper.
        workshop: what they are filled from.
        told: is told after each page how many of how many are with the printer.

    Returns:
        How many pages are with the printer, each counted once whatever the copies, and whether it was stopped.

    Raises:
        NotPossible: there is no such printer, or it takes no pages.
    """
    make = _known(name)
    run = PrintRun(service, *prepare(make, service, [Wanted(*each) for each in wanted], workshop))
    return _led(run, told)


def print_pdf(
    name: str,
    service: PrintService,
    draw: Callable[[bool], bytes],
    wanted: tuple[int, bool],
    told: Callable[[int, int], None],
) -> tuple[int, bool]:
    """Print one PDF that is no sheet; otherwise as `print_out`.

    Args:
        name: the printer.
        service: makes pictures of the pages.
        draw: makes the PDF, for both sides of the paper or for one.
        wanted: how many copies, and whether on both sides.
        told: as in `print_out`.

    Raises:
        NotPossible: there is no such printer, or it takes no pages.
    """
    printer = _known(name)()
    copies, both_sides = wanted
    both_sides = both_sides and (not printer.printerName() or prints_both_sides(printer.printerName()))
    return _led(PrintRun(service, printer, [Job(draw(both_sides), copies, duplex=both_sides)]), told)


def _known(name: str) -> Callable[[], QPrinter]:
    """What opens a printer that is known to this computer."""
    _have_application()
    names = printers_now().names
    if not names:
        raise NotPossible(_("No printer is set up on this computer. Write a PDF with --out, and print it elsewhere."))
    if name not in names:
        raise NotPossible(
            _("There is no printer {name}. These exist: {names}.").format(name=name, names=", ".join(names))
        )
    return partial(open_printer, name, _("Worksheets"))


def _led(run: PrintRun, told: Callable[[int, int], None]) -> tuple[int, bool]:
    """Let a run work until it is done or Ctrl+C stops it."""
    run.progressed.connect(told)
    with _on_interrupt(run.stop):
        return run.work(), run.stopped


def _have_application() -> None:
    """Begin Qt without a window; on Linux without a display too, where there may be none."""
    if QGuiApplication.instance() is None:
        if sys.platform.startswith("linux"):
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        _kept.append(QGuiApplication(sys.argv[:1]))


_kept: list[QGuiApplication] = []
"""What Qt needs until the process ends."""


@contextmanager
def _on_interrupt(stop: Callable[[], None]) -> Iterator[None]:
    """Within the block Ctrl+C asks to stop, and breaks nothing off."""

    def asked(_signal: int, _frame: FrameType | None) -> None:
        stop()

    before = signal.signal(signal.SIGINT, asked)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
