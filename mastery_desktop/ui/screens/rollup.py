"""Several schools in one picture: a folder of files is read, shown as tables, and handed on as PDF or web page."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)
from typing_extensions import override

from mastery_desktop.domain.rollup_words import RollUpTable, facts, tables, warnings
from mastery_desktop.messages import N_, _, ngettext
from mastery_desktop.services.rollup.locked import Keys
from mastery_desktop.services.rollup.service import RollUpService
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.saving import save
from mastery_desktop.ui.screens.locked_files import LockedFiles
from mastery_desktop.ui.screens.remembered_rollups import RememberedRollUps
from mastery_desktop.ui.screens.report_screen import ReportScreen
from mastery_desktop.ui.theme.tokens import Space, Type
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QHideEvent, QResizeEvent

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.services.rollup.service import Picture
    from mastery_desktop.ui.context import Context

_REFUSAL: Final = N_("The roll-up could not be saved there. Nothing was changed; choose another folder.")
_MOST_LISTED: Final = 200
"""How many files are named one by one; the command `rollup` names all of them."""

_TELL_EVERY: Final = 20
"""Files between two steps of the bar."""


_NAME_WIDTH, _CELL_WIDTH = 20, 8
"""How wide the names and each column of numbers get at most, in lines of text."""

_HEAD_PADDING: Final = 18
"""Pixels on both sides of the words of a head, as the style sheet has it."""

_INDENT: Final = 14
"""Pixels between the line of the grid and the words of a cell; the head begins there as well."""

_NAMES: Final = 0.32
"""The share of a table's width that names have."""


class _StoppedError(Exception):
    """The user wants no more of it."""


