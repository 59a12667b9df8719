"""The shape of the console: run sheet, middle and right column, or drawers at both sides where it is narrow."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.began import BeganEarlier
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.drawer import Side
from mastery_desktop.ui.console.follow_focus import FollowFocus
from mastery_desktop.ui.console.nudge import Nudge
from mastery_desktop.ui.console.panel_pages import PanelPages
from mastery_desktop.ui.console.parts import button, row
from mastery_desktop.ui.console.reading_order import chain_in_reading_order, tab_mark
from mastery_desktop.ui.console.run_sheet import RunSheet
from mastery_desktop.ui.console.side import ClockBox, ParkingLot, ScriptBox, StepButtons
from mastery_desktop.ui.console.thumbnail import Thumbnail
from mastery_desktop.ui.console.tiles import Tiles, boxed
from mastery_desktop.ui.console.wall_tools import WallTools
from mastery_desktop.ui.console.whole_head import WholeHead
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.wall.view import WallView
from mastery_desktop.ui.widgets.areas import scrolling

FOLD_BELOW = 1180
"""The width, at the usual size of text, below which the side columns fold."""

NARROW_BELOW = 760
"""The width, at the usual size of text, below which only the most needed stands in the bars."""

USUAL_LINE = 20
"""The height of a line at the usual size of text."""

_RESERVE = 56
"""The height kept free below a panel, at the usual size of text: one more field must not move the picture away."""

_TALL = 860
"""The height, at the usual size of text, from which several proposals have room above the panel."""

_LOW = 400
"""The height, at the usual size of text, below which the panel needs the room of the picture, where that is narrow."""

_MOST_PASSES = 6
"""So often at most the parts are placed before the height of the picture is kept: a scroll bar can come and go."""

_LEFT, _RIGHT = 264, 312


class ConsoleFrame(QWidget):
    """Holds the parts and folds them.

    Attributes:
        narrow_changed: there is very little width, or no longer.
        form: the self-assessment of the domain as one form; asked for in the drawer where the top bar has no room.
        print_: print; the same.
        share: share the session; the same.
    """

    narrow_changed = Signal(bool)
    form = Signal()
    print_ = Signal()
    share = Signal()

    def __init__(self, desk: Desk, view: WallView) -> None:
        """Build the columns around a view of the wall."""
        super().__init__()
        self._folded = self._narrow = False
        self._panel: QWidget | None = None
        self._needed: int | None = None  # the height that the panel asked for when the step came
        self._passes = 0
        self._ordering = QTimer(self, singleShot=True, interval=0)
        self._ordering.timeout.connect(self._order_panel)
        self._settle = QTimer(self, interval=0, singleShot=True)
        self._settle.timeout.connect(self._on_settled)
        self.sheet = RunSheet(desk)
        self.thumbnail = Thumbnail(view)
        self.tools = WallTools(desk.timer, desk.pack.rescues)
        self.thumbnail.set_tools(self.tools)
        self.nudge = Nudge(desk)
        self.clock = ClockBox()
        self.began = BeganEarlier(desk)
        self.buttons = StepButtons()
        self.script = ScriptBox()
        self.parking = ParkingLot(desk)
        self._foot = QFrame()
        self._left, self._right = Side("right", self, self._foot), Side("left", self, self._foot)
        self._pages = PanelPages()
        self._area = scrolling(self._pages)
        self._build_left()
        self._build_right()
        for side in (self._left, self._right):
            side.closed.connect(self._place)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addWidget(self._left)
        self._line.addWidget(self._build_middle(), 1)
        self._line.addWidget(self._right)
        self._above_panel = tab_mark(self)
        last = chain_in_reading_order(self._inner, self.sheet.end)
        if last is not None:
            QWidget.setTabOrder(last, self._above_panel)

    def _build_left(self) -> None:
        self._sheet_area = scrolling(self.sheet)
        self._actions = boxed(
            Tiles(
                button(_("Form"), self.form.emit),
                button(_("Print"), self.print_.emit),
                button(_("Share"), self.share.emit),
                fill=False,
            )
        )
        self._actions.setContentsMargins(Space.M, Space.S, Space.S, 0)
        self._actions.hide()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self._sheet_area)
        left.addWidget(self._actions)

    def _build_right(self) -> None:
        words = QWidget()
        self._words = lines = QVBoxLayout(words)
        lines.setContentsMargins(Space.XS, 0, Space.S, 0)  # room for the ring of the area around
        lines.setSpacing(Space.M)
        lines.addWidget(self.began)
        lines.addWidget(self.script)
        lines.addWidget(self.parking)
        lines.addStretch(1)
        self._column = QVBoxLayout(self._right)
        self._column.setContentsMargins(Space.L, Space.M, Space.M, Space.M)
        self._column.setSpacing(Space.M)
        self._column.addWidget(self.clock)
        self._words_area = scrolling(words)
        self._words_area.setAccessibleName(_("Words to say"))
        self._column.addWidget(self._words_area, 1)
        self._column.addWidget(self.buttons)

    def _build_middle(self) -> QWidget:
        self._foot.setProperty("kind", "bar")
        self._foot.setProperty("edge", "top")
        open_left = button(_("Run sheet"), self.toggle_left, key=keys.RUN_SHEET)
        open_right = button(_("Words"), self.toggle_right, key=keys.WORDS)
        self._foot_line = row(open_left, open_right, spacing=Space.S)
        self._foot_line.setContentsMargins(Space.L, Space.XS, Space.L, Space.XS)
        self._foot.setLayout(self._foot_line)
        self._foot.hide()
        self._inner = QVBoxLayout()
        self._inner.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        self._inner.setSpacing(Space.M)
        self._inner.addWidget(self.thumbnail)
        self._inner.addWidget(self.nudge)
        self._inner.addWidget(self._area, 1)
        WholeHead(self._area)
        FollowFocus(self._area)
        self.nudge.installEventFilter(self)
        middle = QWidget()
        whole = QVBoxLayout(middle)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._inner, 1)
        whole.addWidget(self._foot)
        return middle

    @property
    def folded(self) -> bool:
        """Whether run sheet and right column are drawers."""
        return self._folded

    @property
    def area(self) -> QScrollArea:
        """Where the panel of the step scrolls."""
        return self._area

    def show_panel(self, panel: QWidget) -> None:
        """Show the panel of a step."""
        if panel is not self._panel:
            if self._panel is not None:
                self._panel.removeEventFilter(self)
            self._panel = panel
            panel.installEventFilter(self)
            panel.setProperty("kind", "clear")
            self._pages.show_panel(panel)
        self._ordering.start()  # once it shows the step
        self._area.verticalScrollBar().setValue(0)

    def _order_panel(self) -> None:
        """Let Tab come to the panel from what stands above it: it is made late, and would come last in the window."""
        if self._panel is not None:
            QWidget.setTabOrder(self._above_panel, self._panel)
            chain_in_reading_order(self._panel)

    def take_area_back(self) -> None:
        """Take the panel back from where it was docked."""
        self._inner.addWidget(self._area, 1)

    def add_below_sheet(self, widget: QWidget) -> None:
        """Put something below the run sheet that does not scroll with it."""
        layout = self._left.layout()
        if layout is not None:
            layout.addWidget(widget)
            chain_in_reading_order(widget, self.sheet.end)

    def show_current(self) -> None:
        """Scroll the run sheet to where the team is."""
        if (line := self.sheet.current) is not None and not self.sheet.is_changed:
            self._sheet_area.ensureWidgetVisible(line, 0, 60)

    def toggle_left(self) -> None:
        """Open or close the run sheet's drawer."""
        if self._toggle(self._left, self._right, self.sheet.current or self.sheet):
            QTimer.singleShot(0, self, self.show_current)  # once the drawer has its height

    def toggle_right(self) -> None:
        """Open or close the drawer with words and parking lot."""
        self._toggle(self._right, self._left, self._words_area)

    def close_drawers(self) -> None:
        """Close what is folded."""
        if self._folded:
            self._left.close_drawer()
            self._right.close_drawer()

    def share_of_wall(self, share: float) -> None:
        """Give the picture of the wall a share of the height, and more where the panel leaves it.

        Within a step it then keeps its height, whatever the panel comes to need: what somebody is about to click must
        stay where it is. Only another window, or a proposal above the panel, gives it another.
        """
        self.thumbnail.set_share(share)
        self._look_anew()

    def fit_picture(self) -> None:
        """Give the picture of the wall its place anew, soon: it may have another shape."""
        self._settle.start()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look_anew()
        self._place()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._look_anew()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.thumbnail.fold_away()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._panel and event.type() == QEvent.Type.LayoutRequest and self._needed is None:
            self._settle.start()
        elif watched is self.nudge and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.fit_picture()
        return super().eventFilter(watched, event)

    def _look_anew(self) -> None:
        """Ask the panel again how high it is, until its labels have wrapped and nothing moves any more."""
        self._needed, self._passes = None, 0
        self._settle.start()

    def _on_settled(self) -> None:
        before = self.thumbnail.height()
        self._place()
        if self._needed is None and self._panel is not None:
            self._passes += 1
            if self.thumbnail.height() == before or self._passes == _MOST_PASSES:
                self._needed = self._panel_height(self._panel.width())
            else:
                self._settle.start()

    def _toggle(self, drawer: Side, other: Side, focus: QWidget) -> bool:
        """Open a drawer in the place of the other one, or close it; whether it is open now."""
        if not self._folded:
            return False
        other.close_drawer()
        if drawer.is_open:
            drawer.close_drawer()
        else:
            drawer.open_drawer(focus)
            self._place()
        return drawer.is_open

    @property
    def _scale(self) -> float:
        """The size of text; 1 is the usual one."""
        return max(1.0, self.fontMetrics().height() / USUAL_LINE)

    def _place(self) -> None:
        scale = self._scale
        self._fold(folded=self.width() / scale < FOLD_BELOW, narrow=self.width() / scale < NARROW_BELOW)
        roomy = self.height() / scale >= _LOW and not self.thumbnail.has_least
        self.thumbnail.show_picture(shown=not self._narrow or roomy)
        self.nudge.set_small(small=self._narrow or self.height() / scale < _TALL)
        widths = [round(width * scale) for width in (_LEFT, _RIGHT)]
        if self._folded:
            room = self.height() - (self._foot.height() if self._foot.isVisible() else self._foot.sizeHint().height())
            widths = [min(width, self.width() - 60) for width in widths]
            self._left.setGeometry(0, 0, widths[0], room)
            self._right.setGeometry(self.width() - widths[1], 0, widths[1], room)
        self._left.setFixedWidth(widths[0])
        self._right.setFixedWidth(widths[1])
        drawn = widths[1] if self._folded and not self._narrow and not self._right.isHidden() else 0
        self._inner.setContentsMargins(Space.L, Space.M, Space.L + drawn, Space.S)  # words cover no level
        beside = drawn if self._folded else sum(widths)
        width = self.width() - beside - 2 * Space.L
        self.thumbnail.fit_into(round(self.height() / scale), width, self._free(width))

    def _free(self, width: int) -> int:
        """The height that the panel leaves for the picture of the wall, some of it in reserve for one more field."""
        panel = self._panel
        if panel is None or self._pages.panel is not panel:
            return 0
        needed = self._panel_height(width) if self._needed is None else self._needed
        around = self._inner.contentsMargins()
        rest = self.thumbnail.around_view + around.top() + around.bottom() + self._inner.spacing()
        foot = self._foot.sizeHint().height() if self._folded else 0
        if not self.nudge.isHidden():
            rest += self.nudge.heightForWidth(width) + self._inner.spacing()
        return self.height() - foot - rest - needed - round(_RESERVE * self._scale)

    def _panel_height(self, width: int) -> int:
        panel = self._panel
        if panel is None:
            return 0
        return panel.heightForWidth(width) if panel.hasHeightForWidth() else panel.sizeHint().height()

    def _fold(self, *, folded: bool, narrow: bool) -> None:
        if (folded, narrow) == (self._folded, self._narrow):
            return
        if narrow != self._narrow:
            self._narrow = narrow
            self._actions.setVisible(narrow)
            if narrow:
                self._words.insertWidget(0, self.tools)
            else:
                self.thumbnail.set_tools(self.tools)
            self.narrow_changed.emit(narrow)
        self.clock.set_compact(compact=folded, narrow=narrow)
        self.buttons.set_narrow(narrow=narrow)
        self._left.covers, self._right.covers = folded, folded and narrow
        if folded == self._folded:
            return
        self._folded = folded
        self._words_area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if folded else Qt.FocusPolicy.NoFocus)
        self._foot.setVisible(folded)
        if folded:
            for drawer in (self._left, self._right):
                self._line.removeWidget(drawer)
                drawer.close_drawer()
                drawer.hide()
            self._foot_line.addWidget(self.clock, 1)
            self._foot_line.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._line.insertWidget(0, self._left)
            self._line.addWidget(self._right)
            self._column.insertWidget(0, self.clock)
            self._column.addWidget(self.buttons)
            for side in (self._left, self._right):
                side.close_drawer()
                side.show()
