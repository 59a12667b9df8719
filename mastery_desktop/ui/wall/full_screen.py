"""The console's window on the whole display, where laptop and wall are one picture."""

from typing import Final, Self, cast

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

from mastery_desktop.config.settings import WindowState

LOOK_MS: Final = 1000
"""How often it is looked whether the display is another one now."""


class FullScreen(QObject):
    """Gives a window the whole display that it stands on, and its place back afterwards."""

    def __init__(self, inside: QWidget, state: WindowState) -> None:
        """Handle the window around a widget.

        Args:
            inside: the widget; its window is looked up when it is needed.
            state: keeps the place that the window has to have at the next start; never that of the full screen.
        """
        super().__init__(inside)
        self._inside, self._state = inside, state
        self._place, self._maximized = QRect(), False
        self._display: tuple[str, QRect] | None = None
        self._gives_back = False
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.check)

    @property
    def on(self) -> bool:
        """Whether the window has the whole display because of this."""
        return self._display is not None

    def set_on(self, *, on: bool) -> None:
        """Take the whole display, or give the window its place back."""
        self._gives_back = False
        if on is self.on or (on and not self._window.isVisible()):
            return
        if on:
            window = self._window
            self._state.console = bytes(window.saveGeometry().toHex().data()).decode()
            self._place, self._maximized = window.normalGeometry(), window.isMaximized()
            self._enter()
            self._look.start()
        else:
            self._leave()

    def take_over(self, other: Self) -> None:
        """Take the window as another one made it, and give it its place back in its stead."""
        self._place, self._maximized, self._display = other._place, other._maximized, other._display
        if self.on:
            self._look.start()
        other.forget()

    def forget(self) -> None:
        """Leave the window as it is."""
        self._look.stop()
        self._display = None

    def check(self) -> None:
        """Take the whole display again when it is another one, or has another size."""
        if not self.on or not QGuiApplication.screens():
            return
        if self._gives_back:
            self._leave()
        elif self._display != self._display_now():
            self._enter()

    def _enter(self) -> None:
        window = self._window
        _give_screen(window)
        self._display = self._display_now()
        if window.isFullScreen():  # a full screen does not move, and does not grow by itself
            window.showNormal()
        window.setGeometry(self._display[1])  # some systems would take the first display otherwise
        window.showFullScreen()

    def _leave(self) -> None:
        window = self._window
        if not _give_screen(window):
            self._gives_back = True  # with the next display
            return
        self._look.stop()
        self._gives_back, self._display = False, None
        window.showNormal()
        room = window.screen().availableGeometry()
        seen = any(screen.availableGeometry().intersects(self._place) for screen in QGuiApplication.screens())
        window.setGeometry(self._place if seen else QRect(room.topLeft(), self._place.size().boundedTo(room.size())))
        if self._maximized:
            window.showMaximized()

    def _display_now(self) -> tuple[str, QRect]:
        screen = self._window.screen()
        return screen.name(), screen.geometry()

    @property
    def _window(self) -> QWidget:
        return self._inside.window()


def _give_screen(window: QWidget) -> bool:
    """See to it that a window has a screen: Qt falls over one that lost it together with all others.

    Returns:
        whether there is a screen at all.
    """
    primary = QGuiApplication.primaryScreen() if QGuiApplication.screens() else None
    handle = cast("QWindow | None", window.windowHandle())
    if primary is not None and handle is not None and handle.screen() is None:
        window.setScreen(primary)
    return primary is not None
