"""A sentence that somebody begins while single keys decide is written down, and decides nothing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from mastery_desktop.messages import _
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.typed_run import TypedRun
from mastery_desktop.ui.widgets.areas import keep_in_sight


def begin_sentence(desk: Desk, run: TypedRun, field: QPlainTextEdit, letter: str) -> None:
    """Write a letter that decided nothing on a line of its own, and go on there.

    What keys decided just before it is taken back, and their signs stand before the letter.
    """
    written = run.take_back()
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    keep_in_sight(field)
    cursor = field.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    signs = run.taken + letter if written else letter
    cursor.insertText(f"\n{signs}" if cursor.block().text().strip() else signs)
    field.setTextCursor(cursor)
    if written:
        desk.tell(_("That was a sentence, and no decision: it is written here."))
