"""The languages of the window and of the wall, while the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mastery_desktop.messages import _, current
from mastery_desktop.services.languages import Speech
from mastery_desktop.ui import keys

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mastery_desktop.ui.context import Context
    from mastery_desktop.ui.screen_stack import ScreenStack
    from mastery_desktop.ui.screens.console import Console


class LanguageOpener(QObject):
    """Opens the panel in which languages are chosen, and lets the wall follow at once.

    Attributes:
        chosen: the window should speak this language (its code; empty for that of the computer).
    """

    chosen = Signal(str)

    def __init__(self, context: Context, stack: ScreenStack) -> None:
        """Open the panel over the screens of a stack."""
        super().__init__(stack)
        self._context, self._stack = context, stack
        keys.bind(keys.LANGUAGES, stack, self.open)

    def open(self, back_to: QWidget | None = None) -> None:
        """The languages; `back_to` has the focus afterwards, or what has it now."""
        from mastery_desktop.ui.screens.language_panel import LanguagePanel  # noqa: PLC0415 - when it is asked for

        panel = LanguagePanel(self._context, self._stack.top, self.hindrance)
        panel.window_chosen.connect(self.chosen)
        panel.wall_chosen.connect(self._on_wall)
        self._stack.open_panel(panel, panel.window_language, back_to)

    def hindrance(self) -> str:
        """Why the window cannot change its language now; empty where it can.

        It can where everything that was typed is kept: on the first screen, and in a workshop that is led.
        """
        from mastery_desktop.ui.handing_over import only_on_screen  # noqa: PLC0415 - as above

        console = self._console
        if console is not None and console is self._stack.top:
            return only_on_screen(console)
        if self._stack.top is not self._stack.widget(0):
            return _("Go back to the first screen or to the workshop, then try again: what is open here would be lost.")
        return ""

    @property
    def _console(self) -> Console | None:
        from mastery_desktop.ui.screens.console import Console  # noqa: PLC0415 - as above

        screens = (self._stack.widget(place) for place in range(self._stack.count()))
        return next((screen for screen in screens if isinstance(screen, Console)), None)

    def _on_wall(self) -> None:
        from mastery_desktop.ui.screens.room_check import RoomCheckScreen  # noqa: PLC0415 - as above

        if isinstance(self._stack.top, RoomCheckScreen):
            self._stack.top.speak()
        if (console := self._console) is None:
            return
        pack = console.desk.pack
        context = self._context._replace(services=self._context.services.with_pack(pack))
        console.presenter.speak(context.wall_speech or Speech(pack, current()))
