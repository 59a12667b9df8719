"""All keys of the program in one list, and on one sheet to lay beside the laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui.key_list import key_groups
from mastery_desktop.ui.screens.pdf_button import PdfButton
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.panel import InlinePanel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mastery_desktop.ui.context import Context

_WIDTH: Final = 560


class KeysPanel(InlinePanel):
    """The keys by what they are for."""

    def __init__(self, context: Context, host: QWidget) -> None:
        """Slide over a screen."""
        super().__init__(_("Keys"), host, width=_WIDTH, moves=not context.choices.reduce_motion)
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
        words = _("The keys could not be saved there. Nothing was changed; choose another folder.")
        printing = context.services.printing
        self.save = PdfButton(context, self, _("Keys"), words, lambda: printing.keys(key_groups))
        self.column.addWidget(self.save)


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
