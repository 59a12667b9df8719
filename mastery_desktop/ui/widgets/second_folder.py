"""The second folder for backups, or the stick: which it is, how the copies there stand, and another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from mastery_desktop.services.backups import SecondCopy


class SecondFolder(QWidget):
    """A sentence, with buttons to choose a folder and to stop copying.

    Attributes:
        wanted: somebody wants to choose a folder.
        stopped: copy no more.
    """

    wanted = Signal()
    stopped = Signal()

    def __init__(self) -> None:
        """Begin with nothing to say."""
        super().__init__()
        self.words = PlainLabel("", "small", wrap=True)
        self.choose = Button(_("Choose a stick or folder…"))
        self.choose.clicked.connect(self.wanted)
        self.stop = Button(_("Stop copying"), kind="quiet")
        self.stop.clicked.connect(self.stopped)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.words)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.stop)
        buttons.addStretch()
        column.addLayout(buttons)
        self.show_state(None)

    def show_state(self, state: SecondCopy | None, newest: str = "") -> None:
        """Say how the copies stand; `newest` is the date of the newest one there."""
        if state is None:
            words = _(
                "Backups lie on this computer alone. Choose a stick or a second folder: each is copied there too."
            )
        elif not state.is_there:
            words = _("Every backup is copied to {folder}, which is not there now. It catches up when it is.")
        elif not state.takes:
            words = _("{folder} takes no copies: it is full, or it may not be written to. Choose another one.")
        elif newest:
            words = _("Every backup is copied to {folder}. The newest there is of {date}.")
        else:
            words = _("Every backup is copied to {folder}. There is none yet.")
        self.words.setText(words.format(folder=state.folder if state else "", date=newest))
        self.words.set_role("bad" if state and not state.takes else "small")
        self.stop.setVisible(state is not None)
