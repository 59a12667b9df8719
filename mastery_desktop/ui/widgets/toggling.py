"""A button that does the same whoever presses it: a hand, a key, a screen reader or a voice."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton
from typing_extensions import override


class PressableButton(QPushButton):
    """Counts it as a click when a screen reader presses it in or lets it go.

    Of several of which one stays pressed, each is `autoExclusive`: so a screen reader says "one of these" too.

    Qt lets a screen reader only set the state of a button that stays pressed. Nothing is clicked then, so it would look
    pressed and have done nothing.
    """

    _is_own = False
    _is_heard = False

    @override
    def setCheckable(self, checkable: bool) -> None:
        super().setCheckable(checkable)
        if checkable and not self._is_heard:
            self._is_heard = True
            self.toggled.connect(self._on_toggled)

    @override
    def setChecked(self, checked: bool) -> None:
        before, self._is_own = self._is_own, True
        try:
            super().setChecked(checked)
        finally:
            self._is_own = before

    @override
    def nextCheckState(self) -> None:
        before, self._is_own = self._is_own, True
        try:
            super().nextCheckState()
        finally:
            self._is_own = before

    def _on_toggled(self, checked: bool) -> None:  # noqa: FBT001 - the signal's argument
        if self._is_own:
            return
        if self.autoExclusive():
            if not checked:
                return  # another one was chosen
        else:
            self.setChecked(not checked)  # the click turns it over
        # Once the screen reader has its answer: a click can take the button away.
        QTimer.singleShot(0, self, self.click)
