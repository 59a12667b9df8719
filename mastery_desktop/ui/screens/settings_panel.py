"""Settings: how the window looks, what the clicker does, where the data lie. A change holds at once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget

from mastery_desktop.domain.text import folded
from mastery_desktop.messages import N_, _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.kept_choices import save_choices
from mastery_desktop.ui.key_switch import switch_single_keys
from mastery_desktop.ui.screens.search_words import search_words
from mastery_desktop.ui.screens.settings_file_box import SettingsFileBox
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.chip_group import ChipGroup
from mastery_desktop.ui.widgets.fields import FieldRow, SearchField
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.numbers import NumberField
from mastery_desktop.ui.widgets.panel import InlinePanel

if TYPE_CHECKING:
    from mastery_desktop.ui.context import Context

_SIZES: Final = (100, 125, 150, 175, 200)
_THEMES: Final = {
    "system": N_("As the computer"),
    "standard": N_("Usual colors"),
    "dark": N_("Dark"),
    "high-contrast": N_("High contrast"),
    "high-contrast-dark": N_("High contrast, dark"),
}
_PAUSE_MOST: Final = 1000
_OTHER_WORDS: Final = "otherWords"


class SettingsPanel(InlinePanel):
    """What the user can choose; it is saved as it is chosen.

    Attributes:
        backups_requested: look after the backups.
        bin_requested: look into the bin.
        languages_requested: choose what window and wall speak.
        clicker_requested: learn what the clicker sends.
        doctor_requested: look the installation over.
        about_requested: say what the program is made of.
        sample_requested: bring the sample into the list of sessions.
        content_requested: change the wording, take content in.
        language_taken: all settings are others, with this language among them.
    """

    backups_requested = Signal()
    bin_requested = Signal()
    languages_requested = Signal()
    clicker_requested = Signal()
    doctor_requested = Signal()
    about_requested = Signal()
    sample_requested = Signal()
    content_requested = Signal()
    language_taken = Signal(str)

    def __init__(self, context: Context, host: QWidget, *, whole: bool = True) -> None:
        """Show the choices as they are: the `whole` of them, or those that fit into a workshop."""
        choices = context.choices
        super().__init__(_("Settings"), host, width=520, moves=not choices.reduce_motion)
        self._context, self._choices, self._language = context, choices, choices.language
        self.search = SearchField(_("Search the settings"))
        self.search.settled.connect(self._on_search)
        self.nothing = PlainLabel(_("Nothing fits. Try fewer or shorter words."), "small", wrap=True)
        self.nothing.hide()
        self._parts: list[QWidget] = []
        self._doors: list[Button] = []  # buttons side by side, each of which leads elsewhere
        self._is_whole = whole
        self.column.addWidget(self.search)
        self.column.addWidget(self.nothing)
        self._area = self.add_scrolling(self._make_content(whole=whole))
        keys.bind(keys.SEARCH, self, self._on_search_key)

    def _make_content(self, *, whole: bool) -> QWidget:
        """The settings as they are now, each with a sentence that says what it does."""
        self.languages = Button(_("Languages of window and wall…"), key=keys.LANGUAGES)
        self.languages.clicked.connect(self.languages_requested)
        self.pause = NumberField(0, _PAUSE_MOST, self._choices.clicker_pause)
        self.pause.valueChanged.connect(self._on_pause_changed)
        hint = _(
            "A clicker sometimes sends a key twice. What comes sooner than this is not heard, unless you used"
            " another key or the mouse right before."
        )
        pause = FieldRow(_("Clicker: pause between two keys, in milliseconds"), self.pause, hint=hint)
        self.clicker = Button(_("Learn my clicker…"))
        self.clicker.clicked.connect(self.clicker_requested)
        self._parts = [
            _found_by(self._make_sizes(), "size"),
            _found_by(self._make_themes(), "colors"),
            *self._make_switches(),
            _explained(
                self.languages,
                "languages",
                _("What this window speaks, and what the wall: one language, or two at once."),
            ),
            _found_by(pause, "clicker"),
            _explained(self.clicker, "clicker", _("Press its keys once, and say what each should do.")),
        ]
        if whole:
            self._parts += self._make_rest()
        else:
            words = _("On the first screen there are more: content and wording, backups, bin, all settings as a file.")
            self._parts.append(PlainLabel(words, "small", wrap=True))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.L)
        for part in self._parts:
            column.addWidget(part)
        column.addStretch()
        return content

    def _make_rest(self) -> list[QWidget]:
        """What is for the time between workshops."""
        self.content = Button(_("Content and wording…"))
        self.content.clicked.connect(self.content_requested)
        self.all = SettingsFileBox(self._context)
        self.all.changed.connect(self._on_all_changed)
        words = _("Say something in your own words, see it on the wall, take in another content pack.")
        return [_explained(self.content, "content", words), self._make_folder(), _found_by(self.all, "file")]

    @property
    def taken(self) -> tuple[str, ...] | None:
        """What was left out of settings that were taken over from a file; None where none were."""
        return self.all.taken if self._is_whole else None

    def _on_search(self, looked_for: str) -> None:
        """Leave what every word fits: in a name, in what is said of it, or on a button."""
        words = folded(looked_for).split()
        for part in self._parts:
            part.setVisible(all(word in _words_of(part) for word in words))
        meant = [door for door in self._doors if all(word in _words_of(door) for word in words)]
        for door in self._doors:
            door.setVisible(not meant or door in meant)
        self.nothing.setVisible(not any(part.isVisibleTo(self) for part in self._parts))

    def _on_search_key(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _on_all_changed(self) -> None:
        """Let other choices hold at once, and show them."""
        self._apply()
        for shown, now in ((self.dark_wall, self._choices.dark_wall), (self.motion, self._choices.reduce_motion)):
            shown.setChecked(now)
        self.chime.setChecked(self._choices.chime)
        self.single.setChecked(self._choices.single_keys)
        self.pause.setValue(self._choices.clicker_pause)
        self._themes.button(list(_THEMES).index(self._choices.theme)).setChecked(True)
        if self._choices.text_percent in _SIZES:
            self._sizes.button(self._choices.text_percent).setChecked(True)
        if self._language != self._choices.language:
            self._language = self._choices.language
            self.language_taken.emit(self._language)

    def _on_size_chosen(self, percent: int) -> None:
        self._choices.text_percent = percent
        self._apply()

    def _on_theme_chosen(self, place: int) -> None:
        self._choices.theme = list(_THEMES)[place]
        self._apply()

    def _on_motion_toggled(self, checked: bool) -> None:  # noqa: FBT001 - the signal's argument
        self._choices.reduce_motion = checked
        self._save()

    def _on_chime_toggled(self, checked: bool) -> None:  # noqa: FBT001 - the signal's argument
        self._choices.chime = checked
        self._save()

    def _on_single_toggled(self, checked: bool) -> None:  # noqa: FBT001 - the signal's argument
        self._choices.single_keys = checked
        switch_single_keys(on=checked)
        self._save()

    def _on_dark_wall_toggled(self, checked: bool) -> None:  # noqa: FBT001 - the signal's argument
        self._choices.dark_wall = checked
        self._save()

    def _on_pause_changed(self, pause: int) -> None:
        self._choices.clicker_pause = pause
        self._save()

    def _apply(self) -> None:
        self._context.theme.apply(self._choices.theme, self._choices.text_percent)
        self._save()

    def _save(self) -> None:
        save_choices(self._context)

    def _make_sizes(self) -> QWidget:
        self._sizes = ChipGroup(self)
        for percent in _SIZES:
            button = Button(_("{n} %").format(n=percent), kind="tab")
            self._sizes.addButton(button, percent)
            button.setChecked(percent == self._choices.text_percent)
        self._sizes.idClicked.connect(self._on_size_chosen)
        words = _("Of this window. On the wall, A− and A+ beside its picture make it smaller and larger.")
        return _under(_("Size of text"), self._sizes, words)

    def _make_themes(self) -> QWidget:
        self._themes = ChipGroup(self)
        for place, (name, label) in enumerate(_THEMES.items()):
            button = Button(_(label), kind="tab")
            self._themes.addButton(button, place)
            button.setChecked(name == self._choices.theme)
        self._themes.idClicked.connect(self._on_theme_chosen)
        words = _("The wall has colors of its own, light or dark; marks are never told apart by color alone.")
        return _under(_("Colors of this window"), self._themes, words)

    def _make_switches(self) -> list[QWidget]:
        self.dark_wall = QCheckBox(_("Dark wall, for rooms that can be made dark"))
        self.dark_wall.setChecked(self._choices.dark_wall)
        self.dark_wall.toggled.connect(self._on_dark_wall_toggled)
        self.motion = QCheckBox(_("Let nothing slide or fade"))
        self.motion.setChecked(self._choices.reduce_motion)
        self.motion.toggled.connect(self._on_motion_toggled)
        self.chime = QCheckBox(_("Play a quiet chime when the time for the room is up"))
        self.chime.setChecked(self._choices.chime)
        self.chime.toggled.connect(self._on_chime_toggled)
        self.single = QCheckBox(_("Keys of a single letter or sign"))
        self.single.setChecked(self._choices.single_keys)
        self.single.toggled.connect(self._on_single_toggled)
        words = _(
            "B or a full stop blanks the wall, R reveals, ? lists the keys; Y, N and S answer the room check. Switch"
            " them off if you speak to the computer, or if your hand slips: {blank} and the buttons do the same. What"
            " a clicker sends can be learned all the same."
        )
        return [
            _explained(
                self.dark_wall,
                "dark_wall",
                _("Holds from the next workshop that is opened. In a lit room, light is better."),
            ),
            _explained(self.chime, "chime", _("The clock on the wall says it as well, without a sound.")),
            _explained(
                self.motion,
                "motion",
                _("Panels are there at once. Where the computer asks for less motion, so they are anyway."),
            ),
            _explained(self.single, "single", words.format(blank=keys.BLANK_ALWAYS.hint)),
        ]

    def _make_folder(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(PlainLabel(_("Your sessions are kept here"), "label"))
        paths = self._context.services.paths
        folder = PlainLabel(_breakable(str(paths.data)), wrap=True)
        folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(folder)
        warning = paths.warning(os.environ)
        if warning:
            column.addWidget(PlainLabel(warning, "bad", wrap=True))
        self.backups = Button(_("Backups…"))
        self.backups.clicked.connect(self.backups_requested)
        self.bin = Button(_("Bin…"))
        self.bin.clicked.connect(self.bin_requested)
        self.doctor = Button(_("Check the installation…"), key=keys.DOCTOR)
        self.doctor.clicked.connect(self.doctor_requested)
        self.about = Button(_("About this program…"))
        self.about.clicked.connect(self.about_requested)
        self.sample = Button(_("Look around in a sample"))
        self.sample.clicked.connect(self.sample_requested)
        for door, name, words in (
            (
                self.backups,
                "backups",
                _("Safety copies of all sessions, to restore from, here and in a second folder."),
            ),
            (self.bin, "bin", _("Deleted workshops, to take back.")),
            (self.doctor, "doctor", _("Whether all is there and in order; a diagnosis for those who help.")),
            (self.sample, "sample", _("A finished workshop, to try things with.")),
            (self.about, "about", _("Version and licences.")),
        ):
            door.setAccessibleDescription(words)
            _found_by(door, name)
            self._doors.append(door)
        column.addLayout(Tiles(*self._doors, fill=False, spacing=Space.S))
        return holder


def _found_by(part: QWidget, setting: str) -> QWidget:
    """A part of the panel, which is found by other words as well."""
    part.setProperty(_OTHER_WORDS, search_words(setting))
    return part


def _explained(control: QPushButton | QCheckBox, setting: str, words: str) -> QWidget:
    """A control over the sentence that says what it does."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.XS)
    column.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
    column.addWidget(PlainLabel(words, "small", wrap=True))
    control.setAccessibleDescription(words)
    return _found_by(holder, setting)


def _words_of(part: QWidget) -> str:
    """All that can be read in a part of the panel, and what else it may be called, for a search."""
    labels, buttons = part.findChildren(QLabel), part.findChildren(QAbstractButton)
    if isinstance(part, QLabel):
        labels.append(part)
    if isinstance(part, QAbstractButton):
        buttons.append(part)
    texts = [label.text() for label in labels]
    texts += [str(each.property(_OTHER_WORDS) or "") for each in (part, *buttons)]
    texts += [words for button in buttons for words in (button.text(), button.accessibleDescription())]
    return folded(" ".join(texts).replace("&&", "&"))


def _under(title: str, group: QButtonGroup, words: str) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.XS)
    column.addWidget(PlainLabel(title, "label", wrap=True))
    column.addLayout(Tiles(*group.buttons(), fill=False, spacing=Space.XS))
    column.addWidget(PlainLabel(words, "small", wrap=True))
    for button in group.buttons():
        button.setAccessibleDescription(words)
    return holder


def _breakable(path: str) -> str:
    """A path that can be broken into lines after its separators."""
    return path.replace(os.sep, os.sep + "\u200b")
