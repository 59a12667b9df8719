"""Saving chosen sheets: one PDF or several files, with progress and a way to stop."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.messages import N_, _, ngettext
from mastery_desktop.ui.saving import save
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.print_options import Bundle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mastery_desktop.domain.workshop import Workshop
    from mastery_desktop.services.printing import Order, PrintService

_REFUSAL: Final = N_("The PDF could not be saved there. Nothing was changed; choose another folder.")
_MOST_FOLDERS: Final = 100


class Chosen(NamedTuple):
    """A sheet to save, and how many copies of it are wanted."""

    order: Order
    copies: int


class _StoppedError(Exception):
    """The user wants no more of it."""


class SaveRun(QObject):
    """Draws and writes sheets; runs on a worker and can be stopped between two sheets.

    Attributes:
        progressed: sheets that are done, and sheets in all.
    """

    progressed = Signal(int, int)

    def __init__(
        self,
        service: PrintService,
        chosen: Sequence[Chosen],
        workshop: Workshop | None,
        file: Path,
        bundle: Bundle,
    ) -> None:
        """Save sheets in a file, or in a folder of the name of the file."""
        super().__init__()
        self._service, self._chosen, self._workshop = service, chosen, workshop
        self._file, self._bundle = file, bundle
        self._stop = threading.Event()

    def stop(self) -> None:
        """Draw no further sheet."""
        self._stop.set()

    def work(self) -> str:
        """Save; gives a sentence about what came of it.

        Raises:
            NotPossible: it could not be written there.
        """
        orders, copies = [each.order for each in self._chosen], [each.copies for each in self._chosen]
        try:
            if self._bundle is Bundle.FILES:
                return self._write_files(orders, copies)
            all_copies = self._bundle is Bundle.COPIES
            pdf = self._service.render(
                orders, self._workshop, copies=copies if all_copies else (), cover=all_copies, told=self._told
            )
        except _StoppedError:
            return _("Stopped. Nothing was saved.")
        save(self._file, pdf, _(_REFUSAL))
        return _("Saved as {file}.").format(file=self._file)

    def _write_files(self, orders: list[Order], copies: list[int]) -> str:
        folder = _new_folder(self._file)
        written = 0
        for name, pdf in self._service.files(orders, copies, self._workshop):
            if self._stop.is_set():
                return ngettext(
                    "Stopped. {n} file is in {folder}.", "Stopped. {n} files are in {folder}.", written
                ).format(n=written, folder=folder)
            save(folder / name, pdf, _(_REFUSAL))
            written += 1
            self.progressed.emit(written, len(orders) + 1)
        return ngettext("Saved {n} file in {folder}.", "Saved {n} files in {folder}.", written).format(
            n=written, folder=folder
        )

    def _told(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise _StoppedError
        self.progressed.emit(done, total)


class SavingBar(QWidget):
    """How far the saving is, with a button to stop it; hidden while nothing is saved.

    Attributes:
        stop_requested: the user wants no more of it.
    """

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("Sheets drawn"))
        self.bar.setTextVisible(False)
        self.stop = Button(_("Stop"))
        self.stop.clicked.connect(self.stop_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        self.hide()

    def follow(self, run: SaveRun) -> None:
        """Show how far a run is, from its beginning on."""
        self.bar.setRange(0, 0)
        run.progressed.connect(self._on_progressed)
        self.show()

    def _on_progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)


def _new_folder(file: Path) -> Path:
    """Make a folder with the name of a file, or with a number behind it where there is one already.

    Raises:
        NotPossible: it cannot be made.
    """
    name = file.with_suffix("")
    for number in range(1, _MOST_FOLDERS):
        folder = name if number == 1 else name.with_name(f"{name.name} {number}")
        try:
            folder.mkdir()
        except FileExistsError:
            continue
        except OSError as error:
            raise NotPossible(_(_REFUSAL)) from error
        return folder
    raise NotPossible(_(_REFUSAL))
