"""A question about what cannot be undone, asked in the place where it came up: no dialog, nothing is blocked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.fields import side_by_side
from mastery_desktop.ui.widgets.labels import PlainLabel


class Question(QFrame):
    """A sentence with two buttons, hidden until it is asked and once it is answered.

    Attributes:
        kept: all stays as it is.
        confirmed: do it.
    """

    kept = Signal()
    confirmed = Signal()

    def __init__(self, keep: str, confirm: str, more: QWidget | None = None) -> None:
        """Offer to keep or to confirm, each in its own words; `more` is a choice that the answer comes with."""
        super().__init__()
        self.setProperty("kind", "tint")
        self.sentence = PlainLabel("", "strong", wrap=True)
        self.keep = Button(keep)
        self.keep.clicked.connect(self._on_keep)
        self.confirm = Button(confirm, kind="danger")
        self.confirm.clicked.connect(self._on_confirm)
        layout: QVBoxLayout | QHBoxLayout
        if more is None:
            layout = QHBoxLayout(self)
            layout.addWidget(self.sentence, 1)
            layout.addWidget(self.keep)
            layout.addWidget(self.confirm)
        else:
            layout = QVBoxLayout(self)
            layout.addWidget(self.sentence)
            layout.addWidget(more)
            layout.addWidget(side_by_side(self.keep, self.confirm))
        layout.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        layout.setSpacing(Space.S)
        self.hide()

    def ask(self, sentence: str) -> None:
        """Show the question; the focus is on the answer that changes nothing."""
        self.sentence.setText(sentence)
        self.keep.setAccessibleDescription(sentence)  # said with the button, which gets the focus
        self.show()
        self.keep.setFocus()

    def _on_keep(self) -> None:
        self.hide()
        self.kept.emit()

    def _on_confirm(self) -> None:
        self.hide()
        self.confirmed.emit()
