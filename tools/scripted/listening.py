"""Every text that can be read or heard in the windows of the program, and the marks that lie in its database."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from mastery_desktop.ui.wall.view import WallView

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from sqlite3 import Connection

_ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def texts_now() -> set[str]:
    """What all windows say now: words, tips, what a screen reader says, titles, lists, and the slides of the wall."""
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    widgets = [widget for window in windows for widget in (window, *window.findChildren(QWidget))]
    return {text for widget in widgets if widget.isVisible() for text in _texts(widget) if text.strip()}


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    yield from (widget.statusTip(), widget.whatsThis())
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit | QAbstractSpinBox):
        yield widget.text()
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QAbstractItemView):
        yield from _listed(widget)
    elif isinstance(widget, WallView) and widget.slide is not None:
        yield from (widget.slide.text, widget.slide.title)
    own = getattr(widget, "text", "")
    if isinstance(own, str):  # of a field that draws its words itself
        yield own


def _listed(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount(QModelIndex())):
        for column in count():  # a list does not say how many columns it has
            index = model.index(row, column)
            if not index.isValid():
                break
            yield from (str(index.data(role) or "") for role in _ROLES)


def marks_in(database: Connection) -> list[list[int]]:
    """How many chose each level, for every count that is kept."""
    return [json.loads(marks) for (marks,) in database.execute("SELECT marks FROM counts WHERE deleted = 0")]


def write_down(file: Path, texts: set[str], marks: list[list[int]]) -> None:
    """Leave what was heard, and the marks that it must not give away in other words."""
    file.write_text(json.dumps({"texts": sorted(texts), "marks": marks}, ensure_ascii=False), encoding="utf-8")
