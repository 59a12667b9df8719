"""Tab goes round within what lies over a screen: what is covered cannot be seen, so it must not have the focus."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab can stop at a widget now."""
    policy = Qt.FocusPolicy.TabFocus
    is_there = widget.isVisible() and widget.isEnabled()
    return is_there and (widget.focusPolicy() & policy) == policy and widget.focusProxy() is None


def step_round(stops: Sequence[QWidget], *, forward: bool) -> bool:
    """Give the focus to the next of some widgets, or the one before; whether there is any.

    Qt's own chain leads through the whole window, and PySide takes whatever a widget there says comes next for a child
    of that widget: with a panel that is closed, it took the window for deleted.
    """
    if not stops:
        return False
    before = QApplication.focusWidget()
    at = stops.index(before) if before in stops else -1 if forward else 0
    reached = stops[(at + (1 if forward else -1)) % len(stops)]
    reached.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True
