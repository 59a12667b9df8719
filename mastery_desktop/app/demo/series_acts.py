"""What follows from the plan, and the next workshop of the series: it opens on what was promised."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from mastery_desktop.app.demo.hands import StuckError
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.step_names import STEP_NAMES
from mastery_desktop.messages import _

if TYPE_CHECKING:
    from mastery_desktop.app.demo.leader import Leader

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_TWO_MONTHS: Final = timedelta(days=60).total_seconds() / 60
_MOST_PAGES: Final = 60


def look_ahead(leader: Leader) -> None:
    """The days on which the team looks at its plan."""
    leader.hands.click_button(_("2 After 30, 60, 90 days"))
    leader.picture("plan-checks", _("After 30, 60 and 90 days the team looks at its plan."))


def show_roadmap(leader: Leader) -> None:
    """Add the roadmap to the run sheet, and look at it."""
    hands, change = leader.hands, _("Change the run sheet")
    leader.open_run_sheet(change)
    hands.click_button(change)
    hands.choose(_("Step to add"), _(STEP_NAMES[StepKind.ROADMAP]))
    hands.click_button(_("Add it"))
    hands.click_button(_("Done changing"))
    leader.rest()
    leader.forward_to(StepKind.ROADMAP)
    leader.picture("roadmap", _("The roadmap of several years: where the school stands, and who owns a step."))


def plan_next(leader: Leader) -> None:
    """Two months later: plan the next workshop of the series, practice by practice this time."""
    hands = leader.hands
    leader.clock.pass_minutes(round(_TWO_MONTHS))
    hands.press(Qt.Key.Key_N, _CONTROL | _SHIFT)
    hands.until(lambda: hands.sees(QLineEdit, _("Team")), "the form for the next workshop should be there")
    hands.click_button(_("More details"))
    hands.click_button(_("Practice by practice: read, rate, count and reveal each one"))
    leader.picture("next-session", _("The next workshop of the series has time to look back."))
    hands.click_button(_("Start the workshop"))
    hands.until(lambda: leader.at(StepKind.PURPOSE), "the next workshop should begin with its purpose")


def look_back(leader: Leader) -> None:
    """What became of the promises, one at a time, and of the focus area."""
    hands = leader.hands
    if leader.camera.has_second_display():
        hands.press(Qt.Key.Key_F5)
        hands.until(leader.camera.wall, "the wall should be on the second display")
    _forward(leader, "promises")
    leader.picture("promises", _("It opens on the promises of the workshop before."))
    _forward(leader, "promise/")
    hands.press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    hands.press(Qt.Key.Key_1)
    leader.picture("promise-done", _("One promise at a time: done, moving or stuck."))
    leader.rest()
    _forward(leader, "earlier-focus/")
    leader.picture("earlier-focus", _("Is it still the right focus?"))


def rate_one_again(leader: Leader) -> None:
    """Count and reveal the first practice by itself, and set it beside the last time."""
    hands, story = leader.hands, leader.story
    _forward(leader, story.elements[0].id, at=StepKind.ONE_BY_ONE)
    for level, number in enumerate(story.counts[0], 1):
        hands.digits(str(level) * number)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_R)
    hands.until(lambda: leader.panel and leader.panel.workshop.revealed(story.elements[0].id), "R should reveal")
    leader.picture("one-by-one", _("Practice by practice: each one is counted and shown before the next."))
    results = _(STEP_NAMES[StepKind.RESULTS])
    leader.open_run_sheet(results)
    hands.click_button(results, begins=True)
    _forward(leader, "then/")
    leader.picture("then-and-now", _("What the room says now, beside what it said then."))


def _forward(leader: Leader, beginning: str, *, at: StepKind | None = None) -> None:
    """Press Page Down until the wall is at an anchor that begins so, in a kind of step.

    Raises:
        StuckError: it does not come.
    """
    for _page in range(_MOST_PAGES):
        panel = leader.panel
        if panel is not None and panel.anchor.startswith(beginning) and (at is None or leader.at(at)):
            return
        leader.hands.press(Qt.Key.Key_PageDown)
    raise StuckError(f"Page Down does not lead to “{beginning}”")
