"""Buttons: one that shows its key, and a card that explains what it does."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from mastery_desktop.ui.keys import Key
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.labels import PlainLabel

_HINT_SHARE = 0.8


class Button(QPushButton):
    """A button that shows its key in small type beside its text.

    `kind` is one of the style sheet's: plain, primary, quiet, danger, tab, row, link. The text is shown as it is: an
    ampersand makes no mnemonic.
    """

    def __init__(
        self, text: str = "", *, kind: str = "plain", key: Key | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hint = key.hint if key else ""
        self._label = ""
        self.setProperty("kind", kind)
        self.setAutoDefault(kind == "primary")
        self.set_label(text)

    @property
    def label(self) -> str:
        """The text that is shown."""
        return self._label

    def set_label(self, text: str) -> None:
        """Show another text."""
        self._label = text
        self.setText(text.replace("&", "&&"))
        self.setShortcut(QKeySequence())
        self.setAccessibleName(text)

    @override
    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        if self._hint:
            size.setWidth(size.width() + Space.S + self._hint_metrics().horizontalAdvance(self._hint))
        return size

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._hint:
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        metrics, small = self.fontMetrics(), self._hint_metrics()
        width = metrics.horizontalAdvance(self._label)
        whole = width + Space.S + small.horizontalAdvance(self._hint)
        baseline = (self.height() + metrics.ascent() - metrics.descent()) // 2
        left = (self.width() - whole) // 2
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        painter.drawText(left, baseline, self._label)
        painter.setFont(self._hint_font())
        if self.property("kind") != "primary":
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(left + width + Space.S, baseline, self._hint)

    def _hint_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(10, round(font.pixelSize() * _HINT_SHARE)))
        font.setWeight(QFont.Weight.Normal)
        return font

    def _hint_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._hint_font())


class Card(QAbstractButton):
    """A large button with a title and a sentence that says what it does."""

    def __init__(self, title: str, text: str, *, primary: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card-primary" if primary else "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(22, Space.L, 22, Space.L)
        column.setSpacing(6)
        self.title = PlainLabel(title, "heading", wrap=True)
        self.sentence = PlainLabel(text, "muted", wrap=True)
        column.addWidget(self.title)
        column.addWidget(self.sentence)
        column.addStretch()
        for label in (self.title, self.sentence):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOption()
        option.initFrom(self)
        if self.isDown():
            option.state |= QStyle.StateFlag.State_Sunken
        if self.isChecked():
            option.state |= QStyle.StateFlag.State_On
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option)
