"""Keys of one letter or sign, without Ctrl or Alt: whether they lead anything.

Who speaks to the computer, or whose hand slips, would else blank the wall by a word. Keys that decide only where a ring
shows it are another matter: they wait for the focus. `key_switch` switches them.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication

_OFF: Final = "singleKeysOff"


def are_on() -> bool:
    """Whether such keys do something."""
    app = QCoreApplication.instance()
    return app is None or not app.property(_OFF)


def set_on(*, on: bool) -> None:
    """Note whether they do; what is there already does not follow by itself."""
    if app := QCoreApplication.instance():
        app.setProperty(_OFF, not on)


def is_single(sequence: str) -> bool:
    """Whether a key is one letter or sign alone."""
    return len(sequence) == 1
