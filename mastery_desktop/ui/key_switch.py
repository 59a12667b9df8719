"""Switches keys of a single letter or sign on and off, in every window that there is."""

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication

from mastery_desktop.ui import single_keys
from mastery_desktop.ui.widgets.buttons import Button


def switch_single_keys(*, on: bool) -> None:
    """Let them work or not from now on; buttons name the keys that work."""
    if on == single_keys.are_on():
        return
    single_keys.set_on(on=on)
    for window in QApplication.topLevelWidgets():
        for shortcut in window.findChildren(QShortcut):
            if single_keys.is_single(shortcut.key().toString()):
                shortcut.setEnabled(on)
        for button in window.findChildren(Button):
            button.show_key()
