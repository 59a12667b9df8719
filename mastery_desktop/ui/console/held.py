"""What is typed at the console and in memory only, so that a power cut takes it."""

from enum import Enum, auto
from typing import Final

from mastery_desktop.messages import N_


class Held(Enum):
    """What is typed and kept nowhere yet."""

    SLIPS = auto()
    DOTS = auto()
    ROUND = auto()
    """The marks of a second round, before the room sees them."""
    REASON = auto()
    """Why the team takes on a second focus area, before it does."""


NOT_ON_DISK: Final = {
    Held.SLIPS: N_("The count is not on disk until it is closed."),
    Held.DOTS: N_("The dots are not on disk until they are shown."),
    Held.ROUND: N_("The second round is not on disk until it is shown."),
    Held.REASON: N_("The reason is not on disk until the practice is taken on."),
}
"""What is said of it where else stands that all is saved; the first that is typed is said."""
