"""How chosen sheets are printed: filled or blank, how large, in color, on which paper, and into how many files."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from mastery_desktop.domain.clock import time_of_day
from mastery_desktop.messages import N_, _
from mastery_desktop.services.languages import BOTH
from mastery_desktop.services.printing import LETTER, PRINT_SIZES, USUAL_PRINT, Order, SheetInfo
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.choice_box import ChoiceBox
from mastery_desktop.ui.widgets.fields import FieldRow
from mastery_desktop.ui.widgets.print_presets import PrintPresets

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time

    from mastery_desktop.config.settings import Choices
    from mastery_desktop.services.print_presets import Kept

_PAPERS: Final = {
    LETTER: N_("Letter"),
    "legal": N_("Legal"),
    "tabloid": N_("Tabloid"),
    "tiles": N_("Posters on four Letter sheets"),
    "a4": N_("A4"),
}
"""What each size of paper of the print service is called, in the order of the list."""


LANGUAGES: Final = {"en": "English", "es": "Español"}
"""What languages call themselves."""


class Bundle(Enum):
    """What a saved file holds."""

    ONCE = "once"
    COPIES = "copies"
    FILES = "files"


_BUNDLES: Final = {
    Bundle.ONCE: N_("One PDF, each sheet once"),
    Bundle.COPIES: N_("One PDF with all copies, and a slip for the copier"),
    Bundle.FILES: N_("A PDF for each sheet, and a slip for the copier"),
}


class PrintOptions(QWidget):
    """Boxes and fields that hold for all sheets that are chosen.

    Attributes:
        changed: pages look different now.
    """

    changed = Signal()

    def __init__(
        self, choices: Choices, *, can_fill: bool, languages: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        """Offer the options; those of filled sheets, and of languages, only where there is something to choose."""
        super().__init__(parent)
        self._told: time | None = None
        self.filled = QCheckBox(_("Filled with what the team wrote"))
        if not can_fill:
            self.filled.hide()
        self.form = QCheckBox(_("With fields to fill in on a laptop"))
        self.duplex = QCheckBox(_("Both sides of the paper"))
        self.duplex.setChecked(True)
        self.color = QCheckBox(_("In color"))
        self.print_size = ChoiceBox()
        for points in PRINT_SIZES:
            called = _("Usual, {n} points") if points == USUAL_PRINT else _("Large print, {n} points")
            self.print_size.addItem(called.format(n=points), points)
        self.paper = ChoiceBox()
        for size, name in _PAPERS.items():
            self.paper.addItem(_(name), size)
        self.language = language_choice(languages)
        self.bundle = ChoiceBox()
        for bundle, called in _BUNDLES.items():
            self.bundle.addItem(_(called), bundle.value)
        _let_narrow(self.print_size, self.paper, self.language, self.bundle)
        self.begins = QLineEdit()
        self.begins.setPlaceholderText(_("such as 3:30"))
        self._beginning = FieldRow(
            _("Workshop begins at"), self.begins, hint=_("For clock times on run sheet and agenda; may stay empty.")
        )
        self.presets = PrintPresets(choices, self.kept)
        self.presets.chosen.connect(self.take)
        for box in (self.filled, self.form, self.duplex, self.color):
            box.clicked.connect(self.changed)
        for choice in (self.paper, self.print_size, self.language):
            choice.currentIndexChanged.connect(self.changed)
        self.begins.editingFinished.connect(self._on_begins)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for option in (self.filled, self.form, self.duplex, self.color):
            column.addWidget(option)
        paper = FieldRow(_("Paper"), self.paper, hint=_("A sheet that is not made for it comes on its usual paper."))
        print_size = FieldRow(_("Size of print"), self.print_size)
        spoken = FieldRow(_("Language"), self.language, hint=_("Spanish is an unofficial translation, and says so."))
        if len(languages) < len(LANGUAGES):
            spoken.hide()
        rows: tuple[QWidget, ...] = (
            spoken,
            print_size,
            paper,
            FieldRow(_("When saved"), self.bundle),
            self._beginning,
            self.presets,
        )
        for field in rows:
            column.addSpacing(Space.S)
            column.addWidget(field)

    def order(self, order: Order, sheet: SheetInfo) -> Order:
        """An order of a sheet as the options say."""
        paper = self.paper.currentData()
        return replace(
            order,
            blank=not (self.filled.isChecked() and sheet.fillable),
            size=paper if paper in sheet.sizes else sheet.sizes[0],
            points=self.print_size.currentData(),
            form=self.form.isChecked() and sheet.form,
            color=self.color.isChecked(),
            both_sides=self.duplex.isChecked() or not sheet.duplex,
            begins=self._beginning_typed(),
            language=self.spoken(),
        )

    def spoken(self) -> str:
        """The language of the sheets, as in an order."""
        language: str = self.language.currentData()
        return language

    @property
    def saved_as(self) -> Bundle:
        """What a saved file holds."""
        return Bundle(self.bundle.currentData())

    def kept(self) -> Kept:
        """What is chosen of all that a name may be kept for; not what belongs to one workshop."""
        return {
            "paper": self.paper.currentData(),
            "points": self.print_size.currentData(),
            "language": self.language.currentData(),
            "saved_as": self.bundle.currentData(),
            "both_sides": self.duplex.isChecked(),
            "color": self.color.isChecked(),
        }

    def take(self, kept: Kept) -> None:
        """Choose what was kept; what is not known any more stays as it is."""
        fields = {
            "paper": self.paper,
            "points": self.print_size,
            "saved_as": self.bundle,
            "language": self.language,
        }
        for name, field in fields.items():
            with QSignalBlocker(field):
                place = field.findData(kept.get(name))
                field.setCurrentIndex(field.currentIndex() if place < 0 else place)
        for name, box in (("both_sides", self.duplex), ("color", self.color)):
            if isinstance(wanted := kept.get(name), bool):
                box.setChecked(wanted)
        self.changed.emit()

    def _beginning_typed(self) -> time | None:
        return time_of_day(self.begins.text())

    def _on_begins(self) -> None:
        begins = self._beginning_typed()
        wrong = begins is None and bool(self.begins.text().strip())
        self._beginning.set_wrong(_("Write a time as 3:30 or 15:30.") if wrong else "")
        if begins != self._told:
            self._told = begins
            self.changed.emit()


def _let_narrow(*boxes: QComboBox) -> None:
    """Let lists be as narrow as their column: one long word among the choices would cut all of them off."""
    for box in boxes:
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)


def language_name(code: str) -> str:
    """What a language calls itself; its code where that is not known here."""
    return LANGUAGES.get(code, code)


def language_choice(codes: Sequence[str]) -> QComboBox:
    """The languages that paper can be in: that in use, each of the content's, and both at once."""
    choice = ChoiceBox()
    choice.addItem(_("The language in use"), "")
    for code in codes:
        choice.addItem(language_name(code), code)
    choice.addItem(_("Both, side by side"), BOTH)
    return choice
