"""Learn my clicker: a person presses each button of theirs once, sees what arrives, and what it does from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from mastery_desktop.messages import N_, _
from mastery_desktop.ui import keys
from mastery_desktop.ui.clicker_keys import TAUGHT, ClickerKeys, key_text
from mastery_desktop.ui.console.parts import button, column, label, row
from mastery_desktop.ui.key_guard import ALL_KEYS
from mastery_desktop.ui.looks import show_as
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.chip_group import ChipGroup
from mastery_desktop.ui.widgets.panel import InlinePanel

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from mastery_desktop.ui.context import Context
    from mastery_desktop.ui.widgets.labels import PlainLabel

_NAMES: Final = {
    keys.NEXT: N_("Next"),
    keys.BACK: N_("Back"),
    keys.BLANK: N_("Blank the wall"),
    keys.PROJECT: N_("Project"),
}


class KeyField(QFrame):
    """Hears every key while it has the focus; Tab leads on.

    Attributes:
        arrived: a key, as settings keep it.
    """

    arrived = Signal(str)

    def __init__(self) -> None:
        """Wait for a key."""
        super().__init__()
        self.setProperty("kind", "soft")
        self.setProperty(ALL_KEYS, True)  # noqa: FBT003 - a value
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Press a button of the clicker"))
        self._words = label("", "strong")
        lines = column(self._words)
        lines.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        self.setLayout(lines)
        self._show(waits=False)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no key of the program works while one is learned
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = key_text(event)
        if text and not event.isAutoRepeat():
            self.arrived.emit(text)
        event.accept()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show(waits=True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show(waits=False)

    def _show(self, *, waits: bool) -> None:
        waiting, resting = _("Press the button of the clicker now."), _("Click here to go on.")
        self._words.setText(waiting if waits else resting)
        show_as(self, "kind", "tint" if waits else "soft")


class ClickerPanel(InlinePanel):
    """One line for each thing that a clicker does."""

    may_lie_over_the_wall = True

    def __init__(self, context: Context, host: QWidget) -> None:
        """Show what is learned already."""
        super().__init__(_("Learn my clicker"), host, width=440, moves=not context.choices.reduce_motion)
        self._context = context
        self._taught = ClickerKeys(context.choices)
        self.field = KeyField()
        self.field.arrived.connect(self._on_arrived)
        self.answer = label("", "strong")
        self._group = ChipGroup(self)
        self._lines: list[PlainLabel] = []
        content = QWidget()
        lines = column(spacing=Space.S)
        lines.setContentsMargins(0, 0, Space.S, 0)
        intro = _("Choose what a button of your clicker is to do, then press it once. Most need nothing learned.")
        lines.addWidget(label(intro))
        for number, key in enumerate(TAUGHT):
            choose = button(_(_NAMES[key]), self.field.setFocus, "tab")
            self._group.addButton(choose, number)
            words = label("", "muted")
            self._lines.append(words)
            line = row(choose, words, spacing=Space.M)
            line.setStretch(1, 1)
            lines.addLayout(line)
        self._group.buttons()[0].setChecked(True)
        self.reset = button(_("Forget what was learned"), self._on_reset, "quiet")
        for each in (self.field, self.answer):
            lines.addWidget(each)
        lines.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        last = _("PgDn and PgUp always step. Tab leads out of the field, then Esc closes this panel.")
        lines.addWidget(label(last, "muted"))
        lines.addStretch()
        content.setLayout(lines)
        self.add_scrolling(content)
        self._show()

    def _on_arrived(self, text: str) -> None:
        place = self._group.checkedId()
        self.answer.setText(self._taught.teach(TAUGHT[place], text))
        if self._does(text, TAUGHT[place]) and place + 1 < len(TAUGHT):
            self._group.button(place + 1).setChecked(True)
        self._save()

    def _on_reset(self) -> None:
        self._taught.forget()
        self._group.buttons()[0].setChecked(True)
        self.answer.setText(_("Every key means again what it meant at first."))
        self._save()

    def _does(self, text: str, key: keys.Key) -> bool:
        return text in (*key.sequences, *self._taught.of(key))

    def _save(self) -> None:
        self._show()
        try:
            self._context.choices.save()
        except OSError:
            self._context.news.say_error(
                _("What was learned could not be saved."),
                safe=_("It holds until the window is closed, and your sessions are not touched."),
                then=_("Make room on the disk, then press a button of the clicker again."),
            )

    def _show(self) -> None:
        for key, words in zip(TAUGHT, self._lines, strict=True):
            words.setText("   ".join(keys.shown(text) for text in (*key.sequences, *self._taught.of(key))))
        self.reset.setEnabled(any(self._taught.of(key) for key in TAUGHT))
