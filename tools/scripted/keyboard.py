"""Hands that have a keyboard and no mouse: what they use, Tab leads to, and the space bar presses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QWidget
from typing_extensions import override

from mastery_desktop.app.demo.hands import Hands, StuckError
from mastery_desktop.app.demo.leader import Leader
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.screens.console import Console

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from mastery_desktop.ui.console.panel import StepPanel

_WRITES: Final = frozenset(StepKind) - {StepKind.QUESTION, StepKind.FRAMEWORK, StepKind.STAGES, StepKind.INDICATORS}
"""The kinds of steps in which something is written below the wall."""

_MOST_TABS: Final = 160
_MOST_ARROWS: Final = 24


class KeyboardHands(Hands):
    """Does with the keyboard what the hands of the demonstration do with the mouse."""

    @override
    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Go to a control with Tab, and press it where it is a button.

        Raises:
            StuckError: Tab does not lead to it, or it cannot be seen where it has the focus.
        """
        arrows = self.tab_to(widget)
        self.settle()
        if widget.visibleRegion().isEmpty():
            raise StuckError(f"“{widget.accessibleName()}” has the focus and cannot be seen")
        if isinstance(widget, QAbstractButton) and not (arrows and widget.isChecked()):
            self.press(Qt.Key.Key_Space)

    def tab_to(self, widget: QWidget) -> bool:
        """Press Tab until a control has the focus; tell whether arrows led to it inside of a group.

        Raises:
            StuckError: Tab does not lead to it.
        """
        for _press in range(_MOST_TABS):
            focus = QApplication.focusWidget()
            if focus is not None and (focus is widget or widget.isAncestorOf(focus)):
                return False
            if self._arrow_to(widget):
                return True
            QTest.keyClick(self._window(), Qt.Key.Key_Tab)
            QCoreApplication.processEvents()
        raise StuckError(f"Tab does not lead to “{widget.accessibleName() or type(widget).__name__}”")

    def _arrow_to(self, widget: QWidget) -> bool:
        """In a group of which one is chosen, Tab leads to that one, and arrows to the others."""
        focus = QApplication.focusWidget()
        if not isinstance(focus, QAbstractButton) or not isinstance(widget, QAbstractButton):
            return False
        group = focus.group()
        if group not in _groups(widget) or not group.exclusive():
            return False
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            for _press in range(_MOST_ARROWS):
                if QApplication.focusWidget() is widget:
                    return True
                QTest.keyClick(self._window(), key)
                QCoreApplication.processEvents()
        return QApplication.focusWidget() is widget


def _groups(widget: QAbstractButton) -> tuple[QButtonGroup, ...]:
    group = cast("QButtonGroup | None", widget.group())  # there may be none, whatever the stubs say
    return () if group is None else (group,)


class KeyboardLeader(Leader):
    """A facilitator whose mouse is in the bag; where laptop and wall are one picture, F6 brings the panel below it."""

    @property
    @override
    def panel(self) -> StepPanel | None:
        """The panel of the step, also where the wall lies over it."""
        shown = (console for console in self.window.findChildren(Console) if console.isVisible())
        console = next(shown, None)
        return console.panel if console is not None and console.desk.is_open else None

    @override
    def forward_to(self, kind: StepKind) -> None:
        super().forward_to(kind)
        panel = self.panel
        if panel is not None and not panel.isVisible() and not panel.is_private and kind in _WRITES:
            self.hands.press(Qt.Key.Key_F6)

    def decide(self) -> None:
        """Let single keys decide, where a frame has to have the focus for that."""
        self.rest()
        self.hands.press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)

    @override
    def rest(self) -> None:
        """Leave the field, so that keys go to the step again."""
        panel = self.panel
        if panel is not None and isinstance(self.hands, KeyboardHands):
            for _press in range(_MOST_TABS):
                if QApplication.focusWidget() is panel:
                    return
                self.hands.press(Qt.Key.Key_Tab)
            raise StuckError("Tab does not lead back to the step")
