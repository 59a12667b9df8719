"""A small number with its name: typed, or changed by one with the buttons beside it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui.console.parts import button, row
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.labels import PlainLabel

MOST = 60


class NumberField(QWidget):
    """A number of people; a plain text field, so that no key of a clicker changes it.

    Attributes:
        changed: the number that was typed or reached with a button.
    """

    changed = Signal(int)

    def __init__(self, name: str, *, least: int = 1, most: int = MOST) -> None:
        """Offer a number between two others."""
        super().__init__()
        self._least, self._most, self._number = least, most, least
        self._field = QLineEdit()
        self._field.setAccessibleName(name)
        self._field.setValidator(QIntValidator(0, most, self._field))
        self._field.setFixedWidth(4 * self._field.fontMetrics().averageCharWidth() + 30)
        self._field.editingFinished.connect(self._on_typed)
        less, more = button("−", self._on_less), button("+", self._on_more)
        less.setAccessibleName(_("{name}: one less").format(name=name))
        more.setAccessibleName(_("{name}: one more").format(name=name))
        for made in (less, more):
            made.setMinimumWidth(40)
        self.setLayout(row(PlainLabel(name, "label"), less, self._field, more, spacing=Space.XS))

    @property
    def number(self) -> int:
        """The number that is shown."""
        return self._number

    def show_number(self, number: int) -> None:
        """Show a number without telling anybody."""
        if not (self._field.hasFocus() and self._field.isModified()):
            self._number = number
            self._field.setText(str(number))

    def write(self) -> None:
        """Let somebody type another number."""
        self._field.setFocus()
        self._field.selectAll()

    def _on_less(self) -> None:
        self._set(self._number - 1)

    def _on_more(self) -> None:
        self._set(self._number + 1)

    def _on_typed(self) -> None:
        if self._field.isModified():
            self._field.setModified(False)
            self._set(int(self._field.text() or self._least))

    def _set(self, number: int) -> None:
        number = min(max(number, self._least), self._most)
        self._field.setText(str(number))
        if number != self._number:
            self._number = number
            self.changed.emit(number)
