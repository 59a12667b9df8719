"""A button that does the same whoever presses it: a hand, a key, a screen reader or a voice."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton

from mastery_desktop.overriding import override


class PressableButton(QPushButton):
    """Counts it as a click when a screen reader presses it in or lets it go.

    Of several of which one stays pressed, each is `autoExclusive`, or `be_one_of_several` where arrows must choose
    nothing: so a screen reader says "one of these" too.

    Qt lets a screen reader only set the state of a button that stays pressed. Nothing is clicked then, so it would look
    pressed and have done nothing.
    """

    _is_one_of = False
    _is_own = False
    _is_heard = False

    @override
    def setCheckable(self, checkable: bool) -> None:
        super().setCheckable(checkable)
        if checkable and not self._is_heard:
            self._is_heard = True
            self.toggled.connect(self._on_toggled)

    def be_one_of_several(self) -> None:
        """Let a screen reader say that it is one of several of which one is chosen; keys and clicks do what they did.

        Qt tells that of buttons that exclude each other, and lets arrows choose among them then. A choice that decides
        something must not be made by an arrow, nor be one that can never be taken back, so each excludes none.
        """
        self.setCheckable(True)
        alone = QButtonGroup(self)
        alone.setExclusive(False)
        alone.addButton(self)
        self.setAutoExclusive(True)
        self._is_one_of = True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt  # noqa: PLC0415 - not before the first frame, see `early`

        moves = {Qt.Key.Key_Left: False, Qt.Key.Key_Up: False, Qt.Key.Key_Right: True, Qt.Key.Key_Down: True}
        if self._is_one_of and event.key() in moves:
            self.focusNextPrevChild(moves[Qt.Key(event.key())])  # as from any other button
        else:
            super().keyPressEvent(event)

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
        if self.autoExclusive() and not self._is_one_of:
            if not checked:
                return  # another one was chosen
        else:
            self.setChecked(not checked)  # the click turns it over
        # Once the screen reader has its answer: a click can take the button away.
        QTimer.singleShot(0, self, self.click)
