"""Changes the language of the program while it runs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from mastery_desktop.bootstrap import in_language
from mastery_desktop.config.language import wanted_language
from mastery_desktop.messages import use
from mastery_desktop.ui.renewal import Renewal

if TYPE_CHECKING:
    from collections.abc import Callable
    from gettext import NullTranslations

    from mastery_desktop.bootstrap import ContentChoice, Services
    from mastery_desktop.config.settings import WindowState
    from mastery_desktop.ui.main_window import MainWindow
    from mastery_desktop.ui.operations import Operations


class LanguageSwitch(QObject):
    """Reads content and texts in another language on the worker, then has the window made anew.

    What the worker has to do until then was asked for in the language before, and is answered in it: no answer, page or
    file is in two languages by mistake.

    Attributes:
        switched: the services are others, in the language that is in use now.
    """

    switched = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        services: Services,
        operations: Operations,
        content: Callable[[], ContentChoice],
        state: WindowState,
    ) -> None:
        """Change the language of a window when it asks for that.

        Args:
            window: what is made anew.
            services: those it works with.
            operations: the worker of the services.
            content: makes the choice of content.
            state: where the windows stood.
        """
        super().__init__(window)
        self._window, self._services, self._operations, self._content = window, services, operations, content
        self._renewal = Renewal(window, state)
        window.language_chosen.connect(self.choose)

    def choose(self, code: str) -> None:
        """Speak a language from now on; that of the computer where none is named."""
        call: Any = partial(in_language, self._services, self._content(), wanted_language(code, {}))
        self._operations.read(call, self._on_read)

    def _on_read(self, read: tuple[Services, NullTranslations]) -> None:
        if words := self._window.hindrance():
            self._window.news.say_error(words)
            return
        self._services, texts = read
        use(texts)
        self._renewal.renew(self._services)
        self.switched.emit(self._services)
