"""The parts of a count side by side: each table, each way of rating, and which of them are done."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _
from mastery_desktop.ui.console.count_book import Part
from mastery_desktop.ui.console.parts import Choice, clear, column


class PartTabs(QWidget):
    """A tab for each part, where there are several; N takes up the next one.

    Attributes:
        chosen: the place of the part that somebody takes up.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        """Begin without parts."""
        super().__init__()
        self._layout = column()
        self.setLayout(self._layout)
        self._texts: tuple[str, ...] = ()
        self.tabs: Choice | None = None

    def show_parts(self, parts: Sequence[Part], place: int, workshop: Workshop) -> None:
        """Show the parts, and which one is at hand."""
        texts = tuple(_("{part}: done").format(part=p.label()) if p.done(workshop) else p.label() for p in parts)
        if texts != self._texts:
            self._texts = texts
            clear(self._layout)
            self.tabs = Choice(texts, kind="tab")
            self.tabs.setAccessibleName(_("Counted apart"))
            self.tabs.chosen.connect(self.chosen)
            self._layout.addWidget(self.tabs)
        if self.tabs is not None:
            self.tabs.show_place(place)
        self.setVisible(len(texts) > 1)
