"""Looks a screen over as WCAG 2.2 asks: order and sight of the focus, contrast, size, states that need no colour."""

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from mastery_desktop.ui.console.roadmap import StepRow
from mastery_desktop.ui.console.run_sheet import SheetRow
from mastery_desktop.ui.console.shift_line import ShiftLineEdit
from mastery_desktop.ui.widgets.curtain import Curtain
from mastery_desktop.ui.widgets.labels import ElidedLabel
from tests.helpers.looks import CONTROLS, shown
from tests.helpers.vision import Picture, contrast

TEXT, LARGE_TEXT, PART = 4.5, 3.0, 3.0
"""The least contrast of text, of large text, and of what is no text (1.4.3, 1.4.11)."""

LEAST_TARGET = 24
"""The least width and height of what is pressed, in pixels (2.5.8)."""

LARGE_PX, LARGE_BOLD_PX = 24, 18.7
MOST_STOPS = 400
SLACK = 6
"""Pixels by which things in one line may differ in height."""


class Stop(NamedTuple):
    """Something that Tab comes to, and where it lies in the window."""

    widget: QWidget
    place: QRect

    def __str__(self) -> str:
        return f"{name_of(self.widget)} {self.place.getRect()}"


def name_of(widget: QWidget) -> str:
    """What a person would call it."""
    return f"{type(widget).__name__} “{widget.accessibleName() or getattr(widget, 'text', str)()}”"


def place_of(widget: QWidget, window: QWidget) -> QRect:
    """Where a widget lies in its window."""
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def in_sight(widget: QWidget) -> bool:
    """Whether a person can see any of it now."""
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def is_whole(widget: QWidget) -> bool:
    """Whether a person can see all of it now."""
    seen = widget.visibleRegion()
    whole = not seen.isEmpty() and seen.boundingRect() == widget.rect() and seen.rectCount() == 1
    return whole and not any(_covers(curtain, widget) for curtain in widget.window().findChildren(Curtain))


def _covers(curtain: Curtain, widget: QWidget) -> bool:
    """Whether a curtain lies before a widget: what it covers is not there, until somebody scrolls."""
    top_left = widget.mapToGlobal(QPoint())
    return curtain.isVisible() and QRect(curtain.mapToGlobal(QPoint()), curtain.size()).contains(top_left)


# --- the order of Tab


