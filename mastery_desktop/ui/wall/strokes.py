"""What a page is drawn from: text lines, boxes, rules, dots and symbols, at their places on the canvas."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from mastery_desktop.domain.content import LevelSymbol
from mastery_desktop.ui.wall.text import Line


class Stroke(Protocol):
    """Something that can be drawn."""

    def paint(self, painter: QPainter) -> None:
        """Draw it, in units of the canvas."""


@dataclass(frozen=True, eq=False)
class TextStroke:
    """A line of text; `x` and `y` are the top left corner of its box."""

    line: Line
    x: float
    y: float
    color: QColor

    @property
    def box(self) -> QRectF:
        """Where the line stands: as wide as its words, as high as a line."""
        return QRectF(self.x, self.y, self.line.width, self.line.kind.line_height)

    def paint(self, painter: QPainter) -> None:
        """Draw the line."""
        painter.setPen(self.color)
        self.line.line.draw(painter, QPointF(self.x, self.y + self.line.rise - self.line.line.y()))


@dataclass(frozen=True, eq=False)
class Box:
    """A rectangle with round corners, filled, outlined, or both."""

    rect: QRectF
    radius: float = 0.0
    fill: QColor | None = None
    outline: QColor | None = None
    width: float = 0.0
    dashed: bool = False

    def paint(self, painter: QPainter) -> None:
        """Draw the box; its outline lies inside."""
        pen = QPen(Qt.PenStyle.NoPen)
        if self.outline is not None and self.width:
            style = Qt.PenStyle.DashLine if self.dashed else Qt.PenStyle.SolidLine
            pen = QPen(QBrush(self.outline), self.width, style)
        painter.setPen(pen)
        painter.setBrush(QBrush(self.fill) if self.fill is not None else QBrush(Qt.BrushStyle.NoBrush))
        inset = self.width / 2
        inner = self.rect.adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(inner, self.radius, self.radius)


@dataclass(frozen=True, eq=False)
class Discs:
    """Dots of one size and colour."""

    centers: tuple[tuple[float, float], ...]
    radius: float
    fill: QColor

    def paint(self, painter: QPainter) -> None:
        """Draw the dots."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.fill)
        for x, y in self.centers:
            painter.drawEllipse(QPointF(x, y), self.radius, self.radius)


@dataclass(frozen=True, eq=False)
class Symbol:
    """The circle of a level, as full as the level is high."""

    symbol: LevelSymbol
    x: float
    y: float
    size: float
    ink: QColor
    paper: QColor

    def paint(self, painter: QPainter) -> None:
        """Draw the circle and what fills it, from the top clockwise."""
        line = self.size / 11
        rect = QRectF(self.x, self.y, self.size, self.size).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.setPen(QPen(self.ink, line))
        painter.setBrush(self.paper)
        painter.drawEllipse(rect)
        share = self.symbol.share
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ink)
        if share >= 1:
            painter.drawEllipse(rect)
        elif share:
            painter.drawPie(rect, 90 * 16, -round(360 * 16 * share))


@dataclass(frozen=True, eq=False)
class Shape:
    """A filled polygon or an open line through some points."""

    points: tuple[tuple[float, float], ...]
    color: QColor
    line: float = 0.0

    def paint(self, painter: QPainter) -> None:
        """Draw the shape."""
        polygon = QPolygonF([QPointF(x, y) for x, y in self.points])
        if self.line:
            cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            painter.setPen(QPen(QBrush(self.color), self.line, Qt.PenStyle.SolidLine, cap, join))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(polygon)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.color)
            painter.drawPolygon(polygon)


def tick(x: float, y: float, size: float, color: QColor) -> Shape:
    """A tick in a square."""
    points = ((0.22, 0.52), (0.43, 0.74), (0.8, 0.28))
    return Shape(tuple((x + size * a, y + size * b) for a, b in points), color, size * 0.13)


def lens(x: float, y: float, size: float, color: QColor) -> list[Stroke]:
    """A magnifying glass in a square: there is something to look for."""
    line = size * 0.13
    glass = Box(QRectF(x, y, size * 0.7, size * 0.7), size * 0.35, None, color, line)
    handle = ((x + size * 0.6, y + size * 0.6), (x + size * 0.94, y + size * 0.94))
    return [glass, Shape(handle, color, line * 1.3)]


def star(x: float, y: float, size: float, color: QColor) -> Shape:
    """A star with five points in a square."""
    # The corners of a regular star, out and in by turns, from the top clockwise.
    points = (
        (0.5, 0.02),
        (0.62, 0.36),
        (0.98, 0.37),
        (0.69, 0.59),
        (0.79, 0.95),
        (0.5, 0.74),
        (0.21, 0.95),
        (0.31, 0.59),
        (0.02, 0.37),
        (0.38, 0.36),
    )
    return Shape(tuple((x + size * a, y + size * b) for a, b in points), color)
