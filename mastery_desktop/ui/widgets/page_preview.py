"""Shows a page of a PDF as it will be printed, and leads through the pages."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel

_SETTLE_MS: Final = 120


class _Paper(QWidget):
    """The picture of a page, as large as fits, with a shade around it."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._shape = (8.5, 11.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(180, 220))

    def show_image(self, image: QImage, shape: tuple[float, float]) -> None:
        self._image, self._shape = image, shape
        self.update()

    def place(self) -> QRectF:
        """Where the page lies."""
        width, height = self._shape
        room = QRectF(self.rect()).adjusted(Space.S, Space.S, -Space.S, -Space.S)
        factor = min(room.width() / width, room.height() / height)
        place = QRectF(0, 0, width * factor, height * factor)
        place.moveCenter(room.center())
        return place

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self.place()
        painter.fillRect(place.translated(2, 3), self.palette().color(QPalette.ColorRole.Mid))
        painter.fillRect(place, self.palette().color(QPalette.ColorRole.Base))
        if not self._image.isNull():
            painter.drawImage(place, self._image)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(place)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class PagePreview(QWidget):
    """One page at a time.

    Attributes:
        wanted: a page is to be drawn: its number from 0, and how fine, in dots per inch.
    """

    wanted = Signal(int, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._sizes, self._page = "", [(612.0, 792.0)], 0
        self._has_pages = False
        self._paper = _Paper()
        self._paper.setAccessibleName(_("Preview"))
        self._pause = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._pause.timeout.connect(self._ask)
        self._paper.resized.connect(self._on_resized)
        self.back, self.next = Button("‹"), Button("›")
        self.back.setAccessibleName(_("Page before"))
        self.next.setAccessibleName(_("Next page"))
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.caption = PlainLabel("", "muted", wrap=True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addWidget(self.caption, 1)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.addWidget(self._paper, 1)
        column.addLayout(row)
        self._show_place()

    @property
    def page(self) -> int:
        """The number of the page, from 0."""
        return self._page

    def show_document(self, title: str, sizes: list[tuple[float, float]]) -> None:
        """Show another document, from its first page; `sizes` are its pages' in points."""
        self._title, self._sizes, self._page, self._has_pages = title, sizes, 0, True
        self._paper.show_image(QImage(), sizes[0])
        self._show_place()
        self._ask()

    def show_words(self, words: str) -> None:
        """Show no document but words that say why."""
        self._has_pages = False
        self._paper.show_image(QImage(), self._sizes[0])
        self._show_place()
        self.caption.setText(words)

    def show_page(self, number: int, image: QImage) -> None:
        """Show the picture of a page, if it is still the one that is looked at."""
        if number == self._page and self._has_pages:
            self._paper.show_image(image, self._sizes[number])

    def go_on(self) -> None:
        """Look at the next page."""
        self._go_to(self._page + 1)

    def go_back(self) -> None:
        """Look at the page before."""
        self._go_to(self._page - 1)

    def _go_to(self, page: int) -> None:
        if self._has_pages and 0 <= page < len(self._sizes) and page != self._page:
            self._page = page
            self._show_place()
            self._ask()

    def _show_place(self) -> None:
        count = len(self._sizes) if self._has_pages else 0
        self.back.setEnabled(self._has_pages and self._page > 0)
        self.next.setEnabled(self._page + 1 < count)
        if self._has_pages:
            words = _("{sheet}, page {page} of {count}")
            self.caption.setText(words.format(sheet=self._title, page=self._page + 1, count=count))

    def _on_resized(self) -> None:
        self._pause.start()

    def _ask(self) -> None:
        if self._has_pages:
            points = self._sizes[self._page][0]
            dots = self._paper.place().width() * self._paper.devicePixelRatioF()
            self.wanted.emit(self._page, max(36.0, dots / points * 72))
