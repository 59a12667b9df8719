"""The sessions that a backup holds, one of which can be brought back beside what is here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from mastery_desktop.domain.records import Session
from mastery_desktop.messages import _
from mastery_desktop.ui.models.sessions import day_in_words
from mastery_desktop.ui.screens.list_panel import ListPanel
from mastery_desktop.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.domain.records import SessionId
    from mastery_desktop.services.backups import Backup
    from mastery_desktop.ui.context import Context


class BackupSessionsPanel(ListPanel[Session]):
    """Lists the sessions of a backup and brings one of them back."""

    def __init__(self, context: Context, host: QWidget, backup: Backup) -> None:
        """Read the list."""
        words = _(
            "What you bring back stands in the list of sessions. Nothing that is there now is changed: where the"
            " session is still here, it comes as a second one, with the date of the backup in its title."
        )
        title, listed = _("One session of a backup"), _("Sessions in the backup")
        super().__init__(context, host, title, words, listed=listed)
        self._service, self._backup = context.services.backups, backup
        self.back = Button(_("Bring it back"), kind="primary")
        self.back.clicked.connect(self._on_back)
        self.column.addWidget(self.back)
        self.need_choice(self.back)
        context.operations.read(partial(self._service.sessions_in, backup), self._on_read, self._on_failed)

    def _on_read(self, sessions: list[Session]) -> None:
        self.show_all(((self._words(session), session) for session in sessions), _("There was no session yet."))
        if sessions:
            self.list.setFocus()

    def _words(self, session: Session) -> str:
        held = day_in_words(session.held_on, self._context.today)
        return _("{team}, {title}\nworkshop: {held}").format(team=session.team, title=session.title, held=held)

    def _on_back(self) -> None:
        if chosen := self.chosen:
            self.back.setEnabled(False)  # once is enough, however often it is clicked
            call = partial(self._service.bring_back, self._backup, chosen.id)
            self._context.operations.run(call, partial(self._on_brought, chosen), self._on_failed, origin=self)

    @override
    def _on_failed(self, error: MasteryError) -> None:
        super()._on_failed(error)
        self._on_row()

    def _on_brought(self, chosen: Session, here: SessionId) -> None:
        self._on_row()
        if here == chosen.id:
            self.outcome.say(_("The session of {team} is back in the list.").format(team=chosen.team))
        else:
            words = _("The session of {team} is still here, so the old one stands beside it in the list.")
            self.outcome.say(words.format(team=chosen.team))
