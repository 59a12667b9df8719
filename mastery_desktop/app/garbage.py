"""Looks for garbage on the window's thread alone.

Python looks for it on whatever thread happens to make the object that is one too many. What it finds may be widgets and
timers, and Qt allows nobody but their own thread to end those.
"""

import gc
from typing import Final

from mastery_desktop.app.qt import QtCore

EVERY_MS: Final = 500
"""How often it is looked whether there is enough to look through, in milliseconds."""


class Garbage(QtCore.QObject):
    """Looks through what was made since it began, as often as Python would by itself; made on the window's thread."""

    def __init__(self, parent: QtCore.QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # modules and classes need not be looked through again
        self._timer = QtCore.QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._on_time)
        self._timer.start()

    def _on_time(self) -> None:
        counts, most = gc.get_count(), gc.get_threshold()
        due = [generation for generation in range(len(most)) if counts[generation] > most[generation]]
        if due:
            gc.collect(due[-1])
