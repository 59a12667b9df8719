"""A column at a side of the console, which is a drawer over its middle where there is little width."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid
from typing_extensions import override

from mastery_desktop.ui.console.reading_order import stops_within
from mastery_desktop.ui.widgets.panel import is_escape
from mastery_desktop.ui.widgets.tab_round import step_round, takes_tab


class Side(QFrame):
    """Takes the focus when it is opened as a drawer, and gives it back when it is closed.

    While it covers what lies beneath, nothing there can have the focus: Tab goes round in the drawer, and who reaches
    past it, with the mouse or a key, closes it.

    Attributes:
        closed: it was open as a drawer, and is no longer.
        covers: whether it lies over other parts when it is open, and not beside them.
    """

    closed = Signal()

    def __init__(self, edge: str, beneath: QWidget, bar: QWidget) -> None:
        """Begin as a column.

        Args:
            edge: the edge of it that is drawn, left or right.
            beneath: what a drawer lies over.
            bar: the part of that which a drawer leaves free.
        """
        super().__init__()
        self.setProperty("kind", "side")
        self.setProperty("edge", edge)
        self.covers = False
        self._beneath, self._bar = beneath, bar
        self._is_open = False
        self._before: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def is_open(self) -> bool:
        """Whether it is open as a drawer."""
        return self._is_open

    def open_drawer(self, focus: QWidget) -> None:
        """Show it over the rest, and give the focus to something in it."""
        self._before = QApplication.focusWidget()
        self._is_open = True
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_drawer(self) -> None:
        """Take the drawer away, if it is open; what had the focus before has it again."""
        if not self._is_open:
            return
        self._is_open = False
        before, self._before = self._before, None
        focus = QApplication.focusWidget()
        is_in = focus is not None and self.isAncestorOf(focus)
        if is_in and before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        self.hide()
        self.closed.emit()

    @override
    def event(self, event: QEvent) -> bool:
        early = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if early and self._is_open and isinstance(event, QKeyEvent) and is_escape(event):
            event.accept()  # goes before the wall's
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_open and is_escape(event):
            self.close_drawer()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        layout = self.layout()
        if not self._is_open or not self.covers or layout is None:
            return super().focusNextPrevChild(next)
        stops = [widget for widget in stops_within(layout) if takes_tab(widget)]
        return step_round(stops, forward=next) or super().focusNextPrevChild(next)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not self._is_open or not self.covers or now is None:
            return
        is_beneath = self._beneath.isAncestorOf(now) and not self._bar.isAncestorOf(now)
        if is_beneath and not self.isAncestorOf(now):
            self.close_drawer()
