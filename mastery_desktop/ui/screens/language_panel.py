"""Which language the window speaks, and which the wall; both change at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from mastery_desktop.config.language import spoken_languages
from mastery_desktop.messages import _
from mastery_desktop.services.languages import BOTH
from mastery_desktop.ui.kept_choices import save_choices
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.choice_box import ChoiceBox
from mastery_desktop.ui.widgets.fields import FieldRow
from mastery_desktop.ui.widgets.outcome import OutcomeLabel
from mastery_desktop.ui.widgets.panel import InlinePanel
from mastery_desktop.ui.widgets.print_options import LANGUAGES, language_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from mastery_desktop.ui.context import Context


class LanguagePanel(InlinePanel):
    """Two choices; what is chosen is kept.

    Attributes:
        window_chosen: the window should speak this language; its code, or nothing for that of the computer.
        wall_chosen: the wall should speak what is among the choices now.
    """

    window_chosen = Signal(str)
    wall_chosen = Signal()
    may_lie_over_the_wall = True

    def __init__(self, context: Context, host: QWidget, hindrance: Callable[[], str]) -> None:
        """Show the choices as they are; `hindrance` says why the window cannot change its language now."""
        choices = context.choices
        super().__init__(_("Languages"), host, width=480, moves=not choices.reduce_motion)
        self._context, self._choices, self._hindrance = context, choices, hindrance
        codes = context.services.printing.languages
        self.window_language = ChoiceBox(weighs=True)
        self.window_language.addItem(_("The computer’s language"), "")
        for code in spoken_languages(context.resources):
            self.window_language.addItem(language_name(code), code)
        self.wall_language = ChoiceBox(weighs=True)
        self.wall_language.addItem(_("As this window"), "")
        for code in codes:
            self.wall_language.addItem(language_name(code), code)
        if len(codes) > 1:
            used = context.services.pack.language
            large = LANGUAGES[used if used in codes and used in LANGUAGES else codes[0]]
            self.wall_language.addItem(_("Both, and {language} the larger one").format(language=large), BOTH)
        _show(self.window_language, choices.language)
        _show(self.wall_language, choices.wall_language)
        self.window_language.activated.connect(self._on_window)
        self.wall_language.activated.connect(self._on_wall)
        self.outcome = OutcomeLabel()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.L)
        hint = _(
            "Holds at once. A workshop goes on where it is; the wall changes with it only where it follows this window."
        )
        column.addWidget(FieldRow(_("This window"), self.window_language, hint=hint))
        column.addWidget(self.outcome)
        hint = _("Holds at once; a wall that is held changes when it goes on. Two languages may need more pages.")
        column.addWidget(FieldRow(_("The wall"), self.wall_language, hint=hint))
        column.addStretch()
        self.add_scrolling(content)

    def _on_window(self) -> None:
        wanted = self.window_language.currentData()
        if wanted == self._choices.language:
            return
        if words := self._hindrance():
            _show(self.window_language, self._choices.language)
            self.outcome.say_bad(words)
            return
        self._choices.language = wanted
        save_choices(self._context)
        self.window_chosen.emit(wanted)

    def _on_wall(self) -> None:
        self._choices.wall_language = self.wall_language.currentData()
        save_choices(self._context)
        self.wall_chosen.emit()


def _show(box: QComboBox, code: str) -> None:
    box.setCurrentIndex(max(0, box.findData(code)))
