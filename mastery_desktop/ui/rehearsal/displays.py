"""The displays that a rehearsal plays: this laptop, and a projector that can be unplugged, plugged in and mirrored.

The wall's window is shown without a place on any real display, so that the program places and hides it as always while
nobody sees it; the pane of the room paints what it shows.
"""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui.wall.displays import Display, Screen

PICTURE = (1920, 1080)
"""The projector's pixels."""

_BEYOND = 20_000
_WITHOUT_SCREENS = QRect(0, 0, 1366, 768)


class PlayedDisplays:
    """A laptop and a projector beside it.

    Attributes:
        plugged: whether the projector is connected.
        mirrored: whether it shows what the laptop shows.
    """

    are_real = False

    def __init__(self) -> None:
        """Begin with the projector connected, with a picture of its own."""
        self.plugged = True
        self.mirrored = False
        self._swapped = False

    def now(self) -> tuple[Screen, ...]:
        """The displays of the moment, the one with the console first."""
        real = _real_area()
        here = real.adjusted(-_BEYOND, -_BEYOND, _BEYOND, _BEYOND)  # wherever the real window stands
        there = here if self.mirrored else QRect(here.x() + here.width(), here.y(), *PICTURE)
        laptop = Display(name=_("Laptop (played)"))
        projector = Display(name=_("Projector (played)"))
        if not self.plugged:
            return (Screen(laptop, here, cloned=False, pixels=(real.width(), real.height())),)
        if self._swapped and not self.mirrored:
            laptop, projector = projector, laptop
        return (
            Screen(laptop, here, cloned=False, pixels=(real.width(), real.height())),
            Screen(projector, there, cloned=False, pixels=PICTURE),
        )

    def put(self, window: QWidget, target: Screen) -> bool:
        """Let a window be shown on a display, where nobody sees it; tells whether the display was still there."""
        if all(screen.area != target.area for screen in self.now()):
            return False
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        window.setGeometry(target.area)
        window.show()
        return True

    def move(self, window: QWidget, target: Screen) -> None:
        """Let the console be on the other display: the real window stays, and the displays change their names."""
        del window, target
        self._swapped = not self._swapped


def _real_area() -> QRect:
    """All that the real window can stand on."""
    primary = QGuiApplication.primaryScreen() if QGuiApplication.screens() else None
    return primary.virtualGeometry() if primary is not None else _WITHOUT_SCREENS
