"""Shows an article of the guide: blocks under each other, links that can be reached with Tab, places to jump to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from mastery_desktop.domain.reading import Block, BlockKind
from mastery_desktop.messages import _
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import scrolling
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.figure import Figure
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.level_symbol import LevelMark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from mastery_desktop.domain.content import ResourceId
    from mastery_desktop.domain.reading import Article, Target
    from mastery_desktop.services.content import AttachedFile

_ROLES: Final = {
    BlockKind.HEADING: "heading",
    BlockKind.SUBHEADING: "strong",
    BlockKind.LABEL: "label",
    BlockKind.QUESTION: "lead",
    BlockKind.NOTE: "muted",
    BlockKind.SOURCE: "small",
}
_ABOVE: Final = {BlockKind.HEADING: Space.XL, BlockKind.SUBHEADING: Space.L, BlockKind.LABEL: Space.S}
_LINE: Final = 720
"""The widest line, in pixels at the usual size of text: about 90 letters."""

_SIDE: Final = 5
"""The room beside the words of a link, for the mark of the focus, in pixels."""

_HIGH: Final = 10_000
_WRAPPED: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


class ArticleView(QWidget):
    """Shows one article at a time.

    Attributes:
        followed: a link was chosen (a `Target`).
        attach_requested: the user wants a file to stand for a resource (its id).
        detach_requested: the user wants the file forgotten (the resource's id).
        file_requested: the user wants to open the file of a resource (a path).
    """

    followed = Signal(object)
    attach_requested = Signal(str)
    detach_requested = Signal(str)
    file_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None, picture: Callable[[str], Path] | None = None) -> None:
        """Show nothing yet; `picture` gives the file of a picture by its name."""
        super().__init__(parent)
        self._picture = picture
        self._article: Article | None = None
        self._files: Mapping[ResourceId, AttachedFile] = {}
        self._shown: list[QWidget] = []
        self._page = QWidget()
        self._column = QVBoxLayout()
        self._area: QScrollArea = scrolling(self._page)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(_("The page"))
        self._around = QHBoxLayout(self._page)
        self._around.addLayout(self._column, 1)
        self._wanted = -1
        self._below: int = Space.XL  # the room below the last block
        self._column.setSpacing(Space.S)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        self.setFocusProxy(self._area)

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self._article

    def set_files(self, files: Mapping[ResourceId, AttachedFile]) -> None:
        """Know which resources have files; what is shown is brought up to date."""
        self._files = files
        if self._article:
            at = self._area.verticalScrollBar().value()
            self._fill(self._article)
            self._area.verticalScrollBar().setValue(at)

    def show_article(self, article: Article, block: int = -1, anchor: str = "") -> None:
        """Show an article, from its top or from a block of it."""
        self._fill(article)
        blocks = article.blocks
        place = next((at for at, each in enumerate(blocks) if anchor and each.anchor == anchor), block)
        self._area.verticalScrollBar().setValue(0)
        self._wanted, self._below = place, Space.XL
        self._set_margins()
        QTimer.singleShot(0, self._jump)  # the page gets its height first

    def _jump(self) -> None:
        if 0 <= self._wanted < len(self._shown):
            widget = self._shown[self._wanted]
            self._page.adjustSize()
            below = self._shown[-1].geometry().bottom() - widget.geometry().top() + Space.M
            self._below = max(Space.XL, self._area.viewport().height() - below)  # the last place comes to the top too
            self._set_margins()
            QTimer.singleShot(0, self, self._scroll_there)

    def _scroll_there(self) -> None:
        if 0 <= self._wanted < len(self._shown):
            self._area.verticalScrollBar().setValue(max(0, self._shown[self._wanted].geometry().top() - Space.M))

    def _fill(self, article: Article) -> None:
        self._article = article
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        if article.kicker:
            self._column.addWidget(PlainLabel(article.kicker, "label", wrap=True))
        title = PlainLabel(article.title, "title", wrap=True)
        self._column.addWidget(_beside(_Mark(article.color), title) if article.color else title)
        self._shown = [self._widget_for(block) for block in article.blocks]
        for block, widget in zip(article.blocks, self._shown, strict=True):
            above = _ABOVE.get(block.kind, 0)
            if above:
                widget.setContentsMargins(0, above, 0, 0)
            if isinstance(widget, LinkButton):  # without a side to lie at, its width would be the page's
                self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                self._column.addWidget(widget)
        self._column.addStretch()

    def _widget_for(self, block: Block) -> QWidget:
        if block.kind is BlockKind.LINK:
            return self._link(block)
        if block.kind is BlockKind.RESOURCE and block.resource:
            return self._resource(block)
        if block.kind is BlockKind.PICTURE and self._picture:
            return Figure(self._picture(block.picture), block.text)
        if block.kind is BlockKind.POINT:
            return _beside(_Dot(), PlainLabel(block.text, wrap=True))
        if block.kind is BlockKind.LEVEL and block.symbol:
            return _beside(LevelMark(block.symbol), PlainLabel(block.text, wrap=True))
        return PlainLabel(block.text, _ROLES.get(block.kind, ""), wrap=True)

    def _link(self, block: Block) -> QWidget:
        button = LinkButton(block.text)
        button.setProperty("target", block.target)
        button.clicked.connect(self._on_link_clicked)
        return button

    def _resource(self, block: Block) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(PlainLabel(block.text, "strong", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        attached = self._files.get(block.resource) if block.resource else None
        actions = [(_("Attach a file…"), self._on_attach_clicked)]
        if attached and attached.is_there:
            name = _("Open {file}").format(file=attached.path.name)
            actions = [(name, self._on_open_clicked), (_("Take it off"), self._on_detach_clicked)]
        elif attached:
            gone = _("Its file {file} is no longer where it was.").format(file=attached.path.name)
            column.addWidget(PlainLabel(gone, "bad", wrap=True))
            actions.append((_("Forget it"), self._on_detach_clicked))
        for text, slot in actions:
            button = LinkButton(text)
            button.setAccessibleName(f"{text}: {block.text}")
            button.setProperty("resource", block.resource)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        return holder

    def _on_link_clicked(self) -> None:
        target: Target = self.sender().property("target")
        self.followed.emit(target)

    def _on_attach_clicked(self) -> None:
        self.attach_requested.emit(self.sender().property("resource"))

    def _on_detach_clicked(self) -> None:
        self.detach_requested.emit(self.sender().property("resource"))

    def _on_open_clicked(self) -> None:
        attached = self._files.get(self.sender().property("resource"))
        if attached:
            self.file_requested.emit(attached.path)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()

    def _set_margins(self) -> None:
        scale = self.fontMetrics().height() / 18  # the height of a line at the usual size of text
        room = self.width() - 2 * Space.XL - Space.L
        right = max(Space.XL, Space.XL + room - round(_LINE * scale))
        self._around.setContentsMargins(Space.XL, Space.L, right, self._below)


class LinkButton(Button):
    """A button that looks like a link: it takes no more room than its words, and breaks them where there is less."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, kind="link", parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        whole = self.sizeHint()
        words = self.fontMetrics().boundingRect(0, 0, width - 2 * _SIDE, _HIGH, _WRAPPED, self.label)
        return whole.height() - self.fontMetrics().height() + words.height()

    @override
    def minimumSizeHint(self) -> QSize:
        longest = max(self.fontMetrics().horizontalAdvance(word) for word in (self.label.split() or [""]))
        return QSize(longest + 2 * _SIDE + 1, self.sizeHint().height())

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().boundingRect(0, 0, _HIGH, _HIGH, _WRAPPED, self.label)
        return QSize(words.width() + 2 * _SIDE + 2, super().sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        font = self.font()
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
        painter.drawText(self.rect().adjusted(_SIDE, 0, -_SIDE, 0), _WRAPPED, self.label)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class _Dot(QWidget):
    """The dot before a point of a list."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(Space.M)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.WindowText))
        metrics = self.fontMetrics()
        side = metrics.height() / 4
        painter.drawEllipse(0, round(metrics.height() / 2 - side / 2), round(side), round(side))


class _Mark(QWidget):
    """The colour of a domain beside its name."""

    def __init__(self, color: str) -> None:
        super().__init__()
        self._color = QColor(color)
        self.setFixedWidth(Space.M)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, Space.XS, Space.M, max(Space.M, self.height() - 2 * Space.XS), self._color)


def _beside(mark: QWidget, label: PlainLabel) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.S)
    row.addWidget(mark)
    row.addWidget(label, 1)
    return holder
