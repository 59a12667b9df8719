"""What looks like a name and is therefore left blank on paper: said before it is printed."""

from mastery_desktop.domain.names_held import names_held
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.ui.widgets.labels import PlainLabel


class HeldNote(PlainLabel):
    """Says what is left blank; hidden where nothing is."""

    def __init__(self, workshop: Workshop | None) -> None:
        """Look at a session; None where blank sheets are printed."""
        super().__init__("", "strong", wrap=True)
        self.show_held(workshop)

    def show_held(self, workshop: Workshop | None) -> None:
        """Look at the session anew."""
        self.setText("\n".join(names_held(workshop).sentences()) if workshop else "")
        if not self.text():
            self.hide()
        elif self.parentWidget():
            self.show()
