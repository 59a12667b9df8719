"""How chosen sheets are printed: filled or blank, how large, on which paper, and when the workshop begins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from mastery_desktop.domain.clock import time_of_day
from mastery_desktop.messages import N_, _
from mastery_desktop.services.printing import LETTER, Order, SheetInfo
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.fields import FieldRow

if TYPE_CHECKING:
    from datetime import time

_PAPERS: Final = {
    LETTER: N_("Letter"),
    "legal": N_("Legal"),
    "tabloid": N_("Tabloid"),
    "tiles": N_("Posters on four Letter sheets"),
    "a4": N_("A4"),
}
"""What each size of paper of the print service is called, in the order of the list."""


class PrintOptions(QWidget):
    """Boxes and fields that hold for all sheets that are chosen.

    Attributes:
        changed: pages look different now.
        counted: they take another number of sheets of paper, and look as they did.
    """

    changed = Signal()
    counted = Signal()

    def __init__(self, *, can_fill: bool, parent: QWidget | None = None) -> None:
        """Offer the options; those of filled sheets only where there is something to fill them with."""
        super().__init__(parent)
        self._told: time | None = None
        self.filled = QCheckBox(_("Filled with what the team wrote"))
        if not can_fill:
            self.filled.hide()
        self.form = QCheckBox(_("With fields to fill in on a laptop"))
        self.large = QCheckBox(_("Large print"))
        self.duplex = QCheckBox(_("Both sides of the paper"))
        self.duplex.setChecked(True)
        self.paper = QComboBox()
        for size, name in _PAPERS.items():
            self.paper.addItem(_(name), size)
        self.begins = QLineEdit()
        self.begins.setPlaceholderText(_("such as 3:30"))
        self._beginning = FieldRow(
            _("Workshop begins at"), self.begins, hint=_("For clock times on run sheet and agenda; may stay empty.")
        )
        for box in (self.filled, self.form, self.large):
            box.clicked.connect(self.changed)
        self.duplex.clicked.connect(self.counted)
        self.paper.currentIndexChanged.connect(self.changed)
        self.begins.editingFinished.connect(self._on_begins)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for option in (self.filled, self.form, self.large, self.duplex):
            column.addWidget(option)
        column.addSpacing(Space.S)
        column.addWidget(
            FieldRow(_("Paper"), self.paper, hint=_("A sheet that is not made for it comes on its usual paper."))
        )
        column.addSpacing(Space.S)
        column.addWidget(self._beginning)

    def order(self, order: Order, sheet: SheetInfo) -> Order:
        """An order of a sheet as the options say."""
        paper = self.paper.currentData()
        return replace(
            order,
            blank=not (self.filled.isChecked() and sheet.fillable),
            size=paper if paper in sheet.sizes else sheet.sizes[0],
            large_print=self.large.isChecked(),
            form=self.form.isChecked() and sheet.form,
            begins=self._beginning_typed(),
        )

    def _beginning_typed(self) -> time | None:
        return time_of_day(self.begins.text())

    def _on_begins(self) -> None:
        begins = self._beginning_typed()
        wrong = begins is None and bool(self.begins.text().strip())
        self._beginning.set_wrong(_("Write a time as 3:30 or 15:30.") if wrong else "")
        if begins != self._told:
            self._told = begins
            self.changed.emit()
