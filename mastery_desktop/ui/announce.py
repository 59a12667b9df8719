"""Says a sentence to those who hear the screen and do not see it.

A sentence that appears is read by nobody who cannot see it, unless the program says so: the focus stays where it was.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


def announce(place: "QObject", sentence: str, *, urgent: bool = False) -> None:
    """Have a screen reader say a sentence; where none runs, nothing happens.

    Args:
        place: the widget that it belongs to.
        sentence: what is said; an empty one is not.
        urgent: at once, in the middle of what is being said; for what went wrong.
    """
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415 - slow, not for the first frame

    if not sentence or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(place, sentence)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
