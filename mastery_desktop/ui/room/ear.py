"""Hears what the buttons of a clicker send, and says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.clicker_keys import ClickerKeys, key_text
from mastery_desktop.ui.key_guard import ALL_KEYS
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from mastery_desktop.config.settings import Choices

_MEANINGS: Final = {
    "PgDown": keys.NEXT,
    "Right": keys.NEXT,
    "Down": keys.NEXT,
    "PgUp": keys.BACK,
    "Left": keys.BACK,
    "Up": keys.BACK,
}
_OWN: Final = (*keys.ROOM_YES.sequences, *keys.ROOM_NO.sequences, *keys.ROOM_SKIP.sequences, "Tab", "Backtab")
"""Keys that answer and lead on; no clicker sends them."""

_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_MOST: Final = 6


class ClickerEar(QFrame):
    """Takes the keys of a clicker while it has the focus, so that none of them does anything else.

    Attributes:
        heard: keys for forward and for back have both arrived.
    """

    heard = Signal()

    def __init__(self, choices: Choices) -> None:
        """Begin with nothing heard; the choices know what was taught."""
        super().__init__()
        self.setProperty("kind", "paper")
        self.setProperty(ALL_KEYS, True)  # noqa: FBT003 - the value of a property
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("What the clicker sends"))
        self._taught = ClickerKeys(choices)
        self._names: list[str] = []
        self._led: set[str] = set()
        self._words = PlainLabel("", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.addWidget(self._words)
        self.reset()

    @property
    def text(self) -> str:
        """What has arrived, in a sentence."""
        return self._words.text()

    def reset(self) -> None:
        """Forget what was heard."""
        self._names, self._led = [], set()
        self._words.setText(_("Press each button of the clicker once."))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_heard(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_heard(event) or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        text = key_text(event)
        meaning = self._taught.meaning(text) or _MEANINGS.get(text)
        self._names = [*self._names, keys.shown(text)][-_MOST:]
        self._words.setText(_("Arrived: {keys}.").format(keys=", ".join(self._names)))
        self.setAccessibleDescription(self._words.text())
        if meaning is not None:
            self._led.add(meaning.name)
        if {keys.NEXT.name, keys.BACK.name} <= self._led:
            self.heard.emit()


def _is_heard(event: QKeyEvent) -> bool:
    text = key_text(event)
    return event.modifiers() in _PLAIN and bool(text) and text not in _OWN
