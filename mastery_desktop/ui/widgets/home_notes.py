"""What stands above the list of sessions when there is something to see: lasting notes, and that a sample is there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel


class HomeNotes(QVBoxLayout):
    """Mostly empty; its parts are made when they are first needed.

    Attributes:
        throw_requested: throw the sample away.
    """

    throw_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._notes: list[PlainLabel] = []
        self._sample: QWidget | None = None

    def show_notes(self, *notes: str) -> None:
        """Say what must be seen as long as the program is open; empty ones are left out."""
        for old in self._notes:
            old.deleteLater()
        self._notes = [PlainLabel(note, "strong", wrap=True) for note in notes if note]
        for place, label in enumerate(self._notes):
            label.setContentsMargins(0, Space.M, 0, 0)
            self.insertWidget(place, label)

    def show_sample(self, before: QWidget, *, there: bool) -> None:
        """Say that a sample is in the list, with the button that throws it away, to which Tab comes from `before`."""
        if there and self._sample is None:
            self._make_sample()
            QWidget.setTabOrder(before, self.throw)
        if self._sample:
            self._sample.setVisible(there)

    def _make_sample(self) -> None:
        self._sample = QWidget()
        row = QHBoxLayout(self._sample)
        row.setContentsMargins(0, Space.M, 0, 0)
        row.setSpacing(Space.L)
        words = _("The list holds a sample: an invented school. It is never counted, and all its papers say so.")
        row.addWidget(PlainLabel(words, wrap=True), 1)
        self.throw = Button(_("Throw the sample away"))
        self.throw.clicked.connect(self.throw_requested)
        row.addWidget(self.throw)
        self.addWidget(self._sample)
