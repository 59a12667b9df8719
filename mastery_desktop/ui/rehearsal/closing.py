"""The exit slips of the played room, and how they come into the fields at the close."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from mastery_desktop.domain.rehearsal import EXIT_LINES
from mastery_desktop.messages import _
from mastery_desktop.ui.rehearsal.hands import Hand, press, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mastery_desktop.ui.console.close import ClosePanel
    from mastery_desktop.ui.console.notes import NoteEdit
    from mastery_desktop.ui.console.numbers import NumberField


def exit_hand(panel: ClosePanel, ticks: Sequence[int]) -> Hand | None:
    """The next number or line that is not in its field; None when all are, or the room sees the screen."""
    entry = panel.exit
    if entry.isHidden():
        return None
    subject, one, all_of_it = "exit slips", _("Type the next of it"), _("Type all exit slips")
    if not entry.open.isChecked():
        return Hand(subject, "closed", one, all_of_it, entry.open.click)
    numbers = ((entry.slips, sum(ticks)), *zip(entry.worth, ticks, strict=True))
    for place, (field, number) in enumerate(numbers):
        if field.number != number:
            return Hand(subject, ("number", place), one, all_of_it, partial(_type_number, field, number))
    for question, note in entry.lines.items():
        there = note.text.splitlines()
        for times, text in EXIT_LINES[question]:
            line = _("{n} x {text}").format(n=times, text=_(text)) if times > 1 else _(text)
            if line not in there:
                return Hand(subject, (question, text), one, all_of_it, partial(_type_line, note, line))
    return None


def _type_number(field: NumberField, number: int) -> None:
    edit = field.findChild(QLineEdit)
    if edit is not None:
        edit.setFocus()
        edit.selectAll()
        write(edit, str(number))
        press(edit, Qt.Key.Key_Return)


def _type_line(note: NoteEdit, line: str) -> None:
    note.setFocus()
    press(note, Qt.Key.Key_End, modifier=Qt.KeyboardModifier.ControlModifier)
    before = note.text
    write(note, f"\n{line}" if before and not before.endswith("\n") else line)
