"""Where the console says what was not possible, and how that goes again.

The room must not read for an hour what somebody mistyped once. In one picture the sentence therefore stands in the bar
below the wall and never on it. What was only typed is forgiven with the next key; a failure to save stays until
something is saved again, or until somebody has read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from mastery_desktop.ui.clicker_keys import MODIFIERS

if TYPE_CHECKING:
    from mastery_desktop.ui.console.desk import Desk
    from mastery_desktop.ui.console.presenter import Presenter
    from mastery_desktop.ui.console.wall_control import WallControl
    from mastery_desktop.ui.widgets.strip import Message, MessageStrip

_ESCAPE: Final = Qt.Key.Key_Escape
_KEYS: Final = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class Refusals(QObject):
    """Brings refusals of a desk to the strip of the window, or to the bar where there is one picture."""

    def __init__(self, desk: Desk, presenter: Presenter, wall: WallControl, news: MessageStrip) -> None:
        """Say what a desk refuses, as long as the desk lives."""
        super().__init__(desk)
        self._desk, self._wall, self._news = desk, wall, news
        self._message: Message | None = None
        self._is_typed = False
        desk.refused.connect(self._on_refused)
        desk.saved.connect(self._on_saved)
        presenter.step_entered.connect(self._on_step)
        wall.changed.connect(self._on_wall)
        wall.before_escape = self._on_escape
        news.dismissed.connect(self._on_dismissed)

    def _on_refused(self, sentence: str, typed: bool) -> None:  # noqa: FBT001 - a slot
        self._is_typed = typed
        self._message = self._news.say_error(sentence)
        self._desk.reload()
        if typed:
            QTimer.singleShot(0, self, self._follow_keys)  # Enter in a field goes on to what is around it: the same key

    def _follow_keys(self) -> None:
        app = QApplication.instance()
        if self._message is not None and app is not None:
            app.installEventFilter(self)  # for this sentence alone: it would slow down every event

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _KEYS and isinstance(event, QKeyEvent) and event.key() not in MODIFIERS | {_ESCAPE}:
            self._clear()
        return False

    def _on_saved(self, _when: object) -> None:
        self._clear()

    def _on_step(self) -> None:
        if self._is_typed:
            self._clear()

    def _on_escape(self) -> bool:
        """Take Escape, when there is something to be dismissed; tell whether there was."""
        if self._message is None:
            return False
        self._clear()
        return True

    def _on_wall(self) -> None:
        self._news.divert(self._show_in_bar if self._wall.is_single and self._desk.is_open else None)

    def _show_in_bar(self, message: Message) -> bool:
        """Show a message below the wall; tells whether the wall is what is shown now."""
        words = " ".join(part for part in message[:3] if part)
        if message.is_error:
            self._wall.single.refuse(words)
        else:
            self._wall.single.say(words)
        return self._wall.single.isVisible()

    def _on_dismissed(self, _message: object) -> None:
        self._message = None
        self._wall.single.refuse("")
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def _clear(self) -> None:
        if self._message is not None and self._news.message is self._message:
            self._news.dismiss()
