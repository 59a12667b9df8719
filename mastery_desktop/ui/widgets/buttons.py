"""Buttons: one that shows its key, and a card that explains what it does."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from mastery_desktop.overriding import override
from mastery_desktop.ui.keys import Key
from mastery_desktop.ui.theme.sheet import ring_width
from mastery_desktop.ui.theme.tokens import Space, Type
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.toggling import PressableButton

_HINT_SHARE = 0.8
_BLANK = "\u00a0"
_TICKED = frozenset({"plain", "quiet", "sign"})
"""The kinds that look much the same pressed and not; the others turn bold or change their ground for ink."""

_RADII = {"primary": 8.0, "tab": 16.0, "card-primary": 14.0}
"""How round the corners of the kinds with a dark ground are, as in the style sheet."""

_TICK = 9
_TICK_MARGIN = 5


class Button(PressableButton):
    """A button that shows its key in small type beside its text.

    `kind` is one of the style sheet's: plain, primary, quiet, danger, tab, row, link. The text is shown as it is: an
    ampersand makes no mnemonic.
    """

    def __init__(
        self, text: str = "", *, kind: str = "plain", key: Key | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label = ""
        self._hint = ""
        self.setProperty("kind", kind)
        self.setAutoDefault(True)  # Enter presses it; while the wall is shown, `key_guard` stands before that
        self._key, self._hint = key, key.hint if key else ""
        if kind != "primary":
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)  # of what is painted here, which is the hint
        self.set_label(text)

    @property
    def label(self) -> str:
        """The text that is shown."""
        return self._label

    @property
    def hint(self) -> str:
        """The key that it shows; empty for none."""
        return self._hint

    def set_label(self, text: str) -> None:
        """Show another text."""
        self._label = text
        self.setText(text.replace("&", "&&"))
        if self._hint:
            self._make_room()
        if "&" in text:
            from PySide6.QtGui import QKeySequence  # noqa: PLC0415 - not before the first frame, see `early`

            self.setShortcut(QKeySequence())
        self.setAccessibleName(text)

    def show_key(self) -> None:
        """Show the key that works now."""
        if self._key and self._key.hint != self._hint:
            self._hint = self._key.hint
            self.set_label(self._label)

    @override
    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        if self.isCheckable() and self.property("kind") == "row":  # which is bold where it is checked
            bold = QFont(self.font())
            bold.setWeight(QFont.Weight.Bold)
            words = self.text()
            wider = QFontMetrics(bold).horizontalAdvance(words) - self.fontMetrics().horizontalAdvance(words)
            size.setWidth(size.width() + max(0, wider))
        return size

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._hint and event.type() == QEvent.Type.FontChange:
            self._make_room()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._hint:
            self._paint_hint()
        if self.isChecked() and self.property("kind") in _TICKED:
            self._paint_tick()
        if self.hasFocus() and self._is_filled:
            _part_ring(self)

    def _make_room(self) -> None:
        """Let blanks behind the text take as much room as the key will."""
        room = Space.S + self._hint_metrics().horizontalAdvance(self._hint)
        blanks = -(-room // max(1, self.fontMetrics().horizontalAdvance(_BLANK)))
        text = self._label.replace("&", "&&") + _BLANK * blanks
        if text != self.text():
            self.setText(text)

    def _paint_hint(self) -> None:
        metrics = self.fontMetrics()
        whole = metrics.horizontalAdvance(self.text().replace("&&", "&"))
        width = metrics.horizontalAdvance(self._label)
        painter = QPainter(self)  # its pen is of the foreground role; `setPen` is not for the first frame, see `early`
        painter.setFont(self._hint_font())
        baseline = (self.height() + metrics.ascent() - metrics.descent()) // 2
        painter.drawText((self.width() - whole) // 2 + width + Space.S, baseline, self._hint)

    def _paint_tick(self) -> None:
        """Paint a tick into the corner: a ground of another color alone says nothing to who does not see the color."""
        side = min(_TICK, self.height() / 4)
        right, top = self.width() - _TICK_MARGIN, _TICK_MARGIN
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
        corners = ((-side, side * 0.5), (-side * 0.62, side * 0.9), (0.0, 0.0))
        painter.drawPolyline([QPointF(right + x, top + y) for x, y in corners])

    @property
    def _is_filled(self) -> bool:
        kind = self.property("kind")
        return kind == "primary" or (kind == "tab" and self.isChecked())

    def _hint_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(10, round(font.pixelSize() * _HINT_SHARE)))
        font.setWeight(QFont.Weight.Normal)
        return font

    def _hint_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._hint_font())


class Card(PressableButton):
    """A large button with a title and a sentence that says what it does."""

    def __init__(self, title: str, text: str, *, primary: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card-primary" if primary else "card")
        self.setAutoDefault(True)
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

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.property("kind") in _RADII:
            _part_ring(self)

    @override
    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._column.minimumSize()


def _part_ring(button: PressableButton) -> None:
    """Part the ring of the focus from a dark ground: beside that it could hardly be seen."""
    width = ring_width(button.font().pixelSize() / Type.BODY)
    inset = width * 1.5  # within the ring, which is as wide
    radius = max(0.0, _RADII[button.property("kind")] - inset)
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = QApplication.palette().color(QPalette.ColorRole.Base)  # its own is of the ground that the sheet gives it
    painter.setPen(QPen(ground, width))
    painter.drawRoundedRect(QRectF(button.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
