"""The bin: which sessions were deleted; each can be taken back, or removed for good, from the backups as well."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from mastery_desktop.messages import _, ngettext
from mastery_desktop.services.bin import Binned
from mastery_desktop.ui.models.sessions import day_in_words
from mastery_desktop.ui.screens.list_panel import ListPanel
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.fields import side_by_side
from mastery_desktop.ui.widgets.question import Question

if TYPE_CHECKING:
    from mastery_desktop.services.bin import Erased
    from mastery_desktop.ui.context import Context


class BinPanel(ListPanel[Binned]):
    """Lists what was deleted, and does with one of them what the user wants."""

    def __init__(self, context: Context, host: QWidget) -> None:
        """Read the list."""
        words = _("Deleted sessions stay here, whole, until you remove them for good.")
        super().__init__(context, host, _("Bin"), words, listed=_("Deleted sessions"))
        self._service = context.services.sessions
        self.everywhere = QCheckBox(_("From all backups on this computer as well"))
        self.question = Question(_("Leave it"), _("Remove it"), self.everywhere)
        self.add_question(self.question)
        self.question.confirmed.connect(self._on_really)
        self.remove = Button(_("Remove for good…"), kind="quiet")
        self.remove.clicked.connect(self._on_remove)
        self.back = Button(_("Take it back"), kind="primary")
        self.back.clicked.connect(self._on_back)
        self.column.addWidget(side_by_side(self.remove, self.back))
        self.need_choice(self.remove, self.back)
        self._read()

    # What the user does -----------------------------------------------------------------------------------------

    def _on_back(self) -> None:
        if chosen := self.chosen:
            call = partial(self._service.take_back, chosen.session.id)
            self._context.operations.run(call, self._on_taken_back, self._on_failed, origin=self)

    def _on_taken_back(self, _value: None) -> None:
        self.outcome.say(_("The session is back in the list."))
        self._read()

    def _on_remove(self) -> None:
        if chosen := self.chosen:
            words = _("Remove the session of {team} for good? This cannot be undone.")
            self.question.ask(words.format(team=chosen.session.team))

    def _on_really(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        run = self._context.operations.run
        if self.everywhere.isChecked():
            call = partial(self._service.remove_everywhere, chosen.session.id)
            run(call, self._on_erased, self._on_failed, origin=self)
        else:
            run(partial(self._service.remove, chosen.session.id), self._on_removed, self._on_failed, origin=self)

    def _on_removed(self, _value: None) -> None:
        self.outcome.say(_("The session is removed. Backups that were made before still hold it."))
        self._read()

    def _on_erased(self, erased: Erased) -> None:
        backups = ngettext("{n} backup", "{n} backups", erased.cleaned).format(n=erased.cleaned)
        words = _("The session is removed, here and from {backups}.").format(backups=backups)
        if erased.left:
            files = "\n".join(map(str, erased.left))
            words = "\n".join((words, _("These files could not be read and may still hold it; delete them:"), files))
        if second := self._context.services.backups.second:
            words = "\n".join((words, _("It goes from {folder} too, as soon as that is there.").format(folder=second)))
        words = "\n".join((words, _("Copies on sticks and shared session files are yours to delete.")))
        (self.outcome.say_bad if erased.left else self.outcome.say)(words)
        self._read()

    # How it is shown --------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._context.operations.read(self._service.bin, self._on_read, self._on_failed)

    def _on_read(self, binned: list[Binned]) -> None:
        nothing = _("The bin is empty. What you delete in the list comes here.")
        self.show_all(((self._words(one), one) for one in binned), nothing)

    def _words(self, one: Binned) -> str:
        held = day_in_words(one.session.held_on, self._context.today)
        since = day_in_words(one.since.astimezone().date(), self._context.today)
        words = _("{team}, {title}\nworkshop: {held}  ·  deleted: {since}")
        return words.format(team=one.session.team, title=one.session.title, held=held, since=since)
