"""Tab goes through a panel as the eye does: fields that are made late would come last in the window."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def chain_in_reading_order(panel: QWidget) -> None:
    """Let Tab go on from a panel through all that its layouts hold, in their order."""
    layout = panel.layout()
    if layout is not None:
        for before, after in pairwise((panel, *_reached(layout))):
            QWidget.setTabOrder(before, after)


def _reached(layout: QLayout) -> Iterator[QWidget]:
    """What Tab stops at within a layout."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget = item.widget() if item else None
        whole = widget is not None and widget.focusProxy() is not None
        inner = None if whole else widget.layout() if widget else item.layout() if item else None
        if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        if inner is not None:
            yield from _reached(inner)
