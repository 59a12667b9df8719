"""Backups: which there are, one more now, a copy elsewhere, and one to go back to at the next start."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from typing_extensions import override

from mastery_desktop.domain.clock import time_in_words
from mastery_desktop.messages import N_, _
from mastery_desktop.services.backups import Backup
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.models.sessions import day_in_words
from mastery_desktop.ui.screens.list_panel import ListPanel
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.question import Question
from mastery_desktop.ui.widgets.second_folder import SecondFolder

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.services.backups import BackupService, SecondCopy
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


class BackupsPanel(ListPanel[Backup]):
    """Lists the backups and does with one of them what the user wants.

    Attributes:
        sessions_requested: look at the single sessions of a backup.
    """

    sessions_requested = Signal(object)

    def __init__(self, context: Context, host: QWidget) -> None:
        """Read the list."""
        words = _(
            "A backup holds all sessions on this computer. One is made when the program closes, every half hour while"
            " you work, and before anything is deleted or replaced."
        )
        super().__init__(context, host, _("Backups"), words, listed=_("Backups"))
        self._service = context.services.backups
        self.question = Question(_("Leave it"), _("Go back"))
        self.add_question(self.question)
        self.question.confirmed.connect(self._on_really)
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
        self.second.wanted.connect(self._on_second_wanted)
        self.second.stopped.connect(self._on_second_stopped)
        self.column.addWidget(self.second)
        buttons = (self.one, self.restore, self.save, self.check, self.make)
        self.column.addLayout(Tiles(*buttons, fill=False, spacing=Space.S))
        self.need_choice(self.save, self.restore, self.one)
        self._read()

    def save_to(self, backup: Backup, file: Path) -> None:
        """Write a copy of a backup and say what came of it."""
        self._context.operations.read(
            partial(self._service.copy_to, backup, file), partial(self._on_saved, file), self._on_failed
        )

    # What the user does -----------------------------------------------------------------------------------------

    def _on_make(self) -> None:
        self.make.setEnabled(False)
        self._context.operations.read(self._service.make, self._on_made, self._on_failed)

    def _on_made(self, _backup: Backup) -> None:
        self.outcome.say(_("All sessions are backed up."))
        self._read()

    def _on_save(self) -> None:
        backup = self.chosen
        if backup:
            pattern = pattern_of(_("Backups"), "sqlite")
            title = _("Save a copy of the backup")
            save_to = partial(self.save_to, backup)
            self._context.prompts.save_file(title, pattern, backup.file.name, save_to, asker=self)

    def _on_saved(self, file: Path, _value: None) -> None:
        self.outcome.say(_("Saved as {file}.").format(file=file))

    def _on_second_wanted(self) -> None:
        title = _("A stick or folder for a copy of every backup")
        self._context.prompts.choose_folder(title, self.copy_to, asker=self)

    def copy_to(self, folder: Path) -> None:
        """Copy every backup to a folder from now on, and say how the copies stand there."""
        self._remember(folder)
        if self.list.count():
            self._read()
        else:
            self._on_make()  # so that there is something to copy

    def _on_second_stopped(self) -> None:
        self._remember(None)
        self._read()

    def _remember(self, folder: Path | None) -> None:
        self._service.second = folder
        self._context.choices.backup_folder = str(folder or "")
        self._context.operations.read(self._context.choices.quiet_snapshot())

    def _on_one(self) -> None:
        if self.chosen:
            self.sessions_requested.emit(self.chosen)

    def _on_check(self) -> None:
        self._context.operations.read(self._service.check, self._on_checked, self._on_failed)

    def _on_checked(self, is_sound: bool) -> None:  # noqa: FBT001 - what the service answers
        if is_sound:
            self.outcome.say(_("The database was checked through: all is well."))
        else:
            words = _("The database is damaged. Close the program and open it again: it mends what can be mended.")
            self.outcome.say_bad(words)

    def _on_restore(self) -> None:
        backup = self.chosen
        if backup:
            sentence = _(
                "At the next start, all sessions become what they were on {date}. What is here now is backed up first."
            )
            self.question.ask(sentence.format(date=self._date(backup.made)))

    def _on_really(self) -> None:
        backup = self.chosen
        if backup:
            self._context.operations.read(
                partial(self._service.restore, backup), partial(self._on_restored, backup), self._on_failed
            )

    def _on_restored(self, backup: Backup, _value: None) -> None:
        sentence = _(
            "The backup of {date} is ready. Close the program and start it again: then it is in place. What you"
            " still change until then is kept in a backup of its own; what was deleted for good stays deleted."
        )
        self.outcome.say(sentence.format(date=self._date(backup.made)))
        self._read()

    @override
    def _on_failed(self, error: MasteryError) -> None:
        super()._on_failed(error)
        self.make.setEnabled(True)

    # How it is shown --------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._context.operations.read(partial(_with_sizes, self._service), self._on_read, self._on_failed)
        self._context.pages.read(self._service.copy_second, self._on_second, self._on_failed)

    def _on_second(self, state: SecondCopy | None) -> None:
        self.second.show_state(state, self._date(state.newest) if state and state.newest else "")

    def _on_read(self, backups: list[tuple[Backup, int]]) -> None:
        found = ((self._words(backup, size), backup) for backup, size in backups)
        self.show_all(found, _("There is no backup yet. “Back up now” makes the first one."))
        self.make.setEnabled(True)

    def _words(self, backup: Backup, size: int) -> str:
        size_in_words = _("{n} KB").format(n=max(1, size // _KILOBYTE))
        date = self._date(backup.made)
        words = f"{date[:1].upper()}{date[1:]}\n{_(_WHY[backup.reason])}  ·  {size_in_words}"
        return (
            words if self._service.is_here(backup) else "  ·  ".join((words, _("on the stick or in the second folder")))
        )

    def _date(self, made: datetime) -> str:
        here = made.astimezone()
        return _("{day}, {time}").format(day=day_in_words(here.date(), self._context.today), time=time_in_words(here))


def _with_sizes(service: BackupService) -> list[tuple[Backup, int]]:
    found = []
    for backup in service.all():
        with suppress(OSError):  # a stick that was pulled out meanwhile
            found.append((backup, backup.file.stat().st_size))
    return found
