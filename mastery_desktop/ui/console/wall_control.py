"""The wall as the console handles it: its views, projecting, blanking, holding, and the way back."""

from typing import Final

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mastery_desktop.config.settings import WindowState
from mastery_desktop.messages import _
from mastery_desktop.ui.console.single import SinglePicture
from mastery_desktop.ui.wall.displays import ComputerDisplays, Display, Displays, without_copies
from mastery_desktop.ui.wall.full_screen import FullScreen
from mastery_desktop.ui.wall.layout import Layouts
from mastery_desktop.ui.wall.palette import DARK, LIGHT
from mastery_desktop.ui.wall.projection import Projection, ProjectionState, explain
from mastery_desktop.ui.wall.view import WallView
from mastery_desktop.ui.wall.window import AudienceWindow

TWICE_MS: Final = 2000
"""Two presses of Escape within this time stop projecting; clickers send one."""

PICTURE: Final = QSize(1920, 1080)
"""The shape that the wall is laid out for until it has a display."""

_ONE_PICTURE = frozenset({ProjectionState.SINGLE, ProjectionState.MIRRORED})


class WallControl(QObject):
    """Holds the views of the wall and what is done to them.

    Attributes:
        changed: the wall is shown somewhere else, blank or held, or no longer.
        thumbnail: the small picture in the console; its pages are the ones that count.
        audience: the window on the other display.
        single: the wall within the console, where there is one picture.
        full_screen: gives that picture the whole display.
    """

    changed = Signal()

    def __init__(self, console: QWidget, state: WindowState, *, dark: bool, displays: Displays | None = None) -> None:
        """Watch the displays on behalf of a console.

        Args:
            console: what the wall must never cover.
            state: knows the display that the wall was on before, and hears of the one that it is on.
            dark: light text on a dark ground.
            displays: where the wall is shown; the computer's displays without others.
        """
        super().__init__(console)
        self._state = state
        self._displays = displays or ComputerDisplays()
        layouts = Layouts()
        self._console = console
        self.thumbnail = WallView(layouts)
        self.audience = AudienceWindow(layouts)
        self.single = SinglePicture(layouts)
        remembered = Display.from_text(state.wall_screen)
        self.projection = Projection(self.audience, console, remembered=remembered, displays=self._displays)
        self.full_screen = FullScreen(console, state)
        self.projection.state_changed.connect(self._on_state)
        self.projection.display_changed.connect(self._on_display)
        self._escape = QTimer(self)
        self._escape.setSingleShot(True)
        self._escape.setInterval(TWICE_MS)
        self._picture = PICTURE
        self.thumbnail.set_picture(PICTURE)
        for view in self.views:
            view.set_colors(DARK if dark else LIGHT)
        console.destroyed.connect(self.audience.deleteLater)

    @property
    def views(self) -> tuple[WallView, ...]:
        """All views, the one whose pages count first."""
        return self.thumbnail, self.audience.view, self.single.view

    @property
    def blank(self) -> bool:
        """Whether the wall is blank."""
        return self.audience.view.blank

    @property
    def held(self) -> bool:
        """Whether the wall keeps its slide while the console goes on."""
        return self.audience.view.frozen

    @property
    def is_single(self) -> bool:
        """Whether the console gives way to the wall."""
        return self.projection.running and self.projection.state in _ONE_PICTURE

    @property
    def one_picture(self) -> bool:
        """Whether the room sees what the console shows."""
        if self.projection.running:
            return self.is_single
        screens = self._displays.now()
        return len(without_copies(screens)) < len(screens)

    @property
    def sentence(self) -> str:
        """Where the wall is, and what to do about it."""
        if self.held:
            return _("The wall is held; what you do now is not shown. Ctrl+J lets it go on.")
        return explain(self.projection.state)

    def project(self) -> None:
        """Show the wall, or show it again when it is blank."""
        if self.blank:
            self.toggle_blank()
        if not self.projection.running:
            self.projection.start()
            self._on_state()

    def toggle(self) -> None:
        """Start projecting, or stop."""
        if self.projection.running:
            self.stop()
        else:
            self.project()

    def stop(self) -> None:
        """Take the wall away."""
        self.projection.stop()
        self._on_state()

    def toggle_blank(self) -> None:
        """Show nothing on the wall, or the slide again."""
        blank = not self.blank
        for view in self.views:
            view.set_blank(blank)
        self.changed.emit()

    def toggle_held(self) -> None:
        """Hold the wall while the facilitator looks ahead, or let it follow again."""
        view = self.audience.view
        view.set_frozen(not view.frozen)
        self.changed.emit()

    def escape(self) -> None:
        """Show the wall again; pressed twice, stop projecting."""
        if self.blank:
            self.toggle_blank()
        elif self.held:
            self.toggle_held()
        elif self._escape.isActive():
            self._escape.stop()
            self.stop()
        else:
            self._escape.start()

    def fit(self) -> None:
        """Lay out for the picture that the room sees."""
        if self.is_single:
            picture = self.single.view.size()
        else:
            picture = self.audience.size() if self.audience.isVisible() else PICTURE
        if picture != self._picture:
            self._picture = picture
            self.thumbnail.set_picture(picture)

    def _on_state(self) -> None:
        self.full_screen.set_on(on=self.is_single and self._displays.are_real)
        self.changed.emit()

    def _on_display(self, display: Display) -> None:
        self._state.wall_screen = display.to_text()
