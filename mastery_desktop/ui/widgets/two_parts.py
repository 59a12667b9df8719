"""Two parts of a screen beside each other, or one at a time where there is no room for both."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mastery_desktop.ui.widgets.buttons import Button


class TwoParts(QObject):
    """Shows a narrow part and a wide one; without room for both, a button leads from one to the other.

    Attributes:
        button: leads to the wide part and back; it is shown where it is needed.
    """

    def __init__(self, narrow: QWidget, wide: QWidget, words: str) -> None:
        """Lay out two parts; `words` stand on the button."""
        super().__init__(wide)
        self._narrow, self._wide = narrow, wide
        self.button = Button(words)
        self.button.setCheckable(True)
        self.button.clicked.connect(self._show)
        self.button.hide()

    def fit(self, width: int, *, beside: bool, share: int) -> None:
        """Have so many pixels; `beside`: there is room for both, and the narrow part takes `share` of them."""
        self.button.setVisible(not beside)
        self._narrow.setFixedWidth(share if beside else width)
        self._show()

    def _show(self) -> None:
        beside, wide = self.button.isHidden(), self.button.isChecked()
        self._narrow.setVisible(beside or not wide)
        self._wide.setVisible(beside or wide)
