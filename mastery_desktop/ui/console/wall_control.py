"""The wall as the console handles it: its views, projecting, blanking, holding, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Signal

from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.single import SinglePicture
from mastery_desktop.ui.wall.awake import Awake, KeepAwake
from mastery_desktop.ui.wall.displays import ComputerDisplays, Display, Displays
from mastery_desktop.ui.wall.full_screen import FullScreen
from mastery_desktop.ui.wall.layout import Layouts
from mastery_desktop.ui.wall.palette import DARK, LIGHT
from mastery_desktop.ui.wall.projection import Projection, ProjectionState, explain
from mastery_desktop.ui.wall.view import WallView
from mastery_desktop.ui.wall.window import AudienceWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from mastery_desktop.config.settings import WindowState

PICTURE: Final = QSize(1920, 1080)
"""The shape that the wall is laid out for until it has a display."""

_ONE_PICTURE = frozenset({ProjectionState.SINGLE, ProjectionState.MIRRORED})
_NOWHERE = frozenset({ProjectionState.LOST, ProjectionState.NONE})


class WallControl(QObject):
    """Holds the views of the wall and what is done to them.

    Attributes:
        changed: the wall is shown somewhere else, blank or held, or no longer.
        reshaped: the room sees a picture of another size, and the pages may be others.
        told: a sentence about a key that did nothing.
        awake: keeps the displays from going to sleep while the wall is shown.
        thumbnail: the small picture in the console; its pages are the ones that count.
        audience: the window on the other display.
        single: the wall within the console, where there is one picture.
        full_screen: gives that picture the whole display.
        before_escape: asked first when Escape comes; tells whether it had something to take away.
    """

    changed = Signal()
    reshaped = Signal()
    told = Signal(str)

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
        self.thumbnail = WallView(layouts)
        self.audience = AudienceWindow(layouts)
        self.single = SinglePicture(layouts)
        remembered = Display.from_text(state.wall_screen)
        self.projection = Projection(
            self.audience, console, remembered=remembered, displays=self._displays, parent=self
        )
        self.full_screen = FullScreen(console, state)
        self.projection.state_changed.connect(self._on_state)
        self.projection.display_changed.connect(self._on_display)
        self.projection.displays_changed.connect(self._on_displays)
        self.audience.placed.connect(self._on_placed)
        self.awake = KeepAwake(self)
        self.awake.changed.connect(self.changed)
        self.before_escape: Callable[[], bool] = bool
        self._picture = PICTURE
        self._was_read = self.may_be_read
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
    def is_lost(self) -> bool:
        """Whether the wall should be shown and has no display to go to."""
        return self.projection.running and self.projection.state in _NOWHERE

    @property
    def one_picture(self) -> bool:
        """Whether the room sees what the console shows."""
        return self.is_single or self.projection.is_copied

    @property
    def may_be_read(self) -> bool:
        """Whether the room may see the console in its full form: also where the wall was taken away for a moment."""
        return not self.is_single and (self.projection.is_copied or not self.projection.choices())

    @property
    def sentence(self) -> str:
        """Where the wall is, and what to do about it."""
        if self.held:
            return _("The wall is held; what you do now is not shown. {key} lets it go on.").format(
                key=keys.FREEZE.hint
            )
        sentence = explain(self.projection.state)
        return f"{sentence} {self.awake.state.sentence}" if self.awake.state is Awake.REFUSED else sentence

    def project(self) -> None:
        """Show the wall, or show it again when it is blank."""
        if self.blank:
            self.toggle_blank()
        if not self.projection.running:
            self.resume()

    def resume(self) -> None:
        """Show the wall as it was left, blank or held."""
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
        self.set_held(held=not self.held)

    def set_held(self, *, held: bool) -> None:
        """Keep the slide on everything that the room sees, or follow again."""
        for view in self.views[1:]:
            view.set_frozen(held)
        self.changed.emit()

    def escape(self) -> None:
        """Show the wall again when it is blank or held; clickers send this key, so it never ends the projection."""
        if self.before_escape():
            return
        if self.blank:
            self.toggle_blank()
        elif self.held:
            self.toggle_held()
        elif self.projection.running:
            self.told.emit(stops_text())

    def swap(self) -> None:
        """Let this window and the wall change displays."""
        if not self.projection.swap():
            self.told.emit(
                _("There are no two displays to swap; {key} shows which there are.").format(key=keys.DISPLAYS.hint)
            )

    def choose(self, display: Display) -> None:
        """Show the wall on a display, from now on and at the next start."""
        self._state.wall_screen = display.to_text()
        self.projection.choose(display)
        self.changed.emit()

    def fit(self) -> None:
        """Lay out for the picture that the room sees."""
        if self.is_single:
            picture = self.single.picture
        else:
            picture = self.audience.size() if self.audience.isVisible() else PICTURE
        if picture != self._picture:
            self._picture = picture
            self.thumbnail.set_picture(picture)
            self.reshaped.emit()

    def _on_state(self) -> None:
        self.full_screen.set_on(on=self.is_single and self._displays.are_real)  # before the console lays itself out
        self.awake.set_on(on=self.projection.running and self._displays.are_real)
        self.changed.emit()

    def _on_displays(self) -> None:
        if self._was_read is not self.may_be_read:
            self._was_read = self.may_be_read
            self.changed.emit()

    def _on_display(self, display: Display) -> None:
        self._state.wall_screen = display.to_text()
        self.fit()

    def _on_placed(self) -> None:
        """Follow the wall to a display of another shape; while it changes displays it is hidden and tells nothing."""
        if self.audience.isVisible():
            self.fit()


def stops_text() -> str:
    """Which key ends what Escape did not."""
    return _("{key} stops projecting.").format(key=keys.STOP.hint)
