"""Buttons of which one is chosen, with the keys of radio buttons."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup
from typing_extensions import override


class ChipGroup(QButtonGroup):
    """Tab comes to the chosen button, and the arrows choose another.

    Qt lets Tab come to the first one until one of them has had the focus; from there arrows would move it without
    choosing anything, and from the chosen one they choose.
    """

    def __init__(self, parent: QObject) -> None:
        """Begin without buttons."""
        super().__init__(parent)
        self.buttonToggled.connect(self._on_toggled)

    @override
    def addButton(self, button: QAbstractButton, id: int = -1) -> None:
        """Take a button in, which can be chosen from now on."""
        button.setCheckable(True)
        button.setAutoExclusive(True)  # so a screen reader says "one of these" too
        super().addButton(button, id)
        self._let_tab_in()

    def _on_toggled(self, _button: QAbstractButton, checked: bool) -> None:  # noqa: FBT001 - the signal's argument
        if checked:
            self._let_tab_in()

    def _let_tab_in(self) -> None:
        chosen, tab = self.checkedButton(), Qt.FocusPolicy.TabFocus
        for each in self.buttons():
            policy = each.focusPolicy()
            each.setFocusPolicy(policy | tab if each is chosen or chosen is None else policy & ~tab)
