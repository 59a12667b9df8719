"""Sharing a session as a file, and taking one in: what is in it, and what that would change, before it does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from mastery_desktop.domain.errors import MasteryError, NotPossible
from mastery_desktop.domain.records import Privacy
from mastery_desktop.messages import _, ngettext
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
    from mastery_desktop.services.sharing import Preview, SharingService
    from mastery_desktop.ui.context import Context

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
        self.column.addWidget(PlainLabel(workshop.session.team, "heading", wrap=True))
        self.column.addWidget(PlainLabel(words, wrap=True))
        self._levels = QButtonGroup(self)
        for level, label, note in (
            (Privacy.TEAM, _("For colleagues"), _("With the facilitator’s name, times and the parking lot.")),
            (Privacy.WALL, _("For the public"), _("Only what stood on the wall.")),
        ):
            button = QRadioButton(label)
            button.setAccessibleDescription(note)
            button.setChecked(level is Privacy.TEAM)
            self._levels.addButton(button, level)
            self.column.addWidget(button)
            self.column.addWidget(PlainLabel(note, "small", wrap=True))
        self.outcome = OutcomeLabel()
        self.column.addWidget(self.outcome)
        self.column.addStretch()
        self.attendance = Button(_("Who was there…"))
        self.attendance.clicked.connect(self._on_attendance)
        self.column.addWidget(self.attendance)
        self.save = Button(_("Save the session file…"), kind="primary")
        self.save.clicked.connect(self._on_save)
        self.column.addWidget(self.save)

    def save_to(self, file: Path) -> None:
        """Write the file and say what came of it."""
        sharing, level = self._context.services.sharing, Privacy(self._levels.checkedId())
        self._context.operations.read(
            partial(_write, sharing, self._session.id, level, file), self._on_saved, self._on_failed
        )

    def _on_save(self) -> None:
        name = self._context.services.sharing.suggested_name
        self._context.operations.read(partial(name, self._session.id), self._on_named, self._on_failed)

    def _on_attendance(self) -> None:
        self.attendance_requested.emit(self._session.id)

    def _on_named(self, name: str) -> None:
        pattern = pattern_of(_("Session files"), "mastery")
        self._context.prompts.save_file(_("Save the session file"), pattern, name, self.save_to, asker=self)

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
        self.accept = Button(_("Take it in"), kind="primary")
        self.accept.setEnabled(False)
        self.accept.clicked.connect(self._on_accept)
        self.open = Button(_("Open this session"), kind="primary")
        self.open.clicked.connect(self._on_open)
        self.open.hide()
        self.column.addWidget(self.accept)
        self.column.addWidget(self.open)
        sharing = context.services.sharing
        context.operations.read(partial(_look, sharing, file), self._on_preview, self._on_refused)

    def _on_preview(self, preview: Preview) -> None:
        self._preview = preview
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


def _write(sharing: SharingService, session: SessionId, level: Privacy, file: Path) -> Path:
    words = _("The file could not be saved there. Nothing was changed; choose another folder.")
    return save(file, sharing.export(session, level), words)


def _look(sharing: SharingService, file: Path) -> Preview:
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        words = _("The file {file} could not be read. Nothing was changed; copy it to this computer and open it again.")
        raise NotPossible(words.format(file=file.name)) from error
    return sharing.read(data)


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
