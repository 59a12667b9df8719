"""Which of two focus areas is worked on; shown only where there are two."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.notes import flush_notes
from mastery_desktop.ui.console.parts import Choice, clear


class FocusTabs(QWidget):
    """A tab for each active focus area.

    Attributes:
        chosen: another one is worked on (its element).
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        """Choose for the session on the desk; what waits in the owner's fields is saved before."""
        super().__init__()
        self._desk, self._owner = desk, owner
        self._shown: tuple[str, ...] = ()
        self._choice: Choice | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def refresh(self) -> None:
        """Show the active focus areas."""
        areas = self._desk.workshop.active_focus
        ids = tuple(area.id for area in areas)
        if ids != self._shown:
            self._shown = ids
            clear(self._layout)
            self._choice = None
            if len(areas) > 1:
                names = [self._desk.pack.elements[area.element].name for area in areas]
                self._choice = Choice(names, kind="tab")
                for made in self._choice.buttons:
                    made.setAccessibleName(_("Focus area: {name}").format(name=made.label))
                self._choice.chosen.connect(self._on_chosen)
                self._layout.addWidget(self._choice)
        self.setVisible(len(areas) > 1)
        if self._choice is not None and self._desk.area is not None:
            self._choice.show_place(ids.index(self._desk.area.id))

    def _on_chosen(self, place: int) -> None:
        flush_notes(self._owner)
        area = self._desk.workshop.active_focus[place]
        self._desk.work_on(area)
        self.chosen.emit(area.element)
