"""The few words that Qt itself shows, from the program's catalogue: those of the menu over a field."""

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
_PLACES: Final = frozenset({"QLineEdit", "QWidgetTextControl", "QAbstractSpinBox"})


class QtWords(QTranslator):
    """Gives Qt its words in the language in use whenever it shows them; names of keys stay as a keyboard has them."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        return _(_WORDS[sourceText]) if context in _PLACES and sourceText in _WORDS else None
