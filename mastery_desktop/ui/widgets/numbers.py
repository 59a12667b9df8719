"""A field for a whole number, with a button below and above it for those who do not type."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button


class NumberField(QWidget):
    """A whole number between two others; the arrow keys step, a clicker's page keys change nothing.

    Attributes:
        valueChanged: the number that it has become.
    """

    valueChanged = Signal(int)  # noqa: N815 - as Qt's own fields call it

    def __init__(
        self, least: int, most: int, value: int, *, buttons: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most, self._value = least, most, value
        self.entry = QLineEdit(str(value))
        self.entry.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.entry.setValidator(QIntValidator(0, most, self))
        self.entry.textEdited.connect(self._on_text_edited)
        self.entry.editingFinished.connect(self._on_editing_finished)
        self.entry.setMinimumWidth(56)
        self.setFocusProxy(self.entry)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # as a whole it has a place in the order of Tab
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        row.addWidget(self.entry, 1)
        if buttons:
            self._add_buttons(row)

    def value(self) -> int:
        """The number."""
        return self._value

    def setValue(self, value: int) -> None:  # noqa: N802 - as Qt's own fields call it
        """Change the number; what is out of range becomes the nearest one in it."""
        self._take(value)
        self.entry.setText(str(self._value))

    def step_up(self) -> None:
        """Make it one more."""
        self.setValue(self._value + 1)

    def step_down(self) -> None:
        """Make it one fewer."""
        self.setValue(self._value - 1)

    def _add_buttons(self, row: QHBoxLayout) -> None:
        fewer, more = Button("−"), Button("+")
        fewer.setAccessibleName(_("One fewer"))
        more.setAccessibleName(_("One more"))
        fewer.clicked.connect(self.step_down)
        more.clicked.connect(self.step_up)
        for button in (fewer, more):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys do the same in the field
            row.addWidget(button)

    def _on_text_edited(self, text: str) -> None:
        if text.isdecimal():
            self._take(int(text))

    def _on_editing_finished(self) -> None:
        self.entry.setText(str(self._value))

    def _take(self, value: int) -> None:
        inside = max(self._least, min(self._most, value))
        if inside != self._value:
            self._value = inside
            self.valueChanged.emit(inside)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up:
            self.step_up()
        elif event.key() == Qt.Key.Key_Down:
            self.step_down()
        else:
            super().keyPressEvent(event)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.entry.setAccessibleName(name)
