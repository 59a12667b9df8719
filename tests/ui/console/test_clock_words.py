"""The clock says which of its times is of the step and which of the whole."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from mastery_desktop.domain.pace import MINUTE, Pace
from mastery_desktop.ui.console.side import ClockBox
from tests.ui.console.helpers import visible_texts

END = datetime(2026, 11, 6, 17, 30, tzinfo=UTC)
OVER = Pace(
    planned=10, left=-31 * MINUTE, spent=41 * MINUTE, ahead=45 * MINUTE, planned_end=END, expected_end=END
)  # fmt: skip


@pytest.mark.parametrize(
    ("pace", "said"),
    [
        (OVER, "41 of 10 min  ·  the whole: 45 min ahead"),
        (replace(OVER, ahead=-31 * MINUTE), "41 of 10 min  ·  31 min behind"),
        (replace(OVER, left=2 * MINUTE, spent=8 * MINUTE), "8 of 10 min  ·  45 min ahead"),
    ],
)
def test_a_step_that_runs_over_in_a_workshop_that_is_ahead_is_told_apart(qtbot, pace, said):
    box = ClockBox()
    qtbot.addWidget(box)
    box.show()
    box.show_pace(pace)
    assert said in visible_texts(box)


def test_a_finished_workshop_has_no_clock_that_runs(qtbot):
    box = ClockBox()
    qtbot.addWidget(box)
    box.show()
    box.show_pace(OVER)
    box.show_pace(None)
    box.set_compact(compact=False)
    assert visible_texts(box) == ["The workshop is finished"]
