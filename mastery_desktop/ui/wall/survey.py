"""What each display shows, as a sentence, and the fix where something is not as it should be."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from mastery_desktop.messages import _
from mastery_desktop.ui.wall.displays import Screen, without_copies


class Use(Enum):
    """What a display is used for."""

    CONSOLE = auto()
    WALL = auto()
    FREE = auto()
    COPY = auto()


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A display that is there; of a copy, `original` is the display whose picture it shows."""

    screen: Screen
    use: Use
    original: Screen | None = None

    @property
    def title(self) -> str:
        """Its name and the size of its picture."""
        width, height = self.screen.pixels
        return _("{name}, {width} × {height}").format(
            name=self.screen.display.label.replace("|", " + "), width=width, height=height
        )

    @property
    def sentence(self) -> str:
        """What it shows."""
        if self.screen.cloned:
            return _("Shows the same picture on two displays.")
        match self.use:
            case Use.CONSOLE:
                return _("This window is here.")
            case Use.WALL:
                return _("The wall is here: the room sees it.")
            case Use.FREE:
                return _("Free: the wall can be shown here.")
            case Use.COPY:
                name = self.original.display.label if self.original else ""
                return _("Shows the same picture as {name}.").format(name=name)


def survey(screens: Sequence[Screen], home: Screen | None, wall: Screen | None) -> tuple[Seen, ...]:
    """Look at all displays.

    Args:
        screens: those that are there.
        home: the one that the console is on.
        wall: the one that the wall is on.
    """
    own = without_copies(screens)
    found = []
    for screen in screens:
        if screen == home:
            found.append(Seen(screen=screen, use=Use.CONSOLE))
        elif screen == wall:
            found.append(Seen(screen=screen, use=Use.WALL))
        elif screen in own:
            found.append(Seen(screen=screen, use=Use.FREE))
        else:
            original = next((each for each in own if each.overlaps(screen)), None)
            found.append(Seen(screen=screen, use=Use.COPY, original=original))
    return tuple(found)
