"""The last step to paper: which printer, how far it is, and a way out through the system's own viewer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QWidget

from mastery_desktop.files import atomic_write, safe_file_name
from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui.printer import PrintRun, open_printer, prepare, printers_now, prints_both_sides
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.choice_box import ChoiceBox
from mastery_desktop.ui.widgets.fields import FieldRow
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.panel import InlinePanel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.domain.workshop import Workshop
    from mastery_desktop.services.printing import PrintService
    from mastery_desktop.ui.context import Context
    from mastery_desktop.ui.printer import Job, Printers, Wanted


class PrintPanel(InlinePanel):
    """Prints, shows how far it is, and can be stopped."""

    def __init__(self, context: Context, host: QWidget, wanted: Sequence[Wanted], workshop: Workshop | None) -> None:
        """Print some sheets of a workshop."""
        super().__init__(_("Print"), host, moves=not context.choices.reduce_motion)
        self._context, self._sheets, self._workshop = context, wanted, workshop
        self._printing: PrintRun | None = None
        self._copies = sum(each.copies for each in wanted)
        self.printer = ChoiceBox()
        self.printer.currentTextChanged.connect(self._on_printer)
        self.printer.textActivated.connect(self._on_chosen)
        self._row = FieldRow(_("Printer"), self.printer)
        self._row.hide()
        self.outcome = PlainLabel(_("Looking for printers…"), wrap=True)
        self.sides = PlainLabel("", wrap=True)
        self.sides.hide()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("Pages printed"))
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.stop = Button(_("Stop"))
        self.stop.clicked.connect(self._on_stop)
        self.stop.hide()
        self.open_pdf = Button(_("Open as a PDF instead"))
        self.open_pdf.clicked.connect(self._on_open)
        self.print_out = Button(_("Print now"), kind="primary")
        self.print_out.setEnabled(False)
        self.print_out.clicked.connect(self._on_print)
        for widget in (self._row, self.outcome, self.sides, self.bar, self.stop):
            self.column.addWidget(widget)
        self.column.addStretch()
        self.column.addWidget(self.open_pdf)
        self.column.addWidget(self.print_out)

        context.pages.read(printers_now, self._on_printers)

    def print_on(self, make: Callable[[], QPrinter]) -> None:
        """Print on a printer, which is made on the worker: asking one of the network takes its time."""
        self.print_out.setEnabled(False)
        self.close_button.setFocus()
        self.outcome.setText(_("Drawing the pages…"))
        draw = partial(prepare, make, self._context.services.printing, self._sheets, self._workshop)
        self._context.pages.read(draw, self._on_prepared, self._on_failed)

    def _on_printers(self, found: Printers) -> None:
        names, usual = found
        self._row.setVisible(bool(names))
        self.print_out.setEnabled(bool(names))
        with QSignalBlocker(self.printer):  # nobody asks for the first of the list
            last = self._context.window_state.printer
            self.printer.addItems(names)
            self.printer.setCurrentText(last if last in names else usual)
        self._on_printer(self.printer.currentText())
        if names:
            self.outcome.setText(
                ngettext("{n} copy in all.", "{n} copies in all.", self._copies).format(n=self._copies)
            )
            if self.hasFocus() or self.close_button.hasFocus():
                self.print_out.setFocus()
        else:
            self.outcome.setText(
                _("No printer is set up on this computer. Open the PDF, or save it and print it elsewhere.")
            )
            self.open_pdf.setFocus()

    def _on_printer(self, name: str) -> None:
        self.sides.hide()
        if name and any(each.duplex for each in self._sheets):
            count = partial(_paper_one_sided, name, self._context.services.printing, self._sheets, self._workshop)
            self._context.pages.read(count, partial(self._on_counted, name))

    def _on_chosen(self, name: str) -> None:
        self._context.window_state.printer = name

    def _on_counted(self, name: str, paper: int | None) -> None:
        if paper is None or name != self.printer.currentText():
            return
        self.sides.setText(
            ngettext(
                "This printer prints on one side only, so it takes {n} sheet of paper.",
                "This printer prints on one side only, so it takes {n} sheets of paper, one for each page.",
                paper,
            ).format(n=paper)
        )
        self.sides.show()

    def _on_print(self) -> None:
        self.print_on(partial(open_printer, self.printer.currentText(), _("Worksheets")))

    def _on_prepared(self, prepared: tuple[QPrinter, list[Job]]) -> None:
        self._printing = PrintRun(self._context.services.printing, *prepared)
        self._printing.progressed.connect(self._on_progressed)
        self.bar.show()
        self.stop.show()
        self.stop.setFocus()
        self._context.pages.read(self._printing.work, self._on_done, self._on_failed)

    def _on_progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.outcome.setText(_("Page {done} of {total}").format(done=done, total=total))

    def _on_stop(self) -> None:
        if self._printing:
            self._printing.stop()

    def _on_done(self, pages: int) -> None:
        if self._printing is not None and self._printing.stopped:
            words = ngettext(
                "Stopped. {n} page is with the printer already.",
                "Stopped. {n} pages are with the printer already.",
                pages,
            ).format(n=pages)
        else:
            words = ngettext("{n} copy is with the printer.", "{n} copies are with the printer.", self._copies).format(
                n=self._copies
            )
        self.outcome.setText(words)
        self._reset()

    def _on_failed(self, error: MasteryError) -> None:
        self.outcome.setText(str(error))
        self._reset()

    def _reset(self) -> None:
        self.close_button.setFocus()  # a second Enter must not print all of it again
        self.bar.hide()
        self.stop.hide()
        self.print_out.setEnabled(bool(self.printer.count()))
        self._printing = None

    def _on_open(self) -> None:
        team = self._workshop.session.team if self._workshop else _("Blank sheets")
        file = self._context.services.paths.exports / safe_file_name(team, ".pdf")
        write = partial(_write, self._context.services.printing, self._sheets, self._workshop, file)
        self._context.pages.read(write, self._on_written, self._on_failed)

    def _on_written(self, file: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self.outcome.setText(_("No program here opens PDFs. The file is {file}.").format(file=file))


def _paper_one_sided(
    name: str, service: PrintService, wanted: Sequence[Wanted], workshop: Workshop | None
) -> int | None:
    """How many sheets of paper all copies take on a printer; None where it prints on both sides, as was counted."""
    if prints_both_sides(name):
        return None
    orders, copies = [replace(each.order, both_sides=False) for each in wanted], [each.copies for each in wanted]
    return sum(each.sheets for each in service.paper_count(orders, copies, workshop))


def _write(service: PrintService, wanted: Sequence[Wanted], workshop: Workshop | None, file: Path) -> Path:
    copies = [each.copies for each in wanted]
    atomic_write(file, service.render([each.order for each in wanted], workshop, copies=copies, cover=len(wanted) > 1))
    return file
