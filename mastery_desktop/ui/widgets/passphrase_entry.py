"""A new passphrase: typed twice, or read while it is typed, because nobody can recover it."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from mastery_desktop.domain.text import SHORTEST_PASSPHRASE
from mastery_desktop.messages import _
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.fields import passphrase_field
from mastery_desktop.ui.widgets.labels import PlainLabel


class PassphraseEntry(QWidget):
    """A field; once something stands in it, a second one, and a box that shows what is typed instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = passphrase_field(_("Passphrase, if you want one"))
        self.again = passphrase_field(_("Passphrase, once more"))
        self.shown = QCheckBox(_("Show the passphrase"))
        self.note = PlainLabel(
            _("Nobody can recover a passphrase: without it the file stays closed. Send it apart from the file."),
            "small",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for part in (self.first, self.again, self.shown, self.note):
            column.addWidget(part)
        self.first.textChanged.connect(self._on_changed)
        self.shown.toggled.connect(self._on_changed)
        self._on_changed()

    @property
    def text(self) -> str:
        """What was typed; empty where no passphrase is wanted."""
        return self.first.text()

    @property
    def first_wrong(self) -> QLineEdit:
        """Where to type again."""
        return self.first if len(self.text) < SHORTEST_PASSPHRASE else self.again

    @property
    def problem(self) -> str:
        """Why nothing can be locked with it yet; empty where all is well."""
        if not self.text:
            return ""
        if len(self.text) < SHORTEST_PASSPHRASE:
            words = _("A passphrase needs {n} characters or more. Nothing was saved.")
            return words.format(n=SHORTEST_PASSPHRASE)
        if self.shown.isChecked() or self.text == self.again.text():
            return ""
        return _("The two passphrases differ. Nothing was saved; type both again, or show the passphrase.")

    def _on_changed(self) -> None:
        wanted, shown = bool(self.first.text()), self.shown.isChecked()
        self.first.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.again.setVisible(wanted and not shown)
        self.shown.setVisible(wanted)
        self.note.setVisible(wanted)
