"""A picture with its caption, as wide as its page; it grows with the size of text, and else not over its own."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.labels import PlainLabel

_USUAL_LINE: Final = 18
"""The height of a line at the usual size of text."""


class Figure(QWidget):
    """A picture from a file; who cannot see it is read the caption."""

    def __init__(self, file: Path, caption: str) -> None:
        """Show a file; where it is not there, the caption stands alone."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, Space.S)
        column.setSpacing(Space.XS)
        self.picture = _Picture(QPixmap(str(file)), caption)
        column.addWidget(self.picture)
        column.addWidget(PlainLabel(caption, "small", wrap=True))


class _Picture(QWidget):
    def __init__(self, pixmap: QPixmap, caption: str) -> None:
        super().__init__()
        self._pixmap = pixmap
        self.setAccessibleName(caption)
        # Not "fixed": that would hold it to the height of the file, and leave a hole where it is shown larger.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def _most(self) -> int:
        """The greatest width: the picture's own, larger with larger text."""
        return round(self._pixmap.width() * self.fontMetrics().height() / _USUAL_LINE)

    @override
    def sizeHint(self) -> QSize:
        return self._pixmap.size()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if self._pixmap.isNull():
            return 0
        shown = min(width, self._most)
        return self._pixmap.height() * shown // self._pixmap.width()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pixmap.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width = min(self.width(), self._most)
        area = QRect(0, 0, width, self.heightForWidth(width))
        painter.drawPixmap(area, self._pixmap)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(0, 0, -1, -1))
