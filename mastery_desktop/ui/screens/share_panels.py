"""Sharing a session as a file, and taking one in: what is in it, and what that would change, before it does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from mastery_desktop.domain.errors import MasteryError, NotPossible, PassphraseNeeded
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.files import safe_file_name
from mastery_desktop.messages import _, ngettext
from mastery_desktop.services.exporting import ExportKind, exported
from mastery_desktop.services.share_levels import NAMES
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.models.sessions import day_in_words
from mastery_desktop.ui.saving import save
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.outcome import OutcomeLabel
from mastery_desktop.ui.widgets.panel import InlinePanel

if TYPE_CHECKING:
    from pathlib import Path

    from mastery_desktop.domain.records import SessionId
    from mastery_desktop.domain.workshop import Workshop
    from mastery_desktop.services.share_levels import Leaving
    from mastery_desktop.services.sharing import Preview, SharingService
    from mastery_desktop.ui.context import Context, ServiceSet

_LEVELS = tuple(ShareLevel)

LARGEST = 50_000_000
"""Bytes of a file that is looked at; a session's is a thousandth of it."""


class SharePanel(InlinePanel):
    """Saves a session as a file for colleagues, or for the public.

    Attributes:
        attendance_requested: look at who was there (the session's id).
    """

    attendance_requested = Signal(str)

    def __init__(self, context: Context, host: QWidget, workshop: Workshop) -> None:
        """Share one session."""
        super().__init__(_("Share the session"), host, moves=not context.choices.reduce_motion)
        self._context, self._session = context, workshop.session
        words = _(
            "The file holds how many chose each level, what the team decided, its evidence and its plan. Who was there"
            " is never in it."
        )
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PlainLabel(workshop.session.team, "heading", wrap=True))
        column.addWidget(PlainLabel(words, wrap=True))
        self._levels = QButtonGroup(self)
        for place, level in enumerate(_LEVELS):
            button = QRadioButton(_(NAMES[level]))
            button.setChecked(level is ShareLevel.TEAM)
            self._levels.addButton(button, place)
            column.addWidget(button)
        self._levels.idClicked.connect(self._on_level)
        self.names = PlainLabel("", "strong", wrap=True)
        self.stays = PlainLabel("", "small", wrap=True)
        self.leaves = PlainLabel("", "small", wrap=True)
        self.consents = QCheckBox(_("Our school may appear, unnamed, among few"))
        self.consents.setChecked(workshop.session.consents)
        self.consents.clicked.connect(self._on_consent)
        self.passphrase = _passphrase_field(_("Passphrase, if you want one"))
        self.attendance = Button(_("Who was there…"))
        self.attendance.clicked.connect(self._on_attendance)
        self.tools = Button(_("For other tools…"))
        self.tools.setAccessibleDescription(
            _("A workbook, a table, a calendar or text: the ending of the name decides")
        )
        self.tools.clicked.connect(self._on_tools)
        for part in (self.names, self.stays, self.leaves, self.consents, self.passphrase, self.attendance, self.tools):
            column.addWidget(part)
        column.addStretch()
        self.add_scrolling(content)
        self.outcome = OutcomeLabel()
        self.column.addWidget(self.outcome)
        self.save = Button(_("Save the session file…"), kind="primary")
        self.save.clicked.connect(self._on_save)
        self.column.addWidget(self.save)
        self._on_level(0)

    def save_to(self, file: Path) -> None:
        """Write the file and say what came of it."""
        sharing, level = self._context.services.sharing, self.level
        self._context.operations.read(
            partial(_write, sharing, self._session.id, level, file, self.passphrase.text()),
            self._on_saved,
            self._on_failed,
        )

    @property
    def level(self) -> ShareLevel:
        """The level that is chosen."""
        return _LEVELS[self._levels.checkedId()]

    def choose(self, level: ShareLevel) -> None:
        """Choose a level."""
        self._levels.button(_LEVELS.index(level)).click()

    def _on_level(self, _place: int) -> None:
        look = partial(self._context.services.sharing.leaving, self._session.id, self.level)
        self._context.operations.read(look, self._on_leaving, self._on_failed)

    def _on_leaving(self, found: Leaving) -> None:
        words = _("These may be names of people. Read them again before the file leaves: {names}")
        self.names.setText(words.format(names=", ".join(found.names)) if found.names else "")
        self.names.setVisible(bool(found.names))
        self.stays.setText(found.stays)
        self.leaves.setText("\n".join((_("What leaves:"), *found.leaves)))

    def _on_consent(self, consents: bool) -> None:  # noqa: FBT001 - the signal's argument
        keep = partial(self._context.services.sharing.consent, self._session.id, consents=consents)
        self._context.operations.run(keep, failed=self._on_failed, origin=self)

    def _on_save(self) -> None:
        name = self._context.services.sharing.suggested_name
        self._context.operations.read(partial(name, self._session.id), self._on_named, self._on_failed)

    def _on_attendance(self) -> None:
        self.attendance_requested.emit(self._session.id)

    def _on_named(self, name: str) -> None:
        pattern = pattern_of(_("Session files"), "mastery")
        self._context.prompts.save_file(_("Save the session file"), pattern, name, self.save_to, asker=self)

    def save_for_tools(self, file: Path) -> None:
        """Write the session for another tool, by the ending of the file."""
        write = partial(_export, self._context.services, self._session.id, file)
        self._context.operations.read(write, self._on_exported, self._on_failed)

    def _on_tools(self) -> None:
        pattern = pattern_of(_("Workbook, table, calendar or text"), *(kind.value for kind in ExportKind))
        name = safe_file_name(self._session.team, ".xlsx")
        self._context.prompts.save_file(_("Save for another tool"), pattern, name, self.save_for_tools, asker=self)

    def _on_exported(self, file: Path) -> None:
        self.outcome.say(_("Saved as {file}.").format(file=file))

    def _on_saved(self, file: Path) -> None:
        self.outcome.say(_("Saved as {file}. A colleague opens it with the same program.").format(file=file))

    def _on_failed(self, error: MasteryError) -> None:
        self.outcome.say_bad(str(error))


