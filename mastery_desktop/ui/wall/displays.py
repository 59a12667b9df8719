"""Displays: which there are, which are only copies of another, and how one is known again after it was away.

A `QScreen` is never kept: asking a window for its screen ties the screen's Python object to that window, and all
references die with it. Displays are kept as plain values and looked up again among the screens of the moment.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Final, Protocol

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

PSEUDO: Final = frozenset({"WinDisc"})
"""What Windows calls the display of a locked or remote session; it is none."""

FRAME: Final = 16
"""So far the frame of a window may reach onto another display, in pixels."""

CLONED: Final = "|"
"""Windows joins the names of displays that show the same picture with this."""


@dataclass(frozen=True, kw_only=True)
class Display:
    """A display by more than its name, which changes with the socket; `width` and `height` are in millimetres."""

    name: str = ""
    manufacturer: str = ""
    model: str = ""
    serial: str = ""
    width: int = 0
    height: int = 0

    @property
    def label(self) -> str:
        """What people read: maker and model where they are known, and the socket."""
        made = " ".join(part for part in (self.manufacturer, self.model) if part)
        return f"{made} ({self.name})" if made and self.name else made or self.name

    def likeness(self, other: "Display") -> int:
        """How surely two are the same: 0 for not at all, and the more, the surer."""
        if self == other:
            return 5
        made = (self.manufacturer, self.model, self.serial)
        if self.serial and made == (other.manufacturer, other.model, other.serial):
            return 4
        same_size = (self.width, self.height) == (other.width, other.height)
        if self.model and made == (other.manufacturer, other.model, other.serial):
            return 3 if same_size else 2
        return 1 if self.name and self.name == other.name else 0

    def to_text(self) -> str:
        """The display as a line of settings."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> "Display | None":
        """The display of a line of settings; None where it is none."""
        try:
            return cls(**json.loads(text))
        except (ValueError, TypeError):
            return None


@dataclass(frozen=True)
class Screen:
    """A display that is there now, and where it lies on the desktop; `pixels` is what its picture is made of."""

    display: Display
    area: QRect
    cloned: bool
    pixels: tuple[int, int] = (0, 0)

    def holds(self, point: QPoint) -> bool:
        """Whether a point of the desktop lies on it."""
        return self.area.contains(point)

    def overlaps(self, other: "Screen") -> bool:
        """Whether one shows all that the other shows."""
        return self.area.contains(other.area) or other.area.contains(self.area)


class Displays(Protocol):
    """Which displays there are, and how a window comes onto one: the computer's, or those that a rehearsal plays."""

    @property
    def are_real(self) -> bool:
        """Whether a window on them is seen by a room."""

    def now(self) -> tuple[Screen, ...]:
        """All displays of the moment, the primary one first."""

    def put(self, window: QWidget, target: Screen) -> bool:
        """Show a window on the whole of a display; tells whether the display was still there."""

    def move(self, window: QWidget, target: Screen) -> None:
        """Move a window to a display, and let it keep its shape as far as it fits."""


class ComputerDisplays:
    """The displays of this computer."""

    are_real = True

    def now(self) -> tuple[Screen, ...]:
        """All displays of the moment but those that are none, the primary one first."""
        return screens_now()

    def put(self, window: QWidget, target: Screen) -> bool:
        """Show a window on the whole of a display; tells whether the display was still there."""
        screen = qt_screen(target)
        if screen is None:
            return False
        if window.isVisible():
            window.showNormal()
        # Wayland places a window by its screen, the other systems by its geometry: each ignores the other.
        window.setScreen(screen)
        window.setGeometry(target.area)
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        window.showFullScreen()
        return True

    def move(self, window: QWidget, target: Screen) -> None:
        """Move a window to a display, and let it keep its shape as far as it fits."""
        screen = qt_screen(target)
        if screen is None:
            return
        room, maximized = screen.availableGeometry(), window.isMaximized()
        if maximized:
            window.showNormal()
        place = QRect(QPoint(), window.size().boundedTo(room.size()))
        place.moveCenter(room.center())
        window.setScreen(screen)
        window.setGeometry(place)
        if maximized:
            window.showMaximized()
        elif not window.isVisible():
            window.show()  # a window whose display is gone is made anew on the next one, and not shown


def screens_now() -> tuple[Screen, ...]:
    """All displays of the moment but those that are none, the primary one first."""
    if not QGuiApplication.screens():
        return ()  # a lid that is closed, a dock that was pulled: Qt has no primary screen then
    primary = QGuiApplication.primaryScreen()
    found = sorted(
        QGuiApplication.screens(), key=lambda each: (each != primary, each.geometry().x(), each.geometry().y())
    )
    return tuple(_screen(each) for each in found if each.name() not in PSEUDO and not each.geometry().isEmpty())


def _screen(screen: QScreen) -> Screen:
    size = screen.physicalSize()
    display = Display(
        name=screen.name(),
        manufacturer=screen.manufacturer(),
        model=screen.model(),
        serial=screen.serialNumber(),
        width=round(size.width()),
        height=round(size.height()),
    )
    area, ratio = screen.geometry(), screen.devicePixelRatio()
    pixels = (round(area.width() * ratio), round(area.height() * ratio))
    return Screen(display, area, CLONED in screen.name() or CLONED in screen.serialNumber(), pixels)


def overlap(one: QRect, other: QRect) -> bool:
    """Whether one window or display covers part of another, more than the frame of a window."""
    part = one.intersected(other)
    return part.width() > FRAME and part.height() > FRAME


def without_copies(screens: Sequence[Screen]) -> tuple[Screen, ...]:
    """The displays that show a picture of their own; of two that show the same one, the first."""
    kept: list[Screen] = []
    for screen in screens:
        if not any(other.overlaps(screen) for other in kept):
            kept.append(screen)
    return tuple(kept)


def best_match(screens: Sequence[Screen], wanted: Display | None) -> Screen | None:
    """The display that was used before, else the first; None where there is none."""
    if not screens:
        return None
    if wanted is None:
        return screens[0]
    return max(screens, key=lambda screen: screen.display.likeness(wanted))


def qt_screen(screen: Screen) -> QScreen | None:
    """Qt's object for a display, fetched now; for use at once, never to be kept."""
    for each in QGuiApplication.screens():
        if each.name() == screen.display.name and each.geometry() == screen.area:
            return each
    return None
