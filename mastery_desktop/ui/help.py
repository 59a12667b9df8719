"""Help for what is shown: F1 opens the guide to the program where it is about the screen, the panel or the step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mastery_desktop.ui import keys

if TYPE_CHECKING:
    from mastery_desktop.domain.reading import Target
    from mastery_desktop.ui.context import Context
    from mastery_desktop.ui.room_gate import RoomGate
    from mastery_desktop.ui.screen_stack import ScreenStack
    from mastery_desktop.ui.screens.console import Console
    from mastery_desktop.ui.screens.help_panel import HelpPanel


class HelpOpener(QObject):
    """Opens help beside the screen that is shown, over a panel that is open there, and closes it by the same key.

    The room never reads it: while laptop and wall are one picture, it stays closed, and the console says why.

    Attributes:
        keys_requested: show all keys.
    """

    keys_requested = Signal()

    def __init__(self, context: Context, stack: ScreenStack, gate: RoomGate) -> None:
        """Help with the screens of a stack; the gate says where it stays closed."""
        super().__init__(stack)
        self._context, self._stack, self._gate = context, stack, gate
        self._panel: HelpPanel | None = None
        keys.bind(keys.HELP, stack, self.toggle)
        stack.currentChanged.connect(self.close_help)
        stack.wall_changed.connect(self._on_wall_changed)

    @property
    def panel(self) -> HelpPanel | None:
        """Help, while it is open."""
        return self._panel

    def topic(self) -> Target:
        """Where the guide is about what is shown."""
        from mastery_desktop.ui.help_topics import FIRST, SCREENS, STEPS  # noqa: PLC0415 - when it is asked for

        shown = self._stack.panel or self._stack.top
        if (console := self._console_on_top()) is not None and shown is console and console.presenter.step:
            return STEPS[console.presenter.step.kind]
        return SCREENS.get(type(shown).__name__, FIRST)

    def toggle(self) -> None:
        """Open help, or close it."""
        if self._panel:
            self.close_help()
        elif not self._gate.keeps_closed():
            self._open()

    def close_help(self) -> None:
        """Close help, where it is open."""
        if self._panel:
            self._panel.close_panel()

    def _open(self) -> None:
        from mastery_desktop.services.program_guide import ProgramGuide  # noqa: PLC0415 - as above
        from mastery_desktop.ui.key_list import key_hints  # noqa: PLC0415
        from mastery_desktop.ui.screens.help_panel import HelpPanel  # noqa: PLC0415

        guide = ProgramGuide(self._context.resources.root / "guide", key_hints())  # in the language of this moment
        self._panel = panel = HelpPanel(self._context, self._stack.top, guide, self.topic())
        panel.closed.connect(self._on_closed)
        panel.keys_requested.connect(self.keys_requested)
        panel.open_panel(panel.reader.view)

    def _on_closed(self) -> None:
        if self._panel:
            self._panel.deleteLater()
            self._panel = None

    def _on_wall_changed(self) -> None:
        if self._stack.is_read_by_the_room:
            self.close_help()

    def _console_on_top(self) -> Console | None:
        if type(self._stack.top).__name__ != "Console":
            return None
        from mastery_desktop.ui.screens.console import Console  # noqa: PLC0415 - it is loaded by now

        return self._stack.top if isinstance(self._stack.top, Console) else None
