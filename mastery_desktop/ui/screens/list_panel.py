"""A panel that lists what there is of one kind, and does with one of it what the user wants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.outcome import OutcomeLabel
from mastery_desktop.ui.widgets.panel import InlinePanel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.ui.context import Context
    from mastery_desktop.ui.widgets.question import Question

T = TypeVar("T")


class ListPanel(InlinePanel, Generic[T]):
    """A list below a few words about it, and a sentence that says what came of what was done.

    A panel adds its own controls to the column, names those that need something chosen in `need_choice`, reads what
    there is and hands it to `show_all`.
    """

    def __init__(self, context: Context, host: QWidget, title: str, about: str, *, listed: str) -> None:
        """Show an empty list; `listed` is what a reader of the screen calls it."""
        super().__init__(title, host, width=520, moves=not context.choices.reduce_motion)
        self._context = context
        self._needing: tuple[QWidget, ...] = ()
        self._question: Question | None = None
        self.column.addWidget(PlainLabel(about, wrap=True))
        self.list = QListWidget()
        self.list.setAccessibleName(listed)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._on_row)
        self.column.addWidget(self.list, 1)
        self.outcome = OutcomeLabel()
        self.column.addWidget(self.outcome)

    @property
    def chosen(self) -> T | None:
        """What is chosen in the list."""
        chosen: T | None = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return chosen

    def need_choice(self, *controls: QWidget) -> None:
        """Enable these only while something is chosen."""
        self._needing = controls
        self._on_row()

    def add_question(self, question: Question) -> None:
        """Put a question about what is chosen below the list; it goes when something else is chosen."""
        self._question = question
        question.kept.connect(self.list.setFocus)
        question.confirmed.connect(self.list.setFocus)
        self.column.addWidget(question)

    def show_all(self, found: Iterable[tuple[str, T]], nothing: str) -> None:
        """List what there is, each with its words, and choose the first; `nothing` is said where there is none."""
        self.list.clear()
        for words, one in found:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        elif self.outcome.isHidden():  # what came of the last action is worth more
            self.outcome.say(nothing)
        self._on_row()

    def _on_row(self) -> None:
        for control in self._needing:
            control.setEnabled(self.chosen is not None)
        if self._question:
            self._question.hide()

    def _on_failed(self, error: MasteryError) -> None:
        self.outcome.say_bad(str(error))
