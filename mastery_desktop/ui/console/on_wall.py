"""When the wall shows what is written: when it is said, or letter by letter."""

from PySide6.QtWidgets import QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.notes import NoteEdit, NoteLine
from mastery_desktop.ui.console.parts import button, row


def say_when_done(desk: Desk, *fields: NoteEdit | NoteLine) -> None:
    """Let the wall show what these fields hold once Enter ends it or the field is left, not letter by letter."""
    for field in fields:
        field.typed.connect(desk.begin_writing)
        field.said.connect(desk.end_writing)


class LetterByLetter(QWidget):
    """A switch: the wall shows every letter as it is typed. Off in every workshop until somebody wants it."""

    def __init__(self, desk: Desk) -> None:
        """Switch for the session on the desk."""
        super().__init__()
        self._desk = desk
        self.switch = button(_("Show as I type"), self._on_switched, "tab")
        self.switch.setCheckable(True)
        self.switch.setAccessibleDescription(_("Otherwise the wall shows a text when Enter ends it."))
        self.setLayout(row(self.switch))

    def refresh(self) -> None:
        """Show how it stands."""
        self.switch.setChecked(self._desk.letter_by_letter)

    def _on_switched(self) -> None:
        self._desk.write_letter_by_letter(on=self.switch.isChecked())
