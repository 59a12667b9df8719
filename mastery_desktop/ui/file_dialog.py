"""Where files are chosen: a part of the window, never a window or a box of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum, auto
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFileSystemModel,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from mastery_desktop.domain.labels import moment_in_words
from mastery_desktop.messages import N_, _
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel


class Wanted(Enum):
    """What is asked for: a file that is there, a place to save one, or a folder."""

    FILE = auto()
    PLACE = auto()
    FOLDER = auto()


_PLACES: Final = 16
"""How many letters of a place's name are in sight."""

_ACCEPT: Final = {Wanted.FILE: N_("Open"), Wanted.PLACE: N_("Save"), Wanted.FOLDER: N_("Take this folder")}

_WAYS: Final = {"backButton": "←", "forwardButton": "→", "toParentButton": "↑"}
"""The buttons that lead through folders, as Qt calls them."""

_SIZE_AND_TYPE: Final = (1, 2)
_CHANGED: Final = 3


def pattern_of(name: str, *suffixes: str) -> str:
    """A pattern as Qt wants it, from what the user reads and what files end in; without an ending, every file fits."""
    endings = " ".join(f"*.{suffix}" for suffix in suffixes) or "*"
    readable = name.translate(str.maketrans("(),;", "[]  "))  # Qt takes what stands in brackets for the pattern
    return f"{readable} ({endings})"


class _Moments(QStyledItemDelegate):
    """Says when a file was changed as the rest of the program says it; Qt writes that as the computer does."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        changed = index.data(QFileSystemModel.Roles.FileInfoRole).lastModified()
        moment = datetime.fromtimestamp(changed.toSecsSinceEpoch(), UTC)
        option.text = moment_in_words(moment)


class FileDialog(QFileDialog):
    """Asks for a file that is there, for a place to save one, or for a folder.

    Qt's own dialog asks in boxes that block every window: before it replaces a file, when there is no such file, and
    when somebody deletes one in its list. Here the first two are told in a line of the dialog, and its list only reads.
    It is a widget within a panel: a window of its own could come up on the wall.
    """

    def __init__(self, parent: QWidget, title: str, folder: str, pattern: str, wanted: Wanted) -> None:
        super().__init__(parent, title, folder, pattern)
        self.setWindowFlags(Qt.WindowType.Widget)
        self._wanted, is_folder = wanted, wanted is Wanted.FOLDER
        self._suggested = ""
        for option in (
            QFileDialog.Option.DontUseNativeDialog,  # a native one blocks the window on some systems
            QFileDialog.Option.DontConfirmOverwrite,
            QFileDialog.Option.ReadOnly,
        ):
            self.setOption(option)
        modes = QFileDialog.AcceptMode
        self.setAcceptMode(modes.AcceptSave if wanted is Wanted.PLACE else modes.AcceptOpen)
        kinds = QFileDialog.FileMode
        self.setFileMode(kinds.Directory if is_folder else kinds.AnyFile)  # whether a file is there is looked up here
        labels = QFileDialog.DialogLabel
        for label, text in (
            (labels.LookIn, _("Folder:")),
            (labels.FileName, _("Chosen:") if is_folder else _("File name:")),
            (labels.FileType, _("Kind:")),
            (labels.Accept, _(_ACCEPT[wanted])),
            (labels.Reject, _("Cancel")),
        ):
            self.setLabelText(label, text)
        self._make_line()
        self.currentChanged.connect(self._on_changed)
        self.directoryEntered.connect(self._on_changed)
        self._give_room()
        self._show_arrows()
        self.entry = self.findChild(QLineEdit)
        if self.entry:
            self.entry.setCompleter(None)  # type: ignore[arg-type]  # its list took Enter, and another name than the typed
            self.entry.textEdited.connect(self._on_changed)
        for kind in (self.findChild(QComboBox, "fileTypeCombo"), self.findChild(QLabel, "fileTypeLabel")):
            if kind and is_folder:
                kind.hide()  # there is one kind of folder

    def suggest(self, name: str) -> None:
        """Suggest a name for the file, before the entry has the focus: after that, Qt leaves it alone."""
        self._suggested = name
        self.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        self.selectFile(name)

    def _show_arrows(self) -> None:
        """Show the ways through folders as signs, which have the color and size of text: Qt's pictures are black."""
        for name, sign in _WAYS.items():
            way = self.findChild(QToolButton, name)
            if way:
                way.setIcon(QIcon())
                way.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
                way.setText(sign)

    def _give_room(self) -> None:
        """Let names of places and of files be read whole."""
        halves, files = self.findChild(QSplitter), self.findChild(QTreeView, "treeView")
        if halves:
            width = self.fontMetrics().averageCharWidth() * _PLACES
            halves.setSizes([width, 5 * width])
        if files:
            files.setItemDelegateForColumn(_CHANGED, _Moments(files))
            for column in _SIZE_AND_TYPE:  # all files listed are of one kind
                files.hideColumn(column)
            files.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            files.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    @override
    def event(self, event: QEvent) -> bool:
        """Keep Escape for itself: the console would take it for the wall."""
        early = event.type() is QEvent.Type.ShortcutOverride
        if early and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    @override
    def accept(self) -> None:
        chosen = self.selectedFiles()
        if not chosen or Path(chosen[0]).is_dir():
            super().accept()  # goes into the folder, or takes it
            if self._wanted is not Wanted.FOLDER and self.entry:
                self.entry.setText(self._suggested)  # the way there would stand before the name that is typed next
                self.entry.selectAll()
            return
        file = Path(chosen[0])
        if self._wanted is Wanted.FOLDER:
            self._say(_("There is no folder {folder}. Choose one from the list.").format(folder=file.name))
        elif self._wanted is Wanted.PLACE and file.exists():
            self._ask(_("There is a file {file} here already.").format(file=file.name))
        elif self._wanted is Wanted.FILE and not file.is_file():
            self._say(_("There is no file {file}. Choose one from the list.").format(file=file.name))
        else:
            super().accept()

    def _ask(self, question: str) -> None:
        self._say(question)
        self.replace.show()
        self.another.show()
        self.another.setFocus()

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.replace.hide()
        self.another.hide()
        self.line.show()

    def _on_replace(self) -> None:
        super().accept()

    def _on_another(self) -> None:
        self.line.hide()
        if self.entry:
            self.entry.setFocus()
            self.entry.selectAll()

    def _on_changed(self, _text: str) -> None:
        self.line.hide()

    def _make_line(self) -> None:
        self.line = QFrame()
        self.line.setProperty("kind", "tint")
        self.sentence = PlainLabel("", "strong", wrap=True)
        self.replace = Button(_("Replace it"), kind="danger")
        self.replace.clicked.connect(self._on_replace)
        self.another = Button(_("Choose another name"))
        self.another.clicked.connect(self._on_another)
        column = QVBoxLayout(self.line)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        column.setSpacing(Space.S)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch()
        row.addWidget(self.another)
        row.addWidget(self.replace)
        column.addWidget(self.sentence)
        column.addLayout(row)
        self.line.hide()
        layout = self.layout()
        if isinstance(layout, QGridLayout):
            layout.addWidget(self.line, layout.rowCount(), 0, 1, layout.columnCount())
