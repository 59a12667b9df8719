"""What a doctor says of the displays: for that, Qt has to look at them."""

import os
import sys

from PySide6.QtWidgets import QApplication

from mastery_desktop.messages import _
from mastery_desktop.services.doctor import Finding, State
from mastery_desktop.ui.found_displays import found_displays


def displays() -> list[Finding]:
    """Every display, with its size; Qt ends the process where there is none, so that is looked at before."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    seen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or platform
    if sys.platform.startswith("linux") and not seen:
        words = _("There is no display here, so no window can be shown.")
        return [Finding(_("Displays"), State.NOTE, words, _("Printing and sharing work all the same."))]
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - for the checker of types
    return found_displays(app.screens())
