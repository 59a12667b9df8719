"""Deleting a session from the list: it goes into the bin, and one press takes it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mastery_desktop.messages import _

if TYPE_CHECKING:
    from mastery_desktop.domain.records import SessionId
    from mastery_desktop.ui.context import Context
    from mastery_desktop.ui.widgets.strip import Message


class Deleting(QObject):
    """Puts sessions into the bin, and takes the last one back while its message stands."""

    def __init__(self, context: Context, parent: QObject) -> None:
        """Delete what the first screen asks for."""
        super().__init__(parent)
        self._context, self._sessions = context, context.services.sessions
        self._last: tuple[Message, SessionId] | None = None
        context.news.action_chosen.connect(self._on_action)

    def delete(self, session: SessionId) -> None:
        """Put a session into the bin."""
        call = partial(self._sessions.delete, session)
        self._context.operations.run(call, partial(self._on_deleted, session), origin=self)

    def _on_deleted(self, session: SessionId, _value: None) -> None:
        said = self._context.news.say(
            _("The session is in the bin."),
            safe=_("Nothing of it is lost. The bin is in the settings."),
            action=_("Take it back"),
        )
        self._last = said, session

    def _on_action(self, message: Message) -> None:
        if self._last and message is self._last[0]:
            call = partial(self._sessions.take_back, self._last[1])
            self._last = None
            self._context.operations.run(call, self._on_back, origin=self)

    def _on_back(self, _value: None) -> None:
        self._context.news.say(_("The session is back in the list."))
