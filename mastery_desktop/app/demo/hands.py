"""Types and clicks as a person does: the key goes to what has the focus, the click to what lies under the pointer.

Nothing here calls a method of a screen. What a person could not see, reach or press, these hands cannot either: a
control is found by the name that a screen reader would say, scrolled into view with the wheel, and clicked only where
it is on top. After every key and click the program is left to finish; nothing sleeps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QDeadlineTimer, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable

W = TypeVar("W", bound=QWidget)

PATIENCE_MS: Final = 20_000
"""How long anything may take, also on a computer that is busy with something else."""

_LOOK_AGAIN_MS: Final = 20
_TURNS: Final = 6
_NOTCH: Final = 120
_MOST_NOTCHES: Final = 60


class StuckError(Exception):
    """The demonstration cannot go on; the text says at what."""


class Hands:
    """Keyboard and mouse for one program."""

    def __init__(self, main: QWidget, busy: Callable[[], bool], wrong: Callable[[], str]) -> None:
        """Work on a program.

        Args:
            main: its main window.
            busy: tells whether it has something under way.
            wrong: what it complains of; empty while all is well.
        """
        self._main, self._busy, self._wrong = main, busy, wrong

    # waiting

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Let the program go on until a condition holds.

        Raises:
            StuckError: it does not come to hold; the text begins with `what`.
        """
        deadline = QDeadlineTimer(PATIENCE_MS)
        wake = QTimer(interval=_LOOK_AGAIN_MS)
        wake.start()
        while not condition():
            if deadline.hasExpired():
                raise StuckError(f"{what}, but it did not happen")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            self._activate()

    def settle(self) -> None:
        """Let the program finish what it was asked for.

        Raises:
            StuckError: it does not, or it complains.
        """
        QCoreApplication.processEvents()
        self.until(self._is_settled, "the program should have finished what it was asked for")
        QCoreApplication.processEvents()  # what came last is laid out and shown
        self._activate()
        complaint = self._wrong()
        if complaint:
            raise StuckError(f"the program says: {complaint}")

    def look(self) -> None:
        """Let everything come to its place: a layout that changes gives others their turn, one after the other."""
        self.settle()
        for _turn in range(_TURNS):
            QCoreApplication.processEvents()

    def _is_settled(self) -> bool:
        running = QAbstractAnimation.State.Running
        moving = any(movement.state() == running for movement in self._main.findChildren(QAbstractAnimation))
        return not moving and not self._busy()

    def _activate(self) -> None:
        """Do what a window manager does, where there is none."""
        if not self._main.isActiveWindow():
            self._main.activateWindow()
            QCoreApplication.processEvents()

    # the keyboard

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key."""
        QTest.keyClick(self._window(), key, modifier)
        self.settle()

    def digits(self, numbers: str) -> None:
        """Press number keys, one after the other, as fast as a person who counts."""
        for number in numbers:
            QTest.keyClick(self._window(), Qt.Key(ord(number)))

    def write(self, text: str) -> None:
        """Type a text into what has the focus; a line end is the key Enter."""
        for letter in text:
            if letter == "\n":
                QTest.keyClick(self._window(), Qt.Key.Key_Return)
            else:
                code = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
                upper = Qt.KeyboardModifier.ShiftModifier if letter.isupper() else Qt.KeyboardModifier.NoModifier
                QTest.sendKeyEvent(QTest.KeyAction.Click, self._window(), code, letter, upper)

    def _window(self) -> QWindow:
        for window in (QGuiApplication.focusWindow(), self._main.windowHandle()):
            if isinstance(window, QWindow):  # there may be none, whatever the stubs say
                return window
        raise StuckError("no window takes keys")

    # the mouse

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on a control, in its middle or at a place in it.

        Raises:
            StuckError: it cannot be seen or is covered there.
        """
        place = at or _middle_of(widget)
        self._scroll_to(widget, place)
        window = widget.window()
        spot = widget.mapTo(window, place)
        hit = window.childAt(spot)
        if hit is None or not (hit is widget or widget.isAncestorOf(hit)):
            raise StuckError(f"{_named(widget)} is covered by {_named(hit) if hit else 'nothing'}")
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        self.settle()

    def click_button(self, name: str, *, begins: bool = False) -> None:
        """Click the button of this name, or whose name begins so."""
        self.click(self.find(QAbstractButton, name, begins=begins))

    def choose(self, name: str, words: str) -> None:
        """Open the list of this name, and click on the line with these words.

        Raises:
            StuckError: the list does not open, or does not have them.
        """
        box = self.find(QComboBox, name)
        self.click(box)
        lines = box.view()
        self.until(lines.isVisible, f"the list “{name}” should be open")
        index = box.model().index(box.findText(words), box.modelColumn())
        if not index.isValid():
            raise StuckError(f"“{words}” is not in the list “{name}”")
        lines.scrollTo(index)
        spot = lines.visualRect(index).center()
        QTest.mouseMove(lines.viewport(), spot)
        QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        self.until(lambda: box.currentText() == words, f"“{words}” should be chosen")
        self.settle()

    def fill(self, name: str, text: str) -> None:
        """Click into the field of this name, and type in the place of what stands there."""
        self.click(self.find(QWidget, name))
        self.replace(text)

    def replace(self, text: str) -> None:
        """Type in the place of what stands in the field that has the focus, and leave it."""
        QTest.keyClick(self._window(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.write(text)
        self.press(Qt.Key.Key_Tab)

    # looking

    def find(self, kind: type[W], name: str, *, begins: bool = False) -> W:
        """The control of this kind that can be seen and has this name for those who hear it.

        Raises:
            StuckError: there is none, there are several, or it cannot be used.
        """
        there = self.all(kind, name, begins=begins)
        if not there:
            raise StuckError(f"there is no “{name}” to be seen")
        if not there[0].isEnabled():
            raise StuckError(f"“{name}” cannot be used")
        return there[0]

    def all(self, kind: type[W], name: str, *, begins: bool = False) -> list[W]:
        """Every visible control of a kind with this name, those inside of others after them."""
        window = QApplication.activeWindow() or self._main
        return [each for each in window.findChildren(kind) if each.isVisible() and _is_called(each, name, begins)]

    def sees(self, kind: type[W], name: str, *, begins: bool = False) -> bool:
        """Whether such a control is to be seen and can be used."""
        return any(each.isEnabled() for each in self.all(kind, name, begins=begins))

    def _scroll_to(self, widget: QWidget, place: QPoint) -> None:
        for _notch in range(_MOST_NOTCHES):
            if widget.visibleRegion().contains(place):
                return
            area = _scroll_area(widget)
            if area is None:
                break
            port = area.viewport()
            below = widget.mapTo(port, place).y() > port.height() // 2
            edge = port.mapTo(widget.window(), QPoint(1, port.height() // 2))  # where nothing else takes the wheel
            before = area.verticalScrollBar().value()
            QTest.wheelEvent(widget.window().windowHandle(), edge, QPoint(0, -_NOTCH if below else _NOTCH))
            QCoreApplication.processEvents()
            if area.verticalScrollBar().value() == before:
                break
        raise StuckError(f"{_named(widget)} cannot be seen")


def _scroll_area(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def _middle_of(widget: QWidget) -> QPoint:
    """Where a person would click: on the box of a tick box, which can be shorter than the room it has."""
    middle = widget.rect().center()
    if isinstance(widget, QCheckBox) and widget.width() > widget.height():
        middle.setX(widget.height() // 2)
    return middle


def _is_called(widget: QWidget, name: str, begins: bool) -> bool:  # noqa: FBT001 - a private helper
    names = [widget.accessibleName()]
    if isinstance(widget, QAbstractButton):
        names.append(widget.text().replace("&&", "&"))
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        names.append(widget.placeholderText())
    return any(each.startswith(name) if begins else each == name for each in names)


def _named(widget: QWidget) -> str:
    return f"“{widget.accessibleName() or type(widget).__name__}”"
