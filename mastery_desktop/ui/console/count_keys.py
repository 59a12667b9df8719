"""What each key means to a count; the same on the private console and in the blind form."""

from enum import Enum, auto

from PySide6.QtCore import Qt

from mastery_desktop.domain.counting import Count, Piles
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.messages import _

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DIGITS = 10


class Answer(Enum):
    """What came of a key."""

    IGNORED = auto()
    TAKEN = auto()
    FINISH = auto()
    CHECK = auto()


def press(count: Count, key: int) -> Answer:
    """Give a key to a count.

    Raises:
        NotPossible: the key means something, but not now; nothing was entered.
    """
    if key in ENTER:
        return _enter(count)
    if key == Qt.Key.Key_C:
        return Answer.CHECK
    if key == Qt.Key.Key_Backspace:
        return Answer.TAKEN if count.entry.back() else Answer.IGNORED
    digit = key - Qt.Key.Key_0
    if 0 <= digit < _DIGITS:
        return _digit(count, digit)
    return _move(count, key)


def _digit(count: Count, digit: int) -> Answer:
    if isinstance(count.entry, Piles):
        count.entry.press(digit)
    elif digit <= count.levels:
        count.entry.press(digit - 1 if digit else None)
    else:
        return Answer.IGNORED
    return Answer.TAKEN


def _enter(count: Count) -> Answer:
    entry = count.entry
    if isinstance(entry, Piles) and not entry.complete:
        entry.next_element()
        return Answer.TAKEN
    if count.finished:
        return Answer.FINISH
    if not isinstance(entry, Piles) and entry.slip:
        raise NotPossible(_("This slip is not complete. Type 0 for an empty box, or take it back."))
    return Answer.IGNORED


def _move(count: Count, key: int) -> Answer:
    entry = count.entry
    steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -count.levels, Qt.Key.Key_Down: count.levels}
    if not isinstance(entry, Piles) or key not in steps:
        return Answer.IGNORED
    entry.go_to(entry.at + steps[Qt.Key(key)])
    return Answer.TAKEN
