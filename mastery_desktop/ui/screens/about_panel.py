"""About the program: its version, how it was built, where it copies to, and the licences of all its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from mastery_desktop.config.about import about
from mastery_desktop.config.portable import stick_folder
from mastery_desktop.messages import _
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.panel import InlinePanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mastery_desktop.ui.context import Context


class AboutPanel(InlinePanel):
    """Says what the program is made of."""

    def __init__(self, context: Context, host: QWidget) -> None:
        """Show it; the licences are read when the panel opens."""
        super().__init__(_("About Mastery Desktop"), host, width=640, moves=not context.choices.reduce_motion)
        told = about(context.resources)
        self.version = PlainLabel(_("Version {version}").format(version=told.version), "heading")
        self.column.addWidget(self.version)
        words = _(
            "Free software under the MIT license, without any warranty. It opens no internet connection: no account,"
            " no telemetry, no update check."
        )
        self.column.addWidget(PlainLabel(words, wrap=True))
        if told.build:
            self.build = PlainLabel(_("Build: {sum}").format(sum=_in_groups(told.build)), "small", wrap=True)
            self.build.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.column.addWidget(self.build)
        if folder := stick_folder():
            place = _("It runs from a stick. Finished sessions are copied to {folder}.").format(folder=folder)
            self.column.addWidget(PlainLabel(place, wrap=True))
        title = PlainLabel(_("Parts and their licenses"), "label")
        self.column.addWidget(title)
        self.notices = QPlainTextEdit(told.notices)
        self.notices.setReadOnly(True)
        self.notices.setTabChangesFocus(True)
        self.notices.setAccessibleName(_("Parts and their licenses"))
        self.column.addWidget(self.notices, 1)


def _in_groups(digest: str) -> str:
    """A sum in groups of eight, to be compared by eye, and broken into lines."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
