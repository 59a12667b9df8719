"""The strip at the bottom of the window that brings news and errors; it never takes the focus."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.announce import announce
from mastery_desktop.ui.early import SELECTABLE_BY_MOUSE
from mastery_desktop.ui.looks import show_as
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel

NEWS_MS = 8000
"""How long news stay, unless somebody points at them."""


class Message(NamedTuple):
    """What a strip says: what happened, what is safe, what to do next; with an action on a button where there is one.

    An error stays until it is dismissed, and so does what `stays`; other news go by themselves.
    """

    happened: str
    safe: str = ""
    next: str = ""
    is_error: bool = False
    action: str = ""
    stays: bool = False


class MessageStrip(QFrame):
    """Shows the latest message.

    Attributes:
        action_chosen: the message whose button was pressed.
        dismissed: the message that was closed or has gone.
    """

    action_chosen = Signal(object)
    dismissed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message: Message | None = None
        self._elsewhere: Callable[[Message], bool] | None = None
        self._has_key = False
        self._happened = PlainLabel("", "strong", wrap=True)
        self._rest = PlainLabel("", wrap=True)
        self._happened.setProperty("textInteractionFlags", SELECTABLE_BY_MOUSE)
        self._action = Button(kind="plain")
        self._action.clicked.connect(self._on_action)
        self._close = Button(_("Dismiss"), kind="quiet", key=keys.DISMISS)
        self._close.clicked.connect(self.dismiss)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._happened)
        words.addWidget(self._rest)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        row.setSpacing(Space.M)
        row.addLayout(words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True, interval=NEWS_MS)
        self._timer.timeout.connect(self._on_time_over)
        self.setAccessibleName(_("Messages"))
        self.hide()

    @property
    def message(self) -> Message | None:
        """What is shown now."""
        return self._message

    def show_message(self, message: Message) -> None:
        """Show a message in the place of the one before."""
        self._message = message
        show_as(self, "kind", "error" if message.is_error else "news")
        self._happened.setText(message.happened)
        rest = " ".join(part for part in (message.safe, message.next) if part)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self._action.set_label(message.action)
        self._action.setVisible(bool(message.action))
        self.setAccessibleDescription(f"{message.happened} {rest}".strip())
        if self._elsewhere is None or not self._elsewhere(message):
            self._appear()
        announce(self, self.accessibleDescription(), urgent=message.is_error)
        if message.is_error or message.stays:
            self._timer.stop()
        else:
            self._timer.start()

    def divert(self, elsewhere: Callable[[Message], bool] | None) -> None:
        """Have messages shown elsewhere, also the one that is shown now, or here again.

        Args:
            elsewhere: shows one, and tells whether somebody sees it there; where nobody does, it is shown here.
        """
        if (elsewhere is None) == (self._elsewhere is None):
            return
        self._elsewhere = elsewhere
        if self._message is None:
            return
        self.hide()
        if elsewhere is None or not elsewhere(self._message):
            self._appear()

    def _appear(self) -> None:
        if not self._has_key:
            self._has_key = True
            keys.bind(keys.DISMISS, self.parentWidget() or self, self.dismiss)
        self.show()

    def say(self, happened: str, *, safe: str = "", then: str = "", action: str = "") -> Message:
        """Bring news."""
        message = Message(happened, safe, then, action=action)
        self.show_message(message)
        return message

    def say_error(self, happened: str, *, safe: str = "", then: str = "", action: str = "") -> Message:
        """Bring an error."""
        message = Message(happened, safe, then, is_error=True, action=action)
        self.show_message(message)
        return message

    def dismiss(self) -> None:
        """Take the message away."""
        gone, self._message = self._message, None
        self._timer.stop()
        self.hide()
        if gone:
            self.dismissed.emit(gone)

    def let_go(self) -> None:
        """Take away what was said of a screen that is left; what waits for an answer stays until it has one."""
        if self._message and not self._message.action:
            self.dismiss()

    def _on_action(self) -> None:
        if self._message:
            self.action_chosen.emit(self._message)
            self.dismiss()

    def _on_time_over(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._timer.start()
        else:
            self.dismiss()
