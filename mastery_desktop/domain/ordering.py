"""The order in which names stand in a list."""

import unicodedata

from mastery_desktop.domain.text import folded

_ENYE = "\u00f1"
_AFTER_N = "n\uffff"


def index_order(text: str) -> tuple[str, str]:
    """What to sort by so that names stand as in an index: accents and case count only between equals, ñ follows n."""
    small = unicodedata.normalize("NFC", text).lower()
    return "".join(_AFTER_N if letter == _ENYE else folded(letter) for letter in small), text
