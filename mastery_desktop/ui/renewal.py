"""Makes the screens of the main window anew, in the language that is in use by then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from mastery_desktop.ui.languages import LanguageOpener

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mastery_desktop.config.settings import WindowState
    from mastery_desktop.ui.context import ServiceSet
    from mastery_desktop.ui.handing_over import HandingOver
    from mastery_desktop.ui.main_window import MainWindow
    from mastery_desktop.ui.screens.console import Console

_PATIENCE_MS: Final = 5000
"""How long the old picture stays where the session cannot be read."""


class Renewal(QObject):
    """Puts new screens in the place of the old ones; a workshop that is led goes on in a new console.

    The window keeps its picture, and the room its wall, until the new ones are there.
    """

    def __init__(self, window: MainWindow, state: WindowState) -> None:
        """Renew a window."""
        super().__init__(window)
        self._window, self._state = window, state
        self._old: QWidget | None = None
        self._led: HandingOver | None = None
        self._asks = False  # the languages were being chosen in their panel
        self._back_to: QWidget | None = None
        self._taken: tuple[str, ...] | None = None  # settings were taken over, but for these
        self._late = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._late.timeout.connect(self._finish)
        window.console_made.connect(self._on_console)

    def renew(self, services: ServiceSet) -> None:
        """Make the screens anew, with services in the language in use."""
        from mastery_desktop.ui.handing_over import HandingOver  # noqa: PLC0415 - not for every start; so below
        from mastery_desktop.ui.screens.language_panel import LanguagePanel  # noqa: PLC0415
        from mastery_desktop.ui.screens.settings_panel import SettingsPanel  # noqa: PLC0415

        self._finish()
        window = self._window
        console = window.console
        panel = window.panel
        self._asks = isinstance(panel, LanguagePanel)
        self._taken = panel.taken if isinstance(panel, SettingsPanel) else None
        focus = panel.back_to if panel else QApplication.focusWidget()
        self._led = HandingOver(console, self._state, focus) if console else None
        window.setUpdatesEnabled(False)
        self._late.start()
        self._old = window.make_anew(services)
        if self._led:
            window.open_session(self._led.session)
        else:
            self._finish()

    def _on_console(self, console: Console) -> None:
        if self._led:
            self._led.prepare(console)
            console.desk.workshop_changed.connect(self._on_open)

    def _on_open(self) -> None:
        led, console = self._led, self._window.console
        if led and console:
            console.desk.workshop_changed.disconnect(self._on_open)
            self._led = None
            led.finish(console)
            self._back_to = led.focus_in(console)
            self._finish()

    def _finish(self) -> None:
        """Show the new picture."""
        self._late.stop()
        if self._led:
            self._led.drop()
            self._led = None
        if self._old:
            self._old.deleteLater()
            self._old = None
            self._window.setUpdatesEnabled(True)
            opener = self._window.findChild(LanguageOpener)
            if self._asks and isinstance(opener, LanguageOpener):
                opener.open(self._back_to)  # who tries one may want another
            if self._taken is not None:  # the panel that would have said it is gone
                from mastery_desktop.ui.screens.settings_file_box import taken_in_words  # noqa: PLC0415 - as above

                self._window.news.say(taken_in_words(self._taken))
            self._asks, self._back_to, self._taken = False, None, None
