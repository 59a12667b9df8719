"""The list of sessions: a table with two lines in a row and the progress by domain."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from mastery_desktop.domain.workshop import SessionSummary
from mastery_desktop.messages import _
from mastery_desktop.ui.models.sessions import Column, DomainProgress, Role, SessionsModel
from mastery_desktop.ui.theme.sheet import ring_width
from mastery_desktop.ui.theme.tokens import Space, Type

_SHARES: Final = {
    Column.TEAM: 265,
    Column.WORKSHOP: 237,
    Column.WHEN: 110,
    Column.PROGRESS: 250,
    Column.FOCUS: 217,
    Column.STAGE: 155,
}
"""How the width is shared; what does not fit is left out in the order of `_LEAVE_OUT`."""

_LEAVE_OUT: Final = ((930, Column.STAGE), (760, Column.WORKSHOP), (560, Column.FOCUS))
_ROW_AIR: Final = 26
_PILL: Final = QSize(44, 10)
_PILL_GAP: Final = 5


class SessionDelegate(QStyledItemDelegate):
    """Paints a cell: one line, two lines, or the progress by domain."""

    def __init__(self, table: QTableView) -> None:
        """Paint cells of a table; it knows what is selected without the many names of `QStyle`, which load slowly."""
        super().__init__(table)
        self._table = table

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        roles, area = option.palette, option.rect
        selected = self._table.selectionModel().isRowSelected(index.row())
        if selected:
            painter.fillRect(area, roles.color(QPalette.ColorRole.Highlight))
        painter.setPen(QPen(roles.color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if selected and self._table.hasFocus():
            self._paint_ring(painter, area, index.column())
        cell = area.adjusted(Space.L, 0, -Space.S, 0)
        progress = index.data(Role.PROGRESS)
        if progress is not None:
            _paint_progress(painter, cell, progress, roles.color(QPalette.ColorRole.PlaceholderText))
        else:
            self._paint_text(painter, cell, option, index)
        painter.restore()

    def _paint_ring(self, painter: QPainter, area: QRect, column: int) -> None:
        """Paint the part of the ring of the focus that a cell has: it goes around the whole row."""
        shown = [each for each in range(len(Column)) if not self._table.isColumnHidden(each)]
        width = ring_width(self._table.font().pixelSize() / Type.BODY)
        color = self._table.palette().color(QPalette.ColorRole.Shadow)
        inner = area.adjusted(0, 0, 0, -1)
        edges = [QRect(inner.left(), inner.top(), inner.width(), width)]
        edges.append(edges[0].translated(0, inner.height() - width))
        upright = QRect(inner.left(), inner.top(), width, inner.height())
        if column == shown[0]:
            edges.append(upright)
        if column == shown[-1]:
            edges.append(upright.translated(inner.width() - width, 0))
        for edge in edges:
            painter.fillRect(edge, color)

    def _paint_text(
        self,
        painter: QPainter,
        cell: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        font = QFont(option.font)
        second = index.data(Role.SECOND_LINE)
        if index.column() == Column.TEAM:
            font.setWeight(QFont.Weight.Bold)
        metrics = QFontMetrics(font)
        text = metrics.elidedText(index.data() or "", Qt.TextElideMode.ElideRight, cell.width())
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        if not second:
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
            return
        small = _small(option.font)
        below = QFontMetrics(small)
        top = cell.top() + (cell.height() - metrics.height() - below.height()) // 2
        painter.drawText(QPoint(cell.left(), top + metrics.ascent()), text)
        painter.setFont(small)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        second = below.elidedText(second, Qt.TextElideMode.ElideRight, cell.width())
        painter.drawText(QPoint(cell.left(), top + metrics.height() + below.ascent()), second)


class SessionTable(QTableView):
    """The list of sessions.

    Attributes:
        opened: a session was chosen with Enter or a double click (a `SessionSummary`).
        selected: another session is selected (a `SessionSummary`, or None).
    """

    opened = Signal(object)
    selected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sessions = SessionsModel(self)
        self.setModel(self.sessions)
        self.setItemDelegate(SessionDelegate(self))
        self.setAccessibleName(_("Sessions"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._fit_rows()
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.sessions.modelReset.connect(self._on_model_reset)

    @property
    def current(self) -> SessionSummary | None:
        """The session that is selected."""
        index = self.currentIndex()
        return self.sessions.summary_at(index.row()) if index.isValid() else None

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self.sessions.summary_at(index.row()))

    def _on_current_changed(self) -> None:
        self.selected.emit(self.current)

    def _on_model_reset(self) -> None:
        if self.sessions.rowCount():
            self.selectRow(0)
        self.selected.emit(self.current)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()  # of the viewport; to ask for that by name loads every kind of widget
        scale = self.font().pixelSize() / Type.BODY
        left_out = {column for least, column in _LEAVE_OUT if width < least * scale}
        whole = sum(share for column, share in _SHARES.items() if column not in left_out)
        for column, share in _SHARES.items():
            self.setColumnHidden(column, column in left_out)
            self.setColumnWidth(column, width * share // whole)

    def _fit_rows(self) -> None:
        lines = self.fontMetrics().height() + QFontMetrics(_small(self.font())).height()
        self.verticalHeader().setDefaultSectionSize(lines + _ROW_AIR)
        self.setMinimumHeight(4 * (lines + _ROW_AIR))


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(round(font.pixelSize() * Type.SMALL / Type.BODY))
    return small


def _paint_progress(painter: QPainter, cell: QRect, progress: tuple[DomainProgress, ...], edge: QColor) -> None:
    """Paint a pill for each domain: filled as far as it is settled, an outline for the rest, in any colours."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    room = cell.width() - _PILL_GAP * (len(progress) - 1)
    width = min(_PILL.width(), room // max(1, len(progress)))
    radius = _PILL.height() / 2
    pill = QRectF(cell.left(), cell.center().y() - radius, width, _PILL.height())
    for domain in progress:
        if domain.settled:
            painter.save()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setClipRect(QRectF(pill.topLeft(), QSizeF(width * domain.settled / domain.elements, pill.height())))
            painter.setBrush(domain.color)
            painter.drawRoundedRect(pill, radius, radius)
            painter.restore()
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(pill, radius, radius)
        pill.translate(width + _PILL_GAP, 0)
