"""A panel that slides over the side of a screen. It blocks nothing: the screen behind it goes on."""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.ui.motion import less_motion
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import scrolling
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.tab_round import step_round, takes_tab

_PAGES = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}

SLIDE_MS = 150
"""The longest movement there is; none where the user wants none."""


class InlinePanel(QFrame):
    """A panel at the right side of its host, as high as it. Escape or its button closes it.

    It is made closed; `open` shows it. The host keeps it, or deletes it after `closed`.

    Attributes:
        closed: the panel was closed.
        may_lie_over_the_wall: it is about the wall, so it stays where the room sees this window.
    """

    closed = Signal()
    may_lie_over_the_wall = False

    def __init__(self, title: str, host: QWidget, *, width: int = 460, moves: bool = True) -> None:
        """Belong to a host.

        Args:
            title: what stands at its top.
            host: the screen that it slides over.
            width: its width in pixels at 96 dpi and the usual size of text.
            moves: whether it slides; without, it is there at once.
        """
        super().__init__(host)
        self._host, self._usual_width, self._moves = host, width, moves
        self._focus_before: QWidget | None = None
        self.setProperty("kind", "panel")
        self.setAccessibleName(title)
        self._title = PlainLabel(title, "title", wrap=True)
        close = Button(_("Close"), kind="quiet")
        close.clicked.connect(self.close_panel)
        self.close_button = close
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        self._column.setSpacing(Space.M)
        self._column.addLayout(head)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        host.installEventFilter(self)
        self.hide()

    @property
    def column(self) -> QVBoxLayout:
        """Where the panel's content goes, below its title."""
        return self._column

    @property
    def back_to(self) -> QWidget | None:
        """What gets the focus when it is closed."""
        return self._focus_before if self._focus_before is not None and isValid(self._focus_before) else None

    def add_scrolling(self, content: QWidget) -> QScrollArea:
        """Put content into the panel that scrolls where it is too long."""
        area = scrolling(content)
        self._column.addWidget(area, 1)
        return area

    def open_panel(self, focus: QWidget | None = None, *, back_to: QWidget | None = None) -> None:
        """Show the panel and give the focus to something in it.

        Args:
            focus: what gets it; without, the button that closes the panel.
            back_to: what gets it back; without, what has it now.
        """
        self._focus_before = back_to or QApplication.focusWidget()
        target = self._place()
        self.resize(target.size())
        self.show()
        self.raise_()
        if self._moves and not less_motion():
            self._slide.setStartValue(QPoint(self._host.width(), 0))
            self._slide.setEndValue(target.topLeft())
            self._slide.start()
        else:
            self.move(target.topLeft())
        (focus or self.close_button).setFocus()

    def come_back_to(self, widget: QWidget | None) -> None:
        """Give the focus to something else when it is closed: what had it before is gone by then."""
        self._focus_before = widget

    def close_panel(self) -> None:
        """Take the panel away and give the focus back."""
        if self.isHidden():
            return
        self._slide.stop()
        self.hide()
        before, self._focus_before = self.back_to, None  # it may have gone with the panel before
        if before is not None and before.isVisible():
            before.setFocus()
        self.closed.emit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_escape(event):
            event.accept()  # the panel's Escape goes before the wall's
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._shortcut(event):
            event.accept()  # its keys go before those of the screen behind it, or neither would be taken
            return True
        return super().event(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and not self.isHidden():
            self._slide.stop()
            self.setGeometry(self._place())  # another size of text needs another width

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus, ends = QApplication.focusWidget(), (Qt.Key.Key_Home, Qt.Key.Key_End)
        if is_escape(event):
            self.close_panel()
        elif shortcut := self._shortcut(event):
            shortcut.activated.emit()
        elif event.key() in _PAGES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            for area in self.findChildren(QScrollArea):  # what has the focus lies beside it
                area.verticalScrollBar().triggerAction(_PAGES[Qt.Key(event.key())])
        elif event.key() in ends and isinstance(focus, QScrollArea):  # which itself scrolls by lines and pages alone
            bar = focus.verticalScrollBar()
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab go round within the panel, in the order of its parts: what lies below it cannot be seen.

        Qt asks here too when what has the focus is hidden or can be used no longer. Then what follows it gets that, or
        the panel itself, where Enter does nothing: on the button that closes it, Enter would throw away what is in it.
        """
        focus, parts = QApplication.focusWidget(), self.findChildren(QWidget)
        stops = [part for part in parts if takes_tab(part)]
        if self.isVisible() and focus in parts and not (focus.isVisible() and focus.isEnabled()):
            follow = [stop for stop in stops if parts.index(stop) > parts.index(focus)]
            (follow[0] if follow else self).setFocus()
            return True
        return step_round(stops, forward=next) or super().focusNextPrevChild(next)

    def _shortcut(self, event: QKeyEvent) -> QShortcut | None:
        """The key of a part of the panel that an event is."""
        pressed = QKeySequence(event.keyCombination())
        return next((each for each in self.findChildren(QShortcut) if each.key() == pressed), None)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._slide.stop()
            self.setGeometry(self._place())
        return super().eventFilter(watched, event)

    def _place(self) -> QRect:
        scale = self.fontMetrics().height() / 18  # the height of a line at the usual size of text
        width = min(self._host.width(), round(self._usual_width * max(1.0, scale)))
        return QRect(self._host.width() - width, 0, width, self._host.height())


def panel_of(widget: QWidget | None) -> InlinePanel | None:
    """The panel around a widget, or around what opened the list that it is."""
    while widget is not None and not isinstance(widget, InlinePanel):
        widget = widget.parentWidget()
    return widget


def is_escape(event: QKeyEvent) -> bool:
    """Whether a key is Escape alone."""
    return event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier
