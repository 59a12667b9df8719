"""Asks the user for files, without blocking any window: the clicker and the wall go on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from mastery_desktop.config.settings import WindowState
    from mastery_desktop.ui.file_dialog import FileDialog


_WIDTH: Final = 700
"""The width of the panel that files are chosen in, in pixels at the usual size of text."""


class Prompts(QObject):
    """The one place that asks for files; it remembers the folder.

    Attributes:
        keeps_closed: asked first; whether nothing is asked now, because the room would read the names of files.
    """

    def __init__(self, window: QWidget, state: WindowState) -> None:
        """Ask on behalf of a window."""
        super().__init__(window)
        self._window, self._state = window, state
        self._dialog: FileDialog | None = None
        self._then: Callable[[Path], object] | None = None
        self._asker: QWidget | None = None
        self.keeps_closed: Callable[[], bool] = bool

    def open_file(self, title: str, pattern: str, then: Callable[[Path], object], *, asker: QWidget) -> None:
        """Ask for a file that is there.

        Args:
            title: what is asked for.
            pattern: what the file can be, from `pattern_of`.
            then: hears the file; nobody hears anything when the user thinks better of it.
            asker: the screen or panel that wants to know; once it is hidden, nothing is asked any longer.
        """
        self._ask(title, pattern, then, asker, wanted="FILE")

    def save_file(self, title: str, pattern: str, name: str, then: Callable[[Path], object], *, asker: QWidget) -> None:
        """Ask where to save a file; `name` is suggested, and before a file is replaced the user is asked."""
        self._ask(title, pattern, then, asker, wanted="PLACE", name=name)

    def choose_folder(self, title: str, then: Callable[[Path], object], *, asker: QWidget) -> None:
        """Ask for a folder that is there; the arguments are those of `open_file`."""
        self._ask(title, "", then, asker, wanted="FOLDER")

    def withdraw(self) -> None:
        """Ask no more, since the screen that wanted to know is not shown any longer."""
        if self._dialog is not None:
            self._dialog.close()

    @property
    def dialog(self) -> FileDialog | None:
        """The question that is open now."""
        return self._dialog

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._asker and event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.withdraw()
        return super().eventFilter(watched, event)

    def _ask(
        self,
        title: str,
        pattern: str,
        then: Callable[[Path], object],
        asker: QWidget,
        *,
        wanted: Literal["FILE", "PLACE", "FOLDER"],
        name: str = "",
    ) -> None:
        from mastery_desktop.ui.file_dialog import FileDialog, Wanted  # noqa: PLC0415 - when it is asked for
        from mastery_desktop.ui.widgets.panel import InlinePanel  # noqa: PLC0415

        self.withdraw()
        if self.keeps_closed():
            return
        before = QApplication.focusWidget()  # the dialog takes it as soon as it is shown
        folder = self._state.folder or str(Path.home())
        panel = InlinePanel(title, self._window, width=_WIDTH, moves=False)
        dialog = FileDialog(panel, title, folder, pattern, Wanted[wanted])
        panel.column.addWidget(dialog, 1)
        panel.closed.connect(dialog.close)
        dialog.finished.connect(panel.close_panel)
        dialog.finished.connect(panel.deleteLater)
        dialog.fileSelected.connect(panel.close_panel)  # first: what hears the file finds the focus where it was asked
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.destroyed.connect(self._on_destroyed)
        self._dialog, self._then, self._asker = dialog, then, asker
        asker.installEventFilter(self)
        dialog.show()
        if name:
            dialog.suggest(name)
        panel.open_panel(dialog.entry, back_to=before)

    def _on_file_selected(self, name: str) -> None:
        path, then = Path(name), self._then
        self._state.folder = str(path.parent)
        if then:
            then(path)

    def _on_destroyed(self) -> None:
        if self._asker is not None and isValid(self._asker):
            self._asker.removeEventFilter(self)
        self._dialog = self._then = self._asker = None
