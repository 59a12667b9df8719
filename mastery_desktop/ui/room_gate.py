"""Keeps closed what the room would read, where the facilitator's window and the wall are one picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QObject, QTimer

from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui import keys
from mastery_desktop.ui.widgets.strip import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mastery_desktop.ui.screen_stack import ScreenStack
    from mastery_desktop.ui.widgets.strip import MessageStrip


class RoomGate(QObject):
    """Says why something stays closed, until it can be opened; closes what lies open when the wall comes."""

    def __init__(self, stack: ScreenStack, news: MessageStrip, withdraw: Callable[[], object]) -> None:
        """Stand before the panels of a stack; `withdraw` takes away a question for a file."""
        super().__init__(stack)
        self._stack, self._news, self._withdraw = stack, news, withdraw
        self._said: Message | None = None
        stack.wall_changed.connect(self._on_wall_changed)

    def keeps_closed(self) -> bool:
        """Whether the room would read what somebody wants to open; it is said then."""
        if not self._stack.is_read_by_the_room:
            return False
        if self._stack.wall_is_below:
            words = _("The room would read this. Stop projecting with {stop} first.")
            self._said = self._news.say(words.format(stop=keys.STOP.hint))
        return True

    def _on_wall_changed(self) -> None:
        if self._stack.is_read_by_the_room:
            self._withdraw()
            if self._stack.panel and not self._stack.panel.may_lie_over_the_wall:
                self._stack.close_panel()
        elif self._said is not None:
            said, self._said = self._said, None
            if self._news.message is said:
                self._news.dismiss()


class WaitingFiles(QObject):
    """Session files that came while the room saw the window; they are offered once it does not."""

    def __init__(self, stack: ScreenStack, news: MessageStrip, show: Callable[[Path], object]) -> None:
        """Offer files of a stack's window; `show` looks at one."""
        super().__init__(stack)
        self._stack, self._news, self._show = stack, news, show
        self._files: list[Path] = []
        self._offered: Message | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._offer)
        stack.wall_changed.connect(self._offer)
        stack.came_back.connect(self._offer)
        news.action_chosen.connect(self._on_action)
        news.dismissed.connect(self._on_dismissed)

    def keep(self, file: Path) -> None:
        """Let a file wait; the room hears no name of it."""
        if file not in self._files:
            self._files.append(file)
        if self._stack.wall_is_below:
            words = _("Look at it in the console, with {stop}.")
            self._news.say(_("A session file waits."), then=words.format(stop=keys.STOP.hint))

    def take_over(self, before: Self) -> None:
        """Keep what waited in a window whose screens are made anew."""
        self._files += before._files
        before._files.clear()

    def _offer(self) -> None:
        if not self._files or self._stack.is_read_by_the_room:
            return
        count = len(self._files)
        words = ngettext("{n} session file waits.", "{n} session files wait.", count).format(n=count)
        self._offered = Message(words, action=_("Look at it"), stays=True)
        self._news.show_message(self._offered)

    def _on_action(self, message: Message) -> None:
        if message is self._offered:
            self._offered = None
            self._show(self._files.pop(0))
            self._soon.start()

    def _on_dismissed(self, message: Message) -> None:
        if message is self._offered:  # somebody does not want them
            self._offered = None
            self._files.clear()
        else:
            self._offer()
