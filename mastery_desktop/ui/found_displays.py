"""What a doctor says of the displays that Qt sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastery_desktop.messages import _
from mastery_desktop.services.doctor import Finding, State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QScreen


def found_displays(screens: Iterable[QScreen]) -> list[Finding]:
    """Every display, with its size; and what to do where there is only one."""
    subject, found = _("Displays"), []
    for place, screen in enumerate(screens, 1):
        size, scale = screen.geometry().size(), screen.devicePixelRatio()
        words = _("{place}: {name}, {width} x {height}, scale {scale}").format(
            place=place, name=screen.name(), width=size.width(), height=size.height(), scale=round(scale, 2)
        )
        found.append(Finding(subject, State.GOOD, words))
    if len(found) == 1:
        words = _("There is one display. The wall and your window share it, or the projector is not plugged in.")
        advice = _("Plug the projector in and choose “extend”, not “duplicate”.")
        found.append(Finding(subject, State.NOTE, words, advice))
    return found
