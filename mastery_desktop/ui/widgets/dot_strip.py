"""One dot for each mark, in a column for each level."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

_RADIUS = 0.28
"""The radius of a dot, in lines of text."""

_ROW = 6
"""Dots in one row of a column, where there is room."""


class DotStrip(QWidget):
    """The marks of one session or table; it is read aloud as the words that it is given."""

    def __init__(self, marks: Sequence[int], words: str, parent: QWidget | None = None) -> None:
        """Show marks, lowest level first."""
        super().__init__(parent)
        self._marks = tuple(marks)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @override
    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        rows = max(1, math.ceil(max(self._marks, default=0) / _ROW))
        return QSize(line * 5 * max(1, len(self._marks)), round(line * (0.7 * rows + 0.5)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 3 * max(1, len(self._marks)), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        line = self.fontMetrics().height()
        column, radius = self.width() / max(1, len(self._marks)), line * _RADIUS
        pitch = radius * 2.4
        per_row = max(1, min(_ROW, int((column - line * 0.5) / pitch)))
        for at, count in enumerate(self._marks):
            left = at * column
            painter.setPen(QPen(ink, 1))
            painter.drawLine(QPointF(left + 0.5, 0), QPointF(left + 0.5, self.height()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            for dot in range(count):
                x, y = left + line * 0.45 + dot % per_row * pitch, line * 0.5 + dot // per_row * line * 0.7
                painter.drawEllipse(QPointF(x, y), radius, radius)
