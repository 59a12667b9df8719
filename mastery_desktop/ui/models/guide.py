"""The table of contents and the hits of a search, as one list model each."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from mastery_desktop.domain.reading import Entry, Hit

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()


class Role(IntEnum):
    """What the lists give beside text."""

    VALUE = Qt.ItemDataRole.UserRole + 1
    DEPTH = Qt.ItemDataRole.UserRole + 2
    COLOR = Qt.ItemDataRole.UserRole + 3
    SECOND_LINE = Qt.ItemDataRole.UserRole + 4
    FOUND = Qt.ItemDataRole.UserRole + 5


class ContentsModel(QAbstractListModel):
    """The lines of the table of contents."""

    def __init__(self, entries: Sequence[Entry], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries = entries

    def row_of(self, article: str) -> int:
        """The row of an article; -1 when it has none."""
        return next((row for row, entry in enumerate(self._entries) if entry.article == article), -1)

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        values: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: entry.title,
            Role.VALUE: entry,
            Role.DEPTH: entry.depth,
            Role.COLOR: entry.color,
        }
        return values.get(role)


class HitsModel(QAbstractListModel):
    """What a search found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: Sequence[Hit] = ()

    def set_hits(self, hits: Sequence[Hit]) -> None:
        """Show other hits."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._hits)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        place = f"{hit.kicker}, {hit.title}" if hit.kicker else hit.title
        values: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: place,
            Qt.ItemDataRole.AccessibleTextRole: f"{place}: {hit.excerpt}",
            Role.VALUE: hit,
            Role.SECOND_LINE: hit.excerpt,
            Role.FOUND: hit.found,
        }
        return values.get(role)
