"""The symbol of a level: a circle that is empty, part full or full."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from mastery_desktop.domain.content import LevelSymbol

_FULL_TURN = 5760  # Qt counts sixteenths of a degree
_TOP = 1440


def paint_level(painter: QPainter, area: QRectF, symbol: LevelSymbol, ink: QColor, paper: QColor) -> None:
    """Paint the symbol into the largest circle of an area."""
    side = min(area.width(), area.height())
    line = max(1.5, side / 8)
    circle = QRectF(0, 0, side - line, side - line)
    circle.moveCenter(QPointF(area.center()))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, line))
    painter.setBrush(QBrush(paper))
    painter.drawEllipse(circle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(ink))
    painter.drawPie(circle, _TOP, -round(_FULL_TURN * symbol.share))
    painter.restore()


class LevelMark(QWidget):
    """The symbol of a level beside a word that names it; it says nothing by itself."""

    def __init__(self, symbol: LevelSymbol, side: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._symbol, self._side = symbol, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        roles = self.palette()
        ink, paper = roles.color(QPalette.ColorRole.WindowText), roles.color(QPalette.ColorRole.Base)
        paint_level(QPainter(self), QRectF(self.rect()), self._symbol, ink, paper)
