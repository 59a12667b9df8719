"""Which panel belongs to which kind of step; panels are made when their first step comes."""

from mastery_desktop.domain.records import StepKind
from mastery_desktop.ui.console.activities import ActivitiesPanel
from mastery_desktop.ui.console.close import ClosePanel
from mastery_desktop.ui.console.count import CountPanel
from mastery_desktop.ui.console.discuss import DiscussPanel
from mastery_desktop.ui.console.focus import FocusPanel
from mastery_desktop.ui.console.panel import StepPanel
from mastery_desktop.ui.console.plan import PlanPanel
from mastery_desktop.ui.console.purpose import PurposePanel
from mastery_desktop.ui.console.rate import RatePanel
from mastery_desktop.ui.console.readiness import ReadinessPanel
from mastery_desktop.ui.console.reading import ReadingPanel
from mastery_desktop.ui.console.results import ResultsPanel
from mastery_desktop.ui.console.reveal import RevealPanel
from mastery_desktop.ui.console.settle import OutcomePanel
from mastery_desktop.ui.console.shifts import ShiftsPanel

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
    StepKind.DISCUSS: DiscussPanel,
    StepKind.OUTCOME: OutcomePanel,
    StepKind.RESULTS: ResultsPanel,
    StepKind.FOCUS: FocusPanel,
    StepKind.READINESS: ReadinessPanel,
    StepKind.ACTIVITIES: ActivitiesPanel,
    StepKind.PLAN: PlanPanel,
    StepKind.CLOSE: ClosePanel,
    StepKind.BREAK: ReadingPanel,
}
