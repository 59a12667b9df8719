"""The checklist of one or more stages of a domain: activities, and the resources that they name, to sort."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mastery_desktop.domain.choices import Sorting
from mastery_desktop.domain.content import Activity, ActivityPart, DomainStage, ResourceId, StageId
from mastery_desktop.domain.records import FocusArea
from mastery_desktop.messages import _
from mastery_desktop.services.content import AttachedFile
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.parts import clear, label
from mastery_desktop.ui.console.sort_row import SortRow
from mastery_desktop.ui.opening import open_document
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import keep_in_sight


class Checklist(QWidget):
    """Rows to sort: have done, next, not now.

    Attributes:
        file_wanted: a file for a resource is wanted (its id).
    """

    file_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Sort for the session on the desk."""
        super().__init__()
        self._desk = desk
        self._area: FocusArea | None = None
        self._shown: tuple[object, ...] = ()
        self.rows: list[SortRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.XS)

    def show_stages(self, area: FocusArea, stages: tuple[StageId, ...], title: str, *, resources: bool = False) -> None:
        """Show the checklist of some stages of the focus area's domain, with the resources where they are wanted."""
        self._area = area
        shown = (area.id, stages, title)
        if shown != self._shown:
            self._shown = shown
            self._fill(area, stages, title, resources=resources)
            if resources:
                self.read_files()
        sorting = self._desk.workshop.sorting(area)
        for made in self.rows:
            made.show_sorting(sorting.get(made.item))
        self.setVisible(bool(self.rows))

    def attach(self, resource: str, file: Path) -> None:
        """Let a file stand for a resource on this computer."""
        content = self._desk.actions.content
        self._desk.do(partial(content.attach, ResourceId(resource), file), then=self._on_attached)

    def read_files(self) -> None:
        """See which files stand for the resources, and whether they are there."""
        self._desk.read(self._desk.actions.content.attachments, self._on_files)

    # slots

    def _on_sorted(self, item: str, sorting: Sorting | None) -> None:
        if self._area is not None:
            planning = self._desk.actions.planning
            self._desk.do(partial(planning.sort_item, self._desk.session_id, self._area.id, item, sorting))

    def _on_moved(self, step: int) -> None:
        sender = self.sender()
        if isinstance(sender, SortRow) and sender in self.rows:
            at = min(max(self.rows.index(sender) + step, 0), len(self.rows) - 1)
            self.rows[at].setFocus()
            keep_in_sight(self.rows[at])

    def _on_opened(self, file: Path) -> None:
        if not open_document(file):
            self._desk.refuse(
                _("The file {file} could not be opened. See whether it is still there, and is no program.").format(
                    file=file.name
                )
            )
            self.read_files()

    def _on_detaching(self, resource: str) -> None:
        self._desk.do(partial(self._desk.actions.content.detach, ResourceId(resource)), then=self._on_attached)

    def _on_attached(self, _nothing: None) -> None:
        self.read_files()

    def _on_files(self, files: dict[ResourceId, AttachedFile]) -> None:
        for made in self.rows:
            if made.files:
                made.files.show_file(files.get(ResourceId(made.item)))

    # helpers

    def _fill(self, area: FocusArea, stages: tuple[StageId, ...], title: str, *, resources: bool) -> None:
        clear(self._layout)
        self.rows = []
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
        named: dict[ResourceId, None] = {}
        for activity in part.activities:
            for leaf in activity.leaves:
                self._add(leaf.id, leaf.title, _explain(leaf, serves=area.element in leaf.elements and resources))
                named |= dict.fromkeys(resource for resource in leaf.resources if resource in names)
        if resources and named:
            self._layout.addWidget(label(_("Named resources"), "label"))
            notes = {resource.id: resource.note for resource in self._desk.pack.resources}
            for resource in named:
                self._add(resource, names[resource], notes.get(resource, ""), takes_file=True)

    def _add(self, item: str, name: str, words: str, *, takes_file: bool = False) -> None:
        made = SortRow(item, name, words, takes_file=takes_file)
        made.sorted.connect(self._on_sorted)
        made.moved.connect(self._on_moved)
        if made.files:
            made.files.opened.connect(self._on_opened)
            made.files.attaching.connect(partial(self.file_wanted.emit, item))
            made.files.detaching.connect(partial(self._on_detaching, item))
        self.rows.append(made)
        self._layout.addWidget(made)


def _explain(leaf: Activity | ActivityPart, *, serves: bool) -> str:
    """What an activity is about, where it serves the focus area: the other texts are in the guide."""
    return "\n".join((leaf.text, _("Serves your focus area."))) if serves else ""
