"""Where laptop and wall are one picture: the wall fills it, and a slim bar comes when it is wanted.

The room looks at this picture for an hour, so the wall has it alone. The bar comes for a moment at the start, at a
reveal, by its key, and when the pointer touches the upper or lower edge. Only while somebody enters what the room must
not see, or writes below the wall, it stays: who types without seeing the entry has to see how far it is. The bar covers
nothing of the wall: as long as it is there, the same page is drawn a little smaller above it.
"""

from typing import Final

from PySide6.QtCore import QMargins, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.panel import StepPanel
from mastery_desktop.ui.console.park_line import ParkLine
from mastery_desktop.ui.console.slim_bar import SlimBar
from mastery_desktop.ui.key_guard import ENTER_OFFERED
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.wall.layout import Layouts
from mastery_desktop.ui.wall.view import WallView
from mastery_desktop.ui.widgets.labels import PlainLabel

BAR_MS: Final = 6000
"""How long the bar stays that a key or the pointer has brought."""

EDGE: Final = 3
"""The pixels at the upper and the lower edge where the pointer brings the bar."""

_MOST_BELOW: Final = 0.54
"""The share of the height that a panel below the wall may take."""


class SinglePicture(QWidget):
    """The wall with its bar; keys of a private entry go to the panel of the step, and nothing of them is shown.

    Attributes:
        parked: a thought was written for the parking lot.
        wants_panel: a panel is wanted below the wall, wherever something is written together.
    """

    parked = Signal(str)

    def __init__(self, layouts: Layouts) -> None:
        """Share pages with the other views of the wall."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("kind", "page")
        self._panel: StepPanel | None = None
        self.wants_panel = False
        self.view = WallView(layouts)
        self.bar = SlimBar(self)
        self.parking = ParkLine(self)
        self._mark = PlainLabel("", "mark", parent=self)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._mark.hide()
        self.parking.parked.connect(self._on_parked)
        self.parking.left.connect(self._on_parking_left)
        self._picture: QSize | None = None
        self._is_pinned = self._was_gate = self._was_blank = self._was_private = self._stays = False
        self._brief = QTimer(self, interval=BAR_MS, singleShot=True)
        self._brief.timeout.connect(self._on_brief_over)
        self._dock = QVBoxLayout()
        self._docked: QScrollArea | None = None
        self._wrote: QWidget | None = None
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 3)
        layout.addLayout(self._dock)
        for each in (self, self.view):
            each.setMouseTracking(True)
        self.bar.hide()
        keys.bind(keys.SLIM_BAR, self, self.toggle_bar)

    @property
    def text(self) -> str:
        """All words of the bar."""
        return self.bar.text

    @property
    def keeps_bar(self) -> bool:
        """Whether the bar has a place of its own: somebody enters or writes, and must see how far they are."""
        is_private = self._panel is not None and self._panel.is_private
        return (self._docked is not None and not self.view.blank) or is_private or self._stays or self.bar.refuses

    @property
    def misses_panel(self) -> bool:
        """Whether the panel that is wanted below the wall is not there, though it has nothing private."""
        return self.wants_panel and self._docked is None and not (self._panel and self._panel.is_private)

    @property
    def picture(self) -> QSize:
        """The size that the pages are laid out for: that of the wall without the bar, which comes and goes."""
        return self.view.size() if self._docked is not None else self.size().shrunkBy(QMargins(0, self._above, 0, 0))

    def set_mark(self, text: str) -> None:
        """Say above the wall, all the time, that this picture is not of a workshop."""
        self._mark.setText(text)
        self._mark.show()
        self._place_bar()

    def open_parking(self) -> None:
        """Let somebody write a thought for the parking lot, in the place of the bar."""
        self.parking.show()
        self._place_bar()
        self.parking.write()

    def forget(self) -> None:
        """The session is left: what was begun or wanted here was for its room."""
        self.wants_panel = False
        self.parking.forget()

    def toggle_bar(self) -> None:
        """Show the bar until it is hidden again, or hide it."""
        self._is_pinned = self.bar.isHidden()
        self._brief.stop()
        self._place_bar()

    def say(self, sentence: str) -> None:
        """Say something in the bar for a moment."""
        if not self._panel or not self._panel.is_private:
            self.bar.say(sentence)
            self._show_briefly()

    def say_before_entry(self, sentence: str) -> None:
        """Say something in the bar until the first key of a private entry."""
        self.bar.say(sentence)
        self._place_bar()

    def remind(self) -> None:
        """Show the bar for a moment, since a key did nothing that could be seen."""
        self._show_briefly()

    def refuse(self, sentence: str) -> None:
        """Say in the bar what was not possible, until an empty sentence takes it away."""
        self.bar.refuse(sentence)
        self._place_bar()

    def dock(self, area: QScrollArea) -> None:
        """Take a panel in below the wall: for what the whole room may see being written."""
        self._docked = area
        self._dock.setContentsMargins(Space.XL, Space.S, Space.XL, 0)
        self._dock.addWidget(area)
        self._place_bar()

    def undock(self) -> None:
        """Give all room to the wall again."""
        if self._docked is not None:
            self._docked.show()
        self._docked = self._wrote = None
        self._dock.setContentsMargins(0, 0, 0, 0)
        self._place_bar()

    def show_panel(self, panel: StepPanel, place: str, *, gate: str, stays: bool = False, ends: bool = False) -> None:
        """Say what the keys do in this step.

        Args:
            panel: of the step.
            place: where the team is.
            gate: the offer to reveal, or empty.
            stays: the bar stays, since the way on is another one than usual.
            ends: nothing follows.
        """
        self._stays = stays
        if panel.is_private and not self._was_private and not self.parking.isHidden():
            self._on_parking_left()  # marks must not go where the room reads them
        ended = self._was_private and not panel.is_private
        self._was_private = panel.is_private
        self.setProperty(ENTER_OFFERED, panel.is_private)
        self._panel = panel
        self._share()
        steps_on = not (stays or ends)
        docked, blank = self._docked is not None, self.view.blank
        self._blank_below(blank=blank)
        self.bar.show_panel(panel, place, gate=gate, docked=docked, steps_on=steps_on, blank=blank)
        if (gate and not self._was_gate) or (blank and not self._was_blank) or ended:
            self._show_briefly()  # it says what became of it
        self._was_gate, self._was_blank = bool(gate), blank
        self._place_bar()

    def _blank_below(self, *, blank: bool) -> None:
        """Take what is written below the wall away with it while the wall is blank: the room sees one picture."""
        area = self._docked
        if area is None or area.isHidden() is blank:
            return
        focus = QApplication.focusWidget()
        if blank:
            self._wrote = focus if focus is not None and area.isAncestorOf(focus) else None
            area.hide()
            self.setFocus()
            return
        area.show()
        if self._wrote is not None and isValid(self._wrote) and self._wrote.isVisibleTo(area) and self.hasFocus():
            self._wrote.setFocus()
        self._wrote = None

    def show_end(self, text: str) -> None:
        """Say when the workshop ends, where the bar has room for it."""
        self.bar.show_end(text)

    def _show_briefly(self) -> None:
        self._brief.start()
        self._place_bar()

    def _on_brief_over(self) -> None:
        if not self._panel or not self._panel.is_private:
            self.bar.say("")
        if self.bar.isVisible() and self.bar.underMouse():
            self._brief.start()
            return
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._place_bar()

    def _on_parked(self, text: str) -> None:
        self.parked.emit(text)
        self.say(_("The thought is on the parking lot."))

    def _on_parking_left(self) -> None:
        had_keys = self.parking.entry.hasFocus()
        self.parking.hide()
        if had_keys:
            self.setFocus()
        self._place_bar()

    @property
    def _above(self) -> int:
        """The height of the mark, where there is one."""
        return 0 if self._mark.isHidden() else self._mark.sizeHint().height()

    def _place_bar(self) -> None:
        """Put the bar, or the line that stands for it, below the wall, which keeps its pages."""
        parks = not self.parking.isHidden()
        has_bar = not parks and (self.keeps_bar or self._is_pinned or self._brief.isActive())
        lower = self.parking if parks else self.bar
        height = self.parking.sizeHint().height() if parks else self.bar.height_for(self.width())
        self._mark.setGeometry(0, 0, self.width(), self._above)
        self._layout.setContentsMargins(0, self._above, 0, height if parks or has_bar else 0)
        lower.setGeometry(0, self.height() - height, self.width(), height)
        self.bar.setVisible(has_bar)
        lower.raise_()
        self._share()  # a bar takes its place from the wall, not from the panel below it
        picture = None if self._docked is not None else self.picture
        if picture != self._picture:
            self._picture = picture
            self.view.set_picture(picture)

    def _share(self) -> None:
        """Give the panel below the wall what it needs up to about a half, and the wall the rest."""
        around = self._layout.contentsMargins()
        room = self.height() - around.top() - around.bottom()
        needed = 0
        if self._docked is not None and not self.view.blank and (panel := self._docked.widget()) is not None:
            wide = self.width() - 2 * Space.XL
            needed = panel.heightForWidth(wide) if panel.hasHeightForWidth() else panel.sizeHint().height()
            needed = min(needed + Space.XL, round(room * _MOST_BELOW))
        self._layout.setStretch(0, max(1, room - needed))
        self._layout.setStretch(1, needed)
        self._layout.activate()  # the wall's pages depend on its size, and are asked for at once

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_bar()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_briefly()  # who comes here has to learn what the keys do

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.unsetCursor()
        at = self.mapFromGlobal(event.globalPosition()).y()
        if at <= EDGE or at >= self.height() - EDGE:
            self._show_briefly()
        elif not self._brief.isActive():
            self._brief.start()  # the pointer goes again

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        panel = self._panel
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if panel is None or not plain:
            super().keyPressEvent(event)
        elif panel.is_private and panel.private_key(event.key()):
            event.accept()
        elif event.key() == Qt.Key.Key_R and (primary := panel.primary()) and primary.hint == "R":
            panel.press_primary()
        elif event.text().strip() and (panel.bar_text() or panel.writing_field):
            panel.say_not_written()
            self.remind()  # it says what the step waits for
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        panel = self._panel
        if self.hasFocus() and panel is not None and panel.is_private:
            panel.private_key(Qt.Key.Key_Right if next else Qt.Key.Key_Left)
            return True
        return super().focusNextPrevChild(next)
