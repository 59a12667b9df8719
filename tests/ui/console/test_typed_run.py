"""Where many practices are decided by single keys, a sentence that begins with such keys decides nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import OutcomeKind, StepKind
from mastery_desktop.ui.console.form import AssessmentForm
from mastery_desktop.ui.console.roadmap import RoadmapPanel
from mastery_desktop.ui.console.settle import OutcomePanel
from tests.ui.console.helpers import type_in

SENTENCES = ("24 of 30 families", "many of us", "100 students", "2019 was hard", "1 e-mail a week")


@pytest.fixture
def form(qtbot, theme, desk):
    made = AssessmentForm(desk)
    qtbot.addWidget(made)
    desk.workshop_changed.connect(made.refresh)
    made.show_domain(desk.pack.domains[0])
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.setFocus()
    yield made
    desk.workshop_changed.disconnect(made.refresh)


def decided(desk):
    kept = desk.actions.sessions.load(desk.session_id)
    ratings = [kept.rating(element.id) for element in desk.pack.domains[0].elements]
    return [rating.level for rating in ratings if rating.outcome is not OutcomeKind.NOT_RATED]


@pytest.mark.slow
@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_sentence_settles_practices(show, desk, sentence):
    panel = show(OutcomePanel, StepKind.OUTCOME)
    said = []
    desk.told.connect(said.append)
    type_in(panel, sentence)
    assert decided(desk) == []
    assert panel.list.current == panel.elements[0].id
    assert any("Taken back" in words for words in said)


def test_practices_are_settled_one_key_each_and_stay_so_when_somebody_writes_later(show, desk, clock):
    panel = show(OutcomePanel, StepKind.OUTCOME)
    for key in "213":
        clock.wait(2)
        type_in(panel, key)
    levels = [level.id for level in desk.pack.levels]
    assert decided(desk) == [levels[1], levels[0], levels[2]]
    clock.wait(2)
    type_in(panel, "we saw it")
    assert decided(desk) == [levels[1], levels[0], levels[2]]


def test_what_was_settled_before_is_there_again(show, desk, clock):
    panel = show(OutcomePanel, StepKind.OUTCOME)
    type_in(panel, "2")
    clock.wait(5)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    type_in(panel, "14 of us")
    assert decided(desk) == [desk.pack.levels[1].id]


@pytest.mark.slow
@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_sentence_ticks_a_box_of_the_form(form, desk, sentence):
    type_in(form, sentence)
    assert decided(desk) == []
    QTest.keyClick(form, Qt.Key.Key_Down)
    type_in(form, "3")
    assert decided(desk) == [desk.pack.levels[2].id]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_sentence_says_where_the_roadmap_is(show, desk, sentence):
    panel = show(RoadmapPanel, StepKind.ROADMAP)
    type_in(panel, sentence)
    assert [entry.state for entry in desk.workshop.roadmap if entry.state] == []
    type_in(panel, "2")
    assert [entry.state for entry in desk.workshop.roadmap if entry.state] == []
