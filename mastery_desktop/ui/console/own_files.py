"""Asks for the file of a slide of one's own, and makes the slide on a worker."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mastery_desktop.messages import _
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.own_slide import SUFFIXES, read_slide

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.ui.console.own import OwnPanel
    from mastery_desktop.ui.context import Context


class OwnFiles(QObject):
    """Stands between the panel and the files of this computer."""

    def __init__(self, console: QWidget, context: Context) -> None:
        """Ask on behalf of a console."""
        super().__init__(console)
        self._console, self._context = console, context
        self._panel: OwnPanel | None = None
        self._page = 1

    def ask(self, panel: OwnPanel, page: int) -> None:
        """Ask for the file of a panel's slide."""
        self._panel, self._page = panel, page
        pattern = pattern_of(_("Pictures and PDF"), *SUFFIXES)
        title = _("Choose a picture or a PDF")
        self._context.prompts.open_file(title, pattern, self.take, asker=self._console)

    def take(self, file: Path) -> None:
        """Make the slide out of the chosen file."""
        call = partial(read_slide, file, self._page, self._context.services.printing)
        self._context.pages.read(call, partial(self._on_made, file.stem), self._on_refused)

    def _on_made(self, name: str, picture: bytes) -> None:
        if self._panel is not None and self._panel.isVisible():
            self._panel.take(name, picture)

    def _on_refused(self, error: MasteryError) -> None:
        self._context.news.say_error(str(error))