class ImportPanel(InlinePanel):
    """Shows what is in a session file, and takes it in when the user says so.

    Attributes:
        imported: the session is here (its id).
        open_requested: lead the session that is here now (its id).
    """

    imported = Signal(str)
    open_requested = Signal(str)

    def __init__(self, context: Context, host: QWidget, file: Path, *, can_open: bool) -> None:
        """Look at a file; `can_open`: offer to lead the session at once, which cannot be while another one is led."""
        super().__init__(_("Open a session file"), host, moves=not context.choices.reduce_motion)
        self._context = context
        self._can_open = can_open
        self._taken: SessionId | None = None
        self._preview: Preview | None = None
        self.team = PlainLabel(file.name, "heading", wrap=True)
        self.about = PlainLabel(_("Reading the file…"), wrap=True)
        self.changes = PlainLabel("", wrap=True)
        self.warnings = PlainLabel("", "strong", wrap=True)
        for label in (self.team, self.about, self.changes, self.warnings):
            self.column.addWidget(label)
        self.column.addStretch()
        self.passphrase = _passphrase_field(_("Passphrase"))
        self.passphrase.returnPressed.connect(self._read)
        self.passphrase.hide()
        self.column.addWidget(self.passphrase)
        self.accept = Button(_("Take it in"), kind="primary")
        self.accept.setEnabled(False)
        self.accept.clicked.connect(self._on_accept)
        self.open = Button(_("Open this session"), kind="primary")
        self.open.clicked.connect(self._on_open)
        self.open.hide()
        self.column.addWidget(self.accept)
        self.column.addWidget(self.open)
        self._file = file
        self._read()

    def _read(self) -> None:
        look = partial(_look, self._context.services.sharing, self._file, self.passphrase.text())
        self._context.operations.read(look, self._on_preview, self._on_refused)

    def _on_preview(self, preview: Preview) -> None:
        self._preview = preview
        self.passphrase.hide()
        self.about.set_role("")
        session = preview.session
        today = self._context.today
        people = ngettext("{n} person", "{n} people", session.people).format(n=session.people)
        self.team.setText(session.team)
        self.about.setText(f"{session.title}\n{day_in_words(session.held_on, today)}, {people}")
        self.changes.setText(_changes(preview))
        self.warnings.setText("\n\n".join(preview.warnings))
        self.accept.setEnabled(bool(preview.changes))
        if preview.changes:
            self.accept.setFocus()
        elif self._can_open:
            self._offer_to_open(session.id)

    def _on_refused(self, error: MasteryError) -> None:
        self.about.set_role("bad")
        self.about.setText(str(error))
        self.accept.setEnabled(False)
        if isinstance(error, PassphraseNeeded):
            self.passphrase.show()
            self.passphrase.setFocus()

    def _on_accept(self) -> None:
        if self._preview:
            self.accept.setEnabled(False)
            accept = partial(self._context.services.sharing.accept, self._preview)
            self._context.operations.run(accept, self._on_accepted, self._on_refused, origin=self)

    def _on_accepted(self, session: SessionId) -> None:
        self.imported.emit(session)
        if not self._can_open:
            self.close_panel()
            return
        self.changes.setText(_("It is on this computer now, in the list of sessions."))
        self._offer_to_open(session)

    def _offer_to_open(self, session: SessionId) -> None:
        self._taken = session
        self.open.show()
        self.open.setFocus()
        self.accept.hide()

    def _on_open(self) -> None:
        session = self._taken
        self.close_panel()
        if session is not None:
            self.open_requested.emit(session)


def _write(sharing: SharingService, session: SessionId, level: ShareLevel, file: Path, passphrase: str) -> Path:
    words = _("The file could not be saved there. Nothing was changed; choose another folder.")
    return save(file, sharing.share(session, level, passphrase), words)


def _export(services: ServiceSet, session: SessionId, file: Path) -> Path:
    try:
        kind = ExportKind(file.suffix.lower().removeprefix("."))
    except ValueError:
        endings = ", ".join(f".{kind}" for kind in ExportKind)
        words = _("The ending of the name says what is written: {endings}. Choose one of these.")
        raise NotPossible(words.format(endings=endings)) from None
    workshop, pack = services.sessions.load(session), services.sharing.pack_for(session).pack
    words = _("The file could not be saved there. Nothing was changed; choose another folder.")
    return save(file, exported(kind, pack, workshop), words)


def _passphrase_field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _look(sharing: SharingService, file: Path, passphrase: str) -> Preview:
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        words = _("The file {file} could not be read. Nothing was changed; copy it to this computer and open it again.")
        raise NotPossible(words.format(file=file.name)) from error
    return sharing.read(data, passphrase)


def _changes(preview: Preview) -> str:
    if not preview.changes:
        return _("All of it is here already. There is nothing to take in.")
    if not preview.known:
        return _("This session is new here.")
    parts = (
        (preview.added, ngettext("{n} part is new", "{n} parts are new", preview.added)),
        (
            preview.changed,
            ngettext("{n} part is newer in the file", "{n} parts are newer in the file", preview.changed),
        ),
        (preview.removed, ngettext("{n} part was deleted there", "{n} parts were deleted there", preview.removed)),
    )
    said = "; ".join(text.format(n=number) for number, text in parts if number)
    return _("You have this session. {changes}. What is newer here stays.").format(changes=said)
