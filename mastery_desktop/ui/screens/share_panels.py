"""Sharing a session as a file: for whom, and what leaves, before it does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from mastery_desktop.domain.errors import MasteryError, NotPossible
from mastery_desktop.domain.leaving_names import before_it_leaves
from mastery_desktop.domain.school_share import FOR_WHOM, ShareLevel
from mastery_desktop.files import safe_file_name
from mastery_desktop.messages import N_, _
from mastery_desktop.services.exporting import LEVEL_OF, ExportKind, for_tools, left_out
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.saving import save
from mastery_desktop.ui.screens.tool_exports import NAMES, ToolExports
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.outcome import OutcomeLabel
from mastery_desktop.ui.widgets.panel import InlinePanel
from mastery_desktop.ui.widgets.passphrase_entry import PassphraseEntry

if TYPE_CHECKING:
    from pathlib import Path

    from mastery_desktop.domain.records import SessionId
    from mastery_desktop.domain.workshop import Workshop
    from mastery_desktop.services.share_levels import Leaving
    from mastery_desktop.services.sharing import SharingService
    from mastery_desktop.ui.context import Context, ServiceSet

_LEVELS = tuple(ShareLevel)
_FOR_ROLL_UPS: Final = N_(
    "Saved as {file}. Whoever makes the roll-up puts it into a folder with the others; it is not opened as a session."
)
_SAVED: Final = {
    ShareLevel.TEAM: N_("Saved as {file}. A colleague opens it with the same program."),
    ShareLevel.DISTRICT: _FOR_ROLL_UPS,
    ShareLevel.STATE: _FOR_ROLL_UPS,
    ShareLevel.PUBLIC: N_("Saved as {file}. Anybody opens it with the same program and sees what the summary says."),
}
"""What is said once a file is saved, by level."""

_CONSENT: Final = N_(
    "A roll-up of a district or a state hides numbers that one or two schools stand behind, and shows none of fewer"
    " than five schools. Where every school has ticked this, it hides nothing."
)


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
        words = _("Choose for whom the file is: what leaves and what stays follows. Who was there is never in it.")
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PlainLabel(workshop.session.team, "heading", wrap=True))
        column.addWidget(PlainLabel(words, wrap=True))
        self._levels = QButtonGroup(self)
        for place, level in enumerate(_LEVELS):
            button = QRadioButton(_(FOR_WHOM[level]))
            button.setChecked(level is ShareLevel.TEAM)
            self._levels.addButton(button, place)
            column.addWidget(button)
        self._levels.idClicked.connect(self._on_level)
        self.names = PlainLabel("", "strong", wrap=True)
        self.stays = PlainLabel("", "strong", wrap=True)
        self.leaves = PlainLabel("", wrap=True)
        self.consents = QCheckBox(_("Our school may appear, unnamed, among few"))
        self.consents.setChecked(workshop.session.consents)
        self.consents.clicked.connect(self._on_consent)
        meant = PlainLabel(_(_CONSENT), "small", wrap=True)
        self.passphrase = PassphraseEntry()
        self.attendance = Button(_("Who was there…"))
        self.attendance.clicked.connect(self._on_attendance)
        self.tools = ToolExports()
        self.tools.wanted.connect(self._on_tools)
        heading = PlainLabel(_("What leaves"), "label", wrap=True)
        read = PlainLabel(
            _("Read it yourself too: the program does not find every name of a person."), "small", wrap=True
        )
        for part in (self.names, heading, read, self.leaves, self.stays, self.consents, meant, self.passphrase):
            column.addWidget(part)
        column.addWidget(self.attendance)
        column.addWidget(self.tools)
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
        if not self._can_lock():
            return
        sharing, level, passphrase = self._context.services.sharing, self.level, self.passphrase.text
        self._context.operations.read(
            partial(_write, sharing, self._session.id, level, file, passphrase),
            partial(self._on_saved, level, bool(passphrase)),
            self._on_failed,
        )

    def _can_lock(self) -> bool:
        """Whether the passphrase can be used as it was typed; says why not."""
        if not self.passphrase.problem:
            return True
        self.outcome.say_bad(self.passphrase.problem)
        self.passphrase.first_wrong.setFocus()
        return False

    @property
    def level(self) -> ShareLevel:
        """The level that is chosen."""
        return _LEVELS[self._levels.checkedId()]

    def choose(self, level: ShareLevel) -> None:
        """Choose a level."""
        self._levels.button(_LEVELS.index(level)).click()

    def _on_level(self, _place: int) -> None:
        self.outcome.hide()  # it is about another level
        look = partial(self._context.services.sharing.leaving, self._session.id, self.level)
        self._context.operations.read(look, self._on_leaving, self._on_failed)

    def _on_leaving(self, found: Leaving) -> None:
        self.names.setText(before_it_leaves(found.names))
        self.names.setVisible(bool(found.names))
        self.stays.setText(found.stays)
        self.leaves.setText("\n".join(found.leaves))

    def _on_consent(self, consents: bool) -> None:  # noqa: FBT001 - the signal's argument
        keep = partial(self._context.services.sharing.consent, self._session.id, consents=consents)
        self._context.operations.run(keep, failed=self._on_failed, origin=self)

    def _on_save(self) -> None:
        if not self._can_lock():
            return
        name = self._context.services.sharing.suggested_name
        self._context.operations.read(partial(name, self._session.id, self.level), self._on_named, self._on_failed)

    def _on_attendance(self) -> None:
        self.attendance_requested.emit(self._session.id)

    def _on_named(self, name: str) -> None:
        pattern = pattern_of(_("Session files"), "mastery")
        self._context.prompts.save_file(_("Save the session file"), pattern, name, self.save_to, asker=self)

    def save_for_tools(self, file: Path) -> None:
        """Write the session for another tool, by the ending of the file."""
        write = partial(_export, self._context.services, self._session.id, file)
        self._context.operations.read(write, self._on_exported, self._on_failed)

    def _on_tools(self, kind: ExportKind) -> None:
        pattern = pattern_of(_(NAMES[kind]), kind.value)
        name = safe_file_name(f"{self._session.team} {_(FOR_WHOM[LEVEL_OF[kind]])}", f".{kind.value}")
        self._context.prompts.save_file(_("Save for another tool"), pattern, name, self.save_for_tools, asker=self)

    def _on_exported(self, told: str) -> None:
        self.outcome.say(told)

    def _on_saved(self, level: ShareLevel, locked: bool, file: Path) -> None:  # noqa: FBT001 - bound beforehand
        said = [_(_SAVED[level]).format(file=file)]
        if locked:
            said.append(_("It opens only with its passphrase, which nobody can recover."))
        self.outcome.say(" ".join(said))

    def _on_failed(self, error: MasteryError) -> None:
        self.outcome.say_bad(str(error))


def _write(sharing: SharingService, session: SessionId, level: ShareLevel, file: Path, passphrase: str) -> Path:
    words = _("The file could not be saved there. Nothing was changed; choose another folder.")
    return save(file, sharing.share(session, level, passphrase), words)


def _export(services: ServiceSet, session: SessionId, file: Path) -> str:
    """Write the file; tells for whom it is, what is not in it, and what may be names in what it is made of."""
    try:
        kind = ExportKind(file.suffix.lower().removeprefix("."))
    except ValueError:
        endings = ", ".join(f".{kind}" for kind in ExportKind)
        words = _("The ending of the name says what is written: {endings}. Choose one of these.")
        raise NotPossible(words.format(endings=endings)) from None
    words = _("The file could not be saved there. Nothing was changed; choose another folder.")
    saved = save(file, for_tools(kind, session, services.sessions, services.sharing), words)
    told = (
        _("Saved as {file}. {whom}.").format(file=saved, whom=_(FOR_WHOM[LEVEL_OF[kind]])),
        left_out(kind, services.sessions.load(session)),
        before_it_leaves(services.sharing.names_leaving(session, LEVEL_OF[kind])),
    )
    return " ".join(filter(None, told))
