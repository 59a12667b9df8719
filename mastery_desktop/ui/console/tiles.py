"""A layout that puts things side by side while there is room, and one under the other where there is none."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override

from mastery_desktop.ui.theme.tokens import Space


class Tiles(QLayout):
    """Columns that wrap.

    With `fill`, things share the width of their line (`shares` say how, when all are on one line), and no column is
    narrower than `least` letters. Without, things keep their own width, like words in a line of text.
    """

    def __init__(
        self,
        *things: QWidget,
        least: int = 0,
        fill: bool = True,
        shares: Sequence[int] = (),
        spacing: int = Space.S,
    ) -> None:
        """Lay out some widgets."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # layouts ask for the same height over and over
        self._least, self._fill, self._shares = least, fill, tuple(shares)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        for thing in things:
            self.addWidget(thing)

    # Qt

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            margins = self.contentsMargins()
            inner = width - margins.left() - margins.right()
            height = self._lay_out(QRect(0, 0, inner, 0), place=False)
            self._heights[width] = height + margins.top() + margins.bottom()
        return self._heights[width]

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay_out(rect.marginsRemoved(self.contentsMargins()), place=True)

    @override
    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(self._width(item) for item in shown) + self.spacing() * max(0, len(shown) - 1)
        return self._with_margins(QSize(width, max((item.sizeHint().height() for item in shown), default=0)))

    @override
    def minimumSize(self) -> QSize:
        shown = self._shown()
        width = max((item.minimumSize().width() for item in shown), default=0)
        return self._with_margins(QSize(width, max((item.minimumSize().height() for item in shown), default=0)))

    # helpers

    def _with_margins(self, size: QSize) -> QSize:
        return size.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _width(self, item: QLayoutItem) -> int:
        """The width that an item needs."""
        widget = item.widget()
        if not self._fill or widget is None:
            return item.sizeHint().width()
        letters = self._least * widget.fontMetrics().averageCharWidth()
        return max(letters, item.minimumSize().width())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        shown = self._shown()
        if shown and len(shown) == len(self._shares) and self._needed(shown) <= width:
            return [shown]
        if self._fill:
            needed = max((self._width(item) for item in shown), default=1) or 1
            columns = max(1, min(len(shown), (width + self.spacing()) // (needed + self.spacing())))
            if 1 < columns < len(shown):  # lines of equal length: two and two, not three and one
                columns = -(-len(shown) // -(-len(shown) // columns))
            return [shown[at : at + columns] for at in range(0, len(shown), columns)]
        lines: list[list[QLayoutItem]] = []
        left = -1
        for item in shown:
            needed = self._width(item)
            if left < needed:
                lines.append([])
                left = width
            lines[-1].append(item)
            left -= needed + self.spacing()
        return lines

    def _needed(self, line: Sequence[QLayoutItem]) -> int:
        return sum(self._width(item) for item in line) + self.spacing() * (len(line) - 1)

    def _lay_out(self, rect: QRect, *, place: bool) -> int:
        top = rect.top()
        lines = self._lines(rect.width())
        for line in lines:
            widths = self._widths(line, rect.width(), len(lines[0]), whole=len(lines) == 1)
            height = max(_height(item, width) for item, width in zip(line, widths, strict=True))
            left = rect.left()
            for item, width in zip(line, widths, strict=True):
                if place:
                    own = height if self._fill else _height(item, width)
                    item.setGeometry(QRect(left, top + (height - own) // 2, width, own))
                left += width + self.spacing()
            top += height + self.spacing()
        return max(0, top - self.spacing() - rect.top()) if lines else 0

    def _widths(self, line: Sequence[QLayoutItem], width: int, columns: int, *, whole: bool) -> list[int]:
        if not self._fill:
            return [min(self._width(item), width) for item in line]
        room = width - self.spacing() * (columns - 1)
        if whole and len(self._shares) == columns:
            shared = [room * share // sum(self._shares) for share in self._shares]
            if all(own >= self._width(item) for own, item in zip(shared, line, strict=True)):
                return shared
            spare = max(0, width - self._needed(line)) // columns
            return [self._width(item) + spare for item in line]
        return [room // columns] * len(line)


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()


def boxed(layout: QLayout) -> QWidget:
    """A widget around a layout, to be one of the tiles."""
    made = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    made.setLayout(layout)
    return made
