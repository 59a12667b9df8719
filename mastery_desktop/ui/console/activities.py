"""The checklist of the stage that the team chose: its activities and resources, sorted."""

from pathlib import Path

from PySide6.QtCore import Signal
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.services.slides import anchor_of
from mastery_desktop.ui.console.checklist import Checklist
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.focus_tabs import FocusTabs
from mastery_desktop.ui.console.panel import StepPanel
from mastery_desktop.ui.console.parts import button, label, row


class ActivitiesPanel(StepPanel):
    """What the chosen stage asks for.

    Attributes:
        resource_wanted: ask for a file for a resource (this panel, its id).
    """

    resource_wanted = Signal(object, str)

    def __init__(self, desk: Desk) -> None:
        """Sort for the session on the desk."""
        super().__init__(desk)
        self._areas = FocusTabs(desk, self)
        self._areas.chosen.connect(self._on_area)
        self.tools.addWidget(self._areas)
        self.list = Checklist(desk)
        self.list.file_wanted.connect(self._on_file_wanted)
        self._none = button(_("Choose focus area and stage first"), self._on_none)
        self._travels = label(
            _("Files stay on this computer. The session file carries how you sorted, and the names of resources."),
            "small",
        )
        self.body.addWidget(self.list)
        self.body.addWidget(self._travels)
        self.body.addLayout(row(self._none, 1))

    @override
    def refresh(self) -> None:
        area = self.desk.area
        self._areas.refresh()
        stage = self.workshop.stage_choice(area).stage if area else None
        self._none.setVisible(stage is None)
        self.list.setVisible(stage is not None)
        self._travels.setVisible(stage is not None)
        self.heading.setText(_("What this stage asks of us"))
        if area is None or stage is None:
            self.hint.setText(_("Activities belong to a stage, and the stage to a focus area."))
            return
        self.list.show_stages(area, (stage,), self.desk.pack.stage_by_id[stage].name, resources=True)
        if not self.list.rows:  # another framework may name none, or a session kept none
            self._travels.hide()
            self.hint.setText(_("This content names no activities for this stage. Go on to the plan."))
            return
        self.hint.setText(
            _("Have done, next, not now: Tab or arrows to a line, then 1, 2 or 3. Actions come from “next”.")
        )

    def attach(self, resource: str, file: Path) -> None:
        """Let a file that was chosen stand for a resource."""
        self.list.attach(resource, file)

    def _on_file_wanted(self, resource: str) -> None:
        self.resource_wanted.emit(self, resource)

    def _on_area(self, _element: str) -> None:
        self.refresh()
        area = self.desk.area
        stage = self.workshop.stage_choice(area).stage if area else None
        self.go_to.emit(anchor_of(stage or "", self.workshop, area))

    def _on_none(self) -> None:
        self.focus_wanted.emit()
