"""A run sheet to look at: steps under their domains, with minutes."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from mastery_desktop.domain.agenda import PlannedStep
from mastery_desktop.domain.content import DomainId
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.step_names import step_name
from mastery_desktop.messages import _
from mastery_desktop.ui.step_names import domain_heading
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.labels import PlainLabel


class RunSheet(QWidget):
    """Shows the steps of a workshop before it begins."""

    def __init__(self, pack: Pack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pack = pack
        self._below = 0  # the row that takes what room is left: the next steps may need it
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, Space.M, 0)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(0, 1)

    def set_pack(self, pack: Pack) -> None:
        """Name the domains of another pack from the next steps on."""
        self._pack = pack

    def show_steps(self, steps: Sequence[PlannedStep], *, by_talk: bool = False) -> None:
        """Show other steps; `by_talk`: the team agrees on its levels in talk."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        self._grid.setRowStretch(self._below, 0)
        row = 0
        for domain, group in groupby(steps, key=_domain_of):
            name = domain_heading(self._pack.domain_by_id[domain]) if domain else _("Everyone together")
            title = PlainLabel(name, "label", wrap=True)
            title.setContentsMargins(0, Space.S if row else 0, 0, 0)
            self._grid.addWidget(title, row, 0, 1, 2)
            row += 1
            for step in group:
                self._grid.addWidget(PlainLabel(step_name(step.kind, by_talk=by_talk), wrap=True), row, 0)
                self._grid.addWidget(PlainLabel(str(step.minutes), "muted"), row, 1, Qt.AlignmentFlag.AlignRight)
                row += 1
        self._grid.setRowStretch(row, 1)
        self._below = row


def _domain_of(step: PlannedStep) -> DomainId | None:
    return step.domain
