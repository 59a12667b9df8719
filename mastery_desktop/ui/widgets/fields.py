"""Fields: one to search with, and a row that names a field and says what is wrong with it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mastery_desktop.messages import _
from mastery_desktop.overriding import override
from mastery_desktop.ui.announce import announce
from mastery_desktop.ui.looks import show_as
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.choice_box import ChoiceBox
from mastery_desktop.ui.widgets.labels import PlainLabel

_SETTLE_MS = 120

E = TypeVar("E", bound=StrEnum)


class SearchField(QLineEdit):
    """A field that says what to look for once the typing pauses.

    Attributes:
        settled: the text to look for, at most once for each text.
    """

    settled = Signal(str)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self._last = ""
        self._pause = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._pause.timeout.connect(self.settle)
        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(self.settle)

    @override
    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        room = self.fontMetrics().horizontalAdvance(self.placeholderText()) + 2 * self.fontMetrics().height() + Space.L
        return QSize(max(size.width(), room), size.height())

    def settle(self) -> None:
        """Say now what to look for."""
        self._pause.stop()
        if self.text() != self._last:
            self._last = self.text()
            self.settled.emit(self._last)

    def _on_text_changed(self) -> None:
        self._pause.start()


def passphrase_field(name: str) -> QLineEdit:
    """A field for a passphrase, which nobody can read over a shoulder."""
    field = QLineEdit()
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


class FieldRow(QWidget):
    """A field under its name, with a sentence below it when something is wrong or worth knowing."""

    def __init__(self, name: str, field: QWidget, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        field.setParent(self)
        label = PlainLabel(name, "label", wrap=True)
        label.setBuddy(field)
        field.setAccessibleName(name)
        field.setAccessibleDescription(hint)
        self._hint = hint
        self.note = PlainLabel(hint, "small", wrap=True)
        if not hint:
            self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for part in (label, field, self.note):
            column.addWidget(part)

    def set_wrong(self, sentence: str) -> None:
        """Say what is wrong with the field, or with an empty sentence that nothing is."""
        self.field.setAccessibleDescription(sentence or self._hint)
        announce(self.field, sentence, urgent=True)
        self.note.setText(sentence or self._hint)
        self.note.set_role("bad" if sentence else "small")
        self.note.setVisible(bool(sentence or self._hint))
        show_as(self.field, "wrong", "true" if sentence else "false")


def side_by_side(*widgets: QWidget, stretch: tuple[int, ...] = ()) -> QWidget:
    """Put widgets beside each other, with shares of the width where given."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.M)
    from PySide6.QtCore import Qt  # noqa: PLC0415 - not before the first frame, see `early`

    for place, widget in enumerate(widgets):
        row.addWidget(widget, stretch[place] if stretch else 1, Qt.AlignmentFlag.AlignTop)
    return holder


def choice_of(words: Mapping[E, str]) -> QComboBox:
    """A choice among some values, each shown with its word, which is marked for translation."""
    box = ChoiceBox()
    for value, word in words.items():
        box.addItem(_(word), value)
    return box
