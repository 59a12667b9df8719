"""Scrolls the heading of a panel out of sight line by line: half a line of it would look like a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication

from mastery_desktop.ui.console.panel import StepPanel
from mastery_desktop.ui.theme.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea


class WholeHead(QObject):
    """Watches where an area is scrolled to, as long as the area lives."""

    def __init__(self, area: QScrollArea) -> None:
        """Watch an area that shows panels of steps."""
        super().__init__(area)
        self._area, self._bar, self._before = area, area.verticalScrollBar(), 0
        self._bar.valueChanged.connect(self._on_moved)

    def _on_moved(self, value: int) -> None:
        before, self._before = self._before, value
        panel = self._area.widget()
        if not isinstance(panel, StepPanel) or self._bar.isSliderDown():
            return
        cut = next((line for line in panel.head_lines if line.top() < value <= line.bottom()), None)
        if cut is None:
            return
        below = cut.bottom() + Space.XS
        if below > self._bar.maximum():
            return  # the end of the panel could not be reached
        fits = value > before and not self._hides_focus(below)
        self._bar.setValue(below if fits else cut.top())

    def _hides_focus(self, top: int) -> bool:
        """Whether what has the focus would lie above the area, were it scrolled to here."""
        focus, panel = QApplication.focusWidget(), self._area.widget()
        if focus is None or panel is None or not panel.isAncestorOf(focus):
            return False
        return focus.mapTo(panel, QPoint(0, 0)).y() < top
