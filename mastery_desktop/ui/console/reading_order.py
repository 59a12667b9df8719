"""Tab goes through a panel as the eye does: fields that are made late would come last in the window."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QScrollArea, QWidget


class OrderedByItself:
    """A widget in which a question comes before what stands above it.

    It is a class to inherit from: to look a protocol's methods up in hundreds of widgets takes a tenth of a step.
    """

    def stops(self) -> Iterable[QWidget]:
        """What Tab comes to, in order; nothing in a widget that does not say."""
        return ()


def chain_in_reading_order(panel: QWidget | QLayout, before: QWidget | None = None) -> QWidget | None:
    """Let Tab go through all that the layouts of a panel hold, in their order.

    Args:
        panel: what holds them, or its layout.
        before: what Tab comes from; the panel itself without it.

    Returns:
        the last thing that Tab comes to.
    """
    layout = panel if isinstance(panel, QLayout) else panel.layout()
    start = before or (panel if isinstance(panel, QWidget) else None)
    reached = [*([start] if start else []), *(stops_within(layout) if layout else ())]
    for one, other in pairwise(reached):
        QWidget.setTabOrder(one, other)
    return reached[-1] if reached else None


def tab_mark(parent: QWidget) -> QWidget:
    """A place in the order of Tab that what is made later can be put behind; nobody sees it, and Tab passes it."""
    mark = QWidget(parent)
    mark.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    mark.hide()
    return mark


def stops_within(layout: QLayout) -> Iterator[QWidget]:
    """What Tab stops at within a layout, in its order."""
    for thing in _things_in(layout):
        widget = thing if isinstance(thing, QWidget) else None
        found: object = widget  # mypy takes no class of Qt for one with more than its own methods
        if isinstance(found, OrderedByItself):
            yield from found.stops()
            continue
        whole = widget is not None and widget.focusProxy() is not None
        content = widget.widget() if isinstance(widget, QScrollArea) else widget
        inner = None if whole else content.layout() if content else thing if isinstance(thing, QLayout) else None
        one_of = isinstance(widget, QAbstractButton) and widget.autoExclusive()  # Tab comes to the chosen one alone
        if widget is not None and (one_of or widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
            yield widget
        if inner is not None:
            yield from stops_within(inner)


def _things_in(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and layouts of a layout, in its order.

    Its items are not asked for: Qt deletes one with its widget, unseen by the binding, which then takes whatever comes
    to lie at the same address for that item: a display that was plugged in, once.
    """
    around, direct = layout.parentWidget(), Qt.FindChildOption.FindDirectChildrenOnly
    widgets = around.findChildren(QWidget, options=direct) if around else []
    things: list[QWidget | QLayout] = [*widgets, *layout.findChildren(QLayout, options=direct)]
    placed = [(at, thing) for thing in things if (at := layout.indexOf(thing)) >= 0]
    return [thing for _at, thing in sorted(placed, key=lambda each: each[0])]
