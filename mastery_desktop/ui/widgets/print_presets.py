"""Choices for printing that were kept under a name, such as that of a copier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mastery_desktop.messages import _
from mastery_desktop.services.print_presets import LONGEST_NAME, Kept, keep_choices, kept_choices, plain_name
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.choice_box import ChoiceBox
from mastery_desktop.ui.widgets.fields import FieldRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from mastery_desktop.config.settings import Choices


class PrintPresets(QWidget):
    """A list of names to choose from, and a field to keep what is chosen now under another one.

    Attributes:
        chosen: the choices of a name are wanted (a `Kept`).
        not_saved: the settings could not be written, so that names hold until the window is closed.
    """

    chosen = Signal(object)
    not_saved = Signal()

    def __init__(self, choices: Choices, now: Callable[[], Kept], parent: QWidget | None = None) -> None:
        """Offer the names of the settings; `now` tells what is chosen at the moment."""
        super().__init__(parent)
        self._choices, self._now = choices, now
        self.names = ChoiceBox()
        self.names.activated.connect(self._on_activated)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(_("such as My school’s copier"))
        self.name.setAccessibleName(_("Name to keep these choices under"))
        self.name.textChanged.connect(self._on_name)
        self.name.returnPressed.connect(self._on_keep)
        self.keep = Button(_("Keep"))
        self.keep.clicked.connect(self._on_keep)
        self.forget = Button(_("Forget"))
        self.forget.setAccessibleName(_("Forget these kept choices"))
        self.forget.clicked.connect(self._on_forget)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.name, 1)
        line.addWidget(self.keep)
        line.addWidget(self.forget)
        self._row = FieldRow(_("Kept choices"), self.names)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._row)
        column.addLayout(line)
        self._show("")

    def _show(self, current: str) -> None:
        kept = kept_choices(self._choices)
        with QSignalBlocker(self.names):
            self.names.clear()
            self.names.addItem(_("None chosen"))
            self.names.addItems(list(kept))
            self.names.setCurrentIndex(max(0, self.names.findText(current)))
        self._row.setVisible(bool(kept))
        self.forget.setVisible(self.names.currentIndex() > 0)
        self._on_name()

    def _on_name(self) -> None:
        self.keep.setEnabled(bool(self.name.text().strip()))

    def _on_activated(self) -> None:
        self.forget.setVisible(self.names.currentIndex() > 0)
        if self.names.currentIndex() > 0:
            self.chosen.emit(kept_choices(self._choices).get(self.names.currentText(), {}))

    def _on_keep(self) -> None:
        name = plain_name(self.name.text())
        if name:
            self._write({**kept_choices(self._choices), name: self._now()})
            self.name.clear()
            self._show(name)
            self.names.setFocus()

    def _on_forget(self) -> None:
        kept = kept_choices(self._choices)
        kept.pop(self.names.currentText(), None)
        self._write(kept)
        self._show("")
        self.name.setFocus()

    def _write(self, kept: dict[str, Kept]) -> None:
        try:
            keep_choices(self._choices, kept)
        except OSError:
            self.not_saved.emit()
