"""The roll-ups that are remembered as handed on: which they are, and a way to forget one that reached nobody."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from mastery_desktop.domain.rollup_words import which
from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.question import Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mastery_desktop.services.rollup.ledger import Remembered


class RememberedRollUps(QFrame):
    """Lists them when the button is pressed. Before one is forgotten, the question is asked below its line.

    Attributes:
        forget_requested: forget one of them (its key).
        opener: the button that shows and hides the list; it says how many they are.
        lines: what stands in the list, by key.
    """

    forget_requested = Signal(str)

    def __init__(self) -> None:
        """Begin hidden, with none."""
        super().__init__()
        self.opener = Button("")
        self.opener.setCheckable(True)
        self.opener.toggled.connect(self._on_opened)
        self.question = Question(_("Do not forget it"), _("Forget it"))
        self.question.confirmed.connect(self._on_confirmed)
        self.question.kept.connect(self._on_kept)
        self.lines: dict[str, Button] = {}
        self._asked = ""
        words = _(
            "Each new roll-up is held against these, and what both together would tell of one or two schools is not"
            " shown. Forget one only if it reached nobody, or if a newer one takes its place everywhere."
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self._column.addWidget(PlainLabel(words, wrap=True))
        self._rows: list[QFrame] = []
        self.show_these(())

    def show_these(self, remembered: Sequence[Remembered]) -> None:
        """List these, the latest first; the list is closed where there is none."""
        self._column.removeWidget(self.question)
        self.question.hide()
        while self._rows:
            row = self._rows.pop()
            row.hide()
            row.deleteLater()
        self.lines = {}
        for one in remembered:
            self._add(one)
        n = len(remembered)
        self.opener.setText(ngettext("{n} earlier roll-up", "{n} earlier roll-ups", n).format(n=n))
        self.opener.setVisible(n > 0)
        if not n:
            self.opener.setChecked(False)
        self.setVisible(self.opener.isChecked())

    def _add(self, one: Remembered) -> None:
        said = which(one.at, one.source, one.schools)
        forget = Button(_("Forget…"))
        forget.setAccessibleName(_("Forget the roll-up: {which}").format(which=said))
        row = QFrame()
        forget.clicked.connect(partial(self._on_forget, one.key, row))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(PlainLabel(said, wrap=True), 1)
        layout.addWidget(forget, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(row)
        self._rows.append(row)
        self.lines[one.key] = forget

    def _on_opened(self, opened: bool) -> None:  # noqa: FBT001 - the signal's argument
        self.setVisible(opened)

    def _on_forget(self, key: str, row: QFrame) -> None:
        self._asked = key
        self._column.removeWidget(self.question)
        self._column.insertWidget(self._column.indexOf(row) + 1, self.question)
        self.question.ask(_("Forget that this roll-up was handed on? Nothing protects its numbers then."))

    def _on_kept(self) -> None:
        if self._asked in self.lines:
            self.lines[self._asked].setFocus()

    def _on_confirmed(self) -> None:
        self.opener.setFocus()
        self.forget_requested.emit(self._asked)
