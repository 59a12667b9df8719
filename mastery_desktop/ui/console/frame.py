"""The shape of the console: run sheet, middle and right column, or drawers at both sides where it is narrow."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.parts import button, row
from mastery_desktop.ui.console.run_sheet import RunSheet
from mastery_desktop.ui.console.side import ClockBox, ParkingLot, ScriptBox, StepButtons
from mastery_desktop.ui.console.thumbnail import Thumbnail
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.wall.view import WallView
from mastery_desktop.ui.widgets.panel import scrolling

FOLD_BELOW = 1180
"""The width, at the usual size of text, below which the side columns fold."""

_LEFT, _RIGHT = 264, 300


class ConsoleFrame(QWidget):
    """Holds the parts and folds them.

    Attributes:
        resized: the room has changed.
    """

    resized = Signal()

    def __init__(self, desk: Desk, view: WallView, scale: float) -> None:
        """Build the columns around a view of the wall; `scale` is the size of text, 1 for the usual one."""
        super().__init__()
        self._scale = scale
        self._folded = False
        self._panel: QWidget | None = None
        self.sheet = RunSheet(desk)
        self.thumbnail = Thumbnail(view)
        self.clock = ClockBox()
        self.buttons = StepButtons()
        self.script = ScriptBox()
        self.parking = ParkingLot(desk)
        self._left = _side("right")
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        self._sheet_area = scrolling(self.sheet)
        left.addWidget(self._sheet_area)
        self._right = _side("left")
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, Space.S, 0)
        lines.setSpacing(Space.M)
        lines.addWidget(self.script)
        lines.addWidget(self.parking)
        lines.addStretch(1)
        self._column = QVBoxLayout(self._right)
        self._column.setContentsMargins(Space.L, Space.M, Space.M, Space.M)
        self._column.setSpacing(Space.M)
        self._column.addWidget(self.clock)
        self._column.addWidget(scrolling(words), 1)
        self._column.addWidget(self.buttons)
        self._area = scrolling(QWidget())
        self._foot = QFrame()
        self._foot.setProperty("kind", "bar")
        self._foot.setProperty("edge", "top")
        self._open_left = button(_("Run sheet"), self.toggle_left, key=keys.RUN_SHEET)
        self._open_right = button(_("Words"), self.toggle_right, key=keys.WORDS)
        self._foot_line = row(self._open_left, self._open_right, spacing=Space.S)
        self._foot_line.setContentsMargins(Space.L, Space.XS, Space.L, Space.XS)
        self._foot.setLayout(self._foot_line)
        self._foot.hide()
        self._middle = QWidget()
        self._inner = middle = QVBoxLayout()
        middle.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        middle.setSpacing(Space.M)
        middle.addWidget(self.thumbnail)
        middle.addWidget(self._area, 1)
        whole = QVBoxLayout(self._middle)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(self._foot)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addWidget(self._left)
        self._line.addWidget(self._middle, 1)
        self._line.addWidget(self._right)

    @property
    def folded(self) -> bool:
        """Whether run sheet and right column are drawers."""
        return self._folded

    @property
    def area(self) -> QWidget:
        """Where the panel of the step scrolls."""
        return self._area

    def show_panel(self, panel: QWidget) -> None:
        """Show the panel of a step; the one before is kept by whoever made it."""
        if panel is not self._panel:
            self._area.takeWidget()
            self._panel = panel
            panel.setProperty("kind", "clear")
            self._area.setWidget(panel)
            panel.show()
        self._area.verticalScrollBar().setValue(0)

    def take_area_back(self) -> None:
        """Take the panel back from where it was docked."""
        self._inner.addWidget(self._area, 1)

    def show_current(self) -> None:
        """Scroll the run sheet to where the team is."""
        if (line := self.sheet.current) is not None:
            self._sheet_area.ensureWidgetVisible(line, 0, 60)

    def toggle_left(self) -> None:
        """Open or close the run sheet's drawer."""
        self._toggle(self._left, self._right)

    def toggle_right(self) -> None:
        """Open or close the drawer with words and parking lot."""
        self._toggle(self._right, self._left)

    def close_drawers(self) -> None:
        """Close what is folded."""
        if self._folded:
            self._left.hide()
            self._right.hide()

    def share_of_wall(self, share: float) -> None:
        """Give the picture of the wall a share of the height."""
        self.thumbnail.set_share(share)
        self._place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self.resized.emit()

    def _toggle(self, drawer: QWidget, other: QWidget) -> None:
        if not self._folded:
            return
        other.hide()
        drawer.setVisible(drawer.isHidden())
        self._place()
        drawer.raise_()

    def _place(self) -> None:
        self._fold(folded=self.width() / self._scale < FOLD_BELOW)
        widths = [round(width * self._scale) for width in (_LEFT, _RIGHT)]
        if self._folded:
            room = self.height() - self._foot.sizeHint().height()
            widths = [min(width, self.width() - 60) for width in widths]
            self._left.setGeometry(0, 0, widths[0], room)
            self._right.setGeometry(self.width() - widths[1], 0, widths[1], room)
        self._left.setFixedWidth(widths[0])
        self._right.setFixedWidth(widths[1])
        self.thumbnail.fit_into(self.height(), self.width() - (0 if self._folded else sum(widths)) - 2 * Space.L)

    def _fold(self, *, folded: bool) -> None:
        if folded == self._folded:
            return
        self._folded = folded
        self.clock.set_compact(compact=folded)
        self._foot.setVisible(folded)
        if folded:
            for drawer in (self._left, self._right):
                self._line.removeWidget(drawer)
                drawer.hide()
            self._foot_line.addWidget(self.clock, 1)
            self._foot_line.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._line.insertWidget(0, self._left)
            self._line.addWidget(self._right)
            self._column.insertWidget(0, self.clock)
            self._column.addWidget(self.buttons)
            self._left.show()
            self._right.show()


def _side(edge: str) -> QFrame:
    made = QFrame()
    made.setProperty("kind", "side")
    made.setProperty("edge", edge)
    return made
