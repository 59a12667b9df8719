"""Backups: which there are, one more now, a copy elsewhere, and one to go back to at the next start."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from mastery_desktop.messages import N_, _
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.models.sessions import day_in_words
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.panel import InlinePanel
from mastery_desktop.ui.widgets.second_folder import SecondFolder

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.services.backups import Backup, BackupService, SecondCopy
    from mastery_desktop.ui.context import Context

_WHY: Final = {
    "closed": N_("when the program was closed"),
    "timed": N_("while you worked"),
    "asked": N_("because you asked"),
    "migration": N_("before a new version of the program"),
    "import": N_("before a session file was taken in"),
    "delete": N_("before a session was deleted"),
    "restore": N_("before an older backup was used"),
}
_KILOBYTE: Final = 1000


class BackupsPanel(InlinePanel):
    """Lists the backups and does with one of them what the user wants.

    Attributes:
        sessions_requested: look at the single sessions of a backup.
    """

    sessions_requested = Signal(object)

    def __init__(self, context: Context, host: QWidget) -> None:
        """Read the list."""
        super().__init__(_("Backups"), host, width=520, moves=not context.choices.reduce_motion)
        self._context, self._service = context, context.services.backups
        words = _(
            "A backup holds all sessions on this computer. One is made when the program closes, every half hour while"
            " you work, and before anything is deleted or replaced."
        )
        self.column.addWidget(PlainLabel(words, wrap=True))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Backups"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._on_row)
        self.column.addWidget(self.list, 1)
        self.outcome = PlainLabel("", wrap=True)
        self.outcome.hide()
        self.column.addWidget(self.outcome)
        self.column.addWidget(self._make_question())
        self.save = Button(_("Save a copy to…"))
        self.save.clicked.connect(self._on_save)
        self.restore = Button(_("Go back to this backup…"))
        self.restore.clicked.connect(self._on_restore)
        self.make = Button(_("Back up now"), kind="primary")
        self.make.clicked.connect(self._on_make)
        self.one = Button(_("One session of it…"))
        self.one.clicked.connect(self._on_one)
        self.check = Button(_("Check everything"))
        self.check.clicked.connect(self._on_check)
        self.second = SecondFolder()
        self.second.chosen.connect(self._on_second_chosen)
        self.column.addWidget(self.second)
        buttons = (self.one, self.restore, self.save, self.check, self.make)
        self.column.addLayout(Tiles(*buttons, fill=False, spacing=Space.S))
        self._read()

    def save_to(self, backup: Backup, file: Path) -> None:
        """Write a copy of a backup and say what came of it."""
        self._context.operations.read(
            partial(self._service.copy_to, backup, file), partial(self._on_saved, file), self._on_failed
        )

    # What the user does -----------------------------------------------------------------------------------------

    def _on_row(self) -> None:
        chosen = self._chosen is not None
        for button in (self.save, self.restore, self.one):
            button.setEnabled(chosen)
        self.question.hide()

    def _on_make(self) -> None:
        self.make.setEnabled(False)
        self._context.operations.read(self._service.make, self._on_made, self._on_failed)

    def _on_made(self, _backup: Backup) -> None:
        self._say(_("All sessions are backed up."))
        self._read()

    def _on_save(self) -> None:
        backup = self._chosen
        if backup:
            pattern = pattern_of(_("Backups"), "sqlite")
            title = _("Save a copy of the backup")
            save_to = partial(self.save_to, backup)
            self._context.prompts.save_file(title, pattern, backup.file.name, save_to, asker=self)

    def _on_saved(self, file: Path, _value: None) -> None:
        self._say(_("Saved as {file}.").format(file=file))
        self.second.offer(file.parent)

    def _on_second_chosen(self, folder: Path | None) -> None:
        self._service.second = folder
        self._context.choices.backup_folder = str(folder or "")
        self._context.operations.read(self._context.choices.quiet_snapshot())
        self._read()

    def _on_one(self) -> None:
        if self._chosen:
            self.sessions_requested.emit(self._chosen)

    def _on_check(self) -> None:
        self._context.operations.read(self._service.check, self._on_checked, self._on_failed)

    def _on_checked(self, is_sound: bool) -> None:  # noqa: FBT001 - what the service answers
        if is_sound:
            self._say(_("The database was checked through: all is well."))
        else:
            words = _("The database is damaged. Close the program and open it again: it mends what can be mended.")
            self._say(words, role="bad")

    def _on_restore(self) -> None:
        backup = self._chosen
        if backup:
            sentence = _(
                "At the next start, all sessions become what they were on {date}. What is here now is backed up first."
            )
            self.asked.setText(sentence.format(date=self._date(backup.made)))
            self.question.show()
            self.keep.setFocus()

    def _on_keep(self) -> None:
        self.question.hide()
        self.list.setFocus()

    def _on_really(self) -> None:
        backup = self._chosen
        self._on_keep()
        if backup:
            self._context.operations.read(
                partial(self._service.restore, backup), partial(self._on_restored, backup), self._on_failed
            )

    def _on_restored(self, backup: Backup, _value: None) -> None:
        sentence = _(
            "The backup of {date} is ready. Close the program and start it again: then it is in place. What you"
            " still change until then is kept in a backup of its own."
        )
        self._say(sentence.format(date=self._date(backup.made)))
        self._read()

    def _on_failed(self, error: MasteryError) -> None:
        self._say(str(error), role="bad")
        self.make.setEnabled(True)

    # How it is shown --------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._context.operations.read(partial(_with_sizes, self._service), self._on_read, self._on_failed)
        self._context.operations.read(self._service.copy_second, self._on_second, self._on_failed)

    def _on_second(self, state: SecondCopy | None) -> None:
        self.second.show_state(state, self._date(state.newest) if state and state.newest else "")

    def _on_read(self, backups: list[tuple[Backup, int]]) -> None:
        self.list.clear()
        for backup, size in backups:
            size_in_words = _("{n} KB").format(n=max(1, size // _KILOBYTE))
            date = self._date(backup.made)
            words = f"{date[:1].upper()}{date[1:]}\n{_(_WHY[backup.reason])}  ·  {size_in_words}"
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, backup)
            self.list.addItem(item)
        if backups:
            self.list.setCurrentRow(0)
        else:
            self._say(_("There is no backup yet."))
        self.make.setEnabled(True)
        self._on_row()

    @property
    def _chosen(self) -> Backup | None:
        backup: Backup | None = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return backup

    def _date(self, made: datetime) -> str:
        here = made.astimezone()
        today = self._context.services.clock().astimezone().date()
        time = here.strftime("%I:%M %p").removeprefix("0")
        return _("{day}, {time}").format(day=day_in_words(here.date(), today), time=time)

    def _say(self, sentence: str, role: str = "good") -> None:
        self.outcome.set_role(role)
        self.outcome.setText(sentence)
        self.outcome.show()

    def _make_question(self) -> QWidget:
        self.question = QFrame()
        self.question.setProperty("kind", "tint")
        self.asked = PlainLabel("", "strong", wrap=True)
        self.keep = Button(_("Leave it"))
        self.keep.clicked.connect(self._on_keep)
        self.really = Button(_("Go back"), kind="danger")
        self.really.clicked.connect(self._on_really)
        row = QHBoxLayout(self.question)
        row.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self.asked, 1)
        row.addWidget(self.keep)
        row.addWidget(self.really)
        self.question.hide()
        return self.question


def _with_sizes(service: BackupService) -> list[tuple[Backup, int]]:
    return [(backup, backup.file.stat().st_size) for backup in service.all()]
