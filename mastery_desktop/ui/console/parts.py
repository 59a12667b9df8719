"""The small pieces that panels are built from: buttons, a choice of one, levels, titled fields, rows and columns."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.content import Level, LevelSymbol
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.keys import Key
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.level_symbol import paint_level

SYMBOL = 18
"""The side of a level's symbol on a button, in pixels."""


def label(text: str = "", role: str = "") -> PlainLabel:
    """A label of plain text that wraps."""
    return PlainLabel(text, role, wrap=True)


def button(text: str, slot: Callable[[], object], kind: str = "plain", *, key: Key | None = None) -> Button:
    """A button that a click does not give the focus, so that no later key can press it by accident."""
    made = Button(text, kind=kind, key=key)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.clicked.connect(slot)
    return made


def level_icon(symbol: LevelSymbol, ink: QColor, paper: QColor) -> QIcon:
    """A level's circle as an icon, for usual and for dense screens."""
    icon = QIcon()
    for scale in (1, 2, 3):
        icon.addPixmap(_level_picture(symbol, ink, paper, scale))
    return icon


def _level_picture(symbol: LevelSymbol, ink: QColor, paper: QColor, scale: int) -> QPixmap:
    """Drawn once, since a list of practices shows the same circles in every row."""
    name = f"level {symbol} {ink.name()} {paper.name()} {scale}"
    picture = QPixmap(SYMBOL * scale, SYMBOL * scale)
    if QPixmapCache.find(name, picture):
        return picture
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_level(painter, QRectF(scale, scale, (SYMBOL - 2) * scale, (SYMBOL - 2) * scale), symbol, ink, paper)
    painter.end()
    picture.setDevicePixelRatio(scale)
    QPixmapCache.insert(name, picture)
    return picture


def row(*items: QWidget | QLayout | int, spacing: int = Space.S) -> QHBoxLayout:
    """Things side by side; a number is a stretch."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    _fill(layout, items)
    return layout


def column(*items: QWidget | QLayout | int, spacing: int = Space.S) -> QVBoxLayout:
    """Things one under the other; a number is a stretch."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    _fill(layout, items)
    return layout


def titled(title: str, field: QWidget, hint: QWidget | None = None) -> QVBoxLayout:
    """A field under its small title; the title is the field's accessible name and its buddy."""
    head = PlainLabel(title, "label", wrap=hint is None)
    head.setBuddy(field)
    field.setAccessibleName(title)
    return column(row(head, 1, hint) if hint else head, field, spacing=Space.XS)


def frame(kind: str, layout: QLayout, margin: int = Space.M) -> QFrame:
    """A frame of a kind that the style sheet knows, around a layout."""
    made = QFrame()
    made.setProperty("kind", kind)
    layout.setContentsMargins(margin, margin, margin, margin)
    made.setLayout(layout)
    return made


def keep_room(widget: QWidget, *, kept: bool = True) -> None:
    """Let a widget keep its place while it is hidden, so that nothing below it moves."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(kept)
    widget.setSizePolicy(policy)


def clear(layout: QLayout) -> None:
    """Remove everything from a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            clear(inner)
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def _fill(layout: QHBoxLayout | QVBoxLayout, items: Sequence[QWidget | QLayout | int]) -> None:
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addStretch(item)


class Choice(QWidget):
    """Buttons of which one, or none, is pressed.

    Attributes:
        chosen: the place of the button that was pressed; -1 when it was released.
    """

    chosen = Signal(int)

    def __init__(
        self, texts: Sequence[str], *, kind: str = "plain", optional: bool = False, fill: bool = False
    ) -> None:
        """Offer some texts; an optional choice can be released by pressing it again."""
        super().__init__()
        self._optional, self._place = optional, -1
        self.buttons = [button(text, self._on_clicked, kind) for text in texts]
        for made in self.buttons:  # in one button group, only the first that gets the focus could be reached with Tab
            made.be_one_of_several()
        shares = (1,) * len(texts) if fill else ()
        self.setLayout(Tiles(*self.buttons, fill=fill, shares=shares, spacing=Space.XS if fill else Space.S))

    @property
    def place(self) -> int:
        """The place of the pressed button, or -1."""
        return self._place

    def show_place(self, place: int) -> None:
        """Press a button without telling anybody."""
        self._place = place
        for number, made in enumerate(self.buttons):
            made.setChecked(number == place)

    def press(self, place: int) -> None:
        """Choose as if the button had been clicked."""
        if self._optional and place == self._place:
            place = -1
        self.show_place(place)
        self.chosen.emit(place)

    def _on_clicked(self) -> None:
        sender = self.sender()
        self.press(next(place for place, made in enumerate(self.buttons) if made is sender))


class LevelButtons(Choice):
    """The levels as buttons with their symbols, lowest first; pressing one again changes nothing."""

    def __init__(self, levels: Sequence[Level]) -> None:
        """Offer the levels of a pack."""
        super().__init__([f" {level.short}" for level in levels], fill=True)
        self._levels = tuple(levels)
        self._draw_icons()
        for number, (made, level) in enumerate(zip(self.buttons, levels, strict=True), 1):
            made.setIconSize(QSize(SYMBOL, SYMBOL))
            made.setAccessibleName(level.label)
            made.setToolTip(f"{number}")
            made.setMinimumHeight(42)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()

    def _draw_icons(self) -> None:
        ink, paper = (self.palette().color(role) for role in (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Base))
        for made, level in zip(self.buttons, self._levels, strict=True):
            made.setIcon(level_icon(level.symbol, ink, paper))

    def mark(self, places: Sequence[int]) -> None:
        """Show several levels as chosen: the two ends of "not agreed yet"."""
        self.show_place(places[0] if len(places) == 1 else -1)
        for number, made in enumerate(self.buttons):
            made.setChecked(number in places)