class LookRun(QObject):
    """Reads a folder on a worker; can be stopped between two files.

    Attributes:
        progressed: files that are read, and files in all.
        folder: the folder.
        keys: the passphrases that were typed for it.
    """

    progressed = Signal(int, int)

    def __init__(self, service: RollUpService, folder: Path, keys: Keys) -> None:
        super().__init__()
        self.folder, self.keys = folder, keys
        self._service = service
        self._stop = threading.Event()

    def stop(self) -> None:
        """Read no further file."""
        self._stop.set()

    def work(self) -> Picture | None:
        """Read; gives nothing where it was stopped.

        Raises:
            NotPossible: the folder cannot be read.
        """
        try:
            return self._service.look(self.folder, self._told, self.keys)
        except _StoppedError:
            return None

    def _told(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise _StoppedError
        if done % _TELL_EVERY == 0 or done == total:
            self.progressed.emit(done, total)


class _RoomyCells(QStyledItemDelegate):
    """Draws the words of a cell below those of its head, and not at the line of the grid."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        rect: QRect = option.rect
        rect.adjust(_INDENT, 0, 0, 0)


class NumberTable(QTableWidget):
    """A table as high as its rows, to be read; it is scrolled with the page around it."""

    def __init__(self, table: RollUpTable) -> None:
        super().__init__(len(table.rows), len(table.heads))
        self.setAccessibleName(table.title)
        self.setHorizontalHeaderLabels(list(table.heads))
        self.verticalHeader().hide()
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setItemDelegate(_RoomyCells(self))
        self.setMaximumWidth((_NAME_WIDTH + (len(table.heads) - 1) * _CELL_WIDTH) * self.fontMetrics().height())
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        for at, row in enumerate(table.rows):
            for column, words in enumerate((row.name, *(row.cells or (row.note,)))):
                self.setItem(at, column, QTableWidgetItem(words))
            if not row.cells and len(table.heads) > 2:  # noqa: PLR2004 - a name and one cell need no joining
                self.setSpan(at, 1, 1, len(table.heads) - 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        names = int(self.viewport().width() * _NAMES)
        for column in range(self.columnCount()):
            cells = (self.viewport().width() - names) // (self.columnCount() - 1)
            self.setColumnWidth(column, cells if column else names)
        self.horizontalHeader().setFixedHeight(self._head_height())
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(rows + self.horizontalHeader().height() + 2 * self.frameWidth())

    def _head_height(self) -> int:
        """The height of the heads with their words in as many lines as they take."""
        font, most = self.font(), 0
        font.setPixelSize(round(font.pixelSize() * Type.SMALL / Type.BODY))
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        for column in range(self.columnCount()):
            room = QRect(0, 0, self.columnWidth(column) - 2 * _HEAD_PADDING, 0)
            head = self.horizontalHeaderItem(column)
            words = head.text() if head else ""
            most = max(most, metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height())
        return most + 2 * Space.M


class RollUpScreen(ReportScreen):
    """Rolls a folder up. It says of each file that was left out why."""

    def __init__(self, context: Context) -> None:
        words = _(
            "Put the files of your schools into one folder, and choose it: all files in it, and in the folders in it,"
            " are counted together. No school is named."
        )
        super().__init__(context, _("District roll-up"), words)
        self._run: LookRun | None = None
        self._picture: Picture | None = None
        self._reasons: PlainLabel | None = None
        self.why: Button | None = None
        self._locked_before: tuple[str, ...] = ()
        self.locked = LockedFiles()
        self.locked.given.connect(self.open_locked)
        self.remembered = RememberedRollUps()
        self.remembered.forget_requested.connect(self._on_forget)
        self._put_together([self._make_buttons(), self.remembered, self._make_bar(), self.locked])
        self._show_remembered()

    def look(self, file: Path) -> None:
        """Roll up the folder that a file lies in."""
        self.look_at(file.parent)

    def look_at(self, folder: Path) -> None:
        """Roll up a folder."""
        self._begin(folder, Keys())

    def open_locked(self, passphrase: str) -> None:
        """Read the folder once more, with one more passphrase for its locked files."""
        if self._run is not None:
            self._run.keys.add(passphrase)
            self._locked_before = self._picture.gathered.locked if self._picture else ()
            self._begin(self._run.folder, self._run.keys)

    def _begin(self, folder: Path, keys: Keys) -> None:
        self.stop_reading()
        self._picture = None
        self._clear()
        self.locked.show_files(())
        self._run = run = LookRun(self._context.services.rollup, folder, keys)
        run.progressed.connect(self._on_progressed)
        self.bar.setRange(0, 0)
        self._reading.show()
        self._set_ready(ready=False)
        self.outcome.say(_("Reading the files…"))
        self._context.pages.read(run.work, partial(self._on_looked, run), self._on_failed)

    def save_pdf(self, file: Path) -> None:
        """Write what is shown as a PDF."""
        self._save(file, RollUpService.pdf)

    def save_page(self, file: Path) -> None:
        """Write what is shown as a web page."""
        self._save(file, RollUpService.web_page)

    def stop_reading(self) -> None:
        """Read no further file."""
        if self._run is not None:
            self._run.stop()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self.stop_reading()
            self.locked.passphrase.clear()
        super().hideEvent(event)

    # What the user does ---------------------------------------------------------------------------------------------

    def _on_choose(self) -> None:
        self._context.prompts.choose_folder(_("Choose the folder"), self.look_at, asker=self)

    def _on_pdf(self) -> None:
        pattern, name = pattern_of(_("PDF"), "pdf"), _("District roll-up") + ".pdf"
        self._context.prompts.save_file(_("Save a PDF"), pattern, name, self.save_pdf, asker=self)

    def _on_page(self) -> None:
        pattern, name = pattern_of(_("Web page"), "html"), _("District roll-up") + ".html"
        self._context.prompts.save_file(_("Save a web page"), pattern, name, self.save_page, asker=self)

    def _on_forget(self, key: str) -> None:
        forget = partial(self._context.services.rollup.forget, key)
        self._context.pages.read(forget, self._on_forgotten, self._on_failed)

    # What comes of it -----------------------------------------------------------------------------------------------

    def _on_progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _on_looked(self, run: LookRun, picture: Picture | None) -> None:
        if run is not self._run:
            return  # another folder was chosen meanwhile
        self._reading.hide()
        self._set_ready(ready=False)
        if picture is None:
            self.outcome.say(_("Stopped. Nothing was counted."))
            return
        self._picture = picture
        self._set_ready(ready=picture.rolled.schools > 0)
        lines = picture.gathered.lines
        words = ngettext("{n} of {all} file is in it.", "{n} of {all} files are in it.", len(lines))
        say = self.outcome.say if picture.rolled.schools else self.outcome.say_bad
        say(words.format(n=picture.gathered.taken, all=len(lines)))
        self._ask_for_passphrase(picture.gathered.locked)
        self._show(picture)

    def _ask_for_passphrase(self, locked: tuple[str, ...]) -> None:
        """Ask for that of files that are locked still; says so where what was typed fits none."""
        if locked and locked == self._locked_before:
            words = ngettext(
                "The passphrase does not fit the locked file. Type it again, or ask whoever sent the file.",
                "The passphrase fits none of the {n} locked files. Type it again, or ask whoever sent them.",
                len(locked),
            )
            self.outcome.say_bad(words.format(n=len(locked)))
        self._locked_before = ()
        self.locked.show_files(locked)
        if locked:
            self.locked.passphrase.setFocus()

    def _on_handed_on(self, file: Path) -> None:
        self._on_saved(file)
        self._show_remembered()

    def _on_forgotten(self, _nothing: None) -> None:
        self._show_remembered()
        if self._run is not None and self._picture is not None:
            self._begin(self._run.folder, self._run.keys)  # what was held back because of it can be shown now
        self.outcome.say(_("Forgotten. Later roll-ups are not held against it."))

    def _show_remembered(self) -> None:
        self._context.pages.read(self._context.services.rollup.remembered, self.remembered.show_these)

    def _on_failed(self, error: MasteryError) -> None:
        self._reading.hide()
        self._set_ready(ready=self._picture is not None)
        self.outcome.say_bad(str(error))

    # Helpers --------------------------------------------------------------------------------------------------------

    def _make_buttons(self) -> Tiles:
        self.choose = Button(_("Choose the folder…"), key=keys.OPEN, kind="primary")
        self.choose.clicked.connect(self._on_choose)
        keys.bind(keys.OPEN, self, self.choose.click)
        self.pdf = Button(_("Save a PDF…"), key=keys.SAVE)
        self.pdf.clicked.connect(self._on_pdf)
        keys.bind(keys.SAVE, self, self.pdf.click)
        self.page = Button(_("Save a web page…"))
        self.page.clicked.connect(self._on_page)
        self.pdf.setEnabled(False)
        self.page.setEnabled(False)
        return Tiles(self.choose, self.pdf, self.page, self.remembered.opener, fill=False)

    def _make_bar(self) -> QFrame:
        self._reading = QFrame()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("Files read"))
        self.bar.setTextVisible(False)
        self.stop = Button(_("Stop"))
        self.stop.clicked.connect(self.stop_reading)
        row = QHBoxLayout(self._reading)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        self._reading.hide()
        return self._reading

    def _add_way_to(self, files: int) -> None:
        words = ngettext("What to know about {n} file", "What to know about {n} files", files)
        self.why = Button(words.format(n=files))
        self.why.clicked.connect(self._on_why)
        self._report.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_why(self) -> None:
        if self._reasons is not None:
            self._go_to(self._reasons)

    def _save(self, file: Path, make: Callable[[RollUpService, Picture], bytes]) -> None:
        if self._picture is not None:
            write = partial(_write, self._context.services.rollup, make, self._picture, file)
            self._context.pages.read(write, self._on_handed_on, self._on_failed)

    def _set_ready(self, *, ready: bool) -> None:
        self.choose.setEnabled(self._reading.isHidden())
        self.pdf.setEnabled(ready)
        self.page.setEnabled(ready)

    def _show(self, picture: Picture) -> None:
        self._clear()
        pack, left_out = self._context.services.pack, picture.left_out
        if left_out:
            self._add_way_to(len(left_out))
        for words in warnings(picture.rolled, pack, here=True):
            self._add(words, "strong")
        for words in facts(picture.rolled):
            self._add(words)
        for table in tables(picture.rolled, pack):
            self._add(table.title, "heading")
            if table.rows:
                self._report.addWidget(NumberTable(table))
            else:
                self._add(_("Nothing was shared here."))
        if left_out:
            self._reasons = PlainLabel(_("What to know about single files"), "heading", wrap=True)
            self._report.addWidget(self._reasons)
            lines = [f"{line.name}: {line.reason}" for line in left_out[:_MOST_LISTED]]
            more = len(left_out) - len(lines)
            if more:
                lines.append(ngettext("{n} more file", "{n} more files", more).format(n=more))
            self._add("\n".join(lines))


def _write(
    service: RollUpService, make: Callable[[RollUpService, Picture], bytes], picture: Picture, file: Path
) -> Path:
    data = make(service, picture)
    with service.handing_on(picture):
        return save(file, data, _(_REFUSAL))