def stops(window: QWidget, start: QWidget, key=Qt.Key.Key_Tab) -> list[Stop]:
    """Where Tab leads, from a widget on until it comes round; a trap is an error."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    _press(start, key)  # the start itself may be a place that only a click comes to
    found: list[Stop] = []
    seen: set[QWidget] = set()
    for _number in range(MOST_STOPS):
        focus = QApplication.focusWidget()
        if found and focus is found[-1].widget:  # a day has parts, and Tab goes through them
            _press(focus, key)
            continue
        if focus in seen:
            break
        seen.add(focus)
        found.append(Stop(focus, place_of(focus, window)))
        _press(focus, key)
    else:
        raise AssertionError(f"Tab never comes round from {name_of(start)}; it hangs at {found[-1]}")
    assert QApplication.focusWidget() is found[0].widget, (
        f"Tab goes in circles at {name_of(QApplication.focusWidget())} and leaves out {name_of(found[0].widget)}"
    )
    places = [(_seen_at(stop.widget, window), stop.widget.mapTo(window, QPoint())) for stop in found]
    keys = [(area.top(), area.left(), here.y(), here.x()) for area, here in places]
    first = keys.index(min(keys))
    return found[first:] + found[:first]


def _seen_at(widget: QWidget, common: QWidget) -> QRect:
    """Where a widget lies in one around it; what scrolls lies where its area does."""
    chain = [widget]
    while chain[-1] is not common:
        chain.append(chain[-1].parentWidget())
    outer = next((each for each in reversed(chain[:-1]) if isinstance(each, QScrollArea)), widget)
    return QRect(outer.mapTo(common, QPoint()), outer.size())


def _press(widget: QWidget, key) -> None:
    QTest.keyClick(widget, key)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def left_out(window: QWidget, found: list[Stop]) -> list[str]:
    """Controls that Tab does not come to, and that have no other key than the mouse."""
    reached = {stop.widget for stop in found}
    wanted = [
        widget
        for widget in shown(window, CONTROLS)
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.window() is window.window()
    ]
    return [
        name_of(widget)
        for widget in wanted
        if widget not in reached and widget.focusProxy() not in reached and not _stands_for(widget, reached)
    ]


def _stands_for(widget: QWidget, reached: set[QWidget]) -> bool:
    """Whether another of its group, or something in it, is reached: arrow keys do the rest."""
    if isinstance(widget, QAbstractButton) and widget.group() and widget.group().exclusive():
        return any(button in reached for button in widget.group().buttons())
    if isinstance(widget, QRadioButton):
        return any(isinstance(each, QRadioButton) and each.parent() is widget.parent() for each in reached)
    return any(widget.isAncestorOf(each) for each in reached)


def against_reading(found: list[Stop]) -> list[str]:
    """Steps of Tab that go up or to the left within one part of a screen."""
    wrong = []
    for before, after in pairwise(found):
        if before.widget.isAncestorOf(after.widget):
            continue
        common = before.widget
        while not common.isAncestorOf(after.widget):
            common = common.parentWidget()
        one, other = _seen_at(before.widget, common), _seen_at(after.widget, common)
        is_above = other.bottom() < one.top() + SLACK
        in_line = not is_above and other.top() < one.bottom() - SLACK
        goes_back = is_above and other.left() < one.right() - SLACK
        goes_left = in_line and other.right() <= one.left() + SLACK
        if goes_back or goes_left:
            wrong.append(f"{before} → {after}")
    return wrong


# --- pixels


def picture_of(window: QWidget, place: QRect) -> Picture:
    """What stands in a place of a window."""
    return Picture(window.grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32))


def clearly_changed(one: Picture, other: Picture) -> int:
    """How many pixels differ by 3:1 or more in lightness, whatever their hue."""
    rows = range(min(one.height, other.height))
    return sum(
        1
        for y in rows
        for before, after in zip(one.row(y, 0, one.width), other.row(y, 0, other.width), strict=False)
        if before != after and contrast(before, after) >= PART
    )


def kind_of(widget: QWidget) -> tuple:
    """What looks alike: widgets of one class that the style sheet treats in one way."""
    button = widget if isinstance(widget, QAbstractButton) else None
    return (type(widget), widget.property("kind"), bool(button and button.isChecked()), widget.isEnabled())


def unseen_focus(window: QWidget, found: list[Stop], known: set[tuple]) -> list[str]:
    """Stops where one cannot see that they have the focus: a line round them, or as much (2.4.7, 2.4.13)."""
    wrong = []
    for stop in found:
        if kind_of(stop.widget) in known or not in_sight(stop.widget):
            continue
        known.add(kind_of(stop.widget))
        stop.widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is not stop.widget:
            continue
        place = stop.widget.visibleRegion().boundingRect()
        place = QRect(stop.widget.mapTo(window, place.topLeft()), place.size()).adjusted(-8, -8, 8, 8)
        with_focus = picture_of(window, place)
        stop.widget.clearFocus()
        without = picture_of(window, place)
        changed, around = clearly_changed(with_focus, without), stop.widget.width() + stop.widget.height()
        if changed < (LINE if isinstance(stop.widget, (QAbstractItemView, ShiftLineEdit)) else around):
            wrong.append(f"{stop}: {changed} pixels of {around}")
    return wrong


def states_by_colour(window: QWidget, known: set[tuple]) -> list[str]:
    """Controls whose being chosen could only be told by a hue."""
    wrong = []
    for button in shown(window, QAbstractButton):
        lines = isinstance(button, (SheetRow, StepRow))  # which are told by bold words, set with their state
        if lines or not button.isCheckable() or not button.isEnabled() or not in_sight(button):
            continue
        kind = (type(button), button.property("kind"))
        place = place_of(button, window)
        if kind in known or button.visibleRegion().boundingRect().size() != button.size():
            continue
        known.add(kind)
        looks = []
        button.blockSignals(True)
        was, group = button.isChecked(), button.group()
        exclusive = bool(group and group.exclusive())
        if exclusive:
            group.setExclusive(False)
        auto, _set = button.autoExclusive(), button.setAutoExclusive(False)
        for checked in (True, False):
            button.setChecked(checked)
            looks.append(picture_of(window, place))
        button.setChecked(was)
        button.setAutoExclusive(auto)
        if exclusive:
            group.setExclusive(True)
        button.blockSignals(False)
        changed = clearly_changed(*looks)
        if changed < SIGN:
            wrong.append(f"{name_of(button)}: {changed} pixels")
    return wrong


SIGN = 12
"""The least pixels of a sign that something is chosen."""

LINE = 100
"""The least pixels by which a list shows the line, or a line the place, that the keys work on."""


def faint_texts(window: QWidget) -> list[str]:
    """Labels and buttons whose words stand out too little from their ground (1.4.3); what is switched off may."""
    whole = Picture(window.grab().toImage())
    wrong = []
    for widget in shown(window, (QLabel, QPushButton, QCheckBox, QRadioButton)):
        words = widget.text().strip()
        plain = not isinstance(widget, QLabel) or (not widget.pixmap().isNull()) is False
        if not words or not plain or not widget.isEnabled() or not is_whole(widget):
            continue
        place = QRect(widget.mapTo(window, QPoint(2, 1)), widget.size() - QSize(4, 2))
        colours = Counter(
            colour for y in range(place.top(), place.bottom()) for colour in whole.row(y, place.left(), place.right())
        )
        ground = colours.most_common(1)[0][0]
        ratio = max(contrast(colour, ground) for colour in colours)
        font = widget.font()
        large = font.pixelSize() >= LARGE_PX or (font.bold() and font.pixelSize() >= LARGE_BOLD_PX)
        if ratio < (LARGE_TEXT if large else TEXT) - 0.1:
            wrong.append(f"{name_of(widget)[:60]}: {ratio:.1f}")
    return wrong


def faint_edges(window: QWidget) -> list[str]:
    """Fields and boxes whose edge can hardly be told from what is around them (1.4.11)."""
    whole = Picture(window.grab().toImage())
    wrong = []
    for widget in shown(window, (QLineEdit, QComboBox, QCheckBox, QRadioButton)):
        if not widget.isEnabled() or not is_whole(widget):
            continue
        place = place_of(widget, window)
        y = place.center().y()
        if isinstance(widget, (QCheckBox, QRadioButton)):
            across = whole.row(y, place.left(), min(place.left() + 26, whole.width))
        else:
            across = whole.row(y, max(0, place.left() - 1), place.left() + 4)
        ratio = max(contrast(colour, across[0]) for colour in across)
        if ratio < PART:
            wrong.append(f"{name_of(widget)[:60]}: {ratio:.1f}")
    return wrong


# --- size


def small_targets(window: QWidget) -> list[str]:
    """Controls of fewer than 24 pixels in width or height, and with too little free room around them (2.5.8)."""
    controls = [each for each in shown(window, CONTROLS) if in_sight(each) and each.isEnabled()]
    places = {each: place_of(each, window) for each in controls}
    wrong = []
    for widget, place in places.items():
        if widget.width() >= LEAST_TARGET and widget.height() >= LEAST_TARGET:
            continue
        circle = QRect(0, 0, LEAST_TARGET, LEAST_TARGET)
        circle.moveCenter(place.center())
        near = [
            other
            for other in controls
            if other is not widget and not other.isAncestorOf(widget) and places[other].intersects(circle)
        ]
        if near:
            wrong.append(f"{name_of(widget)} {place.size().toTuple()} beside {name_of(near[0])}")
    return wrong


# --- large text


def two_ways_to_scroll(window: QWidget) -> list[str]:
    """Areas with words that scroll to the side as well (1.4.10)."""
    areas = [area for area in window.findChildren(QScrollArea) if area.isVisible() and area.widget()]
    return [name_of(area) for area in areas if area.horizontalScrollBar().maximum() > 0]


def names_of_controls(window: QWidget) -> set[str]:
    """The names of everything that can be worked now, also of what lies further down in an area that scrolls."""
    return {
        widget.accessibleName() or getattr(widget, "text", str)()
        for widget in shown(window, CONTROLS)
        if not isinstance(widget, QAbstractItemView)
    }


def unreadable(window: QWidget) -> list[str]:
    """Labels that were cut short, though nothing says the whole of them elsewhere."""
    return [
        label.text()
        for label in shown(window, ElidedLabel)
        if label.fontMetrics().horizontalAdvance(label.text()) > label.width() and not label.toolTip()
    ]
