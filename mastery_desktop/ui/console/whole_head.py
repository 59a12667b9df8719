"""Scrolls the heading of a panel out of sight line by line: half a line of it would look like a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication

from mastery_desktop.ui.console.panel import StepPanel
from mastery_desktop.ui.console.panel_pages import panel_in
from mastery_desktop.ui.theme.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea


class WholeHead(QObject):
    """Watches where an area is scrolled to, as long as the area lives."""

    def __init__(self, area: QScrollArea) -> None:
        """Watch an area that shows panels of steps."""
        super().__init__(area)
        self._area, self._bar, self._before = area, area.verticalScrollBar(), 0
        self._wanted = 0
        self._bar.valueChanged.connect(self._on_moved)
        self._bar.rangeChanged.connect(self._on_range)

    def _on_moved(self, value: int) -> None:
        before, self._before = self._before, value
        panel = panel_in(self._area)
        if not isinstance(panel, StepPanel) or self._bar.isSliderDown():
            return
        if not value:
            self._wanted = 0
            panel.keep_room_below(0)
        cut = next((line for line in panel.head_lines if line.top() < value <= line.bottom()), None)
        if cut is None:
            return
        below = cut.bottom() + Space.XS
        down = value > before and not self._hides_focus(below)
        missing = below - self._bar.maximum()
        if not down or missing <= 0:
            self._bar.setValue(below if down else cut.top())
            return
        self._wanted = below  # the end of the panel comes into sight with it
        panel.keep_room_below(panel.room_below + missing)

    def _on_range(self, _least: int, most: int) -> None:
        if 0 < self._wanted <= most:
            wanted, self._wanted = self._wanted, 0
            self._bar.setValue(wanted)

    def _hides_focus(self, top: int) -> bool:
        """Whether what has the focus can be seen now, and would lie above the area, were it scrolled to here."""
        focus, panel = QApplication.focusWidget(), panel_in(self._area)
        if focus is None or panel is None or not panel.isAncestorOf(focus):
            return False
        return self._bar.value() <= focus.mapTo(panel, QPoint(0, 0)).y() < top
