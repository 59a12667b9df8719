"""The few words that Qt itself shows, from the program's catalogue: those of menus over fields and of file lists."""

from typing import Final

from PySide6.QtCore import QTranslator
from typing_extensions import override

from mastery_desktop.messages import N_, _

_WORDS: Final = {
    "&Undo": N_("&Undo"),
    "&Redo": N_("&Redo"),
    "Cu&t": N_("Cu&t"),
    "&Copy": N_("&Copy"),
    "&Paste": N_("&Paste"),
    "Delete": N_("Delete"),
    "Select All": N_("Select All"),
    "&Step up": N_("&Step up"),
    "Step &down": N_("Step &down"),
}
_FILE_WORDS: Final = {
    "Computer": N_("Computer"),
    "Name": N_("Name"),
    "Size": N_("Size"),
    "Date Modified": N_("Last changed"),
    "Drive": N_("Drive"),
    "Folder": N_("Folder"),
    "Unknown": N_("Unknown"),
    "Back": N_("Back"),
    "Go back": N_("Go back"),
    "Forward": N_("Forward"),
    "Go forward": N_("Go forward"),
    "Parent Directory": N_("Folder above"),
    "Go to the parent directory": N_("Go to the folder above"),
    "Create New Folder": N_("New folder"),
    "Create a New Folder": N_("Make a new folder"),
    "&New Folder": N_("&New folder"),
    "New Folder": N_("New folder"),
    "List View": N_("As a list"),
    "Change to list view mode": N_("Show names alone"),
    "Detail View": N_("With details"),
    "Change to detail view mode": N_("Show names with details"),
    "Sidebar": N_("Places"),
    "List of places and bookmarks": N_("Places where files lie"),
    "Files": N_("Files"),
    "Show ": N_("Show "),
    "Show &hidden files": N_("Show &hidden files"),
    "&Rename": N_("&Rename"),
    "&Delete": N_("&Delete"),
    "Remove": N_("Remove"),
    "Recent Places": N_("Recent places"),
    "My Computer": N_("Computer"),
}
_FIELDS: Final = ("QLineEdit", "QWidgetTextControl", "QAbstractSpinBox")
_LISTS: Final = ("QFileDialog", "QFileSystemModel", "QAbstractFileIconProvider", "QSidebar")
_WORDS_IN: Final = dict.fromkeys(_FIELDS, _WORDS) | dict.fromkeys(_LISTS, _FILE_WORDS)


class QtWords(QTranslator):
    """Gives Qt its words in the language in use whenever it shows them; `keys` has the names of keys."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        words = _WORDS_IN.get(context, {})
        return _(words[sourceText]) if sourceText in words else None
