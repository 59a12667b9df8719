"""A line of the room check: a drawn sign, its name, what came of it in a word, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mastery_desktop.domain.room import CheckItem, CheckState
from mastery_desktop.messages import _
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.looks import show_as
from mastery_desktop.ui.room.findings import NAMES, STATES
from mastery_desktop.ui.theme.icons import icon
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from mastery_desktop.config.resources import Resources
    from mastery_desktop.ui.room.findings import Finding

_SIGNS: Final = {CheckState.GOOD: "check", CheckState.LOOK: "warning", CheckState.SKIPPED: "minus", None: "clock"}
_SIGN: Final = 20


class CheckLine(QFrame):
    """What is checked and what came of it; the one that waits for the facilitator is open.

    Attributes:
        changed: there is another answer.
    """

    changed = Signal()

    def __init__(self, item: CheckItem, resources: Resources, waiting: str) -> None:
        """Begin without an answer; `waiting` says what is to come."""
        super().__init__()
        self.item, self._resources, self._waiting = item, resources, waiting
        self._state: CheckState | None = None
        self.setProperty("kind", "soft")
        self._sign = PlainLabel()
        self._name = PlainLabel(_(NAMES[item]), "lead")
        self._word = PlainLabel("", "strong")
        self._sentence = PlainLabel("", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self._sign)
        head.addWidget(self._name, 1)
        head.addWidget(self._word)
        self._open = QWidget()
        self._inner = QVBoxLayout(self._open)
        self._inner.setContentsMargins(0, Space.XS, 0, 0)
        self._inner.setSpacing(Space.S)
        self._open.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        column.addWidget(self._sentence)
        column.addWidget(self._open)
        self.show_waiting()

    @property
    def state(self) -> CheckState | None:
        """What came of it; None while nothing did."""
        return self._state

    @property
    def sentence(self) -> str:
        """What was found."""
        return self._sentence.text()

    def add(self, *parts: QWidget) -> None:
        """Put something into the part that is open while the line waits for the facilitator."""
        for part in parts:
            self._inner.addWidget(part)

    def add_buttons(self, *buttons: QWidget) -> None:
        """Put buttons side by side into that part."""
        self._inner.addLayout(Tiles(*buttons, fill=False))

    def set_open(self, *, is_open: bool) -> None:
        """Show the part with the facilitator's buttons, or hide it."""
        self._open.setVisible(is_open)
        show_as(self, "kind", "tint" if is_open else "soft")

    def show_waiting(self) -> None:
        """Say what is to come."""
        self._set(None, _("Not checked yet"), self._waiting)

    def show_finding(self, finding: Finding) -> None:
        """Say what the computer or the facilitator found."""
        if (finding.state, finding.sentence) != (self._state, self.sentence):
            self._set(finding.state, _(STATES[finding.state]), finding.sentence)
            self.changed.emit()

    def _set(self, state: CheckState | None, word: str, sentence: str) -> None:
        self._state = state
        color = self.palette().color(QPalette.ColorRole.WindowText)
        side = max(_SIGN, self.fontMetrics().height())
        self._sign.setPixmap(icon(self._resources, _SIGNS[state], color, side).pixmap(side, side))
        self._word.setText(word)
        self._sentence.setText(sentence)
        self.setAccessibleName(self._name.text())
        self.setAccessibleDescription(f"{word}. {sentence}")
