"""Takes content in that comes as one file, and hands wording or a pack on as one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mastery_desktop.files import safe_file_name
from mastery_desktop.messages import _
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.saving import save
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from pathlib import Path

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.services.packs.drafts import Draft
    from mastery_desktop.services.packs.library import Entry
    from mastery_desktop.services.packs.wording import WordingService
    from mastery_desktop.ui.context import Context

ENDING = "masterypack"


class WordingFiles(QWidget):
    """The ways of content into this computer and out of it.

    Attributes:
        taken_in: a pack or an overlay is here now.
        list_requested: see what is here, and remove some of it.
    """

    taken_in = Signal()
    list_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._service = context, context.services.wording
        self._draft: Draft | None = None
        self.take_in = Button(_("Take content in…"))
        self.take_in.clicked.connect(self._on_take_in)
        self.hand_on = Button(_("Hand this on…"))
        self.hand_on.clicked.connect(self._on_hand_on)
        self.hand_on.setEnabled(False)
        self.what_is_here = Button(_("What is here…"))
        self.what_is_here.clicked.connect(self.list_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(Tiles(self.take_in, self.hand_on, self.what_is_here, fill=True, spacing=Space.S))

    def show_draft(self, draft: Draft) -> None:
        """Offer to hand on this wording, where there is some, or else its pack, where it came as a file."""
        self._draft = draft
        self.hand_on.setEnabled(draft.has_words or draft.entry.folder is not None)

    def _on_take_in(self) -> None:
        pattern = pattern_of(_("Content packs and wording"), ENDING)
        self._context.prompts.open_file(_("Take content in"), pattern, self.take, asker=self)

    def take(self, file: Path) -> None:
        """Take a file in."""
        self._context.operations.read(partial(self._service.take_in, file), self._on_taken, self._on_refused)

    def _on_taken(self, entry: Entry) -> None:
        self._context.news.say(entry.taken_in_words)
        self.taken_in.emit()

    def _on_hand_on(self) -> None:
        if self._draft:
            name = safe_file_name(self._draft.name or self._draft.entry.title, f".{ENDING}")
            pattern = pattern_of(_("Content packs and wording"), ENDING)
            self._context.prompts.save_file(_("Hand this on"), pattern, name, self.write, asker=self)

    def write(self, file: Path) -> None:
        """Write the file."""
        if self._draft:
            self._context.operations.read(
                partial(_written, self._service, self._draft, file), self._on_saved, self._on_refused
            )

    def _on_saved(self, file: Path) -> None:
        self._context.news.say(_("It is saved as {file}.").format(file=file.name))

    def _on_refused(self, error: MasteryError) -> None:
        self._context.news.say_error(str(error))


def _written(service: WordingService, draft: Draft, file: Path) -> Path:
    refusal = _("{file} could not be written. Choose another place.").format(file=file.name)
    return save(file, service.handed_on(draft), refusal)
