"""A run sheet that is changed: a step that comes before what it needs is told of, in the words of the workshop."""

from datetime import datetime
from unittest.mock import Mock

import pytest

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.console.bars import StatusBar, TopBar
from mastery_desktop.ui.console.run_sheet import RunSheet
from mastery_desktop.ui.widgets.buttons import Button


@pytest.fixture
def sheet(qtbot, theme, desk):
    made = RunSheet(desk)
    qtbot.addWidget(made)
    made.show_sheet(desk.workshop.steps[0], (), "")
    made._change.click()
    made.show_sheet(desk.workshop.steps[0], (), "")
    return made


def press(sheet, name):
    next(tool for tool in sheet.findChildren(Button) if tool.accessibleName() == name).click()


def test_a_reveal_before_its_count_is_told(sheet, desk):
    told = Mock()
    desk.told.connect(told)
    press(sheet, "Move Count down")
    told.assert_called_once_with("“Reveal” now comes before “Count”, which it needs.")
    kinds = [step.kind for step in desk.workshop.steps]
    assert kinds.index(StepKind.REVEAL) < kinds.index(StepKind.COUNT)


def test_a_step_that_needs_nothing_moves_without_a_word(sheet, desk):
    told = Mock()
    desk.told.connect(told)
    press(sheet, "Move Shifts down")
    told.assert_not_called()


def test_a_wall_without_a_projector_is_not_called_projecting(qtbot, theme):
    top, bar = TopBar(), StatusBar()
    for each in (top, bar):
        qtbot.addWidget(each)
    top.show_wall(blank=False, projecting=True, lost=True)
    bar.show_wall("The projector is gone.", lost=True)
    assert top._project.label == "No projector"
    assert not top._project.isChecked()  # a tick would say that it is shown
    assert bar._wall.property("role") == "strong"
    top.show_wall(blank=False, projecting=True)
    bar.show_wall("The wall is on the second display.")
    assert top._project.label == "Projecting"
    assert top._project.isChecked()
    assert bar._wall.property("role") == "small"


def test_a_session_that_was_just_opened_is_said_to_be_saved(qtbot, theme, desk):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.follow(desk)
    desk.reload()
    assert bar.text == "All changes saved"


def test_the_time_of_saving_is_that_of_the_clock_in_the_room(qtbot, theme, desk):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.follow(desk)
    desk.saved.emit(datetime(2026, 11, 6, 15, 13, 34).astimezone())
    assert bar.text == "All changes saved 3:13:34"
