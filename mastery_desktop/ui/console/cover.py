"""Keeps what is typed in private hidden where the room may see this screen, until somebody asks for it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.tips import plain_tip
from mastery_desktop.ui.widgets.buttons import Button


class Cover(Button):
    """Shows what was typed for a private moment; whoever leaves the panel finds it hidden when they come back.

    Attributes:
        changed: what is typed is to be hidden now, or may be seen.
    """

    changed = Signal()

    def __init__(self, panel: QWidget) -> None:
        """Cover nothing yet; the key works in the panel."""
        super().__init__(_("Show what I typed"), key=keys.SHOW_TYPED)
        self.setParent(panel)
        self.setCheckable(True)
        self.setToolTip(plain_tip(_("Only when nobody but you sees this screen.")))
        self._is_needed = False
        self.hide()
        self.clicked.connect(self.changed)
        keys.bind(keys.SHOW_TYPED, panel, self._on_key)

    @property
    def is_needed(self) -> bool:
        """Whether the room may see this screen, so that it has to be asked for what is typed."""
        return self._is_needed

    def hides(self, *, blind: bool) -> bool:
        """Whether what is typed must not be seen now; `blind`: the room reads this picture, and nothing uncovers it."""
        return not self.isChecked() if self._is_needed else blind

    def set_needed(self, needed: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Say whether the room may see this screen."""
        if needed != self._is_needed:
            self._is_needed = needed
            self.setChecked(False)
            self.changed.emit()

    def _on_key(self) -> None:
        if self._is_needed:
            self.setChecked(not self.isChecked())
            self.changed.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isChecked():
            self.setChecked(False)
            self.changed.emit()
