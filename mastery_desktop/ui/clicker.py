"""Lets a clicker lead the wall while another screen lies over the console."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mastery_desktop.ui import keys

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mastery_desktop.ui.screens.console import Console


class Clicker(QObject):
    """The keys that step and blank the wall, for screens that hide the console and with it the console's own keys.

    They do nothing while no wall is shown beside the window: nobody would see what they step.
    """

    def __init__(self, console: Console) -> None:
        """Lead the wall of a console, and live as long as it does."""
        super().__init__(console)
        self._console = console

    def work_in(self, screen: QWidget) -> None:
        """Work in a screen that lies over the console, as long as it is shown."""
        for key, slot in (
            (keys.NEXT, self._on_next),
            (keys.BACK, self._on_back),
            (keys.BLANK, self._on_blank),
            (keys.BLANK_ALWAYS, self._on_blank),
            (keys.FREEZE, self._on_freeze),
            (keys.LEAVE_WALL, self._on_leave_wall),
        ):
            keys.bind(key, screen, slot)

    def _on_next(self) -> None:
        if self._is_seen:
            self._console.presenter.forward()

    def _on_back(self) -> None:
        if self._is_seen:
            self._console.presenter.back()

    def _on_blank(self) -> None:
        if self._is_seen:
            self._console.wall.toggle_blank()

    def _on_freeze(self) -> None:
        if self._is_seen:
            self._console.wall.toggle_held()

    def _on_leave_wall(self) -> None:
        if self._is_seen:
            self._console.wall.escape()

    @property
    def _is_seen(self) -> bool:
        return self._console.wall.projection.running and not self._console.wall.is_single
