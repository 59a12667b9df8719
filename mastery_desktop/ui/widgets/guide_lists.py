"""The two lists of the guide: its contents, and what a search found. Enter or a click opens a line."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.ui.models.guide import Role
from mastery_desktop.ui.theme.tokens import Space, Type

_INDENT: Final = 20
_SWATCH: Final = 10
_MOST_LINES: Final = 3

Index = QModelIndex | QPersistentModelIndex


class GuideList(QListView):
    """A list whose lines open with Enter or a click.

    Attributes:
        chosen: a line was opened (its value).
    """

    chosen = Signal(object)

    def __init__(self, name: str, delegate: QStyledItemDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)

    def _on_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(Role.VALUE))


class EntryDelegate(QStyledItemDelegate):
    """Paints a line of the contents: bold for what stands above others, with the colour of a domain."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        _paint_ground(painter, option)
        depth, color = index.data(Role.DEPTH), index.data(Role.COLOR)
        area = option.rect.adjusted(Space.S + depth * _INDENT, 0, -Space.XS, 0)
        if color and not depth:
            top = area.center().y() - _SWATCH // 2
            painter.fillRect(QRect(area.left(), top, _SWATCH, _SWATCH), QColor(color))
            area.setLeft(area.left() + _SWATCH + Space.S)
        font = _entry_font(option.font, depth)
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        text = QFontMetrics(font).elidedText(index.data(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, option.fontMetrics.height() + Space.M)


class HitDelegate(QStyledItemDelegate):
    """Paints a hit: where it is, and the words around it with the words that were looked for in bold."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        _paint_ground(painter, option)
        area = option.rect.adjusted(Space.S, Space.XS, -Space.S, -Space.XS)
        small = _small(option.font)
        metrics = QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        place = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area.left(), area.top() + metrics.ascent(), place)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        layout = _lay_out(index, option.font, area.width())
        layout.draw(painter, QPointF(area.left(), area.top() + metrics.height()))
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = (view.viewport().width() if isinstance(view, QAbstractItemView) else 300) - 3 * Space.S
        text = _lay_out(index, option.font, width).boundingRect().height()
        return QSize(width, round(text) + QFontMetrics(_small(option.font)).height() + Space.M)


def contents_list() -> GuideList:
    """A list for the table of contents."""
    return GuideList(_("Contents"), EntryDelegate())


def hits_list() -> GuideList:
    """A list for what a search found."""
    return GuideList(_("Found"), HitDelegate())


def texts_list() -> GuideList:
    """A list of texts that can be changed."""
    return GuideList(_("Texts"), HitDelegate())


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        if option.state & QStyle.StateFlag.State_HasFocus:
            accent = option.palette.color(QPalette.ColorRole.Accent)
            painter.fillRect(QRect(option.rect.topLeft(), QSize(4, option.rect.height())), accent)


def _entry_font(font: QFont, depth: int) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.Normal if depth else QFont.Weight.DemiBold)
    return made


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(round(font.pixelSize() * Type.SMALL / Type.BODY))
    return small


def _lay_out(index: Index, font: QFont, width: int) -> QTextLayout:
    """The words of a hit in at most three lines."""
    layout = QTextLayout(index.data(Role.SECOND_LINE), font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.setCacheEnabled(True)
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    ranges = []
    for start, end in index.data(Role.FOUND):
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = start, end - start, bold
        ranges.append(part)
    layout.setFormats(ranges)
    layout.beginLayout()
    top = 0.0
    for _number in range(_MOST_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout
