"""Stands before whatever has the focus, so that a clicker does no harm there.

A clicker is a keyboard, and nobody looks at the laptop while they press it. What it sends besides its page keys would
press the button that happens to have the focus, or change the value that does. While the wall is shown, such keys
therefore count only from somebody who is at the keyboard: who has pressed a key no clicker has, or the mouse, a moment
ago. Arrows that nothing takes step the wall; Ctrl+Enter presses a button in any case. A panel or a list that such a
person opened is theirs however long they read in it, until a key comes that leads the wall: no clicker opens one.

It looks only at the widget with the focus: all keys go there, and nothing else is slowed down.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final, Protocol, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.clicker_keys import MODIFIERS, ClickerKeys, key_text
from mastery_desktop.ui.widgets.panel import panel_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from mastery_desktop.ui.widgets.panel import InlinePanel

HANDS_S: Final = 15.0
"""For so long somebody who used keyboard or mouse is taken to be there still, in seconds."""

_JUST_S: Final = 3.0
"""For so long nobody who used keyboard or mouse has changed to a clicker, in seconds."""

ALL_KEYS: Final = "takesAllKeys"
"""The property of a widget that is there to hear what a clicker sends."""

MOVES_FIRST: Final = "arrowsBeforeEnter"
"""The property of a widget in which Enter follows arrows, and changes no rating."""

ENTER_ENDS: Final = "enterEndsEntry"
"""The property of a widget in which Enter ends what was entered: Ctrl+Enter does it there in any case."""

ENTER_OFFERED: Final = "enterIsOffered"
"""The property of a widget in which Enter ends what was entered, and nothing can be said of a key that did not."""

_FORWARD: Final = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Down})
_BACKWARD: Final = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up})
_UPRIGHT: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})
_PRESSING: Final = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select})
_PAGES: Final = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_SENT: Final = frozenset(
    {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Period, Qt.Key.Key_B, Qt.Key.Key_F5, Qt.Key.Key_Escape}
)
_LEADS: Final = _SENT - {Qt.Key.Key_Escape}
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_UNSURE: Final = MODIFIERS | _SENT | _PRESSING | _FORWARD | _BACKWARD
_VALUES: Final = (QAbstractButton, QComboBox, QSlider, QAbstractItemView, QAbstractScrollArea)
_PAGED: Final = (QComboBox, QAbstractSpinBox, QSlider)
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_LETTERS: Final = (*_PLAIN, Qt.KeyboardModifier.ShiftModifier)


class Led(Protocol):
    """What the guard asks for: the four things that a clicker can be taught."""

    @property
    def is_projecting(self) -> bool:
        """Whether keys may come from a clicker."""

    @property
    def works(self) -> bool:
        """Whether somebody sees what the keys do."""

    def on_next(self) -> None:
        """Step on."""

    def on_back(self) -> None:
        """Step back."""

    def on_blank(self) -> None:
        """Blank the wall, or show it again."""

    def on_project(self) -> None:
        """Show the wall."""


class KeyGuard(QObject):
    """Sees keys before the widget that has the focus.

    Attributes:
        told: a key was not taken; the sentence says how it would be.
        typed: a key was pressed, before it does anything: what it would write; empty where that is nothing.
    """

    told = Signal(str)
    typed = Signal(str)

    def __init__(self, led: Led, taught: ClickerKeys, parent: QObject, clock: Callable[[], float] = monotonic) -> None:
        """Guard the whole program on behalf of what is led, and live as long as its owner does."""
        super().__init__(parent)
        self._led, self._taught, self._clock = led, taught, clock
        self._hands = float("-inf")
        self._opened: InlinePanel | None = None
        self._watched: list[QObject] = []
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
            self._on_focus_changed(None, QApplication.focusWidget())

    def _on_focus_changed(self, _before: object, focus: QWidget | None) -> None:
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched = []
        if focus is not None:
            if (panel := panel_of(focus)) is not self._opened:
                self._opened = panel if self.is_at_keyboard else None
            self._watch(focus)
            window = cast("QWindow | None", focus.window().windowHandle())
            if window is not None and isValid(window):  # the mouse is heard there; that of a popup comes and goes
                self._watch(window)

    def _watch(self, target: QObject) -> None:
        target.installEventFilter(self)
        self._watched.append(target)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self._on_hands(QApplication.focusWidget())
        elif isinstance(watched, QWindow) or not isinstance(watched, QWidget) or watched.property(ALL_KEYS):
            return False
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._on_early(watched, event)
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        return False

    def _on_early(self, watched: QWidget, event: QKeyEvent) -> bool:
        """A key that was taught goes before every shortcut, but not before writing."""
        if event.key() not in MODIFIERS:
            self.typed.emit(event.text() if event.modifiers() in _LETTERS and event.text().isprintable() else "")
        if self._meaning(watched, event) is None:
            if event.key() not in _UNSURE:
                self._on_hands(watched)  # here already: what a shortcut takes never comes as a key
            if not self._pages_through(watched, event):
                if event.key() in _LEADS and not _writes(watched, event):
                    self._opened = None
                return False
        event.accept()
        return True

    def _pages_through(self, watched: QWidget, event: QKeyEvent) -> bool:
        """Whether a page key turns the pages of a panel that somebody reads at the keyboard, and not the wall's."""
        is_page = event.key() in _PAGES and event.modifiers() in _PLAIN
        return is_page and panel_of(watched) is not None and self.is_at_keyboard

    def _on_key(self, watched: QWidget, event: QKeyEvent) -> bool:
        if self._is_taken(watched, event):
            return True
        key, plain = event.key(), event.modifiers() in _PLAIN
        if key in _ENTER and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return _press(watched)
        moves = key in _FORWARD | _BACKWARD
        if not plain or not (moves or key in _PRESSING):
            if key not in MODIFIERS | _SENT:
                self._on_hands(watched)
            return False
        if key in _ENTER and watched.property(ENTER_OFFERED):
            self._on_hands(watched)
            return False
        if not self._led.is_projecting or _writes(watched, event) or self.is_at_keyboard or self._is_theirs(watched):
            return False
        return self._on_arrow(watched, event) if moves else self._on_press(watched)

    def _is_taken(self, watched: QWidget, event: QKeyEvent) -> bool:
        """Take a key that was taught, or a page that is meant where a page key would change a value."""
        if (meaning := self._meaning(watched, event)) is not None:
            if not event.isAutoRepeat():
                self._do(meaning)
            return True
        panel = panel_of(watched) if isinstance(watched, _PAGED) and self._pages_through(watched, event) else None
        if panel is not None:
            panel.keyPressEvent(event)
        return panel is not None

    def _on_arrow(self, watched: QWidget, event: QKeyEvent) -> bool:
        if not isinstance(watched, _VALUES):
            event.accept()
            watched.event(event)
            if event.isAccepted():
                if watched.property(MOVES_FIRST):
                    self._on_hands(watched)
                return True
        if not event.isAutoRepeat():
            self._do(keys.NEXT if event.key() in _FORWARD else keys.BACK)
        return True

    def _on_press(self, watched: QWidget) -> bool:
        ends = isinstance(watched, QAbstractButton) or watched.property(ENTER_ENDS)
        what = _("Ctrl+Enter presses the button.") if ends else _("Press Tab first.")
        self.told.emit(_("The key may have come from a clicker, so nothing was pressed.") + " " + what)
        return True

    def _do(self, key: keys.Key) -> None:
        slots = {
            keys.NEXT: self._led.on_next,
            keys.BACK: self._led.on_back,
            keys.BLANK: self._led.on_blank,
            keys.PROJECT: self._led.on_project,
        }
        slots[key]()

    def _meaning(self, watched: QWidget, event: QKeyEvent) -> keys.Key | None:
        if not self._led.works or _writes(watched, event):
            return None
        return self._taught.meaning(key_text(event))

    def _on_hands(self, watched: QWidget | None) -> None:
        """Somebody is there, and what they are in is theirs."""
        self._hands = self._clock()
        self._opened = panel_of(watched)

    def _is_theirs(self, watched: QWidget) -> bool:
        """Whether a widget is in a list or a panel that somebody opened who was at the keyboard."""
        in_list = watched.window().windowType() == Qt.WindowType.Popup
        return in_list or (self._opened is not None and panel_of(watched) is self._opened)

    @property
    def is_at_keyboard(self) -> bool:
        """Whether somebody used keyboard or mouse, and may be there still."""
        return self._clock() - self._hands < HANDS_S

    @property
    def is_just_there(self) -> bool:
        """Whether somebody used keyboard or mouse so shortly before that no clicker is in the hand yet."""
        return self._clock() - self._hands < _JUST_S

    def take_over(self, before: KeyGuard) -> None:
        """Know of somebody at the keyboard what the guard before knew."""
        self._hands = before._hands


def _writes(watched: QWidget, event: QKeyEvent) -> bool:
    """Whether a key writes, or moves where somebody writes."""
    if isinstance(watched, QLineEdit | QAbstractSpinBox):
        return not watched.isReadOnly() and event.key() not in _UPRIGHT and _is_writing(event)
    if isinstance(watched, QPlainTextEdit | QTextEdit):
        return not watched.isReadOnly() and _is_writing(event)
    return isinstance(watched, QComboBox) and watched.isEditable() and _is_text(event.text())


def _is_writing(event: QKeyEvent) -> bool:
    moves = event.key() in _FORWARD | _BACKWARD | _ENTER
    return event.modifiers() in (*_PLAIN, Qt.KeyboardModifier.ShiftModifier) and (moves or _is_text(event.text()))


def _is_text(text: str) -> bool:
    return bool(text) and text.isprintable()


def _press(watched: QWidget) -> bool:
    if isinstance(watched, QAbstractButton) and watched.isEnabled():
        watched.click()
        return True
    if watched.property(ENTER_ENDS) or watched.property(ENTER_OFFERED):
        watched.event(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier))
        return True
    return False
