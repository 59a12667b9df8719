"""Taking a session file in: what is in it and what that would change, before it does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mastery_desktop.domain.clock import time_in_words
from mastery_desktop.domain.errors import ForRollUps, MasteryError, NotPossible, PassphraseNeeded, StorageError
from mastery_desktop.domain.school_share import FOR_WHOM
from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.models.sessions import day_in_words
from mastery_desktop.ui.screens.conflict_box import ConflictBox
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.fields import passphrase_field
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.panel import InlinePanel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from mastery_desktop.domain.records import Session, SessionId
    from mastery_desktop.domain.workshop import Workshop
    from mastery_desktop.services.previews import Preview
    from mastery_desktop.services.sharing import SharingService
    from mastery_desktop.ui.context import Context

LARGEST = 50_000_000
"""Bytes of a file that is looked at; a session's is a thousandth of it."""


class ImportPanel(InlinePanel):
    """Shows what is in a session file, and takes it in when the user says so.

    Attributes:
        imported: the session is here (its id).
        open_requested: lead the session that is here now (its id).
        roll_up_requested: roll up the folder of a file that was made for roll-ups (the file).
    """

    imported = Signal(str)
    open_requested = Signal(str)
    roll_up_requested = Signal(object)

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
        self.origin = PlainLabel("", wrap=True)
        self.inside = PlainLabel("", wrap=True)
        self.boxes: list[ConflictBox] = []
        self._content = QWidget()
        self._list = QVBoxLayout(self._content)
        self._list.setContentsMargins(0, 0, 0, 0)
        for part in (self.team, self.about, self.origin, self.changes):
            self._list.addWidget(part)
        self._list.addLayout(self._make_ways_on())
        self._list.addWidget(self.warnings)
        self._list.addWidget(self.inside)
        self.warnings.hide()
        self._list.addStretch()
        self._area = self.add_scrolling(self._content)
        self.passphrase = passphrase_field(_("Passphrase"))
        self.passphrase.returnPressed.connect(self._read)
        self.passphrase.hide()
        self.column.addWidget(self.passphrase)
        self.unlock = Button(_("Open the file"), kind="primary")
        self.unlock.clicked.connect(self._read)
        self.unlock.hide()
        self.column.addWidget(self.unlock)
        self.accept = Button(_("Take it in"), kind="primary")
        self.accept.setEnabled(False)
        self.accept.clicked.connect(self._on_accept)
        self.column.addWidget(self.accept)
        self._file = file
        self._read()

    def _make_ways_on(self) -> Tiles:
        """What can be done next stands below the sentence about it: a second click on "Take it in" meets none of it."""
        self.open = Button(_("Open this session"), kind="primary")
        self.open.clicked.connect(self._on_open)
        self.roll_up = Button(_("Roll up its folder"), kind="primary")
        self.roll_up.clicked.connect(self._on_roll_up)
        self.out_of_bin = Button(_("Take it out of the bin"), kind="primary")
        self.out_of_bin.clicked.connect(self._on_out_of_bin)
        self.take_back = Button(_("Take all of it back"))
        self.take_back.setAccessibleDescription(_("Leaves this computer as it was before the file was taken in"))
        self.take_back.clicked.connect(self._on_take_back)
        self.copy_to_bin = Button(_("Put the public copy into the bin"))
        self.copy_to_bin.clicked.connect(self._on_copy_to_bin)
        ways = (self.open, self.roll_up, self.out_of_bin, self.take_back, self.copy_to_bin)
        for way in ways:
            way.hide()
        return Tiles(*ways, fill=False)

    def _read(self) -> None:
        look = partial(_look, self._context.services.sharing, self._file, self.passphrase.text())
        self._context.operations.read(look, self._on_preview, self._on_refused)

    def _on_preview(self, preview: Preview) -> None:
        self._preview = preview
        self._show_lock(locked=False)
        session = preview.session
        self._show_about(session)
        self.team.setText(session.team)
        self.origin.setText(_origin(preview, self._context.today))
        self.inside.setText(_inside(preview.inside))
        self.changes.setText(_changes(preview))
        self._warn(preview.warnings)
        self._show_conflicts(preview)
        useful = bool(preview.changes or preview.conflicts)
        self.accept.setEnabled(useful)
        if useful:
            self.accept.setFocus()
        elif preview.binned:
            self.accept.hide()
            self.out_of_bin.show()
            self.out_of_bin.setFocus()
        else:
            if self._can_open:
                self._offer_to_open(session.id)
            self._offer_copy_to_bin()
            if preview.taken:
                can = partial(self._context.services.history.can_take_file_back, session.id)
                self._context.operations.read(can, partial(self._offer_to_take_back, session.id), self._on_refused)

    def _show_about(self, session: Session) -> None:
        people = ngettext("{n} person", "{n} people", session.people).format(n=session.people)
        self.about.set_role("")
        self.about.setText(f"{session.title}\n{day_in_words(session.held_on, self._context.today)}, {people}")

    def _offer_to_take_back(self, session: SessionId, can: bool) -> None:  # noqa: FBT001 - what was read
        """Offer it once more for a file that was taken in before, perhaps at an earlier start."""
        self._taken = session
        self.take_back.setVisible(can)

    def _warn(self, sentences: Sequence[str]) -> None:
        self.warnings.setText("\n\n".join(sentences))
        self.warnings.setVisible(bool(sentences))

    def _show_lock(self, *, locked: bool) -> None:
        self.passphrase.setVisible(locked)
        self.unlock.setVisible(locked)
        self.accept.setVisible(not locked)

    def _show_conflicts(self, preview: Preview) -> None:
        """Put what was written apart between the sentences and the end."""
        self._take_boxes_away()
        for conflict in preview.conflicts:
            box = ConflictBox(conflict, self._context.today)
            self.boxes.append(box)
            self._list.insertWidget(self._list.indexOf(self.inside), box)

    def _on_refused(self, error: MasteryError) -> None:
        self.about.set_role("bad")
        self.about.setText(str(error))
        self.accept.setEnabled(False)
        if isinstance(error, ForRollUps):
            self._show_share(error)
        if isinstance(error, PassphraseNeeded):
            self._show_lock(locked=True)
            self.passphrase.setFocus()

    def _show_share(self, share: ForRollUps) -> None:
        """Show what a file for roll-ups says; on the first screen, its folder can be rolled up."""
        self._show_lock(locked=False)
        self.about.set_role("")
        self.accept.hide()
        self.changes.hide()
        self.origin.setText(share.whom)
        self.inside.setText(_inside(share.inside))
        self.roll_up.setVisible(self._can_open)
        if self._can_open:
            self.roll_up.setFocus()

    def _on_roll_up(self) -> None:
        self.close_panel()
        self.roll_up_requested.emit(self._file)

    def _on_out_of_bin(self) -> None:
        if self._preview:
            session = self._preview.session.id
            call = partial(self._context.services.sessions.take_back, session)
            done = partial(self._on_out, session)
            self._context.operations.run(call, done, self._on_refused, origin=self)

    def _on_out(self, session: SessionId, _value: None) -> None:
        self.out_of_bin.hide()
        self.changes.setText(_("The session is back in the list."))
        self.imported.emit(session)
        self._offer_next(session)

    def _offer_copy_to_bin(self) -> None:
        """Offer it where no session is led, which could be that copy."""
        self.copy_to_bin.setVisible(self._can_open and self._preview is not None and bool(self._preview.public_copy))

    def _on_copy_to_bin(self) -> None:
        if self._preview and self._preview.public_copy:
            put = partial(self._context.services.sessions.delete, self._preview.public_copy)
            self._context.operations.run(put, self._on_copy_gone, self._on_refused, origin=self)

    def _on_copy_gone(self, _value: None) -> None:
        self.copy_to_bin.hide()
        self.changes.setText(_("The public copy is in the bin. This session stays."))
        if self._taken is not None:
            self.imported.emit(self._taken)
        (self.open if self.open.isVisible() else self.close_button).setFocus()

    def _on_accept(self) -> None:
        if self._preview:
            self.accept.setEnabled(False)
            choices = {box.conflict.id: box.choice for box in self.boxes}
            accept = partial(self._context.services.sharing.accept, self._preview, choices)
            self._show_about(self._preview.session)
            self._context.operations.run(accept, self._on_accepted, self._on_not_accepted, origin=self)

    def _on_not_accepted(self, error: MasteryError) -> None:
        """Let it be tried again when it could not be written: the choices made stay, and there may be room by then."""
        self._on_refused(error)
        self.accept.setEnabled(isinstance(error, StorageError))

    def _on_accepted(self, session: SessionId) -> None:
        self.imported.emit(session)
        known = self._preview is not None and self._preview.known
        self._show_settled()
        words = (
            _(
                "The session is brought together. Undo takes all of it back until something else is changed in it, for"
                " about two days."
            )
            if known
            else _(
                "It is on this computer now, in the list of sessions. It can be taken back until something is changed."
            )
        )
        self.changes.setText(words)
        self.take_back.show()
        self._offer_copy_to_bin()
        self._offer_next(session)

    def _offer_next(self, session: SessionId) -> None:
        """Offer what is safe, where the sentence about it is in sight."""
        self._taken = session
        self.accept.hide()
        if self._can_open:
            self._offer_to_open(session)
        else:
            self.close_button.setFocus()
        self._area.verticalScrollBar().setValue(0)

    def _take_boxes_away(self) -> None:
        while self.boxes:
            box = self.boxes.pop()
            box.hide()
            box.deleteLater()

    def _show_settled(self) -> None:
        """Take the choices away: they are made."""
        self._take_boxes_away()
        self._warn(())

    def _on_take_back(self) -> None:
        if self._taken is not None:
            undo = partial(self._context.services.history.take_file_back, self._taken)
            self._context.operations.run(undo, self._on_taken_back, self._on_refused, origin=self)

    def _on_taken_back(self, _name: str | None) -> None:
        if self._taken is not None:
            find = partial(self._context.services.sessions.find, self._taken)
            self._context.operations.read(find, self._say_taken_back, self._on_refused)
        self.take_back.hide()
        self.copy_to_bin.hide()
        self.open.hide()
        self.close_button.setFocus()

    def _say_taken_back(self, workshop: Workshop | None) -> None:
        as_before = _("Taken back. The session is as it was before.")
        self.changes.setText(as_before if workshop else _("Taken back. The session is no longer on this computer."))

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


