"""Takes the pictures that the demonstration leaves: the console and the wall, numbered and named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from mastery_desktop.ui.wall.displays import screens_now, without_copies
from mastery_desktop.ui.wall.view import WallView
from mastery_desktop.ui.wall.window import AudienceWindow

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

_OURS: Final = re.compile(r"\d\d-[a-z0-9-]+-(console|wall)\.png")
_PROJECTOR: Final = QSize(1920, 1080)


class Moment(NamedTuple):
    """A moment of the workshop and its pictures, by the name of the window."""

    caption: str
    pictures: dict[str, Path]


class Camera:
    """Keeps pictures in a folder.

    Attributes:
        moments: what was taken, in order.
    """

    def __init__(self, folder: Path, main: QWidget) -> None:
        """Take pictures of a program whose main window this is, and of its wall while that is shown."""
        self._folder, self._main = folder, main
        self.moments: list[Moment] = []

    def clear(self) -> None:
        """Remove the pictures that an earlier demonstration left in the folder."""
        for file in self._folder.glob("[0-9][0-9]-*.png"):
            if _OURS.fullmatch(file.name) and file.is_file():
                file.unlink()

    def take(self, name: str, caption: str) -> None:
        """Take a picture of every window that is shown.

        Args:
            name: goes into the names of the files.
            caption: what is to be seen, for the index.
        """
        number = len(self.moments) + 1
        windows: dict[str, QWidget] = {"console": self._main}
        wall = self.wall() or self._drawn_wall()
        if wall is not None:
            windows["wall"] = wall
        pictures = {}
        for window, widget in windows.items():
            file = self._folder / f"{number:02}-{name}-{window}.png"
            if not widget.grab().save(str(file), "PNG"):
                raise OSError(None, "the picture cannot be written", str(file))
            pictures[window] = file
        self.moments.append(Moment(caption, pictures))

    def has_second_display(self) -> bool:
        """Whether there is a display for the wall beside the one with the console."""
        return len(without_copies(screens_now())) > 1

    def wall(self) -> AudienceWindow | None:
        """The window of the audience, while it is shown."""
        shown = (each for each in QApplication.topLevelWidgets() if isinstance(each, AudienceWindow))
        return next((each for each in shown if each.isVisible()), None)

    def _drawn_wall(self) -> WallView | None:
        """What the wall would show where it has no display: the console’s small picture of it, at full size."""
        small = next((view for view in self._main.findChildren(WallView) if view.isVisible()), None)
        if small is None:
            return None
        view = WallView()
        view.resize(_PROJECTOR)
        view.set_slide(small.slide)
        view.set_page(small.page)
        return view
