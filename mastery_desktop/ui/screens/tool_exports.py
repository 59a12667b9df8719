"""A session for the tools that people have: a button for each kind of file, which says for whom it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mastery_desktop.domain.school_share import FOR_WHOM
from mastery_desktop.messages import N_, _
from mastery_desktop.services.exporting import LEVEL_OF, ExportKind
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES: Final[Mapping[ExportKind, str]] = {
    ExportKind.XLSX: N_("Workbook"),
    ExportKind.CSV: N_("Table of results"),
    ExportKind.ICS: N_("Calendar of dates"),
    ExportKind.TXT: N_("Text for an improvement plan"),
    ExportKind.JSON: N_("Data as JSON"),
}
"""What each kind is called; marked for translation."""


class ToolExports(QWidget):
    """One button for each kind of file.

    Attributes:
        wanted: one of them is wanted (the `ExportKind`).
        buttons: the buttons, by kind.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(PlainLabel(_("For other tools"), "label", wrap=True))
        words = _("What is chosen above does not count for these: each says for whom it is. None has a passphrase.")
        column.addWidget(PlainLabel(words, "small", wrap=True))
        self.buttons: dict[ExportKind, Button] = {}
        for kind, name in NAMES.items():
            button = Button(_("{kind}. {whom}…").format(kind=_(name), whom=_(FOR_WHOM[LEVEL_OF[kind]])))
            button.clicked.connect(partial(self.wanted.emit, kind))
            self.buttons[kind] = button
            column.addWidget(button)
