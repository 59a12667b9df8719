"""What stands in the place of the list of sessions while there is none to show: a sentence, and ways on or out."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtCore import Qt


class ListWords(QWidget):
    """A sentence with buttons below it; after trouble only those that can help.

    Attributes:
        sample_requested: bring the sample into the list.
        retry_requested: try again to open the sessions.
        anew_requested: begin with an empty list; what cannot be opened is kept.
        close_requested: close the program.
    """

    sample_requested = Signal()
    retry_requested = Signal()
    anew_requested = Signal()
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = PlainLabel("", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        self._column.setSpacing(Space.M)
        self._column.addWidget(self.words)
        self._column.addStretch()
        self._is_whole = False
        self.sample: Button | None = None

    @property
    def has_focus(self) -> bool:
        """Whether a button in here has the focus of its window."""
        focus = cast("QWidget | None", self.window().focusWidget())
        return focus is not None and self.isAncestorOf(focus)

    def say(self, sentence: str) -> None:
        """Say something that needs no way out."""
        self.words.setText(sentence)
        if self._is_whole:
            for button in (self.retry, self.anew, self.leave):
                button.hide()
        if self.sample:
            self.sample.hide()

    def say_empty(self, before: QWidget) -> None:
        """Say what to do where there is no session yet, and offer the sample, to which Tab comes from `before`."""
        self.say(_("No sessions yet. Start a workshop, or open a session file that you were given."))
        if self.sample is None:
            self.sample = Button(_("Look around in a sample"))
            self.sample.setAccessibleDescription(_("An invented school with a finished workshop, to be thrown away"))
            self.sample.clicked.connect(self.sample_requested)
            self._column.insertWidget(1, self.sample, 0, _at_the_left())
            QWidget.setTabOrder(before, self.sample)
        self.sample.show()

    def say_trouble(self, sentence: str, *, can_retry: bool, can_begin_anew: bool) -> None:
        """Say why the sessions cannot be shown, and offer what can help; the focus goes there."""
        self._make_buttons()
        self.words.setText(sentence)
        self.retry.setVisible(can_retry)
        self.anew.setVisible(can_begin_anew)
        self.leave.show()
        next(button for button in (self.anew, self.retry, self.leave) if not button.isHidden()).setFocus()

    def _make_buttons(self) -> None:
        """Make the buttons when they are first needed, which is hardly ever."""
        if self._is_whole:
            return
        self._is_whole = True
        self.anew = Button(_("Begin with an empty list"))
        self.anew.clicked.connect(self.anew_requested)
        self.retry = Button(_("Try again"))
        self.retry.clicked.connect(self.retry_requested)
        self.leave = Button(_("Close the program"))
        self.leave.clicked.connect(self.close_requested)
        for place, button in enumerate((self.anew, self.retry, self.leave), 1):
            self._column.insertWidget(place, button, 0, _at_the_left())


def _at_the_left() -> Qt.AlignmentFlag:
    from PySide6.QtCore import Qt  # noqa: PLC0415 - not before the first frame, see `early`

    return Qt.AlignmentFlag.AlignLeft
