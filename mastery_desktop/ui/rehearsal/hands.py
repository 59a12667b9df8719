"""The hands of a rehearsal: they type what the played room says, one thing after the other, as a person would."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from PySide6.QtWidgets import QWidget

_PLAIN = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Hand:
    """What could be typed next.

    Attributes:
        subject: what it is about; all of it is typed as long as this stays the same.
        at: how far the typing is, never None; what does not change it has led nowhere.
        one: the words for typing the next thing.
        all: the words for typing all of it; empty where there is but one thing.
        do: types the next thing.
    """

    subject: Hashable
    at: Hashable
    one: str
    all: str
    do: Callable[[], None] = field(compare=False)


class Typist(QObject):
    """Types all of something, one thing in each turn of the event loop, so that the window goes on living.

    Attributes:
        stopped: nothing is left to type.
    """

    stopped = Signal()

    def __init__(self, hand: Callable[[], Hand | None], parent: QObject) -> None:
        """Type what `hand` gives, which is asked anew each time."""
        super().__init__(parent)
        self._hand = hand
        self._subject: Hashable = None
        self._at: Hashable = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)

    @property
    def is_busy(self) -> bool:
        """Whether something is left to type."""
        return self._turn.isActive()

    def start(self) -> None:
        """Type all that is about the same subject as what comes next."""
        hand = self._hand()
        if hand is not None:
            self._subject, self._at = hand.subject, None
            self._turn.start()

    def stop(self) -> None:
        """Type nothing more."""
        self._turn.stop()

    def _on_turn(self) -> None:
        hand = self._hand()
        if hand is None or hand.subject != self._subject or hand.at == self._at:
            self.stop()
            self.stopped.emit()
            return
        self._at = hand.at
        hand.do()


def press(widget: QWidget, key: Qt.Key, text: str = "", modifier: Qt.KeyboardModifier = _PLAIN) -> None:
    """Press a key where it is wanted."""
    QCoreApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifier, text))


def write(widget: QWidget, text: str) -> None:
    """Type a text letter by letter; a new line is Enter."""
    for letter in text:
        key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
        press(widget, key, letter)


def number_key(number: int) -> Qt.Key:
    """The key of a digit."""
    return Qt.Key(Qt.Key.Key_0 + number)