def _look(sharing: SharingService, file: Path, passphrase: str) -> Preview:
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        words = _("The file {file} could not be read. Nothing was changed; copy it to this computer and open it again.")
        raise NotPossible(words.format(file=file.name)) from error
    return sharing.read(data, passphrase)


def _origin(preview: Preview, today: date) -> str:
    """For whom the file is, and where it was worked on last."""
    said = [_(FOR_WHOM[preview.level])]
    if preview.computers:
        last = preview.computers[0]
        at = last.at.astimezone()
        words = _("Last changed on {computer}, {day}, {time}")
        name = last.name or _("a computer without a name")
        said.append(words.format(computer=name, day=day_in_words(at.date(), today), time=time_in_words(at)))
    return "\n".join(said)


def _inside(lines: Sequence[str]) -> str:
    return "\n".join((_("What is in it:"), *lines))


def _changes(preview: Preview) -> str:
    if preview.binned:
        return _in_the_bin(preview)
    if preview.conflicts:
        apart = len(preview.conflicts)
        words = ngettext(
            "{n} part was changed on both computers. Look at both, and choose.",
            "{n} parts were changed on both computers. Look at both, and choose.",
            apart,
        )
        return _("You have this session. {changes}").format(changes=words.format(n=apart))
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


def _in_the_bin(preview: Preview) -> str:
    if not preview.changes and not preview.conflicts:
        return _("This session is in the bin on this computer, with all that is in the file.")
    return _("This session is in the bin on this computer. Taking the file in brings it back into the list.")
