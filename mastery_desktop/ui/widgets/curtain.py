"""A curtain over the lower edge of a scrolling area: what would be seen by half there is not seen at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

_HIGHEST: Final = 0.5
"""As a share of the area: what is higher than this is shown by half, it may never fit."""


class Curtain(QFrame):
    """Covers what begins above the lower edge of an area and ends below it; the rest of it comes with the scrolling."""

    def __init__(self, area: QScrollArea, kinds: Sequence[type[QWidget]]) -> None:
        """Watch an area.

        Args:
            area: the area, with its content.
            kinds: the widgets that are seen whole or not at all; one inside another counts as a part of it.
        """
        super().__init__(area.viewport())
        self._area, self._content, self._kinds = area, area.widget() or area, tuple(kinds)
        self.setProperty("kind", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        area.verticalScrollBar().valueChanged.connect(self._draw)
        for watched in (area.viewport(), self._content):
            watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._draw()
        return super().eventFilter(watched, event)

    def _draw(self) -> None:
        viewport = self._area.viewport()
        height = viewport.height()
        tops = [top for top, bottom in self._units() if top < height < bottom and bottom - top < height * _HIGHEST]
        if tops:
            top = max(0, min(tops))
            self.setGeometry(0, top, viewport.width(), height - top)
            self.raise_()
        self.setVisible(bool(tops))

    def _units(self) -> list[tuple[int, int]]:
        """Where each widget begins and ends, from the top of what is seen."""
        viewport = self._area.viewport()
        found = []
        for widget in self._content.findChildren(QWidget):
            if isinstance(widget, self._kinds) and widget.isVisibleTo(self._content) and not self._is_part(widget):
                top = widget.mapTo(viewport, QPoint(0, 0)).y()
                found.append((top, top + widget.height()))
        return found

    def _is_part(self, widget: QWidget) -> bool:
        around = widget.parentWidget()
        while around is not None and around is not self._content:
            if isinstance(around, self._kinds):
                return True
            around = around.parentWidget()
        return False
