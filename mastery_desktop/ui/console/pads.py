"""What the person who counts sees: the slip under way, or the piles per level; in blind form, only how far it is."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from mastery_desktop.domain.content import Element, ElementId, Level
from mastery_desktop.domain.counting import Count, Piles
from mastery_desktop.domain.rating import Tally
from mastery_desktop.messages import _
from mastery_desktop.ui.console.follow_focus import AT_HAND
from mastery_desktop.ui.console.parts import column, label, row
from mastery_desktop.ui.console.tiles import Tiles, boxed
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import keep_in_sight
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.level_symbol import LevelMark

EMPTY_BOX = "–"

_MARGINS = 24
"""The room at both sides of the words in a box, in pixels."""


class Cell(QWidget):
    """A box with a number or a sign in it; the one that the next key fills has a strong edge.

    Attributes:
        pressed: somebody pointed at it.
    """

    pressed = Signal()

    def __init__(self, longest: Sequence[str] = ()) -> None:
        """Begin empty; the box is wide enough for each of some texts."""
        super().__init__()
        self._text, self._here, self._longest = "", False, tuple(longest)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self._text

    @property
    def is_next(self) -> bool:
        """Whether the next key goes to this box."""
        return self._here

    def show_text(self, text: str, *, here: bool) -> None:
        """Show a text; `here`: the next key goes to this box."""
        if (text, here) != (self._text, self._here):
            self._text, self._here = text, here
            self.setProperty(AT_HAND, here)
            self.setAccessibleName(text)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._large_font())
        widest = max((metrics.horizontalAdvance(text) for text in self._longest), default=0)
        return QSize(max(76, widest + _MARGINS), max(38, self.fontMetrics().height() + 16))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = self.palette()
        roles = QPalette.ColorRole
        width = 3 if self._here else 1
        painter.setPen(QPen(colors.color(roles.Accent if self._here else roles.Mid), width))
        painter.setBrush(colors.color(roles.Highlight if self._here else roles.Base))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        painter.setFont(self._large_font())
        painter.setPen(colors.color(roles.Text))
        room = self.rect().adjusted(12, 0, -8, 0)
        text = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _large_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(font.pixelSize() * 1.25))
        font.setBold(True)
        return font


def _mark_text(levels: Sequence[Level], mark: int) -> str:
    """The key and the short word of a level."""
    return f"{mark + 1}  {levels[mark].short}"


def keep_next_in_sight(cells: Sequence[Cell]) -> None:
    """Scroll to the box that the next key fills, however little room there is."""
    here = next((cell for cell in cells if cell.is_next), None)
    if here is not None and here.isVisible():
        keep_in_sight(here, Space.S)


class _Pad(QWidget):
    """Boxes of which the next key fills one, which stays in sight."""

    def __init__(self) -> None:
        super().__init__()
        self._cells: list[Cell] = []

    def empty(self) -> None:
        """Hold nothing of what was typed while it is hidden: a hidden field keeps its name for a screen reader."""
        for cell in self._cells:
            cell.show_text("", here=False)


class SlipPad(_Pad):
    """The slip that is typed: its number, and one box for each practice."""

    def __init__(self, elements: Sequence[Element], levels: Sequence[Level]) -> None:
        """Show the practices in the order of the paper."""
        super().__init__()
        self._levels = levels
        self.title = PlainLabel("", "title")
        texts = [_mark_text(levels, mark) for mark in range(len(levels))]
        self._cells = [Cell(texts) for _element in elements]
        self._names = [label(element.name) for element in elements]
        boxes = []
        for name, cell in zip(self._names, self._cells, strict=True):
            line = row(name, cell)
            line.setStretch(0, 1)
            line.setStretch(1, 1)
            boxes.append(boxed(line))
        grid = Tiles(*boxes, least=38, spacing=Space.M)
        keys = [_("{key} {level}").format(key=number, level=level.short) for number, level in enumerate(levels, 1)]
        keys += [_("0 empty box"), _("Backspace takes the last one back")]
        self.setLayout(column(self.title, grid, label("   ".join(keys), "small")))

    def show_count(self, count: Count) -> None:
        """Show how far the slip is."""
        entry = count.entry
        if not isinstance(entry, Tally):
            return
        if entry.full:
            self.title.setText(_("All {n} slips are in").format(n=entry.slips_in))
        else:
            self.title.setText(_("Slip {n} of {expected}").format(n=entry.slips_in + 1, expected=count.expected))
        slip = entry.slip
        for place, cell in enumerate(self._cells):
            text = ""
            if place < len(slip):
                mark = slip[place]
                text = EMPTY_BOX if mark is None else _mark_text(self._levels, mark)
            cell.show_text(text, here=place == len(slip) and not entry.full)
        keep_next_in_sight(self._cells)


class PileGrid(_Pad):
    """How many chose each level: practices down, levels across, with the totals beside.

    Attributes:
        chosen: the pile that somebody pointed at.
    """

    chosen = Signal(int)

    def __init__(self, elements: Sequence[Element], levels: Sequence[Level]) -> None:
        """Show the practices in the order of the paper."""
        super().__init__()
        self._elements = elements
        self._totals: list[PlainLabel] = []
        self._names: list[PlainLabel] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(6)
        for place, level in enumerate(levels, 1):
            name = label(level.short, "label")
            head = row(LevelMark(level.symbol, 14), name, spacing=6)
            head.setStretch(1, 1)
            grid.addLayout(head, 0, place)
            grid.setColumnStretch(place, 2)
        for line, element in enumerate(elements, 1):
            name = label(element.name)
            total = PlainLabel("", "small")
            self._names.append(name)
            self._totals.append(total)
            grid.addWidget(name, line, 0)
            grid.addWidget(total, line, len(levels) + 1)
            for place in range(len(levels)):
                cell = Cell()
                cell.pressed.connect(self._on_pressed)
                self._cells.append(cell)
                grid.addWidget(cell, line, place + 1)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(len(levels) + 1, 2)

    def show_count(self, count: Count) -> None:
        """Show the numbers that were typed, and the totals of the practices that have all of theirs."""
        entry = count.entry
        if not isinstance(entry, Piles):
            return
        for line, element in enumerate(self._elements):
            piles = entry.row(element.id)
            self._names[line].set_role("strong" if entry.current == element.id else "")
            for place, pile in enumerate(piles):
                at = line * entry.levels + place
                self._cells[at].show_text("" if pile is None else str(pile), here=at == entry.at)
            whole = None not in piles
            total = entry.total(element.id)
            words = _("{n} of {expected}").format(n=total, expected=count.expected)
            self._totals[line].setText(words if whole else "")
            self._totals[line].set_role("good" if total == count.expected else "bad")
        keep_next_in_sight(self._cells)

    @override
    def empty(self) -> None:
        super().empty()
        for total in self._totals:
            total.setText("")

    def _on_pressed(self) -> None:
        sender = self.sender()
        self.chosen.emit(next(at for at, cell in enumerate(self._cells) if cell is sender))


def progress_text(count: Count, names: dict[ElementId, str]) -> str:
    """How far a count is, with nothing of what was typed: safe for the room to read."""
    entry = count.entry
    if isinstance(entry, Piles):
        words = _("{name}: pile {n} of {count}")
        if entry.complete:
            words = _("All practices are in. {name}: pile {n} of {count}")  # digits still change that one
        return words.format(name=names[entry.current], n=entry.level + 1, count=entry.levels)
    if entry.full:
        return _("All {n} slips are in").format(n=entry.slips_in)
    if entry.slip:
        return _("Slip {n} of {expected}: {name}").format(
            n=entry.slips_in + 1, expected=count.expected, name=names[entry.current]
        )
    if entry.slips_in:
        return _("Slip {n} of {expected} is in").format(n=entry.slips_in, expected=count.expected)
    return _("Type slip 1 of {expected}").format(expected=count.expected)
