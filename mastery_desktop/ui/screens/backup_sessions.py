"""The sessions that a backup holds, one of which can be brought back beside what is here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from mastery_desktop.messages import _
from mastery_desktop.ui.models.sessions import day_in_words
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.panel import InlinePanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.domain.records import Session, SessionId
    from mastery_desktop.services.backups import Backup
    from mastery_desktop.ui.context import Context


class BackupSessionsPanel(InlinePanel):
    """Lists the sessions of a backup and brings one of them back."""

    def __init__(self, context: Context, host: QWidget, backup: Backup) -> None:
        """Read the list."""
        super().__init__(_("One session of a backup"), host, width=520, moves=not context.choices.reduce_motion)
        self._context, self._service, self._backup = context, context.services.backups, backup
        words = _(
            "What you bring back stands in the list of sessions. Nothing that is there now is changed: where the"
            " session is still here, it comes as a second one, with the date of the backup in its title."
        )
        self.column.addWidget(PlainLabel(words, wrap=True))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Sessions in the backup"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._on_row)
        self.column.addWidget(self.list, 1)
        self.outcome = PlainLabel("", wrap=True)
        self.outcome.hide()
        self.column.addWidget(self.outcome)
        self.back = Button(_("Bring it back"), kind="primary")
        self.back.clicked.connect(self._on_back)
        self.column.addWidget(self.back)
        self._on_row()
        context.operations.read(partial(self._service.sessions_in, backup), self._on_read, self._on_failed)

    def _on_row(self) -> None:
        self.back.setEnabled(self._chosen is not None)

    def _on_read(self, sessions: list[Session]) -> None:
        today = self._context.services.clock().astimezone().date()
        for session in sessions:
            words = _("{team}, {title}\nworkshop: {held}")
            held = day_in_words(session.held_on, today)
            item = QListWidgetItem(words.format(team=session.team, title=session.title, held=held))
            item.setData(Qt.ItemDataRole.UserRole, session)
            self.list.addItem(item)
        if sessions:
            self.list.setCurrentRow(0)
            self.list.setFocus()
        else:
            self._say(_("There was no session yet."))

    def _on_back(self) -> None:
        if chosen := self._chosen:
            call = partial(self._service.bring_back, self._backup, chosen.id)
            self._context.operations.run(call, partial(self._on_brought, chosen), self._on_failed, origin=self)

    def _on_brought(self, chosen: Session, here: SessionId) -> None:
        if here == chosen.id:
            self._say(_("The session of {team} is back in the list.").format(team=chosen.team))
        else:
            words = _("The session of {team} is still here, so the old one stands beside it in the list.")
            self._say(words.format(team=chosen.team))

    def _on_failed(self, error: MasteryError) -> None:
        self._say(str(error), role="bad")

    @property
    def _chosen(self) -> Session | None:
        session: Session | None = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return session

    def _say(self, sentence: str, role: str = "good") -> None:
        self.outcome.set_role(role)
        self.outcome.setText(sentence)
        self.outcome.show()
