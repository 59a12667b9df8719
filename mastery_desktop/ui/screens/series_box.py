"""Offers to go on from the last workshop of a team, where its name was typed that has one on this computer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from mastery_desktop.domain.labels import long_date
from mastery_desktop.messages import _
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from mastery_desktop.domain.records import Session
    from mastery_desktop.domain.workshop import SessionSummary, Workshop
    from mastery_desktop.ui.context import Context


class SeriesBox(QWidget):
    """A box to tick below the team's name; hidden where the team has no workshop yet."""

    def __init__(self, context: Context, team: QLineEdit, chosen: Callable[[Workshop | None], object]) -> None:
        """Offer what there is of the team in a field; `chosen` hears which workshop to go on from, or None."""
        super().__init__()
        self._context, self._chosen = context, chosen
        self._team = ""
        self._latest: dict[str, Session] = {}
        self._offered: Session | None = None
        self.box = QCheckBox()
        self.box.toggled.connect(self._on_toggled)
        words = _("This one opens on its promises and its focus, and compares what is rated again.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.box)
        column.addWidget(PlainLabel(words, "small", wrap=True))
        self.hide()
        team.textChanged.connect(self.show_team)
        context.operations.read(context.services.sessions.summaries, self._on_read)

    def show_team(self, team: str) -> None:
        """Offer what there is of a team."""
        self._team = team
        offered = self._latest.get(_key(team))
        if offered == self._offered:
            return
        self.box.setChecked(False)
        self._offered = offered
        if offered:
            text = _("Go on from the workshop of {date}").format(date=long_date(offered.held_on))
            self.box.setText(text)
            self.box.setAccessibleName(text)
        self.setVisible(offered is not None)

    def _on_read(self, sessions: list[SessionSummary]) -> None:
        for summary in reversed([each for each in sessions if each.can_be_followed]):
            self._latest[_key(summary.session.team)] = summary.session
        self.show_team(self._team)

    def _on_toggled(self, checked: bool) -> None:  # noqa: FBT001 - the signal's argument
        if checked and self._offered:
            load = partial(self._context.services.sessions.load, self._offered.id)
            self._context.operations.read(load, self._on_loaded)
        else:
            self._chosen(None)

    def _on_loaded(self, workshop: Workshop) -> None:
        if self.box.isChecked():
            self._chosen(workshop)


def _key(team: str) -> str:
    return " ".join(team.split()).casefold()
