"""The texts of a content pack as a list: those that are looked for, with what each says and whether it was changed."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from mastery_desktop.domain.pack_texts import Key, PackText, Text, lines_of
from mastery_desktop.messages import _
from mastery_desktop.ui.models.guide import Role

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
_EXCERPT: Final = 160


class WordingModel(QAbstractListModel):
    """What fits a search, in the order of the pack."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts: Sequence[PackText] = ()
        self._changes: Mapping[Key, Text] = {}

    def set_texts(self, texts: Sequence[PackText], changes: Mapping[Key, Text]) -> None:
        """Show other texts."""
        self.beginResetModel()
        self._texts, self._changes = texts, changes
        self.endResetModel()

    def set_changes(self, changes: Mapping[Key, Text]) -> None:
        """Show the same texts with other changes."""
        self._changes = changes
        if self._texts:
            self.dataChanged.emit(self.index(0), self.index(len(self._texts) - 1))

    def row_of(self, key: Key) -> int:
        """The row of a text; -1 where it is not in the list."""
        return next((row for row, text in enumerate(self._texts) if text.key == key), -1)

    def text_at(self, row: int) -> PackText:
        """The text in a row."""
        return self._texts[row]

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._texts)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = self._texts[index.row()]
        changed = text.key in self._changes
        title = _("Changed: {text}").format(text=text.title) if changed else text.title
        said = " ".join(lines_of(self._changes.get(text.key, text.original)).split())
        excerpt = said if len(said) <= _EXCERPT else f"{said[:_EXCERPT]}…"
        values: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: title,
            Qt.ItemDataRole.AccessibleTextRole: f"{title}. {excerpt}",
            Role.VALUE: text,
            Role.SECOND_LINE: excerpt,
            Role.FOUND: ((0, len(excerpt)),) if changed else (),
        }
        return values.get(role)
