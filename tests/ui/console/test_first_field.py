"""Below the wall, F6 and then words: they stand in the field that the step asks for, and decide nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import StepKind
from tests.ui.console.helpers import press, write

K = Qt.Key
WORDS = "3 families met us, and 1 more"


def below_the_wall(open_console, session, kind):
    """Come to a step in one picture, and open its panel."""
    console = open_console(session)
    press(console, K.Key_F5)
    console.presenter.go_to_step(next(s for s in console.desk.workshop.steps if s.kind is kind).id)
    press(console, K.Key_F6)
    return console


@pytest.fixture
def planned(new_session, services):
    session = new_session(people=12)
    element = services.pack.domains[0].elements[2]
    focus = services.planning.choose_focus(session, element.id, "").value
    services.planning.choose_stage(session, focus, services.pack.stage_model.stages[1].id)
    return session


FIELDS = {
    StepKind.PURPOSE: lambda panel: panel.purpose,
    StepKind.OUTCOME: lambda panel: panel.evidence.have,
    StepKind.FOCUS: lambda panel: panel.choice.reason,
    StepKind.READINESS: lambda panel: panel.cards[1].evidence,
    StepKind.PLAN: lambda panel: panel.goal,
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", FIELDS)
def test_words_typed_at_once_stand_in_the_first_field(open_console, planned, kind):
    console = below_the_wall(open_console, planned, kind)
    field = FIELDS[kind](console.panel)
    field.clear()
    write(console, WORDS)
    assert QApplication.focusWidget() is field
    assert field.text == WORDS


def test_a_plan_goes_on_where_nothing_is_written_yet_and_no_other_part_is_opened(open_console, planned, services):
    services.planning.set_goal(planned, services.sessions.load(planned).focus.id, "Plan from student work")
    console = below_the_wall(open_console, planned, StepKind.PLAN)
    write(console, "1/14")
    assert console.panel.parts.place == 0
    assert console.panel.check_on.text() == "1/14"


def test_no_sentence_stands_for_a_stage_that_nobody_chose(open_console, new_session, services):
    session = new_session(people=12)
    services.planning.choose_focus(session, services.pack.domains[0].elements[2].id)
    console = below_the_wall(open_console, session, StepKind.READINESS)
    write(console, WORDS)
    assert not any(card.evidence.text for card in console.panel.cards)
    assert console.desk.workshop.stage_choice(console.desk.area).stage is None


def test_after_a_focus_area_is_chosen_words_are_its_reason(open_console, new_session):
    console = below_the_wall(open_console, new_session(people=12), StepKind.FOCUS)
    console.panel._on_part(2)
    console.panel.choice._choose.setFocus()
    press(console, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert console.desk.workshop.focus is not None
    for letter in WORDS:
        write(console, letter)
    assert console.panel.choice.reason.text == WORDS
