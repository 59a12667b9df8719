"""Settling what is left: what the team decided in its discussion stays, and the current row can be seen."""

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import DecisionRule, FistToFive, OutcomeKind, StepKind
from tests.ui.console.counting import discussing_first, revealed
from tests.ui.console.helpers import decide, go_to, press, settle, write

K = Qt.Key


def at_the_rest(console):
    revealed(console)
    first, third = (console.panel.elements[place] for place in (0, 2))
    for element in (first, third):
        console.desk.do(
            lambda e=element: console.desk.actions.rating.settle(
                console.desk.session_id, e.id, OutcomeKind.AGREED, level=console.desk.pack.levels[0].id
            )
        )
    go_to(console, StepKind.OUTCOME)
    return first, third


@pytest.mark.slow
def test_it_begins_and_goes_on_with_what_is_open(open_console, new_session):
    console = open_console(new_session(people=12))
    settled = at_the_rest(console)
    assert console.panel.list.current == console.panel.elements[1].id
    assert console.presenter.anchor == console.panel.elements[1].id
    decide(console, "333")
    levels = [console.desk.workshop.rating(element.id).level for element in console.panel.elements]
    names = [level.id for level in console.desk.pack.levels]
    assert levels == [names[0], names[2], names[0], names[2], names[2]]
    assert {console.desk.workshop.rating(element.id).level for element in settled} == {names[0]}


def test_the_current_practice_is_in_sight_on_a_small_screen(open_console, new_session):
    console = open_console(new_session(people=12), (1024, 700))
    at_the_rest(console)
    for _press in range(5):
        press(console, K.Key_Down)
    row = console.panel.list._rows[-1]
    assert console.panel.list.current == row.element.id
    area = console.frame.area.viewport()
    top = row.mapTo(area, row.rect().topLeft()).y()
    assert 0 <= top <= area.height() - row.height()


def agree(console, services, element, place):
    level = console.desk.pack.levels[place].id
    services.rating.settle(console.desk.session_id, element.id, OutcomeKind.AGREED, level=level)


@pytest.mark.slow
def test_a_fist_to_five_is_counted_and_only_what_came_of_it_is_kept(open_console, new_session, services):
    console = open_console(new_session(people=12))
    element = console.desk.pack.domains[0].elements[0]
    agree(console, services, element, 1)
    console.desk.reload()
    go_to(console, StepKind.OUTCOME)
    console.presenter.go_to(element.id)
    row = console.panel.outcome.fist
    for hands, wanted in (({1: "2", 4: "10"}, FistToFive.NOT_YET), ({3: "4", 5: "8"}, FistToFive.HOLDS)):
        for fingers, number in hands.items():
            row.hands[fingers].setFocus()
            write(console, number)
        press(console, Qt.Key.Key_Return)
        assert services.sessions.load(console.desk.session_id).rating(element.id).fist is wanted
        assert not any(field.text() for field in row.hands)
    assert "we can all live with it" in console.wall.thumbnail.slide.text
    agree(console, services, element, 2)
    assert services.sessions.load(console.desk.session_id).rating(element.id).fist is None


@pytest.mark.slow
def test_what_follows_a_level_does_not_move_the_question_about_all_learners(open_console, new_session):
    console = discussing_first(open_console(new_session(people=12)))
    outcome = console.panel.outcome
    settle()
    before = outcome.learners.mapTo(outcome, outcome.learners.rect().topLeft())
    decide(console, "2")
    settle()
    assert outcome.fist.isVisible()
    assert outcome.learners.mapTo(outcome, outcome.learners.rect().topLeft()) == before


def test_no_hands_are_asked_for_where_the_majority_decides(open_console, new_session, services):
    console = open_console(new_session(people=12, rule=DecisionRule.MAJORITY))
    element = console.desk.pack.domains[0].elements[0]
    agree(console, services, element, 1)
    console.desk.reload()
    go_to(console, StepKind.OUTCOME)
    console.presenter.go_to(element.id)
    assert not console.panel.outcome.fist.isVisible()


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)])
def test_the_step_opens_at_its_head_with_the_evidence_whole(open_console, new_session, services, size):
    session = new_session()
    for element in services.pack.domains[0].elements[:3]:
        services.rating.settle(session, element.id, OutcomeKind.AGREED, level=services.pack.levels[0].id)
    console = open_console(session, size)
    console.presenter.begin()
    go_to(console, StepKind.OUTCOME)
    settle()
    assert console.panel.list.current == services.pack.domains[0].elements[3].id
    assert console.frame.area.verticalScrollBar().value() == 0
