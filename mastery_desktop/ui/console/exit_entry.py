"""Exit slips typed at the close or the day after: how many, the ticks as counts, and what stood on them line by line.

A line that stands on several slips is typed again, or as "4 x More time". Lines are kept as soon as any other text, all
at once and sorted: nothing tells which of them stood on one slip. Their fields show them so once all of them are left.
"""

import re
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from mastery_desktop.domain.choices import ExitQuestion
from mastery_desktop.domain.labels import EXIT_QUESTIONS, WORTH_ANSWERS, WORTH_QUESTION
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.domain.records import ExitSlips, natural_id
from mastery_desktop.messages import _
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.notes import NoteEdit
from mastery_desktop.ui.console.numbers import NumberField
from mastery_desktop.ui.console.parts import button, column, keep_room, label, row, titled
from mastery_desktop.ui.console.snapshots import put
from mastery_desktop.ui.console.tiles import Tiles, boxed
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import keep_in_sight

_SEVERAL: Final = re.compile(r"(\d{1,2})\s*[x×]\s+(.+)", re.IGNORECASE)


class ExitEntry(QWidget):
    """Numbers and lines of the exit slips, folded away until somebody wants to type them."""

    def __init__(self, desk: Desk) -> None:
        """Type for the session on the desk."""
        super().__init__()
        self._desk = desk
        self.open = button("", self._on_open)
        self.open.setCheckable(True)
        self.slips = NumberField(_("Slips that came in"), least=0)
        self.worth = tuple(NumberField(_(answer), least=0) for answer in WORTH_ANSWERS)
        for field in (self.slips, *self.worth):
            field.changed.connect(self._on_number)
        self.lines = {
            question: NoteEdit(3, _("One line for each slip that says something")) for question in ExitQuestion
        }
        for note in self.lines.values():
            note.edited.connect(self._on_lines)
        self._ticks = label(_(WORTH_QUESTION), "label")
        self._few = label(
            _("Ticks on fewer than five slips point at persons, so only lines are kept. Ask for the rest aloud."),
            "muted",
        )
        self._remark = label("", "strong")
        numbers = Tiles(*self.worth, fill=False, spacing=Space.L)
        self._numbers = boxed(column(self._ticks, numbers, self._remark))
        keep_room(self._numbers)
        ticks = QGridLayout()  # in one place, since only one of them is shown
        ticks.setContentsMargins(0, 0, 0, 0)
        ticks.addWidget(self._numbers, 0, 0)
        ticks.addWidget(self._few, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._fields = boxed(
            column(
                row(self.slips, 1),
                ticks,
                *(titled(_(text), self.lines[question]) for question, text in EXIT_QUESTIONS.items()),
                label(_("What several slips say is typed once: “4 x More time to talk”. No names."), "small"),
            )
        )
        self._fields.hide()
        self.setLayout(column(row(self.open, 1), self._fields))

    def refresh(self) -> None:
        """Show what is kept."""
        workshop = self._desk.workshop
        kept = next(iter(workshop.exit_slips), None)
        slips = kept.slips if kept else 0
        self.open.set_label(
            _("Exit slips: {n} typed").format(n=slips) if slips or workshop.exit_lines else _("Type the exit slips")
        )
        self.slips.show_number(slips)
        worth = kept.worth if kept and kept.worth else (0,) * len(self.worth)
        for field, number in zip(self.worth, worth, strict=False):
            field.show_number(number)
        enough = slips >= ANONYMOUS_FROM
        self._numbers.setVisible(enough)
        self._few.setVisible(0 < slips < ANONYMOUS_FROM)
        self._remark.setText(_remark_text(slips, sum(worth)) or " ")
        if self.window().focusWidget() in self.lines.values():
            return  # who types slip by slip goes from field to field, and writes on where each of them ended
        for question, note in self.lines.items():
            lines = [line for line in workshop.exit_lines if line.question is question]
            texts = (
                _("{n} x {text}").format(n=line.times, text=line.text) if line.times > 1 else line.text
                for line in lines
            )
            note.show_text("\n".join(texts), workshop.session.id)

    def flush(self) -> None:
        """Keep what waits to be kept."""
        for note in self.lines.values():
            note.flush()

    def _on_open(self) -> None:
        self._fields.setVisible(self.open.isChecked())
        if self.open.isChecked():
            self.slips.write()
            QTimer.singleShot(0, self, self._on_opened)

    def _on_opened(self) -> None:
        keep_in_sight(self, Space.S)  # once it has its place: as much of it as there is room for, from its top on

    def _on_number(self, _number: int) -> None:
        slips = self.slips.number
        worth = tuple(field.number for field in self.worth) if slips >= ANONYMOUS_FROM else ()
        desk = self._desk
        call = partial(desk.actions.planning.count_exit_slips, desk.session_id, slips, worth)
        own = natural_id("exit slips", desk.session_id)
        counted = ExitSlips(id=own, session_id=desk.session_id, slips=slips, worth=worth if any(worth) else ())
        expected = replace(desk.workshop, exit_slips=put(desk.workshop.exit_slips, counted))
        desk.do(call, expect=expected)  # the ticks are asked for at once

    def _on_lines(self, _text: str) -> None:
        lines = {question: _spread(note.text) for question, note in self.lines.items()}
        self._desk.do(partial(self._desk.actions.planning.write_exit_lines, self._desk.session_id, lines))


def _remark_text(slips: int, ticks: int) -> str:
    """What to say of more ticks than slips; they are kept all the same."""
    if ticks <= slips:
        return ""
    words = _("{ticks} ticks on {n} slips. Correct one of the numbers, or leave them as they are.")
    return words.format(ticks=ticks, n=slips)


def _spread(text: str) -> list[str]:
    """The lines of a text, each as often as it says."""
    lines: list[str] = []
    for typed in text.splitlines():
        several = _SEVERAL.fullmatch(typed.strip())
        lines += [several[2]] * int(several[1]) if several else [typed.strip()]
    return lines
