"""All keys of the program in one list, and on one sheet to lay beside the laptop."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mastery_desktop.files import safe_file_name
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.key_list import key_groups
from mastery_desktop.ui.saving import save
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.panel import InlinePanel

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.ui.context import Context, ServiceSet

_WIDTH: Final = 560


class KeysPanel(InlinePanel):
    """The keys by what they are for."""

    def __init__(self, context: Context, host: QWidget) -> None:
        """Slide over a screen."""
        super().__init__(_("Keys"), host, width=_WIDTH, moves=not context.choices.reduce_motion)
        self._context = context
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        lines.setSpacing(Space.S)
        for group in key_groups():
            lines.addWidget(PlainLabel(group.title, "heading", wrap=True))
            lines.addLayout(_table(group.rows))
        lines.addStretch(1)
        self.area = self.add_scrolling(content)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrow keys can scroll it
        self.area.setAccessibleName(_("Keys"))
        self.save = Button(_("Save as a PDF to print…"), key=keys.SAVE)
        self.save.clicked.connect(self._on_save)
        keys.bind(keys.SAVE, self, self._on_save)
        self.column.addWidget(self.save)

    def save_to(self, file: Path) -> None:
        """Write the sheet with all keys."""
        self._context.pages.read(partial(_save, self._context.services, file), self._on_saved, self._on_failed)

    def _on_save(self) -> None:
        name = safe_file_name(_("Keys"), ".pdf")
        self._context.prompts.save_file(_("Save the keys"), pattern_of(_("PDF"), "pdf"), name, self.save_to, asker=self)

    def _on_saved(self, file: Path) -> None:
        self._context.news.say(_("Saved as {file}.").format(file=file))

    def _on_failed(self, error: MasteryError) -> None:
        self._context.news.say_error(str(error))


def _save(services: ServiceSet, file: Path) -> Path:
    words = _("The keys could not be saved there. Nothing was changed; choose another folder.")
    return save(file, services.printing.keys(key_groups()), words)


def _table(rows: Iterable[tuple[str, str]]) -> QGridLayout:
    table = QGridLayout()
    table.setHorizontalSpacing(Space.L)
    table.setVerticalSpacing(Space.XS)
    table.setColumnStretch(1, 1)
    table.setColumnMinimumWidth(0, 130)
    for place, (names, words) in enumerate(rows):
        name, text = PlainLabel(names, "strong"), PlainLabel(words, wrap=True)
        name.setAccessibleDescription(words)
        table.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
        table.addWidget(text, place, 1, Qt.AlignmentFlag.AlignTop)
    return table
