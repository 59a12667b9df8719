"""What a doctor says of the displays: for that, Qt has to look at them."""

import os
import sys

from PySide6.QtWidgets import QApplication

from mastery_desktop.messages import _
from mastery_desktop.services.doctor import Finding, State


def displays() -> list[Finding]:
    """Every display, with its size; Qt ends the process where there is none, so that is looked at before."""
    subject = _("Displays")
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    seen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or platform
    if sys.platform.startswith("linux") and not seen:
        words = _("There is no display here, so no window can be shown.")
        return [Finding(subject, State.NOTE, words, _("Printing and sharing work all the same."))]
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - for the checker of types
    found = []
    for place, screen in enumerate(app.screens(), 1):
        size, scale = screen.geometry().size(), screen.devicePixelRatio()
        words = _("{place}: {name}, {width} x {height}, scale {scale}").format(
            place=place, name=screen.name(), width=size.width(), height=size.height(), scale=round(scale, 2)
        )
        found.append(Finding(subject, State.GOOD, words))
    if len(found) == 1:
        words = _("There is one display. The wall and your window share it, or the projector is not plugged in.")
        found.append(
            Finding(subject, State.NOTE, words, _("Plug the projector in and choose “extend”, not “duplicate”."))
        )
    return found
