"""What is left to do when the run sheet is at its end: print the packet, and then finish."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from mastery_desktop.domain.choices import SessionState
from mastery_desktop.messages import _
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.panel import Primary


class Ending(QObject):
    """The primary button of the last step, whichever that is.

    Attributes:
        print_requested: print the walk-out packet.
        changed: the button does something else now.
    """

    print_requested = Signal()
    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """End the session on the desk."""
        super().__init__(parent)
        self._desk = desk
        self._printed = ""

    @property
    def is_finished(self) -> bool:
        """Whether the workshop was finished."""
        return self._desk.workshop.session.state is SessionState.FINISHED

    @property
    def primary(self) -> Primary:
        """What the button does next."""
        return Primary(_("The workshop is finished") if self._ends_next else _("Print the packet"))

    def press(self) -> None:
        """The button was pressed."""
        if self._ends_next:
            self.finish()
        else:
            self.print_packet()

    def print_packet(self) -> None:
        """Ask for the packet; from then on only the end is left to do."""
        self._printed = self._desk.session_id
        self.print_requested.emit()
        self.changed.emit()

    def finish(self) -> None:
        """Finish the workshop."""
        self._desk.do(partial(self._desk.actions.sessions.finish, self._desk.session_id))

    @property
    def _ends_next(self) -> bool:
        return self._printed == self._desk.session_id and not self.is_finished
