"""Offers to go on another day: the steps that are not done become a planned meeting of the series."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mastery_desktop.domain.labels import long_date
from mastery_desktop.messages import _
from mastery_desktop.ui.console.parts import button, column, label, row, titled
from mastery_desktop.ui.widgets.day_field import TWO_WEEKS, DayField

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from mastery_desktop.domain.records import SessionId, StepId
    from mastery_desktop.ui.console.desk import Desk


class SplitOffer(QWidget):
    """A day and a button."""

    def __init__(self, desk: Desk) -> None:
        """Split the session on the desk after the step that the team is at."""
        super().__init__()
        self._desk = desk
        self._asked: StepId | None = None
        day = desk.clock().astimezone().date() + timedelta(days=TWO_WEEKS)
        self.day = DayField(day)
        self._past = label(_("That day is over. A meeting to come needs a later one."), "strong")
        self._past.hide()
        self.day.dateChanged.connect(self._on_day)
        self.go = button(_("Move the rest there"), self._on_go)
        self.setLayout(
            column(
                label(_("Go on another day"), "label"),
                label(_("What comes after this step moves; the close stays here."), "small"),
                titled(_("Next meeting on"), self.day),
                self._past,
                row(self.go, 1),
            )
        )

    def _on_day(self) -> None:
        self._past.setVisible(self.day.day < self._desk.clock().astimezone().date())

    def _on_go(self) -> None:
        step = self._desk.workshop.step
        if step is not None and self._asked != step.id:
            self._ask(step.id)
        elif step is not None:
            self._ask(None)
            call = partial(self._desk.actions.sessions.split, self._desk.session_id, step.id, self.day.day)
            self._desk.do(call, then=self._on_split)

    def _ask(self, about: StepId | None) -> None:
        """Ask for a second press: half of a workshop would be gone with a click that was meant for something else."""
        self._asked = about
        self.go.set_label(_("Really move the rest?") if about else _("Move the rest there"))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ask(None)

    def _on_split(self, _following: SessionId) -> None:
        self._desk.tell(
            _("The rest is planned for {day}, as a session in the list on the first screen.").format(
                day=long_date(self.day.day)
            )
        )
