"""The bin: which sessions were deleted; each can be taken back, or removed for good, from the backups as well."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui.models.sessions import day_in_words
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.fields import side_by_side
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.panel import InlinePanel

if TYPE_CHECKING:
    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.services.bin import Binned, Erased
    from mastery_desktop.ui.context import Context


class BinPanel(InlinePanel):
    """Lists what was deleted, and does with one of them what the user wants."""

    def __init__(self, context: Context, host: QWidget) -> None:
        """Read the list."""
        super().__init__(_("Bin"), host, width=520, moves=not context.choices.reduce_motion)
        self._context, self._service = context, context.services.sessions
        words = _("Deleted sessions stay here, whole, until you remove them for good.")
        self.column.addWidget(PlainLabel(words, wrap=True))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Deleted sessions"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._on_row)
        self.column.addWidget(self.list, 1)
        self.outcome = PlainLabel("", wrap=True)
        self.outcome.hide()
        self.column.addWidget(self.outcome)
        self.column.addWidget(self._make_question())
        self.remove = Button(_("Remove for good…"), kind="quiet")
        self.remove.clicked.connect(self._on_remove)
        self.back = Button(_("Take it back"), kind="primary")
        self.back.clicked.connect(self._on_back)
        self.column.addWidget(side_by_side(self.remove, self.back))
        self._read()

    # What the user does -----------------------------------------------------------------------------------------

    def _on_row(self) -> None:
        self.question.hide()
        for button in (self.remove, self.back):
            button.setEnabled(self._chosen is not None)

    def _on_back(self) -> None:
        if chosen := self._chosen:
            call = partial(self._service.take_back, chosen.session.id)
            self._context.operations.run(call, self._on_taken_back, self._on_failed, origin=self)

    def _on_taken_back(self, _value: None) -> None:
        self._say(_("The session is back in the list."))
        self._read()

    def _on_remove(self) -> None:
        if chosen := self._chosen:
            words = _("Remove the session of {team} for good? This cannot be undone.")
            self.asked.setText(words.format(team=chosen.session.team))
            self.question.show()
            self.keep.setFocus()

    def _on_keep(self) -> None:
        self.question.hide()
        self.list.setFocus()

    def _on_really(self) -> None:
        chosen = self._chosen
        self._on_keep()
        if chosen is None:
            return
        run = self._context.operations.run
        if self.everywhere.isChecked():
            call = partial(self._service.remove_everywhere, chosen.session.id)
            run(call, self._on_erased, self._on_failed, origin=self)
        else:
            run(partial(self._service.remove, chosen.session.id), self._on_removed, self._on_failed, origin=self)

    def _on_removed(self, _value: None) -> None:
        self._say(_("The session is removed. Backups that were made before still hold it."))
        self._read()

    def _on_erased(self, erased: Erased) -> None:
        backups = ngettext("{n} backup", "{n} backups", erased.cleaned).format(n=erased.cleaned)
        words = _("The session is removed, here and from {backups}.").format(backups=backups)
        if erased.left:
            files = "\n".join(map(str, erased.left))
            words = "\n".join((words, _("These files could not be read and may still hold it; delete them:"), files))
        words = "\n".join((words, _("Copies on sticks and shared session files are yours to delete.")))
        self._say(words, role="bad" if erased.left else "good")
        self._read()

    def _on_failed(self, error: MasteryError) -> None:
        self._say(str(error), role="bad")

    # How it is shown --------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._context.operations.read(self._service.bin, self._on_read, self._on_failed)

    def _on_read(self, binned: list[Binned]) -> None:
        self.list.clear()
        today = self._context.services.clock().astimezone().date()
        for one in binned:
            held = day_in_words(one.session.held_on, today)
            since = day_in_words(one.since.astimezone().date(), today)
            words = _("{team}, {title}\nworkshop: {held}  ·  deleted: {since}")
            item = QListWidgetItem(words.format(team=one.session.team, title=one.session.title, held=held, since=since))
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.list.addItem(item)
        if binned:
            self.list.setCurrentRow(0)
        elif self.outcome.isHidden():
            self._say(_("The bin is empty."))
        self._on_row()

    @property
    def _chosen(self) -> Binned | None:
        binned: Binned | None = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return binned

    def _say(self, sentence: str, role: str = "good") -> None:
        self.outcome.set_role(role)
        self.outcome.setText(sentence)
        self.outcome.show()

    def _make_question(self) -> QWidget:
        self.question = QFrame()
        self.question.setProperty("kind", "tint")
        self.asked = PlainLabel("", "strong", wrap=True)
        self.everywhere = QCheckBox(_("From all backups on this computer as well"))
        self.keep = Button(_("Leave it"))
        self.keep.clicked.connect(self._on_keep)
        self.really = Button(_("Remove it"), kind="danger")
        self.really.clicked.connect(self._on_really)
        whole = QVBoxLayout(self.question)
        whole.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        whole.setSpacing(Space.S)
        whole.addWidget(self.asked)
        whole.addWidget(self.everywhere)
        whole.addWidget(side_by_side(self.keep, self.really))
        self.question.hide()
        return self.question
