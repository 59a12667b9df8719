"""Keeps what somebody writes in, or decides on, in sight: with all of its row, also where the panel grows around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from mastery_desktop.ui.console.panel_pages import panel_in
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import keep_in_sight

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea

ROW: Final = "rowToSee"
"""The property of a widget that is to be seen whole while something in it has the focus."""

AT_HAND: Final = "atHand"
"""The property of the widget that the next key is for, where the panel itself has the focus."""


class FollowFocus(QObject):
    """Scrolls an area after the focus, as long as the area lives; who scrolls away is let alone until the next key."""

    def __init__(self, area: QScrollArea) -> None:
        """Watch an area that shows panels of steps."""
        super().__init__(area)
        self._area = area
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self.follow)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        area.verticalScrollBar().rangeChanged.connect(self._later.start)

    def follow(self) -> None:
        """Bring what has the focus into sight: its row, and itself.

        What is higher than the area is a list with a row of its own at hand, which whoever made it brings into sight.
        """
        focus = self._focus
        if focus is None:
            if at_hand := self._at_hand:
                keep_in_sight(at_hand, Space.S)
            return
        row = self._row_of(focus)
        if row is not None:
            keep_in_sight(row, Space.XS)
        if focus.height() <= self._area.viewport().height():
            keep_in_sight(focus)

    def _on_focus_changed(self, _before: QWidget | None, _now: QWidget | None) -> None:
        if self._focus is not None:
            self._later.start()

    @property
    def _at_hand(self) -> QWidget | None:
        """What the next key is for, where the panel has the focus and gives the keys on."""
        panel = panel_in(self._area) if isValid(self._area) else None
        if panel is None or QApplication.focusWidget() is not panel:
            return None
        return next((each for each in panel.findChildren(QWidget) if each.property(AT_HAND) and each.isVisible()), None)

    @property
    def _focus(self) -> QWidget | None:
        """What has the focus in the panel, but not the panel itself."""
        if not isValid(self._area):  # the focus moves while a console goes
            return None
        focus, panel = QApplication.focusWidget(), panel_in(self._area)
        if focus is None or panel is None or focus is panel or not panel.isAncestorOf(focus):
            return None
        return focus

    def _row_of(self, widget: QWidget) -> QWidget | None:
        panel = panel_in(self._area)
        around: QWidget | None = widget
        while around is not None and around is not panel:
            if around.property(ROW):
                return around
            around = around.parentWidget()
        return None
