"""Asks for the file that stands for a named resource."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mastery_desktop.domain.attached import DOCUMENTS
from mastery_desktop.messages import _
from mastery_desktop.ui.file_dialog import pattern_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mastery_desktop.ui.console.activities import ActivitiesPanel
    from mastery_desktop.ui.context import Context


class ResourceFiles(QObject):
    """Stands between the checklist and the files of this computer."""

    def __init__(self, console: QWidget, context: Context) -> None:
        """Ask on behalf of a console."""
        super().__init__(console)
        self._console, self._context = console, context

    def ask(self, panel: ActivitiesPanel, resource: str) -> None:
        """Ask for the file of a resource."""
        pattern = pattern_of(_("Documents, pictures, sound, film"), *sorted(DOCUMENTS))
        then = partial(panel.attach, resource)
        self._context.prompts.open_file(_("Attach a file"), pattern, then, asker=self._console)
