"""Which panel belongs to which kind of step; a panel is made when its first step comes, or while nobody waits."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.records import Step
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.activities import ActivitiesPanel
from mastery_desktop.ui.console.close import ClosePanel
from mastery_desktop.ui.console.count import CountPanel
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.discuss import DiscussPanel
from mastery_desktop.ui.console.focus import FocusPanel
from mastery_desktop.ui.console.one_by_one import OneByOnePanel
from mastery_desktop.ui.console.own import OwnPanel
from mastery_desktop.ui.console.panel import StepPanel
from mastery_desktop.ui.console.plan import PlanPanel
from mastery_desktop.ui.console.purpose import PurposePanel
from mastery_desktop.ui.console.rate import RatePanel
from mastery_desktop.ui.console.readiness import ReadinessPanel
from mastery_desktop.ui.console.reading import ReadingPanel
from mastery_desktop.ui.console.results import ResultsPanel
from mastery_desktop.ui.console.reveal import RevealPanel
from mastery_desktop.ui.console.roadmap import RoadmapPanel
from mastery_desktop.ui.console.settle import OutcomePanel
from mastery_desktop.ui.console.shifts import ShiftsPanel
from mastery_desktop.ui.console.stations import StationsPanel

PANELS: dict[StepKind, type[StepPanel]] = {
    StepKind.PURPOSE: PurposePanel,
    StepKind.FRAMEWORK: ReadingPanel,
    StepKind.STAGES: ReadingPanel,
    StepKind.QUESTION: ReadingPanel,
    StepKind.SHIFTS: ShiftsPanel,
    StepKind.INDICATORS: ReadingPanel,
    StepKind.CALIBRATE: ReadingPanel,
    StepKind.RATE: RatePanel,
    StepKind.COUNT: CountPanel,
    StepKind.REVEAL: RevealPanel,
    StepKind.ONE_BY_ONE: OneByOnePanel,
    StepKind.DISCUSS: DiscussPanel,
    StepKind.OUTCOME: OutcomePanel,
    StepKind.RESULTS: ResultsPanel,
    StepKind.FOCUS: FocusPanel,
    StepKind.READINESS: ReadinessPanel,
    StepKind.ACTIVITIES: ActivitiesPanel,
    StepKind.PLAN: PlanPanel,
    StepKind.CLOSE: ClosePanel,
    StepKind.BREAK: ReadingPanel,
    StepKind.GALLERY: StationsPanel,
    StepKind.ROTATION: StationsPanel,
    StepKind.ROADMAP: RoadmapPanel,
    StepKind.OWN: OwnPanel,
}


class Panels(QObject):
    """Makes the panels of a session and keeps them.

    Attributes:
        live_changed: what a panel shows live on the wall has changed.
        chrome_changed: the primary button or the lines below a step have changed.
        go_to: the wall should go to this anchor.
        back: a panel needs the step before.
        focus_wanted: a panel needs a focus area.
        print_requested: print the walk-out packet.
        share_requested: share the session.
        resource_wanted: a panel needs a file for a resource (the panel, the resource's id).
        file_wanted: a panel needs a file for its slide (the panel, the page of a PDF).
    """

    live_changed = Signal()
    chrome_changed = Signal()
    go_to = Signal(str)
    back = Signal()
    focus_wanted = Signal()
    print_requested = Signal()
    share_requested = Signal()
    resource_wanted = Signal(object, str)
    file_wanted = Signal(object, int)

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        """Make panels for the session on the desk; `owner` keeps those that are not shown."""
        super().__init__(owner)
        self._desk, self._owner = desk, owner
        self._made: dict[type[StepPanel], StepPanel] = {}
        self._coming: StepKind | None = None
        self._ahead = QTimer(self, singleShot=True, interval=0)
        self._ahead.timeout.connect(self._make_ahead)
        keys.bind(keys.LEVELS, owner, self._on_levels)

    def panel(self, kind: StepKind, following: Step | None = None) -> StepPanel:
        """The panel of a kind of step; that of the `following` one is made next, before it is asked for."""
        if following is not None:
            self._coming = following.kind
            self._ahead.start()
        wanted = PANELS[kind]
        if wanted not in self._made:
            made = wanted(self._desk)
            made.setParent(self._owner)
            made.hide()
            made.live_changed.connect(self.live_changed)
            made.chrome_changed.connect(self.chrome_changed)
            made.go_to.connect(self.go_to)
            made.back.connect(self.back)
            made.focus_wanted.connect(self.focus_wanted)
            if isinstance(made, ActivitiesPanel):
                made.resource_wanted.connect(self.resource_wanted)
            if isinstance(made, OwnPanel):
                made.file_wanted.connect(self.file_wanted)
            if isinstance(made, ClosePanel):
                made.print_requested.connect(self.print_requested)
                made.share_requested.connect(self.share_requested)
            self._made[wanted] = made
        return self._made[wanted]

    def _make_ahead(self) -> None:
        """Make the panel of the step that comes, so that stepping on does not wait for it."""
        if self._coming is not None and self._desk.is_open:
            self.panel(self._coming)

    def _on_levels(self) -> None:
        for made in self._made.values():
            if made.isVisible():
                made.decide()
