"""How deep the room is and how wide the picture, and what that means for the back row."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mastery_desktop.domain.room import MOST_DEPTH, MOST_WIDTH, Unit, advice, back_row
from mastery_desktop.messages import N_, _
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.wall.layout import FACTORS
from mastery_desktop.ui.widgets.choice_box import ChoiceBox
from mastery_desktop.ui.widgets.fields import FieldRow
from mastery_desktop.ui.widgets.labels import PlainLabel

_UNITS: Final = {Unit.FEET: N_("feet"), Unit.METRES: N_("metres")}
_LETTERS: Final = 9


class BackRowBox(QWidget):
    """Asks for two lengths and answers in a sentence.

    Attributes:
        changed: another length was entered.
        unit_chosen: lengths are in another unit now (a `Unit`).
    """

    changed = Signal()
    unit_chosen = Signal(object)

    def __init__(self, unit: Unit, depth: int = 0, width: int = 0) -> None:
        """Begin with lengths in centimetres, 0 where they are not known."""
        super().__init__()
        self._unit = unit
        self.room_depth, self.picture_width = _field(), _field()
        self.units = ChoiceBox()
        for each, name in _UNITS.items():
            self.units.addItem(_(name), each.value)
        self.units.setCurrentIndex(self.units.findData(unit.value))
        self.answer = PlainLabel("", wrap=True)
        fields = (
            _named(_("Wall to back row"), self.room_depth),
            _named(_("Width of the picture"), self.picture_width),
            _named(_("Entered in"), self.units),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(Tiles(*fields, fill=False, spacing=Space.M))
        column.addWidget(self.answer)
        self._write(depth, width)
        for field in (self.room_depth, self.picture_width):
            field.textEdited.connect(self._on_edited)
        self.units.currentIndexChanged.connect(self._on_unit)
        self._show_answer()

    @property
    def lengths(self) -> tuple[int, int]:
        """The depth of the room and the width of the picture, in centimetres; 0 where nothing sensible was entered."""
        return _read(self.room_depth, self._unit, MOST_DEPTH), _read(self.picture_width, self._unit, MOST_WIDTH)

    def set_lengths(self, depth: int, width: int) -> None:
        """Show lengths that are known from before, in centimetres; what was typed since stays."""
        if self.lengths == (0, 0):
            self._write(depth, width)
            self._show_answer()

    def _on_edited(self) -> None:
        self._show_answer()
        self.changed.emit()

    def _on_unit(self) -> None:
        depth, width = self.lengths
        self._unit = Unit(self.units.currentData())
        self._write(depth, width)
        self._show_answer()
        self.unit_chosen.emit(self._unit)

    def _write(self, depth: int, width: int) -> None:
        for field, value in ((self.room_depth, depth), (self.picture_width, width)):
            field.setText(f"{value / self._unit.centimetres:.1f}".removesuffix(".0") if value else "")

    def _show_answer(self) -> None:
        depth, width = self.lengths
        if depth and width:
            self.answer.setText(advice(back_row(depth, width, FACTORS), self._unit))
        else:
            self.answer.setText(_("Enter both, and it says whether the back row can read the wall."))


def _field() -> QLineEdit:
    field = QLineEdit()
    field.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{0,4}([.,]\d?)?"), field))
    field.setFixedWidth(field.fontMetrics().horizontalAdvance("0" * _LETTERS))
    return field


def _named(name: str, field: QWidget) -> FieldRow:
    """A field with its name on one line."""
    row = FieldRow(name, field)
    row.setMinimumWidth(row.fontMetrics().horizontalAdvance(name))
    return row


def _read(field: QLineEdit, unit: Unit, most: int) -> int:
    try:
        value = float(field.text().replace(",", ".") or 0)
    except ValueError:  # a point alone
        return 0
    return min(round(value * unit.centimetres), most)
