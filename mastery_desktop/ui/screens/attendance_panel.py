"""Who was there, for credit: kept apart from the session, saved as a table, deleted on its own."""

from __future__ import annotations

import os
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mastery_desktop.files import safe_file_name
from mastery_desktop.messages import _
from mastery_desktop.services.attendance import as_csv
from mastery_desktop.services.printing import CERTIFICATE, Order
from mastery_desktop.ui.console.desk import AGAIN_AFTER
from mastery_desktop.ui.console.notes import SAVE_AFTER
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.saving import save
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import keep_in_sight
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.fields import FieldRow
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.numbers import NumberField
from mastery_desktop.ui.widgets.outcome import OutcomeLabel
from mastery_desktop.ui.widgets.panel import InlinePanel
from mastery_desktop.ui.widgets.print_options import language_choice
from mastery_desktop.ui.widgets.question import Question

if TYPE_CHECKING:
    from pathlib import Path

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.domain.records import Attendance, Session
    from mastery_desktop.services.bin import Erased
    from mastery_desktop.services.printing import PrintService
    from mastery_desktop.services.sessions import SessionService
    from mastery_desktop.ui.context import Context

_LONGEST_DAY: Final = 999
_NAME, _ROLE, _MINUTES = 3, 2, 1


class PersonRow(QWidget):
    """One person: name, role and minutes.

    Attributes:
        edited: something was typed.
        left: a field was left, so that what was typed can be kept.
        entered: Enter was pressed in a field.
    """

    edited = Signal()
    left = Signal()
    entered = Signal()

    def __init__(self, name: str, role: str, minutes: int) -> None:
        super().__init__()
        self.name, self.role = QLineEdit(name), QLineEdit(role)
        self.minutes = NumberField(0, _LONGEST_DAY, minutes, buttons=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        for field, title, share in (
            (self.name, _("Name"), _NAME),
            (self.role, _("Role"), _ROLE),
            (self.minutes, _("Minutes"), _MINUTES),
        ):
            field.setAccessibleName(title)
            row.addWidget(field, share)
        for entry in (self.name, self.role, self.minutes.entry):
            entry.editingFinished.connect(self.left)
            entry.textEdited.connect(self.edited)
            entry.returnPressed.connect(self.entered)

    def person(self) -> tuple[str, str, int]:
        """What the row holds."""
        return self.name.text().strip(), self.role.text().strip(), self.minutes.value()


class AttendancePanel(InlinePanel):
    """The list of one session. It is saved as it is typed; there is always an empty row for the next person."""

    def __init__(self, context: Context, host: QWidget, session: Session) -> None:
        """Read the list."""
        super().__init__(_("Who was there"), host, width=560, moves=not context.choices.reduce_motion)
        self._context, self._session = context, session
        self._service: SessionService = context.services.sessions
        self._saved: list[tuple[str, str, int]] = []
        self._has_read = self._is_refused = False
        self.rows: list[PersonRow] = []
        self.soon = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self.soon.timeout.connect(self._keep)
        folder = str(context.services.paths.data).replace(os.sep, os.sep + "\u200b")
        words = _(
            "For credit hours. The list stays on this computer, in {folder} and its backups: it is on no wall, on no"
            " summary and in no session file."
        ).format(folder=folder)
        self.column.addWidget(PlainLabel(session.team, "heading", wrap=True))
        self.column.addWidget(PlainLabel(words, "muted", wrap=True))
        content = QWidget()
        whole = QVBoxLayout(content)
        whole.setContentsMargins(0, 0, Space.S, 0)
        whole.setSpacing(Space.XS)
        whole.addLayout(_head())
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.XS)
        whole.addLayout(self._list)
        whole.addStretch()
        self.add_scrolling(content)
        self.outcome = OutcomeLabel()
        self.column.addWidget(self.outcome)
        self.everywhere = QCheckBox(_("From all backups on this computer as well"))
        self.question = Question(_("Keep them"), _("Delete them"), self.everywhere)
        self.question.kept.connect(self._on_keep)
        self.question.confirmed.connect(self._on_really)
        self.column.addWidget(self.question)
        self.delete = Button(_("Delete the list…"), kind="quiet")
        self.delete.clicked.connect(self._on_delete)
        self.certificates = Button(_("Certificates…"))
        self.certificates.clicked.connect(self._on_certificates)
        self.save = Button(_("Save as a table…"), kind="primary")
        self.save.clicked.connect(self._on_save)
        printing = context.services.printing
        self.language = language_choice(printing.languages)
        spoken = FieldRow(_("Language of the certificates"), self.language)
        if len(printing.languages) < 2:  # noqa: PLR2004 - one leaves nothing to choose
            spoken.hide()
        self.column.addWidget(spoken)
        foot = QHBoxLayout()
        foot.addWidget(self.delete)
        foot.addStretch()
        foot.addWidget(self.certificates)
        foot.addWidget(self.save)
        self.column.addLayout(foot)
        self.closed.connect(self._keep)
        context.operations.read(partial(self._service.attendance, session.id), self._on_read, self._on_failed)

    def save_to(self, file: Path) -> None:
        """Write the list as a table and say what came of it."""
        self._keep()
        write = partial(_write, self._service, self._session, file)
        self._context.operations.read(write, self._on_written, self._on_failed)

    def save_certificates_to(self, file: Path) -> None:
        """Write a certificate for each person and say what came of it."""
        self._keep()
        language: str = self.language.currentData()
        write = partial(_certify, self._service, self._context.services.printing, self._session, language, file)
        self._context.operations.read(write, self._on_certified, self._on_failed)

    # What the user does -----------------------------------------------------------------------------------------

    def _on_read(self, people: list[Attendance]) -> None:
        self._has_read = True
        self._saved = [(person.name, person.role, person.minutes) for person in people]
        for person in self._saved:
            self._add(*person)
        self._add_empty()
        self.delete.setEnabled(bool(self._saved))
        self.rows[-1].name.setFocus()

    def _on_edited(self) -> None:
        if self.rows[-1].name.text():
            self._add_empty()
        if not self.soon.isActive():
            self.soon.start(SAVE_AFTER)

    def _on_entered(self) -> None:
        sender = self.sender()
        following = next((after for row, after in pairwise(self.rows) if row is sender), None)
        if following is not None:
            following.name.setFocus()
            keep_in_sight(following)

    def _keep(self) -> None:
        self.soon.stop()
        people = [row.person() for row in self.rows if row.person()[0]]
        if self._has_read and (people != self._saved or self._is_refused):
            self._saved, self._is_refused = people, False
            store = partial(self._service.set_attendance, self._session.id, people)
            self._context.operations.run(store, None, self._on_not_kept, origin=self)
            self.delete.setEnabled(bool(people))

    def _on_not_kept(self, error: MasteryError) -> None:
        self._is_refused = True
        self.soon.start(AGAIN_AFTER)  # what was typed stays, and is tried again
        self._on_failed(error)

    def _on_save(self) -> None:
        name = safe_file_name(f"{self._session.team} {self._session.held_on.isoformat()}", ".csv")
        pattern = pattern_of(_("Tables"), "csv")
        self._context.prompts.save_file(_("Save who was there"), pattern, name, self.save_to, asker=self)

    def _on_certificates(self) -> None:
        title = _("{team}, certificates").format(team=self._session.team)
        pattern = pattern_of(_("PDF"), "pdf")
        name = safe_file_name(title, ".pdf")
        self._context.prompts.save_file(_("Save certificates"), pattern, name, self.save_certificates_to, asker=self)

    def _on_certified(self, file: Path) -> None:
        self.outcome.say(
            _("Saved as {file}. It holds names: a sheet for each person, with a log of hours.").format(file=file)
        )

    def _on_written(self, file: Path) -> None:
        self.outcome.say(
            _("Saved as {file}. It holds names; give it only to whoever counts the hours.").format(file=file)
        )

    def _on_delete(self) -> None:
        self.question.ask(_("Delete all names of this session? The ratings and the plan stay."))

    def _on_keep(self) -> None:
        self.rows[-1].name.setFocus()

    def _on_really(self) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        self._add_empty()
        self._saved = []
        self.delete.setEnabled(False)
        self.rows[-1].name.setFocus()
        run = self._context.operations.run
        if self.everywhere.isChecked():
            run(
                partial(self._service.remove_attendance_everywhere, self._session.id),
                self._on_erased,
                self._on_not_kept,
            )
        else:
            run(partial(self._service.set_attendance, self._session.id, []), self._on_deleted, self._on_not_kept)

    def _on_deleted(self, _value: None) -> None:
        self.outcome.say(_("The list is deleted. The session is as it was; older backups still hold the list."))

    def _on_erased(self, erased: Erased) -> None:
        words = _(
            "The list is deleted, from the backups on this computer as well. Copies on sticks are yours to delete."
        )
        if erased.left:
            files = "\n".join(map(str, erased.left))
            words = "\n".join((words, _("These files could not be read and may still hold it; delete them:"), files))
        (self.outcome.say_bad if erased.left else self.outcome.say)(words)

    def _on_failed(self, error: MasteryError) -> None:
        self.outcome.say_bad(str(error))

    # How it is put together -------------------------------------------------------------------------------------

    def _add_empty(self) -> None:
        self._add("", "", min(self._session.minutes, _LONGEST_DAY))

    def _add(self, name: str, role: str, minutes: int) -> None:
        row = PersonRow(name, role, minutes)
        row.edited.connect(self._on_edited)
        row.left.connect(self._keep)
        row.entered.connect(self._on_entered)
        self.rows.append(row)
        self._list.addWidget(row)


def _head() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.XS)
    for title, share in ((_("Name"), _NAME), (_("Role"), _ROLE), (_("Minutes"), _MINUTES)):
        row.addWidget(PlainLabel(title, "label"), share)
    return row


def _write(service: SessionService, session: Session, file: Path) -> Path:
    words = _("The table could not be saved there. Nothing was changed; choose another folder.")
    return save(file, as_csv(service.attendance(session.id)), words)


def _certify(service: SessionService, printing: PrintService, session: Session, language: str, file: Path) -> Path:
    words = _("The certificates could not be saved there. Nothing was changed; choose another folder.")
    how = Order(sheet=CERTIFICATE, language=language)
    pdf = printing.certificates(service.load(session.id), service.attendance(session.id), how)
    return save(file, pdf, words)
