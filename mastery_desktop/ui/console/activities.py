"""The activities and resources of the stage that the team chose, to tick what is done already."""

from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.look_back import ActivityList
from mastery_desktop.ui.console.panel import StepPanel
from mastery_desktop.ui.console.parts import button, row


class ActivitiesPanel(StepPanel):
    """What the chosen stage asks for."""

    def __init__(self, desk: Desk) -> None:
        """Tick for the session on the desk."""
        super().__init__(desk)
        self.list = ActivityList(desk)
        self._none = button(_("Choose focus area and stage first"), self._on_none)
        self.body.addWidget(self.list)
        self.body.addLayout(row(self._none, 1))

    @override
    def refresh(self) -> None:
        area = self.workshop.focus
        stage = self.workshop.stage_choice(area).stage if area else None
        self._none.setVisible(stage is None)
        self.list.setVisible(stage is not None)
        self.heading.setText(_("What this stage asks of us"))
        if area is None or stage is None:
            self.hint.setText(_("Activities belong to a stage, and the stage to a focus area."))
            return
        self.hint.setText(_("Tick what you have done. What is left is where actions come from."))
        self.list.show_stages(area, (stage,), self.desk.pack.stage_by_id[stage].name, resources=True)

    def _on_none(self) -> None:
        self.focus_wanted.emit()
