"""Tab goes round within what lies over a screen: what is covered cannot be seen, so it must not have the focus."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from mastery_desktop.ui.widgets.areas import keep_in_sight


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab can stop at a widget now; of choices that exclude each other it stops at the chosen one alone."""
    policy = Qt.FocusPolicy.TabFocus
    is_there = widget.isVisible() and widget.isEnabled()
    takes = is_there and (widget.focusPolicy() & policy) == policy and widget.focusProxy() is None
    return takes and not _is_another(widget)


def _is_another(widget: QWidget) -> bool:
    """Whether a widget is a choice in the place of which another one is chosen; arrows lead there from that one."""
    group = widget.group() if isinstance(widget, QRadioButton) else None
    return group is not None and group.checkedButton() not in (None, widget)


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
    keep_in_sight(reached)
    reached.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True
