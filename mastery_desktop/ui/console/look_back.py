"""Activities of one or more stages of a domain, to tick what is done; the resources that each names stand below it."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from mastery_desktop.domain.choices import Sorting
from mastery_desktop.domain.content import Activity, ActivityId, ActivityPart, DomainStage, ResourceId, StageId
from mastery_desktop.domain.records import FocusArea
from mastery_desktop.messages import _
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.parts import clear, label
from mastery_desktop.ui.theme.tokens import Space


class ActivityList(QWidget):
    """Tick boxes, one for each activity or part of an umbrella activity."""

    def __init__(self, desk: Desk) -> None:
        """Tick for the session on the desk."""
        super().__init__()
        self._desk = desk
        self._area: FocusArea | None = None
        self._shown: tuple[object, ...] = ()
        self._boxes: dict[ActivityId, QCheckBox] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.XS)

    def show_stages(self, area: FocusArea, stages: tuple[StageId, ...], title: str, *, resources: bool = False) -> None:
        """Show the activities of some stages of the focus area's domain."""
        self._area = area
        shown = (area.element, stages, title)
        if shown != self._shown:
            self._shown = shown
            self._fill(area, stages, title, resources=resources)
        done = self._desk.workshop.done(area)
        for activity, box in self._boxes.items():
            box.setChecked(activity in done)
        self.setVisible(bool(self._boxes))

    def _fill(self, area: FocusArea, stages: tuple[StageId, ...], title: str, *, resources: bool) -> None:
        clear(self._layout)
        self._boxes = {}
        domain = self._desk.pack.domain_of[area.element]
        parts = [part for part in domain.stages if part.stage in stages]
        if parts:
            self._layout.addWidget(label(title, "lead"))
        for part in parts:
            self._fill_part(part, area, resources=resources)

    def _fill_part(self, part: DomainStage, area: FocusArea, *, resources: bool) -> None:
        self._layout.addWidget(label(part.title, "label"))
        names = {r.id: r.name for r in self._desk.pack.resources}
        names |= {piece.id: piece.name for r in self._desk.pack.resources for piece in r.parts}
        for activity in part.activities:
            for leaf in activity.leaves:
                box = QCheckBox(leaf.title.replace("&", "&&"))
                box.setToolTip("")
                box.setAccessibleDescription(leaf.text)
                box.setProperty("activity", leaf.id)
                box.clicked.connect(self._on_clicked)
                self._boxes[leaf.id] = box
                self._layout.addWidget(box)
                words = _explain(leaf, names, serves=area.element in leaf.elements) if resources else ""
                if words:
                    self._layout.addWidget(label(words, "small"))

    def _on_clicked(self, checked: bool) -> None:  # noqa: FBT001 - a Qt slot
        if self._area is not None:
            activity = ActivityId(str(self.sender().property("activity")))
            planning = self._desk.actions.planning
            sorting = Sorting.DONE if checked else None
            call = partial(planning.sort_item, self._desk.session_id, self._area.id, activity, sorting)
            self._desk.do(call)


def _explain(leaf: Activity | ActivityPart, names: dict[ResourceId, str], *, serves: bool) -> str:
    lines = [leaf.text] if serves else []  # two minutes: the other texts are in the guide
    resources = [names[resource] for resource in leaf.resources if resource in names]
    if resources:
        lines.append(_("Resources: {names}").format(names=", ".join(resources)))
    if serves:
        lines.append(_("Serves your focus area."))
    return "\n".join(lines)
