"""One dot for each mark, in a column for each level."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

_RADIUS = 0.28
"""The radius of a dot, in lines of text."""

_NUMBER = 1.6
"""The room for the number before the dots, in lines of text."""

_FEWEST, _AT_FIRST = 2, 6
"""Dots in one row of a column at least, and before its width is known."""


class DotStrip(QWidget):
    """The marks of one session or table; it is read aloud as the words that it is given."""

    def __init__(
        self, marks: Sequence[int], words: str, heads: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        """Show marks, lowest level first; below `heads`, so that no column is narrower than a word of them."""
        super().__init__(parent)
        self._marks = tuple(marks)
        self._words = [word for head in heads for word in head.split()]
        self._per_row = _AT_FIRST
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @override
    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        rows = max(1, math.ceil(max(self._marks, default=0) / self._per_row))
        return QSize(line * 6 * max(1, len(self._marks)), round(line * (0.7 * rows + 0.5)))

    @override
    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        least = line * _NUMBER + (_FEWEST + 0.5) * self._pitch()
        least = max(least, *(self.fontMetrics().horizontalAdvance(word) for word in self._words), 0.0)
        return QSize(round(least) * max(1, len(self._marks)), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        column, line = self.width() / max(1, len(self._marks)), self.fontMetrics().height()
        per_row = max(_FEWEST, int((column - line * _NUMBER) / self._pitch()))
        if per_row != self._per_row:
            self._per_row = per_row
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        line, pitch = self.fontMetrics().height(), self._pitch()
        column, radius = self.width() / max(1, len(self._marks)), line * _RADIUS
        for at, count in enumerate(self._marks):
            left = at * column
            painter.setPen(QPen(ink, 1))
            painter.drawLine(QPointF(left + 0.5, 0), QPointF(left + 0.5, self.height()))
            number = QRectF(left + line * 0.3, 0, line * (_NUMBER - 0.5), line)
            painter.drawText(number, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(count))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            for dot in range(count):
                x = left + line * _NUMBER + dot % self._per_row * pitch
                painter.drawEllipse(QPointF(x, line * 0.5 + dot // self._per_row * line * 0.7), radius, radius)

    def _pitch(self) -> float:
        """From dot to dot."""
        return self.fontMetrics().height() * _RADIUS * 2.4
