"""What screens have in common that show a report below some choices: a head, one column to scroll, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import scrolling
from mastery_desktop.ui.widgets.head import ScreenHead
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.outcome import OutcomeLabel

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtWidgets import QLayout

    from mastery_desktop.ui.context import Context


class ReportScreen(QWidget):
    """A screen that leads to a report and shows it; a kind of screen adds its choices and fills the report.

    Attributes:
        leave_requested: the user wants to go back.
        outcome: what came of the last thing that was done.
    """

    def __init__(self, context: Context, title: str, words: str) -> None:
        """Begin with an empty report.

        Args:
            context: what screens work with.
            title: the name of the screen.
            words: what is to be done here.
        """
        super().__init__()
        self.setProperty("kind", "page")
        self._context = context
        head = ScreenHead(title)
        self.leave_requested = head.back_requested
        keys.bind(keys.LEAVE, self, head.back.click)
        self._content = content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._column.setSpacing(Space.M)
        self._column.addWidget(PlainLabel(words, wrap=True))
        self.outcome = OutcomeLabel()
        self._report = QVBoxLayout()
        self._report.setSpacing(Space.M)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        self._area = scrolling(content)
        layout.addWidget(self._area, 1)

    def _put_together(self, choices: Iterable[QWidget | QLayout]) -> None:
        """Lay out the choices, what came of them, and the report, from top to bottom."""
        for choice in choices:
            if isinstance(choice, QWidget):
                self._column.addWidget(choice)
            else:
                self._column.addLayout(choice)
        self._column.addWidget(self.outcome)
        self._column.addLayout(self._report)
        self._column.addStretch()

    def _add(self, words: str, role: str = "") -> None:
        """Add a paragraph to the report."""
        self._report.addWidget(PlainLabel(words, role, wrap=True))

    def _go_to(self, part: QWidget) -> None:
        """Scroll until a part of the report stands at the top, or as far as there is something below it."""
        self._area.verticalScrollBar().setValue(part.mapTo(self._content, QPoint()).y() - Space.M)

    def _clear(self) -> None:
        while (item := self._report.takeAt(0)) is not None:
            if old := item.widget():
                old.hide()
                old.deleteLater()

    def _on_saved(self, file: Path) -> None:
        self.outcome.say(_("Saved as {file}.").format(file=file))
