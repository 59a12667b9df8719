"""The screens of the main window, one over the other, and the panel that is open over the top one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from mastery_desktop.ui.clicker import Clicker
    from mastery_desktop.ui.widgets.panel import InlinePanel

T = TypeVar("T")


class ScreenStack(QStackedWidget):
    """Screens over the first one, which stays.

    Attributes:
        came_back: a screen was left, and the one below it is shown again.
        wall_changed: the wall of the console is shown somewhere else, or no longer.
    """

    came_back = Signal()
    wall_changed = Signal()

    def __init__(self, first: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = first
        self._panel: InlinePanel | None = None
        self._left: list[tuple[QWidget, QWidget | None]] = []  # screens below the top one, and what had their focus
        self._going: QWidget | None = None
        self._clicker: Clicker | None = None
        self.addWidget(first)

    @property
    def top(self) -> QWidget:
        """The screen that is shown."""
        return self.currentWidget() or self._first

    @property
    def panel(self) -> InlinePanel | None:
        """The panel that is open over the screen."""
        return self._panel

    @property
    def clicker(self) -> Clicker | None:
        """What goes on leading the wall of the console while other screens lie over that."""
        return self._clicker

    @clicker.setter
    def clicker(self, clicker: Clicker | None) -> None:
        self._clicker = clicker
        if clicker is not None:
            clicker.wall_changed.connect(self.wall_changed)

    @property
    def wall_is_below(self) -> bool:
        """Whether the room sees this window as the wall of the console."""
        return self._clicker is not None and self._clicker.is_read_by_the_room

    @property
    def is_read_by_the_room(self) -> bool:
        """Whether the room sees this window: as the wall, or as a screen that shows something to it by itself."""
        return self.wall_is_below or bool(getattr(self.top, "is_read_by_the_room", False))

    def push(self, screen: QWidget, *, has_a_wall: bool = False) -> None:
        """Show a screen over the others; one with a wall of its own is not led by the clicker of the console below."""
        self.close_panel()
        going, self._going = self._going if self._going is self.top else None, None
        if self.clicker and not has_a_wall:
            self.clicker.work_in(screen)
        if going is None:
            self._left.append((self.top, QApplication.focusWidget()))
        self.addWidget(screen)
        self.setCurrentWidget(screen)
        screen.setFocus()
        if going is not None:
            self.removeWidget(going)
            going.deleteLater()

    def leave_with_next(self) -> None:
        """Free the screen on top once the next one is there: until then what lies below it would flash."""
        self._going = self.top

    def pop(self) -> None:
        """Leave the screen on top, and free it; the first one stays."""
        leaving = self.top
        if leaving is self._first:
            return
        self.close_panel()
        self.setCurrentIndex(self.indexOf(leaving) - 1)
        self.removeWidget(leaving)
        leaving.deleteLater()
        screen, before = self._left.pop()
        if before is not None and isValid(before) and screen.isAncestorOf(before) and before.isVisible():
            before.setFocus()
        self.came_back.emit()

    def while_here(self, then: Callable[[T], object]) -> Callable[[T], None]:
        """What goes on with an answer, unless another screen is shown by then: somebody clicked twice, or left."""
        return partial(self._if_still_on_top, self.top, then)

    def _if_still_on_top(self, screen: QWidget, then: Callable[[T], object], answer: T) -> None:
        if self.top is screen:
            then(answer)

    def open_panel(self, panel: InlinePanel, focus: QWidget | None = None, back_to: QWidget | None = None) -> None:
        """Open a panel in the place of the one before; the arguments are those of its own `open_panel`."""
        self.close_panel()
        self._panel = panel
        panel.closed.connect(self._on_panel_closed)
        panel.open_panel(focus, back_to=back_to)

    def close_panel(self) -> None:
        """Close the panel that is open, if there is one."""
        if self._panel:
            self._panel.close_panel()

    def _on_panel_closed(self) -> None:
        if self._panel:
            self._panel.deleteLater()
            self._panel = None
