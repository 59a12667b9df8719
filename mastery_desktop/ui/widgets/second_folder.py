"""Whether backups are copied to a second folder, and how those copies stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from pathlib import Path

    from mastery_desktop.services.backups import SecondCopy


class SecondFolder(QWidget):
    """A sentence, with a button to begin where a copy was just saved, or to stop.

    Attributes:
        chosen: the folder that backups are copied to from now on (a path); None for none.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        """Begin with nothing to say."""
        super().__init__()
        self._offered: Path | None = None
        self.words = PlainLabel("", "small", wrap=True)
        self.begin = Button("")
        self.begin.clicked.connect(self._on_begin)
        self.stop = Button(_("Stop copying"), kind="quiet")
        self.stop.clicked.connect(self._on_stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for part in (self.words, self.begin, self.stop):
            column.addWidget(part)
        self.show_state(None)

    def show_state(self, state: SecondCopy | None, newest: str = "") -> None:
        """Say how the copies stand; `newest` is the date of the newest one there."""
        if state is None:
            words = _("Copies stay on this computer alone. Save one to a stick now and then.")
        elif not state.is_there:
            words = _("Every backup is copied to {folder}, which is not there now. It catches up when it is.")
        elif newest:
            words = _("Every backup is copied to {folder}. The newest there is of {date}.")
        else:
            words = _("Every backup is copied to {folder}. There is none yet.")
        self.words.setText(words.format(folder=state.folder if state else "", date=newest))
        self.stop.setVisible(state is not None)
        self.begin.hide()

    def offer(self, folder: Path) -> None:
        """Offer to copy every backup to a folder."""
        self._offered = folder
        self.begin.set_label(_("Copy every backup to that folder from now on"))
        self.begin.show()

    def _on_begin(self) -> None:
        self.chosen.emit(self._offered)

    def _on_stop(self) -> None:
        self.chosen.emit(None)
