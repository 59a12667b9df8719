"""The report about something that went wrong, to look at and to save as a file; it is sent nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QPlainTextEdit

from mastery_desktop.files import atomic_write
from mastery_desktop.messages import _
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.outcome import OutcomeLabel
from mastery_desktop.ui.widgets.panel import InlinePanel

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from mastery_desktop.ui.prompts import Prompts

_NAME: Final = "mastery-desktop-report.txt"


class ReportPanel(InlinePanel):
    """Shows a report; what people typed is not in it."""

    def __init__(self, report: str, host: QWidget, prompts: Prompts | None, *, moves: bool = True) -> None:
        super().__init__(_("Report"), host, width=640, moves=moves)
        self._prompts = prompts
        words = _("This is all there is to it: versions and the way through the program, nothing that anybody typed.")
        self.column.addWidget(PlainLabel(words, wrap=True))
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Report"))
        self.column.addWidget(self.text, 1)
        self.outcome = OutcomeLabel()
        self.column.addWidget(self.outcome)
        self.save = Button(_("Save the report…"), kind="primary")
        self.save.clicked.connect(self._on_save)
        if prompts is None:
            self.save.hide()
        self.column.addWidget(self.save)

    def save_to(self, file: Path) -> None:
        """Write the report to a file and say what came of it."""
        try:
            atomic_write(file, self.text.toPlainText().encode())
        except OSError:
            self.outcome.say_bad(_("The report could not be saved there. Nothing was changed; choose another folder."))
        else:
            self.outcome.say(_("Saved as {file}.").format(file=file))

    def _on_save(self) -> None:
        if self._prompts:
            pattern = pattern_of(_("Text"), "txt")
            self._prompts.save_file(_("Save the report"), pattern, _NAME, self.save_to, asker=self)
