"""The wall of a rehearsal in a small picture, as the room would see it, marked as a rehearsal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.rehearsal.displays import PICTURE

if TYPE_CHECKING:
    from mastery_desktop.ui.console.wall_control import WallControl
    from mastery_desktop.ui.screens.console import Console

_BAND: Final = 0.07
_LEAST_BAND: Final = 14
_BLACK: Final = QColor("#101418")
_WHITE: Final = QColor("#FFFFFF")


class WallPicture(QWidget):
    """Paints what the projector shows: the wall, the laptop's own picture where it is mirrored, or no signal."""

    def __init__(self) -> None:
        """Begin without a wall."""
        super().__init__()
        self._console: Console | None = None
        self._words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(90)
        self.setAccessibleName(_("The wall, as the room sees it"))

    @property
    def words(self) -> str:
        """What stands in the picture where there is no wall; empty while there is one."""
        return self._words

    def follow(self, console: Console | None) -> None:
        """Show the wall of a console from now on."""
        self._console = console
        if console is not None:
            for view in console.wall.views:
                view.page_changed.connect(self._on_changed)
            console.wall.changed.connect(self._on_changed)
        self.show_words("")

    def show_words(self, words: str) -> None:
        """Say why there is no wall; with no words, show it."""
        self._words = words
        self._on_changed()

    def _on_changed(self) -> None:
        wall = self._console.wall if self._console else None
        shown = wall is not None and wall.audience.isVisible() and not self._words
        self.setAccessibleDescription(wall.audience.view.accessibleName() if wall and shown else self._said(wall))
        self.update()

    def _said(self, wall: WallControl | None) -> str:
        if self._words:
            return self._words
        if wall is not None and wall.is_single:
            return _("The same picture as the laptop")
        return _("Nothing is projected. {key} shows the wall.").format(key=keys.PROJECT.hint)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(width * PICTURE[1] / PICTURE[0]) + _band(width)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(self.rect(), _BLACK)
        wall = self._console.wall if self._console else None
        is_marked = False
        if wall is not None and not self._words and wall.audience.isVisible():
            self._paint_view(painter, wall.audience.view, _band(self.width()))
        elif wall is not None and not self._words and wall.is_single:
            self._paint_view(painter, wall.single, 0)  # it bears the mark itself
            is_marked = True
        else:
            painter.setPen(_WHITE)
            room = self.rect().adjusted(8, _band(self.width()), -8, 0)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._said(wall))
        if not is_marked:
            self._paint_mark(painter)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_view(self, painter: QPainter, view: QWidget, above: int) -> None:
        if not view.width() or not view.height():
            return
        scale = min(self.width() / view.width(), (self.height() - above) / view.height())
        painter.save()
        painter.translate((self.width() - view.width() * scale) / 2, above)
        painter.scale(scale, scale)
        painter.fillRect(view.rect(), view.palette().color(QPalette.ColorRole.Window))
        view.render(painter, QPoint(), QRect(), QWidget.RenderFlag.DrawChildren)
        painter.restore()

    def _paint_mark(self, painter: QPainter) -> None:
        band = QRectF(0, 0, self.width(), _band(self.width()))
        painter.fillRect(band, _BLACK)
        font = self.font()
        font.setPixelSize(max(8, round(band.height() * 0.66)))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(_WHITE)
        painter.drawText(band, int(Qt.AlignmentFlag.AlignCenter), _("REHEARSAL"))


def _band(width: int) -> int:
    """The height of the mark above the picture."""
    return max(_LEAST_BAND, round(width * _BAND))
