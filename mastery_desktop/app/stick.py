"""Has finished sessions copied to the stick that the program runs from, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mastery_desktop.domain.records import Session
from mastery_desktop.messages import _, ngettext

if TYPE_CHECKING:
    from pathlib import Path

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.services.stick import StickService
    from mastery_desktop.ui.operations import Operations
    from mastery_desktop.ui.widgets.strip import MessageStrip


class StickCopies(QObject):
    """Hears what changed, and has the stick brought up to date.

    Attributes:
        news: where it is said.
    """

    def __init__(self, stick: StickService, operations: Operations, news: MessageStrip) -> None:
        """Copy from now on."""
        super().__init__(operations)
        self._stick, self._operations, self.news = stick, operations, news
        operations.changed.connect(self._on_changed)

    def copy_all(self) -> None:
        """Ask for everything once more, as it is now: the last thing before the window is gone."""
        self._operations.read(self._stick.copy_all)

    def _on_changed(self, kinds: frozenset[type], _origin: object) -> None:
        if Session in kinds:
            self._operations.read(self._stick.copy_finished, self._on_copied, self._on_failed)

    def _on_copied(self, files: list[Path]) -> None:
        if files:
            words = ngettext(
                "The session file was copied to the stick: {names}.",
                "The session files were copied to the stick: {names}.",
                len(files),
            )
            self.news.say(words.format(names=", ".join(file.name for file in files)))

    def _on_failed(self, error: MasteryError) -> None:
        self.news.say_error(
            str(error),
            safe=_("The workshop is saved on this computer."),
            then=_("See that the stick is plugged in and takes files; it is copied when the window closes."),
        )
