"""Sessions of one school side by side: one team over time, or its tables and groups, mark by mark."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mastery_desktop.domain.comparison import TITLE, marks_in_words, told_apart
from mastery_desktop.files import safe_file_name
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.saving import save
from mastery_desktop.ui.screens.report_screen import ReportScreen
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.dot_strip import DotStrip
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from pathlib import Path

    from mastery_desktop.domain.comparison import Comparison, Row
    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.domain.records import Session, SessionId
    from mastery_desktop.services.printing import PrintService
    from mastery_desktop.ui.context import Context

_ORIGIN, _STRIP, _DECIDED = 3, 7, 3
"""How the width is shared."""


class SideBySideScreen(ReportScreen):
    """Shows the sessions of a school that are chosen, and prints them."""

    def __init__(self, context: Context, session: SessionId) -> None:
        """Begin with all sessions that belong together with one."""
        words = _("Sessions of the same school or series. Choose which of them stand side by side.")
        super().__init__(context, _(TITLE), words)
        self._comparison: Comparison | None = None
        self.boxes: dict[SessionId, QCheckBox] = {}
        self._sessions: list[Session] = []
        self._choices = QVBoxLayout()
        self._choices.setSpacing(Space.XS)
        self.pdf = Button(_("Save a PDF…"), key=keys.SAVE)
        self.pdf.clicked.connect(self._on_pdf)
        keys.bind(keys.SAVE, self, self.pdf.click)
        row = QHBoxLayout()
        row.addWidget(self.pdf)
        row.addStretch()
        self._put_together([self._choices, row])
        related = partial(context.services.comparing.related, session)
        context.operations.read(related, self._on_related, self._on_failed)

    def save_pdf(self, file: Path) -> None:
        """Write what is shown as a PDF."""
        if self._comparison is not None:
            write = partial(_write, self._context.services.printing, self._comparison, file)
            self._context.pages.read(write, self._on_saved, self._on_not_saved)

    def _on_related(self, sessions: list[Session]) -> None:
        self._sessions = sessions
        names = told_apart(sessions)
        for session in sessions:
            box = QCheckBox(names[session.id])
            box.setChecked(True)
            box.toggled.connect(self._compare)
            self.boxes[session.id] = box
            self._choices.addWidget(box)
        if len(sessions) == 1:
            words = _("There is one session of this school so far. Plan the next one in the list, with {key}.")
            self._choices.addWidget(PlainLabel(words.format(key=keys.FOLLOW_UP.hint), wrap=True))
        if self.boxes:
            next(iter(self.boxes.values())).setFocus()
        self._compare()

    def _compare(self) -> None:
        chosen = [session for session, box in self.boxes.items() if box.isChecked()]
        compare = partial(self._context.services.comparing.compare, chosen)
        self._context.operations.read(compare, self._on_compared, self._on_failed)

    def _on_compared(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self.outcome.hide()
        self._clear()
        for words in comparison.sentences:
            self._add(words, "strong")
        if not comparison.domains:
            self._add(_("Nothing of these sessions was revealed yet. Marks stand here once the room has seen them."))
        for domain, rows in comparison.domains:
            self._add(domain.name, "heading")
            for row in rows:
                self._report.addWidget(_row_widget(row, comparison))
        self.pdf.setEnabled(bool(comparison.domains))

    def _on_pdf(self) -> None:
        pattern, name = pattern_of(_("PDF"), "pdf"), self._suggested_name()
        self._context.prompts.save_file(_("Save a PDF"), pattern, name, self.save_pdf, asker=self)

    def _suggested_name(self) -> str:
        """Whose sessions and until which day: comparisons of two schools lie in one folder."""
        chosen = [session for session in self._sessions if self.boxes[session.id].isChecked()]
        last = max(chosen, key=lambda session: session.held_on, default=None)
        named = (last.school or last.team, _(TITLE), last.held_on.isoformat()) if last else (_(TITLE),)
        return safe_file_name(" ".join(named), ".pdf")

    def _on_not_saved(self, error: MasteryError) -> None:
        """Say why, and leave what is shown: it can be saved elsewhere."""
        self.outcome.say_bad(str(error))

    def _on_failed(self, error: MasteryError) -> None:
        self._comparison = None
        self.pdf.setEnabled(False)
        self._clear()
        self.outcome.say_bad(str(error))


def _row_widget(row: Row, comparison: Comparison) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, Space.S)
    grid.setHorizontalSpacing(Space.M)
    grid.setVerticalSpacing(Space.S)
    for column, share in enumerate((_ORIGIN, _STRIP, _DECIDED)):
        grid.setColumnStretch(column, share)
    grid.addWidget(PlainLabel(row.element.name, "strong", wrap=True), 0, 0)
    if row.strips:
        grid.addWidget(_level_names(comparison.levels), 0, 1)
        grid.addWidget(PlainLabel(_("Decided"), wrap=True), 0, 2)
    for at, strip in enumerate(row.strips, start=1):
        whose = PlainLabel("\n".join(filter(None, (strip.origin, strip.about))), wrap=True)
        grid.addWidget(whose, at, 0, Qt.AlignmentFlag.AlignTop)
        words = marks_in_words(strip.marks, comparison.levels)
        aloud = f"{strip.origin}: {words}"
        shown = DotStrip(strip.marks, aloud, comparison.levels) if strip.marks else PlainLabel(words, "small")
        grid.addWidget(shown, at, 1)
        grid.addWidget(PlainLabel(strip.outcome, wrap=True), at, 2, Qt.AlignmentFlag.AlignTop)
    if row.apart:
        words = _("Not compared: {whose}").format(whose="; ".join(row.apart))
        grid.addWidget(PlainLabel(words, "small", wrap=True), len(row.strips) + 1, 0, 1, 3)
    return holder


def _level_names(levels: tuple[str, ...]) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for level in levels:
        row.addWidget(PlainLabel(level, wrap=True), 1)
    return holder


def _write(printing: PrintService, comparison: Comparison, file: Path) -> Path:
    words = _("The page could not be saved there. Nothing was changed; choose another folder.")
    return save(file, printing.comparison_pdf(comparison), words)
