"""How the installation stands: what was looked at, what was found, what to do; the same as `doctor` in a terminal."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mastery_desktop.messages import N_, _
from mastery_desktop.services.doctor import State, as_sum, is_well, to_pass_on, worst_first
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.found_displays import found_displays
from mastery_desktop.ui.saving import save
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.fields import side_by_side
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.outcome import OutcomeLabel
from mastery_desktop.ui.widgets.panel import InlinePanel

if TYPE_CHECKING:
    from pathlib import Path

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.services.doctor import Finding
    from mastery_desktop.ui.context import Context

_WORDS: Final = {
    State.BAD: N_("✕  {subject}: to be put right"),
    State.NOTE: N_("•  {subject}: worth a look"),
    State.GOOD: N_("✓  {subject}"),
}
"""How each state is said."""

_NAME: Final = "mastery-desktop-check.txt"


class DoctorPanel(InlinePanel):
    """Looks everything over when it is made, and lists what was found."""

    def __init__(self, context: Context, host: QWidget) -> None:
        """Begin to look; what was found is listed when all of it is there."""
        super().__init__(_("Check of the installation"), host, width=560, moves=not context.choices.reduce_motion)
        self._context, self._doctor = context, context.services.doctor
        self._found: list[Finding] = []
        self._awaited = 0
        self.column.addWidget(
            PlainLabel(_("Nothing is changed by looking, and nothing leaves this computer."), wrap=True)
        )
        self.sum = PlainLabel("", "heading", wrap=True)
        self.column.addWidget(self.sum)
        self.area = self.add_scrolling(QWidget())
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrow keys can scroll it
        self.area.setAccessibleName(_("What was found"))
        self.outcome = OutcomeLabel()
        self.column.addWidget(self.outcome)
        self.again = Button(_("Look again"))
        self.again.clicked.connect(self.look)
        self.save = Button(_("Save as a text…"), kind="primary")
        self.save.clicked.connect(self._on_save)
        self.column.addWidget(side_by_side(self.again, self.save))
        self.look()

    def look(self) -> None:
        """Look everything over, off this thread."""
        self._found, self._awaited = found_displays(QGuiApplication.screens()), 2
        self.sum.setText(_("Looking…"))
        self.outcome.hide()
        for control in (self.again, self.save):
            control.setEnabled(False)
        self._context.pages.read(self._doctor.look_around, self._on_found, self._on_failed)
        self._context.operations.read(self._doctor.check_database, self._on_found, self._on_failed)

    def save_to(self, file: Path) -> None:
        """Write what was found to a file and say what came of it."""
        words = _("The text could not be saved there. Nothing was changed; choose another folder.")
        write = partial(save, file, to_pass_on(self._found), words)
        self._context.pages.read(write, self._on_saved, self._on_failed)

    # What comes back ----------------------------------------------------------------------------------------------

    def _on_found(self, findings: list[Finding]) -> None:
        self._found += findings
        self._awaited -= 1
        if not self._awaited:
            self._show()

    def _on_failed(self, error: MasteryError) -> None:
        self.outcome.say_bad(str(error))
        self.again.setEnabled(True)

    def _on_save(self) -> None:
        pattern = pattern_of(_("Text"), "txt")
        self._context.prompts.save_file(_("Save what was found"), pattern, _NAME, self.save_to, asker=self)

    def _on_saved(self, file: Path) -> None:
        self.outcome.say(_("Saved as {file}. It holds no notes and no names.").format(file=file))

    # How it is shown ----------------------------------------------------------------------------------------------

    def _show(self) -> None:
        content = QWidget()
        content.setProperty("kind", "clear")
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        column.setSpacing(Space.XS)
        for finding in worst_first(self._found):
            column.addWidget(_line(finding))
        column.addStretch()
        self.area.setWidget(content)
        self.sum.setText(as_sum(self._found))
        self.sum.set_role("good" if is_well(self._found) else "bad")
        for control in (self.again, self.save):
            control.setEnabled(True)


def _line(finding: Finding) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, Space.S)
    column.setSpacing(0)
    column.addWidget(PlainLabel(_(_WORDS[finding.state]).format(subject=finding.subject), "strong", wrap=True))
    column.addWidget(PlainLabel(_breakable(finding.found), wrap=True))
    if finding.advice:
        column.addWidget(PlainLabel(f"→ {_breakable(finding.advice)}", "strong", wrap=True))
    return holder


def _breakable(words: str) -> str:
    """Words whose paths can be broken into lines after their separators."""
    return words.replace(os.sep, os.sep + "\u200b")
