"""All settings at once: into a file, out of one, and back to what is usual."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mastery_desktop.config.language import spoken_languages
from mastery_desktop.config.settings_file import SettingsFile, read_settings, take_over, write_settings
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.messages import _
from mastery_desktop.services.languages import BOTH
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.saving import save
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.outcome import OutcomeLabel
from mastery_desktop.ui.widgets.question import Question

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.ui.context import Context

_MOST: Final = 1_000_001
"""How much of a file is read: more than any file of settings has."""


class SettingsFileBox(QWidget):
    """Three buttons, with a sentence that says what came of them.

    Attributes:
        changed: the choices are others now.
        taken: what was left out of the file that was taken over last; None before one was.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._choices = context, context.choices
        self.taken: tuple[str, ...] | None = None
        self.save = Button(_("Save the settings to a file…"))
        self.save.clicked.connect(self._on_save)
        self.take = Button(_("Take settings from a file…"))
        self.take.clicked.connect(self._on_take)
        self.reset = Button(_("Back to the usual settings…"))
        self.reset.clicked.connect(self._on_reset)
        self.question = Question(_("Keep mine"), _("Back to the usual"))
        self.question.confirmed.connect(self._on_confirmed)
        self.question.kept.connect(self.reset.setFocus)
        self.outcome = OutcomeLabel()
        words = _(
            "Colors, sizes, clicker, languages and kept choices for printing. Folders and places of windows stay."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(PlainLabel(_("All settings"), "label"))
        column.addWidget(PlainLabel(words, "small", wrap=True))
        column.addLayout(Tiles(self.save, self.take, self.reset, fill=False, spacing=Space.S))
        column.addWidget(self.question)
        column.addWidget(self.outcome)

    def _on_save(self) -> None:
        pattern = pattern_of(_("Settings"), "json")
        name = _("mastery settings") + ".json"
        self._context.prompts.save_file(_("Save the settings"), pattern, name, self.write, asker=self)

    def write(self, file: Path) -> None:
        """Write the settings into a file."""
        refusal = _("{file} could not be written. Choose another place.").format(file=file.name)
        call = partial(save, file, write_settings(self._choices), refusal)
        self._context.operations.read(call, self._on_saved, self._on_refused)

    def _on_saved(self, file: Path) -> None:
        self.outcome.say(_("The settings are saved as {file}.").format(file=file.name))

    def _on_take(self) -> None:
        pattern = pattern_of(_("Settings"), "json")
        self._context.prompts.open_file(_("Take settings from a file"), pattern, self.read, asker=self)

    def read(self, file: Path) -> None:
        """Take the settings of a file over."""
        codes = self._context.services.printing.languages
        here = {"language": spoken_languages(self._context.resources), "wall_language": (*codes, BOTH)}
        self._context.operations.read(partial(_read, file, here), self._on_read, self._on_refused)

    def _on_read(self, found: SettingsFile) -> None:
        take_over(self._choices, found.values, found.left_out)
        self.taken = found.left_out
        self.changed.emit()
        say = self.outcome.say_bad if found.left_out else self.outcome.say
        say(taken_in_words(found.left_out))

    def _on_refused(self, error: MasteryError) -> None:
        self.outcome.say_bad(str(error))

    def _on_reset(self) -> None:
        self.outcome.hide()
        self.question.ask(_("All settings as they were at first, also what the clicker was taught and kept choices?"))

    def _on_confirmed(self) -> None:
        take_over(self._choices, {})
        self.changed.emit()
        self.outcome.say(_("All settings are the usual ones again."))
        self.reset.setFocus()


def taken_in_words(left_out: Sequence[str]) -> str:
    """What is said of settings that were taken over, but for some."""
    if not left_out:
        return _("The settings are taken over, and hold from now on.")
    words = _("The settings are taken over, but for these, which are not known here: {names}.")
    return words.format(names=", ".join(left_out))


def _read(file: Path, languages: Mapping[str, Collection[str]]) -> SettingsFile:
    try:
        with file.open("rb") as stream:
            data = stream.read(_MOST)
    except OSError as error:
        words = _("{file} cannot be read: {reason}.")
        raise NotPossible(words.format(file=file.name, reason=error.strerror)) from None
    return read_settings(data, languages)
