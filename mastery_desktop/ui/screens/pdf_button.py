"""A button that saves a document of the program as a PDF where somebody chooses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mastery_desktop.files import safe_file_name
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.saving import save
from mastery_desktop.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.ui.context import Context


class PdfButton(Button):
    """Asks for the place, draws the document beside the window's work, and says what came of it."""

    def __init__(self, context: Context, asker: QWidget, name: str, refusal: str, draw: Callable[[], bytes]) -> None:
        """Save a document.

        Args:
            context: what screens share.
            asker: where the button stands; its key works there.
            name: what the document is called.
            refusal: said where it could not be written.
            draw: makes the PDF, in a worker.
        """
        super().__init__(_("Save as a PDF to print…"), key=keys.SAVE)
        self._context, self._asker = context, asker
        self._name, self._refusal, self._draw = name, refusal, draw
        self.clicked.connect(self._on_clicked)
        keys.bind(keys.SAVE, asker, self._on_clicked)

    def save_to(self, file: Path) -> None:
        """Write the document to a file."""
        self._context.pages.read(partial(_drawn, file, self._draw, self._refusal), self._on_saved, self._on_failed)

    def _on_clicked(self) -> None:
        title, name = _("Save a PDF"), safe_file_name(self._name, ".pdf")
        self._context.prompts.save_file(title, pattern_of(_("PDF"), "pdf"), name, self.save_to, asker=self._asker)

    def _on_saved(self, file: Path) -> None:
        self._context.news.say(_("Saved as {file}.").format(file=file))

    def _on_failed(self, error: MasteryError) -> None:
        self._context.news.say_error(str(error))


def _drawn(file: Path, draw: Callable[[], bytes], refusal: str) -> Path:
    return save(file, draw(), refusal)
