"""What stands in a roll-up for files with a passphrase: which they are, and a field that opens all of them at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.fields import passphrase_field
from mastery_desktop.ui.widgets.labels import PlainLabel

_MOST_NAMED = 6
"""Files that are named here; the list of files below has all of them."""


class LockedFiles(QFrame):
    """Asks for a passphrase, which is tried on all locked files.

    Attributes:
        given: a passphrase was typed (the text).
    """

    given = Signal(str)

    def __init__(self) -> None:
        """Begin hidden, with no locked file."""
        super().__init__()
        self.says = PlainLabel("", wrap=True)
        self.passphrase = passphrase_field(_("Passphrase of the locked files"))
        self.passphrase.returnPressed.connect(self._on_given)
        self.unlock = Button(_("Open them"))
        self.unlock.clicked.connect(self._on_given)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.passphrase, 1)
        row.addWidget(self.unlock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.says)
        column.addLayout(row)
        self.hide()

    def show_files(self, names: tuple[str, ...]) -> None:
        """Ask for the passphrase of these files; without any, nothing is asked."""
        words = ngettext(
            "{n} file has a passphrase and is not in it: {names}. Type the passphrase to open it.",
            "{n} files have a passphrase and are not in it: {names}. What you type is tried on all of them.",
            len(names),
        )
        more = " …" if len(names) > _MOST_NAMED else ""
        self.says.setText(words.format(n=len(names), names=", ".join(names[:_MOST_NAMED]) + more))
        self.passphrase.clear()
        self.setVisible(bool(names))

    def _on_given(self) -> None:
        if self.passphrase.text():
            self.given.emit(self.passphrase.text())
