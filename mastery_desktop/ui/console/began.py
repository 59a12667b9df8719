"""Back-dating: a step that began before anybody showed it on the wall."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from mastery_desktop.domain.pace import MINUTE, back_dated
from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui.console.parts import button
from mastery_desktop.ui.console.tiles import Tiles

if TYPE_CHECKING:
    from mastery_desktop.ui.console.desk import Desk

EARLIER: Final = (2, 5, 10)
"""Minutes that the buttons offer."""


class BeganEarlier(QWidget):
    """A quiet button that opens three."""

    def __init__(self, desk: Desk) -> None:
        """Move the start of the step that the session on the desk is at."""
        super().__init__()
        self._desk = desk
        self.open = button(_("This step began earlier"), self._on_open, "quiet")
        self.open.setCheckable(True)
        self.choices = []
        for minutes in EARLIER:
            made = button(ngettext("{n} min ago", "{n} min ago", minutes).format(n=minutes), self._on_chosen)
            made.setAccessibleName(
                ngettext("This step began {n} minute ago", "This step began {n} minutes ago", minutes).format(n=minutes)
            )
            made.setProperty("minutes", minutes)
            made.hide()
            self.choices.append(made)
        self.setLayout(Tiles(self.open, *self.choices, fill=False))

    def _on_open(self) -> None:
        for made in self.choices:
            made.setVisible(self.open.isChecked())

    def _on_chosen(self) -> None:
        minutes = self.sender().property("minutes")
        workshop = self._desk.workshop
        self.open.setChecked(False)
        self._on_open()
        step = workshop.step
        if step is None:
            return
        steps = back_dated(workshop.steps, step.id, minutes * MINUTE, self._desk.clock())
        call = partial(self._desk.actions.sessions.back_date, self._desk.session_id, step.id, minutes)
        self._desk.do(call, expect=replace(workshop, steps=steps))
        self._desk.tell(_("This step now counts from {n} min earlier. “Undo” below takes it back.").format(n=minutes))
