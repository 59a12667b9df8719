"""The key that brings back what was undone belongs to the field in which it was: Qt knows it there on Windows alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from collections.abc import Callable


def field_first(redo: Callable[[], object]) -> Callable[[], None]:
    """Let the key bring back what was undone in the field that is written in; where there is nothing, do the other."""

    def pressed() -> None:
        if not _redone_in_field():
            redo()

    return pressed


def _redone_in_field() -> bool:
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit):
        can = field.isRedoAvailable()
    elif isinstance(field, QPlainTextEdit):
        can = field.document().isRedoAvailable()
    else:
        return False
    if can:
        field.redo()
    return can
